import type { Outbound, OutboundAnswer, OutboundRequest } from '../../platform/outbound.ts'
import type { CheckOutcome, Refusal, SendOutcome, Trouble } from './channel-adapter.ts'

export type HttpAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  json: any
}
export type Asked = { answered: true; answer: HttpAnswer } | { answered: false; outcome: SendOutcome; trouble: Trouble }

const CERTIFICATE = /CERT_|certificate|SSL routines/i

/** Asks a provider over HTTP. Without a whole answer the outcome says whether the message may have been taken. */
export async function ask(outbound: Outbound, request: OutboundRequest): Promise<Asked> {
  const answer = await outbound.send(request)
  if (answer.ok) return { answered: true, answer: httpAnswer(answer) }
  return { answered: false, ...unanswered(answer) }
}

/** An answer with its text and, when it is JSON, what that says. */
export function httpAnswer({ status, headers, body }: Extract<OutboundAnswer, { ok: true }>): HttpAnswer {
  const text = body.toString('utf8')
  return { status, headers, text, json: parsed(text) }
}

/** What it means that no whole answer came: only a connection that never stood has surely carried nothing. */
export function unanswered({ reason, detail, heard }: Extract<OutboundAnswer, { ok: false }>): {
  outcome: SendOutcome
  trouble: Trouble
} {
  if (reason === 'forbidden_address' || reason === 'bad_url') {
    return {
      outcome: { kind: 'refused', refusal: 'auth', detail: `address not allowed: ${detail}` },
      trouble: 'address',
    }
  }
  if (heard) return { outcome: { kind: 'unknown', detail: `${reason}: ${detail}` }, trouble: 'no_answer' }
  const trouble = CERTIFICATE.test(detail) ? 'certificate' : 'unavailable'
  return { outcome: { kind: 'retry', reason: 'unavailable', detail }, trouble }
}

/** Asks with a JSON body when there is one. */
export function askJson(
  outbound: Outbound,
  { value, ...request }: OutboundRequest & { value?: object },
): Promise<Asked> {
  if (value === undefined) return ask(outbound, request)
  const { headers, body } = jsonBody(value)
  return ask(outbound, { ...request, headers: { ...headers, ...request.headers }, body })
}

/** Whether a vendor said yes; where it did not, its own reading of answers says what is wrong. */
export function checkOutcome(
  asked: Asked,
  isGood: (answer: HttpAnswer) => boolean,
  read: (answer: HttpAnswer) => SendOutcome,
): CheckOutcome {
  if (!asked.answered) return { ok: false, trouble: asked.trouble, detail: detailOf(asked.outcome) }
  if (isGood(asked.answer)) return { ok: true }
  const outcome = read(asked.answer)
  return { ok: false, trouble: troubleOf(outcome), detail: detailOf(outcome) }
}

/** What an answer to a message says about the connection that carried it. */
export function troubleOf(outcome: SendOutcome): Trouble {
  if (outcome.kind === 'retry') return outcome.reason
  if (outcome.kind === 'unknown') return 'unavailable'
  if (outcome.kind === 'refused' && (outcome.refusal === 'auth' || outcome.refusal === 'no_money'))
    return outcome.refusal
  return 'vendor'
}

function detailOf(outcome: SendOutcome): string {
  return 'detail' in outcome ? outcome.detail : ''
}

/** What an HTTP status means when the body says nothing better; null for 2xx. */
export function statusOutcome({ status, headers, text }: HttpAnswer): SendOutcome | null {
  if (status >= 200 && status < 300) return null
  const detail = `HTTP ${status} ${text.slice(0, 200)}`
  if (status === 429) return { kind: 'retry', reason: 'throttled', detail, ...afterSeconds(headers) }
  if (status === 503) return { kind: 'retry', reason: 'unavailable', detail, ...afterSeconds(headers) }
  if (status === 401 || status === 403) return { kind: 'refused', refusal: 'auth', detail }
  if (status === 402) return { kind: 'refused', refusal: 'no_money', detail }
  if (status >= 500 || status === 408) return { kind: 'unknown', detail }
  return { kind: 'refused', refusal: 'other', detail }
}

/** A good status with a body nobody can read: it may have been taken. */
export function unreadable({ status, text }: HttpAnswer): SendOutcome {
  return { kind: 'unknown', detail: `HTTP ${status}, unexpected answer: ${text.slice(0, 200)}` }
}

/** A form as browsers send it. */
export function formBody(fields: Record<string, string | undefined>): {
  headers: Record<string, string>
  body: string
} {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value)
  return { headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: form.toString() }
}

export function jsonBody(value: unknown): { headers: Record<string, string>; body: string } {
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) }
}

/** Roubles as vendors write them ("1.44") in kopecks; undefined when it is no number. */
export function minorUnits(amount: unknown): number | undefined {
  const value = typeof amount === 'string' && amount.trim() === '' ? Number.NaN : Number(amount ?? Number.NaN)
  return Number.isFinite(value) ? Math.round(value * 100) : undefined
}

/** The cost of a message as a vendor writes it, when it does. */
export function costOf(amount: unknown): { cost?: number } {
  const cost = minorUnits(amount)
  return cost === undefined ? {} : { cost }
}

/** The refusal of the first pattern the vendor's words match, or null. A vendor in trouble (5xx, 429) refuses nobody by its words. */
export function refusalBy(
  patterns: readonly (readonly [RegExp, Refusal])[],
  said: string,
  { status, detail }: { status: number; detail: string },
): SendOutcome | null {
  if (status >= 500 || status === 429) return null
  const found = patterns.find(([pattern]) => pattern.test(said))
  return found ? { kind: 'refused', refusal: found[1], detail } : null
}

/** Retry-After in seconds, or as a date beside the vendor's own Date (RFC 9110). */
function afterSeconds(headers: HttpAnswer['headers']): { afterSeconds?: number } {
  const asked = String(headers['retry-after'] ?? '')
  const until = (Date.parse(asked) - Date.parse(String(headers.date))) / 1000
  const seconds = /^\d+$/.test(asked) ? Number(asked) : Math.ceil(until)
  return Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: Math.min(seconds, 3600) } : {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
