import { Modal } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { Line, Stack } from '@revisit/ui/Layout.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { actOnImport } from '../kit/import-calls.ts'

export type UndoDialogProps = {
  /** The import to take back; none closes the dialog. */
  subject: { id: string; fileName: string } | null
  onClose: () => void
  /** The undo has begun. */
  onStarted?: (id: string) => void
}

/** What taking back a whole import means, before it is done: thousands of rows go at once. */
export function UndoDialog({ subject, onClose, onStarted }: UndoDialogProps) {
  const { t } = useTranslation('imports')
  const queries = useQueryClient()
  const undo = useMutation({
    mutationFn: (id: string) => actOnImport(id, 'undo'),
    onSuccess: (_, id) => {
      onClose()
      onStarted?.(id)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
  return (
    <Modal opened={subject !== null} onClose={onClose} title={t('undo.title')} size={480}>
      <Stack gap={12}>
        <b style={{ overflowWrap: 'anywhere' }}>{subject?.fileName}</b>
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          {t('undo.meaning', { returnObjects: true }).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {undo.isError && <ErrorState code={asApiError(undo.error).code}>{undo.error.message}</ErrorState>}
        <Line>
          <Button variant="danger" loading={undo.isPending} onClick={() => subject && undo.mutate(subject.id)}>
            {t('undo.confirm')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('undo.keep')}
          </Button>
        </Line>
      </Stack>
    </Modal>
  )
}
