import { createHmac } from 'node:crypto'
import type { AdapterPorts, ChannelAdapter, Outgoing, SendOutcome } from '../channel-adapter.ts'
import { ask, checkOutcome, type HttpAnswer, jsonBody, statusOutcome } from '../http-asking.ts'
import type { Provider, ProviderConfig } from '../provider.ts'

/** A signed request to the clinic's own system (Standard Webhooks): the receiver tells a repeat by `webhook-id`. */
export const webhook: Provider = {
  channel: 'webhook',
  provider: 'webhook',
  name: 'Webhook',
  fields: [
    {
      key: 'url',
      also: ['baseUrl', 'base_url', 'endpoint'],
      words: { ru: 'Адрес', en: 'Address' },
      where: {
        ru: 'Адрес вашей системы, которая примет сообщение',
        en: 'Address of your own system that takes the message',
      },
      required: true,
    },
    {
      key: 'secret',
      words: { ru: 'Секрет подписи', en: 'Signing secret' },
      where: {
        ru: 'Им ваша система проверит подпись webhook-signature',
        en: 'Your system checks webhook-signature with it',
      },
      secret: true,
      required: true,
    },
  ],
  perSecond: 20,
  concurrency: 5,
  reportsDelivery: false,
  reportsBy: 'nothing',
  create: (config, ports) => createWebhook(config, ports),
}

/** `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; a secret `whsec_…` is base64. */
export function webhookSignature(secret: string, signed: { id: string; timestamp: number; body: string }): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8')
  const { id, timestamp, body } = signed
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

function createWebhook({ url, secret }: ProviderConfig, { outbound, now }: AdapterPorts): ChannelAdapter {
  const post = (id: string, value: object) => {
    const { headers, body } = jsonBody(value)
    const timestamp = Math.floor(now().getTime() / 1000)
    const signature = webhookSignature(secret!, { id, timestamp, body })
    return ask(outbound, {
      method: 'POST',
      url: url!,
      headers: { ...headers, 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature },
      body,
    })
  }
  return {
    idempotent: true,
    send: async (message: Outgoing) => {
      const { deliveryId, text, address, payload = {} } = message
      const asked = await post(deliveryId, { type: 'touch.message', deliveryId, address, text, ...payload })
      return asked.answered ? sendOutcome(asked.answer, deliveryId) : asked.outcome
    },
    check: async () =>
      checkOutcome(
        await post('check', { type: 'ping' }),
        ({ status }) => status < 300,
        (answer) => sendOutcome(answer, 'check'),
      ),
  }
}

function sendOutcome(answer: HttpAnswer, deliveryId: string): SendOutcome {
  const refused = statusOutcome(answer)
  if (refused === null) return { kind: 'accepted', providerId: deliveryId }
  if (answer.status === 410) return { kind: 'refused', refusal: 'blocked_by_patient', detail: 'HTTP 410' }
  // The receiver tells a repeat by its id: asking again is harmless.
  return refused.kind === 'unknown' ? { kind: 'retry', reason: 'unavailable', detail: refused.detail } : refused
}
