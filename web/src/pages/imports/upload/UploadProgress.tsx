import { Button } from '@revisit/ui/Button.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useTranslation } from 'react-i18next'
import { useFileSize } from '../kit/use-file-size.ts'
import type { UploadState } from './use-upload.ts'
import css from './DropZone.module.css'

type Busy = Extract<UploadState, { kind: 'packing' | 'sending' | 'reading' }>

/** How much of the file is sent. */
export function UploadProgress({ state, onStop }: { state: Busy; onStop: () => void }) {
  const { t } = useTranslation('imports')
  const size = useFileSize()
  const share =
    state.kind === 'sending' && state.total > 0 ? state.sent / state.total : state.kind === 'reading' ? 1 : 0
  const words = {
    packing: () => t('upload.packing'),
    sending: () => {
      const { sent, total } = state as Extract<Busy, { kind: 'sending' }>
      return t('upload.sent', { sent: size(sent), total: size(total) })
    },
    reading: () => t('upload.reading'),
  }[state.kind]()
  return (
    <div className={css.progress}>
      <div className={css.progressWords}>
        <b>{state.kind === 'packing' ? t('upload.files', { count: state.count }) : state.fileName}</b>
        <span className="caption">{words}</span>
      </div>
      <ProgressBar label={t('upload.label')} share={share} />
      <Button size="small" variant="quiet" onClick={onStop} disabled={state.kind === 'packing'}>
        {t('upload.stop')}
      </Button>
    </div>
  )
}
