import { ApiError } from '../../../api.ts'
import { currentLocale } from '../../../i18n/i18n.ts'

export type UploadProgress = { sent: number; total: number }

export type UploadOptions = {
  signal: AbortSignal
  onProgress: (progress: UploadProgress) => void
}

/**
 * Sends one file and tells how far it is; `fetch` cannot. Answers the body of a good response, throws `ApiError` with the
 * server's sentence otherwise and `AbortError` when stopped.
 */
export function uploadFile<T>(path: string, file: File, { signal, onProgress }: UploadOptions): Promise<T> {
  return new Promise<T>((done, fail) => {
    const call = new XMLHttpRequest()
    call.open('POST', path)
    call.setRequestHeader('Accept-Language', currentLocale())
    call.upload.addEventListener('progress', (event) => onProgress({ sent: event.loaded, total: event.total }))
    call.addEventListener('load', () => {
      const body = parsed(call.responseText)
      if (call.status >= 200 && call.status < 300) done(body as T)
      else fail(refusal(call.status, body))
    })
    call.addEventListener('error', () => fail(new ApiError(0, 'offline', '')))
    call.addEventListener('abort', () => fail(new DOMException('Stopped', 'AbortError')))
    signal.addEventListener('abort', () => call.abort(), { once: true })
    const form = new FormData()
    form.append('file', file, file.name)
    call.send(form)
  })
}

function refusal(status: number, body: unknown): ApiError {
  const error = (body as { error?: { code?: string; message?: string } } | undefined)?.error
  return new ApiError(status, error?.code ?? `http_${status}`, error?.message ?? `HTTP ${status}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
