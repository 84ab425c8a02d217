import { Select, TextInput } from '@mantine/core'
import { can, type StaffRole } from '@revisit/domain/roles.ts'
import { instantOf } from '@revisit/domain/local-date.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'
import { DayField } from '../DayField.tsx'
import { staffNamesQuery } from '../lookup-queries.ts'
import { useAttempt } from '../use-attempt.ts'
import css from './Contacting.module.css'
import { useContactActions } from './use-contact-actions.ts'

/** When a task of a day is due: before the evening. */
const DUE_TIME = '18:00'

/** Asks somebody, or oneself, to do something about the patient. */
export function TaskComposer({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patient')
  const { today } = useFormat()
  const { clinic } = useSession()
  const [title, setTitle] = useState('')
  const [day, setDay] = useState<string | null>(today)
  const [assigneeId, setAssigneeId] = useState<string | null>(null)
  const staff = useQuery(staffNamesQuery)
  const { addTask } = useContactActions(patientId)
  const { busy, attempt } = useAttempt()
  const workers = (staff.data ?? []).filter(({ role, disabled }) => !disabled && can(role as StaffRole, 'tasks.work'))
  const save = async () => {
    const dueAt = instantOf(day ?? today, DUE_TIME, clinic.timezone).toISOString()
    const made = await attempt(() => addTask({ title: title.trim(), script: '', kind: 'call', dueAt, assigneeId }), {
      done: t('contacting.task.made'),
    })
    if (made) setTitle('')
  }
  return (
    <div className={css.message}>
      <TextInput
        aria-label={t('contacting.task.what')}
        placeholder={t('contacting.task.what')}
        maxLength={300}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <div className={css.fields}>
        <DayField ariaLabel={t('contacting.task.when')} value={day} onChange={setDay} min={today} />
        <Select
          aria-label={t('contacting.task.who')}
          placeholder={t('contacting.task.anybody')}
          searchable
          clearable
          data={workers.map(({ id, name }) => ({ value: id, label: name }))}
          value={assigneeId}
          onChange={setAssigneeId}
        />
        <Button disabled={!title.trim()} loading={busy} onClick={() => void save()}>
          {t('contacting.task.save')}
        </Button>
      </div>
    </div>
  )
}
