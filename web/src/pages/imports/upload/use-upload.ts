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
  | { kind: 'refused'; fileName: string | null; message: string; code: string | null }

export type Upload = {
  state: UploadState
  start: (files: File[]) => void
  stop: () => void
}

/** Sends what was dropped; `done` gets the id of the new import. */
export function useUpload(done: (importId: string) => void): Upload {
  const { t } = useTranslation('imports')
  const [state, setState] = useState<UploadState>({ kind: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const refuse = useCallback(
    (error: unknown, fileName: string | null) => {
      if (error instanceof DOMException && error.name === 'AbortError') return setState({ kind: 'idle' })
      const { code, message } = asApiError(error)
      const offline = error instanceof ApiError && error.status === 0
      setState({ kind: 'refused', fileName, message: offline ? t('upload.offline') : message, code })
    },
    [t],
  )

  const start = useCallback(
    (files: File[]) => {
      if (files.length > 1) setState({ kind: 'packing', count: files.length })
      void prepare(files)
        .then(async (prepared) => {
          if (prepared.kind === 'refused') {
            return setState({
              kind: 'refused',
              fileName: null,
              message: t(`upload.refused.${prepared.reason}`),
              code: null,
            })
          }
          running.current = new AbortController()
          const id = await send(prepared.file, running.current.signal, setState)
          done(id)
        })
        .catch((error: unknown) => refuse(error, files.length === 1 ? (files[0]?.name ?? null) : null))
    },
    [done, refuse, t],
  )
  const stop = useCallback(() => running.current?.abort(), [])
  return { state, start, stop }
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
