import { Textarea } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCardActions } from './use-card-actions.ts'
import css from './Patient.module.css'

/** Writes a note into the card; Ctrl Enter saves. */
export function NoteComposer({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const [text, setText] = useState('')
  const { addNote, removeNote } = useCardActions(patientId)
  const save = useMutation({
    mutationFn: addNote,
    onSuccess: (note) => {
      setText('')
      showToast({ text: t('note.saved'), undo: () => void removeNote(note.id) })
    },
    onError: (error) => showToast({ text: error.message, tone: 'failed' }),
  })
  const submit = () => {
    if (text.trim() && !save.isPending) save.mutate(text.trim())
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  return (
    <div className={css.composer}>
      <Textarea
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        value={text}
        placeholder={t('note.placeholder')}
        aria-label={t('note.tab')}
        classNames={{ root: css.composerField, input: css.bare }}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={press}
      />
      <Button disabled={!text.trim()} loading={save.isPending} onClick={submit}>
        {t('note.save')}
      </Button>
    </div>
  )
}
