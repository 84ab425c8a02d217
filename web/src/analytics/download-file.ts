import { ApiError } from '../api.ts'
import { downloadBlob } from './csv.ts'

/** Fetches a file the server makes, in the reader's language, and hands it to the person. Throws ApiError. */
export async function downloadFile(address: string, fallbackName: string): Promise<void> {
  const response = await fetch(address, {
    credentials: 'same-origin',
    headers: { 'Accept-Language': document.documentElement.lang },
  })
  if (!response.ok) {
    const body = (await response.json().catch(() => undefined)) as
      | { error?: { code: string; message: string } }
      | undefined
    throw new ApiError(response.status, body?.error?.code ?? 'failed', body?.error?.message ?? response.statusText)
  }
  const named = /filename\*=UTF-8''([^;]+)|filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')
  downloadBlob(decodeURIComponent(named?.[1] ?? named?.[2] ?? fallbackName), await response.blob())
}
