import { addDays, instantOf } from '@revisit/domain/local-date.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session.ts'
import { giveTask, reportTask, type Task, type TaskResult, useTaskChange } from './task-calls.ts'

export const SNOOZES = ['hour', 'evening', 'tomorrow', 'week'] as const
export type Snooze = (typeof SNOOZES)[number]

export type TaskDeeds = {
  busy: boolean
  finish(result: TaskResult, comment?: string): void
  snooze(by: Snooze, comment?: string): void
  give(assigneeId: string | null): void
}

/** What can be done with a task, each followed by asking for the list again. */
export function useTaskDeeds({ id, dueAt }: Task, onDone?: () => void): TaskDeeds {
  const { t } = useTranslation('tasks')
  const { today } = useFormat()
  const { clinic } = useSession()
  const report = useTaskChange(reportTask)
  const handing = useTaskChange(giveTask)
  const onError = (error: Error) => showToast({ tone: 'failed', text: error.message })
  const tell = (text: string) => ({
    onError,
    onSuccess: () => {
      showToast({ text })
      onDone?.()
    },
  })
  return {
    busy: report.isPending || handing.isPending,
    finish: (result, comment) => report.mutate({ id, result, ...said(comment) }, tell(t('finished'))),
    snooze: (by, comment) => {
      const until = momentOf(by, { today, timezone: clinic.timezone, dueAt })
      report.mutate({ id, until: until.toISOString(), ...said(comment) }, tell(t('snoozed')))
    },
    give: (assigneeId) => handing.mutate({ id, assigneeId }, tell(t('given'))),
  }
}

function said(comment: string | undefined): { comment?: string } {
  return comment?.trim() ? { comment: comment.trim() } : {}
}

const HOUR_MS = 3_600_000
const MORNING = '10:00'
const EVENING = '18:00'

/** The moment a task comes back; an hour is counted from now or, with a clinic's own clock, from its due time. */
function momentOf(by: Snooze, { today, timezone, dueAt }: { today: string; timezone: string; dueAt: string }): Date {
  switch (by) {
    case 'hour':
      return new Date(Math.max(Date.now(), new Date(dueAt).getTime()) + HOUR_MS)
    case 'evening':
      return instantOf(today, EVENING, timezone)
    case 'tomorrow':
      return instantOf(addDays(today, 1), MORNING, timezone)
    case 'week':
      return instantOf(addDays(today, 7), MORNING, timezone)
  }
}
