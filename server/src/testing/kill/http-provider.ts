import http from 'node:http'
import type { LookupOutcome, Outgoing, SendOutcome } from '../../modules/channels/channel-adapter.ts'
import type { Connection } from '../../modules/channels/channels.ts'

const REQUEST_MS = 1500

type At = { port: number; agent: http.Agent }

/** A connection to the oracle, as an honest adapter: what it does not know it does not claim. */
export function connectionTo(port: number): Connection {
  const at = { port, agent: new http.Agent({ keepAlive: true, maxSockets: 50 }) }
  return {
    key: 'oracle',
    channel: 'sms',
    provider: 'oracle',
    perSecond: null,
    concurrency: 500,
    reportsDelivery: false,
    price: 100,
    adapter: {
      idempotent: false,
      send: (message) => send(at, message),
      lookup: ({ deliveryId }) => lookup(at, deliveryId),
      check: async () => ({ ok: true }),
    },
  }
}

async function send(at: At, { deliveryId, address, text }: Outgoing): Promise<SendOutcome> {
  const answer = await ask(at, { method: 'POST', path: '/send' }, JSON.stringify({ deliveryId, address, text }))
  if (answer === null) return { kind: 'unknown', detail: 'no answer' }
  if (answer === 503) return { kind: 'retry', reason: 'unavailable', detail: '503' }
  return answer === 200 ? { kind: 'accepted', providerId: `p-${deliveryId}` } : { kind: 'unknown', detail: `${answer}` }
}

async function lookup(at: At, deliveryId: string): Promise<LookupOutcome> {
  const answer = await ask(at, { method: 'GET', path: `/messages/${deliveryId}` })
  if (answer === 200) return { kind: 'found', providerId: `p-${deliveryId}`, state: 'accepted' }
  return answer === 404 ? { kind: 'absent' } : { kind: 'unreachable', detail: `${answer}` }
}

function ask(at: At, question: { method: string; path: string }, body?: string): Promise<number | null> {
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', ...at, ...question }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? null))
      response.once('error', () => resolve(null))
    })
    request.setTimeout(REQUEST_MS, () => request.destroy())
    request.once('error', () => resolve(null))
    request.end(body)
  })
}
