import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, asApiError } from '../../../api.ts'
import { prepare } from './dropped-files.ts'
import { uploadFile } from './upload-file.ts'

export type UploadState =
  | { kind: 'idle' }
  | { kind: 'packing'; count: number }
  | { kind: 'sending'; fileName: string; sent: number; total: number }
  /** Everything is sent; the server looks at what the file is. */
  | { kind: 'reading'; fileName: string }
  /** `again`: the same files may go through another time. */
  | { kind: 'refused'; fileName: string | null; message: string; again: boolean }

export type Upload = {
  state: UploadState
  start: (files: File[]) => void
  /** Sends the last files once more. */
  retry: () => void
  stop: () => void
}

/** As much as the server takes. */
const MOST_BYTES = 2 * 1024 ** 3

/** Sends what was dropped; `done` gets the id of the new import. */
export function useUpload(done: (importId: string) => void): Upload {
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  const last = useRef<File[]>([])
  const { refused, failed } = useRefusalWords()
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(
    (files: File[]) => {
      last.current = files
      const fileName = files.length === 1 ? (files[0]?.name ?? null) : null
      if (files.length > 1) setState({ kind: 'packing', count: files.length })
      void prepare(files)
        .then(async (prepared) => {
          const reason = prepared.kind === 'refused' ? prepared.reason : isTooLarge(prepared.file)
          if (prepared.kind === 'refused' || reason) return setState(refused(reason ?? 'nothing', fileName))
          running.current = new AbortController()
          done(await send(prepared.file, running.current.signal, setState))
        })
        .catch((error: unknown) => setState(failed(error, fileName)))
    },
    [done, refused, failed],
  )
  const stop = useCallback(() => running.current?.abort(), [])
  const retry = useCallback(() => start(last.current), [start])
  return { state, start, retry, stop }
}

type Reason = 'nothing' | 'noTables' | 'overLimit' | 'tooLarge'

/** Why files were not sent, or did not arrive. */
function useRefusalWords() {
  const { t } = useTranslation('imports')
  const refused = useCallback(
    (reason: Reason, fileName: string | null): UploadState => {
      return { kind: 'refused', fileName, message: t(`upload.refused.${reason}`), again: false }
    },
    [t],
  )
  const failed = useCallback(
    (error: unknown, fileName: string | null): UploadState => {
      if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'idle' }
      const { message, status } = asApiError(error)
      const broken = error instanceof ApiError && error.status === 0
      const again = broken || status >= 500
      return { kind: 'refused', fileName, message: broken ? t('upload.offline') : message, again }
    },
    [t],
  )
  return { refused, failed }
}

function isTooLarge({ size }: File): 'tooLarge' | null {
  return size > MOST_BYTES ? 'tooLarge' : null
}

async function send(file: File, signal: AbortSignal, tell: (state: UploadState) => void): Promise<string> {
  const fileName = file.name
  tell({ kind: 'sending', fileName, sent: 0, total: file.size })
  const { id } = await uploadFile<{ id: string }>('/api/v1/imports', file, {
    signal,
    onProgress: ({ sent, total }) =>
      tell(sent < total ? { kind: 'sending', fileName, sent, total } : { kind: 'reading', fileName }),
  })
  return id
}
