import createClient from 'openapi-fetch'
import type { paths } from './api.gen.ts'

/** One wrong field of a request, by its path: «phone», «rows.3.amount». */
export type FieldError = { path: string; message: string }

/** An answer that is not a success, in the words of the server (already in the reader's language). */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: FieldError[]

  constructor(status: number, code: string, message: string, fields: FieldError[] = []) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

let language = 'ru'

/** Tells the server which language its messages should be in. */
export function speakTo(locale: string): void {
  language = locale
}

/** The typed client of `/api/v1`; cookies carry the session. Wrap calls in `answer`. */
export const api = createClient<paths>({ baseUrl: window.location.origin, credentials: 'same-origin' })

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language)
    return request
  },
})

type Outcome<T> = { data?: T; error?: unknown; response: Response }

/** Unwraps an answer: its data, or an `ApiError` thrown. A lost connection becomes code `offline`. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const outcome = await call.catch((cause: unknown) => {
    if (isAbort(cause)) throw cause
    throw new ApiError(0, 'offline', offlineMessage())
  })
  if (outcome.response.ok) return outcome.data as T
  throw toApiError(outcome.response.status, outcome.error)
}

/** A request beyond the typed client: sign-in endpoints, uploads. Same errors as `answer`. */
export async function request<T>(path: string, init: RequestInit & { json?: unknown } = {}): Promise<T> {
  const { json, ...rest } = init
  const headers = new Headers(rest.headers)
  headers.set('Accept-Language', language)
  if (json !== undefined) headers.set('Content-Type', 'application/json')
  const response = await fetch(path, {
    credentials: 'same-origin',
    ...rest,
    headers,
    body: json === undefined ? rest.body : JSON.stringify(json),
  }).catch((cause: unknown) => {
    if (isAbort(cause)) throw cause
    throw new ApiError(0, 'offline', offlineMessage())
  })
  const text = await response.text()
  const body: unknown = text ? parse(text) : undefined
  if (!response.ok) throw toApiError(response.status, body)
  return body as T
}

/** The error as `ApiError`, whatever it was; for showing. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  return new ApiError(0, 'unexpected', error instanceof Error ? error.message : String(error))
}

/** Messages of wrong fields by path, for the errors of a form. */
export function fieldErrors(error: unknown): Record<string, string> {
  return error instanceof ApiError ? Object.fromEntries(error.fields.map((one) => [one.path, one.message])) : {}
}

function toApiError(status: number, body: unknown): ApiError {
  const error = (body as { error?: Partial<ApiError> } | undefined)?.error
  // better-auth answers with {code, message} at the top.
  const flat = body as { code?: string; message?: string } | undefined
  const code = error?.code ?? flat?.code ?? `http_${status}`
  const message = error?.message ?? flat?.message ?? `HTTP ${status}`
  return new ApiError(status, code, message, error?.fields ?? [])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isAbort(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'AbortError'
}

function offlineMessage(): string {
  return language === 'ru' ? 'Нет связи с сервером' : 'The server cannot be reached'
}
