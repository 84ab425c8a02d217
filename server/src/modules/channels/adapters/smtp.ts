import nodemailer, { type Transporter } from 'nodemailer'
import { publicAddressOf } from '../../../platform/host-check.ts'
import type {
  AdapterPorts,
  ChannelAdapter,
  InboundItem,
  Outgoing,
  Refusal,
  SendOutcome,
  Trouble,
} from '../channel-adapter.ts'
import { troubleOf } from '../http-asking.ts'
import type { Provider, ProviderConfig } from '../provider.ts'

/** Any mail server by SMTP. */
export const smtp: Provider = {
  channel: 'email',
  provider: 'smtp',
  name: 'SMTP',
  fields: [
    {
      key: 'host',
      words: { ru: 'Сервер', en: 'Server' },
      where: { ru: 'Например smtp.yandex.ru', en: 'For example smtp.yandex.ru' },
      required: true,
    },
    { key: 'port', words: { ru: 'Порт', en: 'Port' }, default: '587' },
    {
      key: 'secure',
      also: ['tls', 'ssl'],
      words: { ru: 'TLS с первого байта (порт 465)', en: 'TLS from the first byte (port 465)' },
      kind: 'switch',
    },
    { key: 'user', also: ['username', 'login'], words: { ru: 'Логин', en: 'User' } },
    {
      key: 'pass',
      also: ['password', 'psw'],
      words: { ru: 'Пароль', en: 'Password' },
      where: {
        ru: 'Для Яндекса и Mail.ru нужен пароль приложения, не пароль почты',
        en: 'Yandex and Mail.ru ask for an application password, not that of the mailbox',
      },
      secret: true,
    },
    {
      key: 'from',
      also: ['sender'],
      words: { ru: 'Отправитель: Клиника <mail@clinic.ru>', en: 'Sender: Clinic <mail@clinic.ru>' },
      where: {
        ru: 'Домен должен иметь записи SPF и DKIM, иначе письма уйдут в спам',
        en: 'The domain needs SPF and DKIM records, or letters land in spam',
      },
      required: true,
    },
    { key: 'replyTo', also: ['reply_to'], words: { ru: 'Куда отвечать', en: 'Reply to' } },
  ],
  perSecond: 10,
  concurrency: 3,
  reportsDelivery: false,
  reportsBy: 'hand',
  create: (config, ports) => createSmtp(config, ports),
}

const SECONDS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

function createSmtp(config: ProviderConfig, { simulation }: AdapterPorts): ChannelAdapter {
  let transport: Promise<Transporter> | null = null
  const open = () =>
    (transport ??= openTransport(config, simulation).catch((error) => {
      transport = null
      throw error
    }))
  return {
    idempotent: false,
    send: async (message) => {
      try {
        const { messageId } = await (await open()).sendMail(mailOf(message, config))
        return { kind: 'accepted', providerId: messageId }
      } catch (error) {
        return outcomeOf(error as MailError)
      }
    },
    check: async () => {
      try {
        await (await open()).verify()
        return { ok: true }
      } catch (error) {
        const { message } = error as MailError
        return { ok: false, trouble: troubleWith(error as MailError), detail: message.slice(0, 200) }
      }
    },
    // A report of non-delivery as the mail server pipes it here (RFC 3464).
    read: ({ rawBody }) => {
      const items = bounceItems(rawBody.toString('utf8'))
      return items === null ? { ok: false, status: 400 } : { ok: true, items }
    },
    close: async () => (await transport?.catch(() => null))?.close(),
  }
}

async function openTransport(config: ProviderConfig, simulation: boolean): Promise<Transporter> {
  const { host = '', port = '587', user, pass } = config
  const secure = config.secure === undefined ? port === '465' : /^(1|true|yes|да)$/i.test(config.secure)
  return nodemailer.createTransport({
    // The checked address and not the name: a name server cannot send us elsewhere afterwards.
    host: await publicAddressOf(host, { allowLoopback: simulation }),
    port: Number(port),
    secure,
    tls: { servername: host },
    ...(user ? { auth: { user, pass: pass ?? '' } } : {}),
    ...SECONDS,
    pool: true,
    maxConnections: 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function mailOf(message: Outgoing, { from, replyTo }: ProviderConfig) {
  const { deliveryId, address, subject = '', text, html, unsubscribeUrl } = message
  const domain = /@([^\s>]+)/.exec(from!)?.[1] ?? 'localhost'
  return {
    from,
    to: { name: '', address },
    subject,
    text,
    ...(html ? { html } : {}),
    ...(replyTo ? { replyTo } : {}),
    messageId: `<${deliveryId}@${domain}>`,
    headers: unsubscribeUrl
      ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {},
  }
}

type MailError = Error & { code?: string; responseCode?: number; response?: string; syscall?: string }

function outcomeOf(error: MailError): SendOutcome {
  const { code, responseCode = 0 } = error
  const detail = `${code ?? ''} ${error.response ?? error.message}`.trim().slice(0, 300)
  if (error.message === 'forbidden_address') return { kind: 'refused', refusal: 'auth', detail: 'address not allowed' }
  if (code === 'EAUTH') return { kind: 'refused', refusal: 'auth', detail }
  if (responseCode >= 500) return { kind: 'refused', refusal: refusalOf(responseCode, detail), detail }
  if (responseCode >= 400)
    return { kind: 'retry', reason: THROTTLED.has(responseCode) ? 'throttled' : 'unavailable', detail }
  return neverConnected(error) ? { kind: 'retry', reason: 'unavailable', detail } : { kind: 'unknown', detail }
}

function troubleWith(error: MailError): Trouble {
  if (error.message === 'forbidden_address') return 'address'
  if (error.code === 'ESOCKET' && /certificate|SSL|TLS/i.test(error.message)) return 'certificate'
  const outcome = outcomeOf(error)
  return outcome.kind === 'unknown' ? 'no_answer' : troubleOf(outcome)
}

const THROTTLED = new Set([421, 450])

/** Only a connection that never stood has surely carried nothing: the library does not say how far a broken one came. */
function neverConnected({ code, syscall }: MailError): boolean {
  return syscall === 'connect' || syscall === 'getaddrinfo' || code === 'EDNS'
}

function refusalOf(responseCode: number, detail: string): Refusal {
  if (/\b5\.7\.|spam|blocked|policy/i.test(detail)) return 'forbidden_text'
  if (responseCode === 550 || responseCode === 551 || responseCode === 553 || /\b5\.1\./.test(detail))
    return 'bad_address'
  if (responseCode === 552 || responseCode === 523) return 'too_long'
  return responseCode === 535 || responseCode === 530 ? 'auth' : 'other'
}

/** What a non-delivery report says about our letter; null when it is none. */
function bounceItems(text: string): InboundItem[] | null {
  const status = /^Status:\s*(\d)\.(\d+)\.\d+/im.exec(text)
  const deliveryId = /Message-ID:\s*<([0-9a-f-]{36})@/i.exec(text)?.[1]
  const recipient = /^Final-Recipient:\s*[^;]+;\s*(\S+)/im.exec(text)?.[1]
  if (!status || !deliveryId || !recipient) return null
  if (status[1] !== '5') return []
  const refusal: Refusal = status[2] === '1' ? 'bad_address' : status[2] === '7' ? 'forbidden_text' : 'other'
  return [{ kind: 'receipt', deliveryId, state: 'failed', refusal, at: null }]
}
