import smppLibrary, { type PDU, type Session } from 'smpp'
import { publicAddressOf } from '../../../platform/host-check.ts'
import type {
  AdapterPorts,
  ChannelAdapter,
  InboundItem,
  ReceiptState,
  Refusal,
  SendOutcome,
} from '../channel-adapter.ts'
import { phoneOf } from '../hook-reading.ts'
import { troubleOf } from '../http-asking.ts'
import type { Provider, ProviderConfig } from '../provider.ts'

/** An operator or aggregator by SMPP 3.4: one bound session, delivery reports over it. */
export const smpp: Provider = {
  channel: 'sms',
  provider: 'smpp',
  name: 'SMPP 3.4',
  fields: [
    {
      key: 'host',
      words: { ru: 'Сервер', en: 'Server' },
      where: {
        ru: 'Имя или адрес SMPP-сервера из договора с оператором',
        en: 'Host of the SMPP server from the contract with the operator',
      },
      required: true,
    },
    { key: 'port', words: { ru: 'Порт', en: 'Port' }, default: '2775' },
    {
      key: 'systemId',
      also: ['system_id', 'login', 'user'],
      words: { ru: 'system_id', en: 'system_id' },
      required: true,
    },
    { key: 'password', also: ['pass', 'psw'], words: { ru: 'Пароль', en: 'Password' }, secret: true, required: true },
    {
      key: 'source',
      also: ['sender', 'from', 'source_addr', 'sign'],
      words: { ru: 'Имя отправителя', en: 'Sender name' },
      where: {
        ru: 'Буквенное имя или номер, согласованные с оператором',
        en: 'A name or number agreed with the operator',
      },
      required: true,
    },
    { key: 'systemType', also: ['system_type'], words: { ru: 'system_type', en: 'system_type' }, default: '' },
  ],
  perSecond: 10,
  concurrency: 10,
  reportsDelivery: true,
  reportsBy: 'connection',
  create: (config, ports) => createSmpp(config, ports),
}

const STATUS = { ok: 0, throttled: 0x58, queueFull: 0x14, systemError: 0x08 }
const REFUSALS: Record<number, Refusal> = {
  0x0b: 'bad_address',
  0x0a: 'other',
  0x0d: 'auth',
  0x0e: 'auth',
  0x0f: 'auth',
  0x01: 'too_long',
  0x45: 'forbidden_text',
  0x33: 'bad_address',
}
const REPORTS: Record<string, ReceiptState> = {
  DELIVRD: 'delivered',
  ACCEPTD: 'sent',
  ENROUTE: 'sent',
  EXPIRED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
  DELETED: 'failed',
  UNKNOWN: 'failed',
}
const UCS2 = 8
const RECEIPT_BIT = 4
const ANSWER_MS = 15_000
const BIND_MS = 10_000
const ENQUIRE_MS = 30_000

function createSmpp(config: ProviderConfig, ports: AdapterPorts): ChannelAdapter {
  let bound: Promise<Session> | null = null
  const open = () => {
    bound ??= bind(config, ports, () => (bound = null)).catch((error) => {
      bound = null
      throw error
    })
    return bound
  }
  return {
    idempotent: false,
    send: async ({ address, text }) => {
      let session: Session
      try {
        session = await open()
      } catch (error) {
        return bindOutcome(error as Error)
      }
      return submit(session, { source: config.source!, destination: address.replace(/\D/g, ''), text })
    },
    check: async () => {
      try {
        await open()
        return { ok: true }
      } catch (error) {
        const { message: detail } = error as Error
        const outcome = bindOutcome(error as Error)
        const trouble = detail === 'forbidden_address' ? 'address' : troubleOf(outcome)
        return { ok: false, trouble, detail }
      }
    },
    close: async () => (await bound?.catch(() => null))?.close(),
  }
}

class BindRefused extends Error {}

