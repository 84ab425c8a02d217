import { ApiError } from '../api.ts'
import { downloadBlob } from './download-blob.ts'

/**
 * Fetches a file the server makes, in the reader's language, and hands it to the person; with `body` by POST.
 * Throws ApiError.
 */
export async function downloadFile(address: string, fallbackName: string, body?: object): Promise<void> {
  const headers = { 'Accept-Language': document.documentElement.lang }
  const asked = body && {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
  const response = await fetch(address, { credentials: 'same-origin', headers, ...asked })
  if (!response.ok) throw await refusal(response)
  const name = nameIn(response.headers.get('Content-Disposition') ?? '') ?? fallbackName
  downloadBlob(name, await response.blob())
}

async function refusal(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as { error?: { code: string; message: string } }
  const { code, message } = body.error ?? { code: 'failed', message: response.statusText }
  return new ApiError(response.status, code, message)
}

function nameIn(disposition: string): string | null {
  const named = /filename\*=UTF-8''([^;]+)|filename="([^"]+)"/.exec(disposition)
  const name = named?.[1] ?? named?.[2]
  return name ? decodeURIComponent(name) : null
}
