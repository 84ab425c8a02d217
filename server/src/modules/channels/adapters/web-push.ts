import webPush from 'web-push'
import type { AdapterPorts, ChannelAdapter, SendOutcome } from '../channel-adapter.ts'
import { ask, type HttpAnswer, statusOutcome } from '../http-asking.ts'
import type { Provider, ProviderConfig } from '../provider.ts'

const DAY_SECONDS = 86_400

/** Notifications in the browser (RFC 8030, VAPID): the address of a person is a subscription as JSON. */
export const pushVapid: Provider = {
  channel: 'push',
  provider: 'vapid',
  name: 'Web Push',
  fields: [
    {
      key: 'publicKey',
      also: ['public_key', 'vapidPublicKey'],
      words: { ru: 'Открытый ключ VAPID', en: 'VAPID public key' },
      where: {
        ru: 'Пара ключей: npx web-push generate-vapid-keys',
        en: 'The pair of keys: npx web-push generate-vapid-keys',
      },
      required: true,
    },
    {
      key: 'privateKey',
      also: ['private_key', 'vapidPrivateKey'],
      words: { ru: 'Закрытый ключ VAPID', en: 'VAPID private key' },
      secret: true,
      required: true,
    },
    {
      key: 'subject',
      also: ['email', 'contact'],
      words: { ru: 'Контакт отправителя (mailto: или https:)', en: 'Sender contact (mailto: or https:)' },
      required: true,
    },
  ],
  perSecond: 50,
  concurrency: 10,
  reportsDelivery: false,
  reportsBy: 'nothing',
  create: (config, ports) => createPush(config, ports),
}

function createPush(config: ProviderConfig, { outbound }: AdapterPorts): ChannelAdapter {
  const subject = config.subject!.includes(':') ? config.subject! : `mailto:${config.subject}`
  const vapidDetails = { subject, publicKey: config.publicKey!, privateKey: config.privateKey! }
  return {
    idempotent: false,
    send: async ({ deliveryId, address, text, subject: title }) => {
      let details: ReturnType<typeof webPush.generateRequestDetails>
      try {
        const payload = JSON.stringify({ title: title ?? '', body: text, tag: deliveryId })
        details = webPush.generateRequestDetails(JSON.parse(address), payload, { vapidDetails, TTL: DAY_SECONDS })
      } catch (error) {
        return { kind: 'refused', refusal: 'bad_address', detail: (error as Error).message.slice(0, 200) }
      }
      const { endpoint, headers, body } = details
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
      const asked = await ask(outbound, { method: 'POST', url: endpoint, headers: plain, ...(body ? { body } : {}) })
      return asked.answered ? sendOutcome(asked.answer, deliveryId) : asked.outcome
    },
    check: async () => {
      try {
        webPush.setVapidDetails(subject, config.publicKey!, config.privateKey!)
        return { ok: true }
      } catch (error) {
        return { ok: false, trouble: 'auth', detail: (error as Error).message }
      }
    },
  }
}

function sendOutcome(answer: HttpAnswer, deliveryId: string): SendOutcome {
  const { status, headers } = answer
  if (status >= 200 && status < 300) return { kind: 'accepted', providerId: String(headers.location ?? deliveryId) }
  const detail = `HTTP ${status}`
  if (status === 404 || status === 410) return { kind: 'refused', refusal: 'blocked_by_patient', detail }
  if (status === 413) return { kind: 'refused', refusal: 'too_long', detail }
  if (status === 400) return { kind: 'refused', refusal: 'bad_address', detail }
  return statusOutcome(answer) ?? { kind: 'unknown', detail }
}