async function bind(config: ProviderConfig, ports: AdapterPorts, lost: () => void): Promise<Session> {
  const host = await publicAddressOf(config.host!, { allowLoopback: ports.simulation })
  return new Promise((resolve, reject) => {
    const session = smppLibrary.connect({
      host,
      port: Number(config.port),
      auto_enquire_link_period: ENQUIRE_MS,
      connectTimeout: BIND_MS,
    })
    const timer = setTimeout(() => (session.destroy(), reject(new Error('no answer to bind'))), BIND_MS)
    const fail = (error: Error) => (clearTimeout(timer), lost(), reject(error))
    session.on('error', fail)
    session.on('close', () => fail(new Error('connection closed')))
    session.on('deliver_sm', (pdu: PDU) => {
      session.send(pdu.response())
      void ports.report(itemsOf(pdu))
    })
    session.on('connect', () => {
      const { systemId: system_id, password, systemType: system_type } = config
      session.bind_transceiver({ system_id, password, system_type }, (pdu: PDU) => {
        clearTimeout(timer)
        if (pdu.command_status === STATUS.ok) return resolve(session)
        session.close()
        reject(new BindRefused(`bind refused: 0x${Number(pdu.command_status).toString(16)}`))
      })
    })
  })
}

function bindOutcome(error: Error): SendOutcome {
  if (error.message === 'forbidden_address') return { kind: 'refused', refusal: 'auth', detail: 'address not allowed' }
  if (error instanceof BindRefused) return { kind: 'refused', refusal: 'auth', detail: error.message }
  return { kind: 'retry', reason: 'unavailable', detail: error.message }
}

function submit(
  session: Session,
  { source, destination, text }: { source: string; destination: string; text: string },
): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end({ kind: 'unknown', detail: 'no answer to submit_sm' }), ANSWER_MS)
    const closed = () => end({ kind: 'unknown', detail: 'connection lost after submit_sm' })
    const end = (outcome: SendOutcome) => {
      clearTimeout(timer)
      session.off('close', closed)
      resolve(outcome)
    }
    session.on('close', closed)
    const numeric = /^\+?\d+$/.test(source)
    session.submit_sm(
      {
        source_addr_ton: numeric ? 1 : 5,
        source_addr_npi: numeric ? 1 : 0,
        source_addr: source,
        dest_addr_ton: 1,
        dest_addr_npi: 1,
        destination_addr: destination,
        data_coding: UCS2,
        registered_delivery: 1,
        ...body(text),
      },
      (pdu: PDU) => end(submitOutcome(pdu)),
    )
  })
}

/** A long text travels whole: the centre cuts it into parts. */
function body(text: string): object {
  const isLong = Buffer.byteLength(text, 'utf16le') > 140
  return isLong ? { short_message: '', message_payload: { message: text } } : { short_message: { message: text } }
}

function submitOutcome({ command_status: status, message_id: id }: PDU): SendOutcome {
  if (status === STATUS.ok) return { kind: 'accepted', providerId: String(id) }
  const detail = `submit_sm 0x${Number(status).toString(16)}`
  if (status === STATUS.throttled || status === STATUS.queueFull)
    return { kind: 'retry', reason: 'throttled', afterSeconds: 5, detail }
  if (status === STATUS.systemError) return { kind: 'retry', reason: 'unavailable', detail }
  return { kind: 'refused', refusal: REFUSALS[Number(status)] ?? 'other', detail }
}

function itemsOf(pdu: PDU): InboundItem[] {
  const text = textOf(pdu.short_message) || textOf(pdu.message_payload)
  if ((Number(pdu.esm_class) & RECEIPT_BIT) === 0) {
    const address = phoneOf(pdu.source_addr)
    return [{ kind: 'message', externalId: `${address}:${pdu.sequence_number}:${text}`, address, text, at: null }]
  }
  const told = pdu.receipted_message_id ?? /id:(\S+)/i.exec(text)?.[1] ?? ''
  const providerId = String(told).replace(/\0/g, '')
  const state = REPORTS[/stat:(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? '']
  return providerId === '' || !state ? [] : [{ kind: 'receipt', providerId, state, at: null }]
}

function textOf(field: unknown): string {
  return String((field as { message?: unknown } | undefined)?.message ?? '')
}
