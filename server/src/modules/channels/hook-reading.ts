import { createHmac, timingSafeEqual } from 'node:crypto'
import type { InboundRequest } from './channel-adapter.ts'

/** Whether two secrets are one, in constant time. */
export function sameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false
  const digest = (text: string) => createHmac('sha256', 'comparison').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

export function headerOf({ headers }: InboundRequest, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

export function jsonOf({ rawBody }: InboundRequest): any {
  try {
    return JSON.parse(rawBody.toString('utf8'))
  } catch {
    return null
  }
}

/** The fields of a form, or of the query for providers that call with GET. */
export function formOf({ rawBody, query, method }: InboundRequest): URLSearchParams {
  return method === 'GET' ? new URLSearchParams(query) : new URLSearchParams(rawBody.toString('utf8'))
}

/** Seconds, milliseconds or ISO text as an instant; null when it is none. */
export function instantOf(value: unknown): Date | null {
  if (typeof value === 'number' || /^\d{9,14}$/.test(String(value))) {
    const number = Number(value)
    return new Date(number < 1e11 ? number * 1000 : number)
  }
  const at = new Date(String(value ?? ''))
  return Number.isNaN(at.getTime()) ? null : at
}

/** Digits as vendors write a phone, in E.164. */
export function phoneOf(value: unknown): string {
  return `+${String(value ?? '').replace(/\D/g, '')}`
}
