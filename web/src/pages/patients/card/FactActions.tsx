import { Textarea } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import type { TimelineFact } from '../patient-types.ts'
import { UnmergeButton } from './UnmergeButton.tsx'
import { TouchPanel } from '../../outbox/TouchPanel.tsx'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions } from './use-card-actions.ts'

/** What can be done with an entry of the timeline: a note changed or removed, a merge taken apart. */
export function FactActions({ fact, patientId }: { fact: TimelineFact; patientId: string }) {
  if (fact.type === 'touch') return <TouchActions touchId={fact.id} patientId={patientId} />
  if (fact.type === 'note') return <NoteActions note={fact} patientId={patientId} />
  if (fact.type !== 'merge' || fact.undoneAt !== null) return null
  return <UnmergeButton mergeId={fact.id} keepId={patientId} absorbedId={fact.absorbedId} />
}

/** The words of a message and every decision about it, on demand. */
function TouchActions({ touchId, patientId }: { touchId: string; patientId: string }) {
  const { t } = useTranslation('patient')
  const { refresh } = useCardActions(patientId)
  const [opened, open] = useState(false)
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => open(true)}>
        {t('timeline.touch.why')}
      </Button>
      <TouchPanel id={opened ? touchId : null} onClose={() => open(false)} onChanged={() => void refresh()} />
    </>
  )
}

type Note = Extract<TimelineFact, { type: 'note' }>

function NoteActions({ note, patientId }: { note: Note; patientId: string }) {
  const { t } = useTranslation('patient')
  const { changeNote, removeNote, restoreNote } = useCardActions(patientId)
  const { busy, attempt } = useAttempt()
  const [draft, setDraft] = useState<string | null>(null)
  if (!usePermission('notes.edit')) return null
  const remove = () => attempt(() => removeNote(note.id), { done: t('note.removed'), undo: () => restoreNote(note.id) })
  const save = async () => {
    const text = draft?.trim() ?? ''
    const undo = () => changeNote(note.id, note.text)
    if (await attempt(() => changeNote(note.id, text), { done: t('note.saved'), undo })) setDraft(null)
  }
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={<IconPencil size={14} stroke={1.6} />}
        aria-label={t('note.edit')}
        title={t('note.edit')}
        onClick={() => setDraft(note.text)}
      />
      <Button
        size="small"
        variant="quiet"
        icon={<IconTrash size={14} stroke={1.6} />}
        aria-label={t('note.remove')}
        title={t('note.remove')}
        disabled={busy}
        onClick={() => void remove()}
      />
      <SidePanel
        opened={draft !== null}
        onClose={() => setDraft(null)}
        title={t('note.edit')}
        line={t('note.visibility')}
        footer={
          <>
            <Button variant="main" loading={busy} disabled={!draft?.trim()} onClick={() => void save()}>
              {t('note.save')}
            </Button>
            <Button onClick={() => setDraft(null)}>{t('note.cancel')}</Button>
          </>
        }
      >
        <Textarea
          autosize
          minRows={6}
          maxLength={10_000}
          aria-label={t('note.tab')}
          value={draft ?? ''}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      </SidePanel>
    </>
  )
}
