import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

export type OutboundRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** A certificate authority trusted for this request alone, PEM. */
  ca?: string
}

export type OutboundAnswer =
  | { ok: true; status: number; headers: http.IncomingHttpHeaders; body: Buffer }
  | {
      ok: false
      reason: 'forbidden_address' | 'timeout' | 'too_large' | 'network' | 'bad_url'
      detail: string
      /** A connection (with TLS: a secure one) stood, so the other side may have got the request. */
      heard: boolean
    }

/** The only way out of the product over HTTP. Foreseen failures are values. */
export type Outbound = { send(request: OutboundRequest): Promise<OutboundAnswer> }

export type OutboundLimits = { timeoutMs: number; maxAnswerBytes: number; allowLoopback: boolean }

const DEFAULTS: OutboundLimits = { timeoutMs: 15_000, maxAnswerBytes: 1_000_000, allowLoopback: false }

/** No private addresses (checked after name resolution), no redirects, bounded time and answer size. */
export function createOutbound(limits: Partial<OutboundLimits> = {}): Outbound {
  const { timeoutMs, maxAnswerBytes, allowLoopback } = { ...DEFAULTS, ...limits }
  const filter = { allowPrivateIPAddress: false, allowIPAddressList: allowLoopback ? ['127.0.0.1', '::1'] : [] }
  const agents = {
    'http:': new RequestFilteringHttpAgent(filter),
    'https:': new RequestFilteringHttpsAgent(filter),
  }
  return {
    send: async (request) => {
      const url = URL.parse(request.url)
      if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) {
        return { ok: false, reason: 'bad_url', detail: 'only http(s) addresses without sign-in data', heard: false }
      }
      return exchange(url, request, { agent: agents[url.protocol], timeoutMs, maxAnswerBytes })
    },
  }
}

type Exchange = { agent: http.Agent; timeoutMs: number; maxAnswerBytes: number }

function exchange(
  url: URL,
  { method = 'GET', headers, body, ca }: OutboundRequest,
  { agent, timeoutMs, maxAnswerBytes }: Exchange,
): Promise<OutboundAnswer> {
  return new Promise((resolve) => {
    const isSecure = url.protocol === 'https:'
    const start = isSecure ? https.request : http.request
    const outgoing = start(url, { method, headers, agent, ...(ca ? { ca } : {}) }, (answer) => {
      collect(answer, maxAnswerBytes).then(
        (collected) => resolve({ ok: true, status: answer.statusCode ?? 0, headers: answer.headers, body: collected }),
        (error: Error) => {
          const reason = error.message === 'too_large' ? 'too_large' : 'network'
          resolve({ ok: false, reason, detail: error.message, heard: true })
        },
      )
    })
    let heard = false
    outgoing.once('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', () => (heard = true)))
    const deadline = setTimeout(() => outgoing.destroy(new Error('timeout')), timeoutMs)
    outgoing.on('close', () => clearTimeout(deadline))
    outgoing.on('error', (error) => resolve({ ok: false, reason: reasonOf(error), detail: error.message, heard }))
    outgoing.end(body)
  })
}

async function collect(answer: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBytes) throw new Error('too_large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function reasonOf(error: Error): 'timeout' | 'forbidden_address' | 'network' {
  if (error.message === 'timeout') return 'timeout'
  return /is not allowed/.test(error.message) ? 'forbidden_address' : 'network'
}
