import { Button } from '@revisit/ui/Button.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { IconAlertTriangle, IconFileUpload } from '@tabler/icons-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { droppedFiles } from './dropped-files.ts'
import { UploadProgress } from './UploadProgress.tsx'
import type { Upload, UploadState } from './use-upload.ts'
import css from './DropZone.module.css'

export type DropZoneProps = {
  upload: Upload
  /** Fewer words, for a page that has more to say. */
  small?: boolean
}

/** The place for files: drop here or choose. Shows the sending and, when refused, why. */
export function DropZone({ upload, small }: DropZoneProps) {
  const { t } = useTranslation('imports')
  const input = useRef<HTMLInputElement>(null)
  const drop = useDrop(upload.start)
  const { state } = upload
  const busy = state.kind === 'packing' || state.kind === 'sending' || state.kind === 'reading'
  return (
    <div className={classes(css.zone, small && css.small, drop.over && css.over)} {...(busy ? {} : drop.handlers)}>
      {busy ? (
        <UploadProgress state={state} onStop={upload.stop} />
      ) : (
        <>
          <IconFileUpload size={small ? 24 : 32} stroke={1.4} className={css.icon} aria-hidden="true" />
          <div className={css.words}>
            <b>{drop.over ? t('upload.release') : t('upload.drop')}</b>
            <span className="caption">{t('upload.formats')}</span>
          </div>
          <Button variant={small ? 'plain' : 'main'} onClick={() => input.current?.click()}>
            {t('upload.choose')}
          </Button>
        </>
      )}
      {state.kind === 'refused' && <Refusal state={state} retry={upload.retry} />}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('upload.choose')}
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.zip"
        onChange={(event) => {
          upload.start([...(event.currentTarget.files ?? [])])
          // The same file chosen again after a correction must count as a new choice.
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}

type Refused = Extract<UploadState, { kind: 'refused' }>

function Refusal({ state: { fileName, message, again }, retry }: { state: Refused; retry: () => void }) {
  const { t } = useTranslation('imports')
  return (
    <div className={css.refused} role="alert">
      <IconAlertTriangle size={16} stroke={1.6} />
      <span>
        {fileName && <b>{fileName}: </b>}
        {message}
      </span>
      {again && (
        <Button size="small" onClick={retry}>
          {t('upload.again')}
        </Button>
      )}
    </div>
  )
}

/** Drag and drop of one element; children inside do not make it flicker. */
function useDrop(take: (files: File[]) => void) {
  const [depth, setDepth] = useState(0)
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      event.preventDefault()
      setDepth((now) => now + 1)
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDragLeave: () => setDepth((now) => Math.max(0, now - 1)),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setDepth(0)
      void droppedFiles(event.dataTransfer).then(take)
    },
  }
  return { over: depth > 0, handlers }
}
