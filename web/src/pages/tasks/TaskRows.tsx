import { TASK_RESULT_WORDS } from '@revisit/domain/journey-words.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { classes } from '@revisit/ui/classes.ts'
import type { Format } from '@revisit/ui/format.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import {
  IconBell,
  IconCalendarPlus,
  IconCheck,
  IconClock,
  IconCrown,
  IconEye,
  IconLock,
  IconPhone,
  IconPhoneOff,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { endSaid } from '../patients/end-words.ts'
import type { Task, TaskResult } from './task-calls.ts'
import css from './tasks.module.css'
import { useTaskDeeds } from './use-task-deeds.ts'

export type TaskRowsProps = { tasks: readonly Task[]; chosen: string | null; onOpen: (task: Task) => void }

/** Tasks under headings of their time, overdue first. */
export function TaskRows({ tasks, chosen, onOpen }: TaskRowsProps) {
  const { t } = useTranslation('tasks')
  const format = useFormat()
  const groups = Map.groupBy(tasks, (task) => groupOf(task, format))
  return [...groups].map(([group, members]) => (
    <section key={group} aria-label={t(`group.${group}`)}>
      <h2 className={classes(css.group, group === 'overdue' && css.late)}>
        {t(`group.${group}`)} <span className="num">{members.length}</span>
      </h2>
      {members.map((task) => (
        <TaskRow key={task.id} task={task} isChosen={task.id === chosen} onOpen={() => onOpen(task)} />
      ))}
    </section>
  ))
}

type Group = 'overdue' | 'today' | 'later' | 'snoozed' | 'done' | 'cancelled'

function groupOf({ state, overdue, dueAt, snoozedUntil }: Task, format: Format): Group {
  if (state === 'done' || state === 'cancelled') return state
  if (overdue) return 'overdue'
  if (state === 'snoozed') return 'snoozed'
  return format.dayOf(snoozedUntil ?? dueAt) > format.today ? 'later' : 'today'
}

const KIND_ICONS = { call: IconPhone, notify: IconBell, review: IconEye }

function TaskRow({ task, isChosen, onOpen }: { task: Task; isChosen: boolean; onOpen: () => void }) {
  const format = useFormat()
  const { kind, patient, title, journey, overdue } = task
  const KindIcon = KIND_ICONS[kind]
  const money = patient?.openPlanAmount
  return (
    <div className={classes(css.row, isChosen && css.chosen, overdue && css.lateRow)}>
      <span className={css.kindIcon}>
        <KindIcon size={16} stroke={1.6} />
      </span>
      <button type="button" className={css.open} onClick={onOpen}>
        <Who task={task} />
        <span className={`caption ${css.oneLine}`}>{[title, journey?.name].filter(Boolean).join(' · ')}</span>
      </button>
      <span className={css.time}>
        {money ? <span className="num">{format.money(money)}</span> : null}
        <DueText task={task} />
      </span>
      <QuickButtons task={task} />
    </div>
  )
}

function Who({ task: { patient, lockedBy } }: { task: Task }) {
  const { t } = useTranslation('tasks')
  return (
    <span className={css.who}>
      <b>{patient?.name || t('nobody')}</b>
      {patient && patient.age !== null && <span className="caption">{patient.age}</span>}
      {patient?.class === 'vip' && (
        <Tag tone="accent" icon={<IconCrown size={12} stroke={1.8} />}>
          VIP
        </Tag>
      )}
      {lockedBy && (
        <Tag tone="warning" icon={<IconLock size={12} stroke={1.8} />}>
          {lockedBy}
        </Tag>
      )}
    </span>
  )
}

function DueText({ task }: { task: Task }) {
  const { t } = useTranslation('tasks')
  const format = useFormat()
  const { state, result, endReason, endedAt, snoozedUntil, dueAt, overdue } = task
  const day = (at: string) => format.date(format.dayOf(at))
  if (state === 'done' && result) {
    return (
      <span className="caption">{`${TASK_RESULT_WORDS[result][format.locale]}, ${endedAt ? day(endedAt) : ''}`}</span>
    )
  }
  if (state === 'cancelled') return <span className="caption">{endSaid(endReason, format)}</span>
  const at = snoozedUntil ?? dueAt
  const isToday = format.dayOf(at) === format.today
  return (
    <span className={classes('caption', overdue && css.lateText)}>
      {overdue && !isToday
        ? t('since', { date: day(at) })
        : isToday
          ? t('until', { time: format.time(at) })
          : `${day(at)} ${format.time(at)}`}
    </span>
  )
}

const QUICK = {
  call: [
    ['booked', IconCalendarPlus],
    ['no_answer', IconPhoneOff],
  ],
  notify: [['done', IconCheck]],
  review: [['done', IconCheck]],
} as const satisfies Record<Task['kind'], readonly (readonly [TaskResult, Icon])[]>

/** The commonest outcomes without opening the task. */
function QuickButtons({ task }: { task: Task }) {
  const { t } = useTranslation('tasks')
  const { locale } = useFormat()
  const deeds = useTaskDeeds(task)
  if (task.state !== 'open' && task.state !== 'snoozed') return <span />
  const isBusy = deeds.busy || task.lockedBy !== null
  return (
    <span className={css.quick}>
      {QUICK[task.kind].map(([result, ResultIcon]) => (
        <Button
          key={result}
          size="small"
          icon={<ResultIcon size={16} stroke={1.6} />}
          aria-label={TASK_RESULT_WORDS[result][locale]}
          title={TASK_RESULT_WORDS[result][locale]}
          disabled={isBusy}
          onClick={() => deeds.finish(result)}
        />
      ))}
      <Button
        size="small"
        icon={<IconClock size={16} stroke={1.6} />}
        aria-label={t('snooze.tomorrow')}
        title={t('snooze.tomorrow')}
        disabled={isBusy}
        onClick={() => deeds.snooze('tomorrow')}
      />
    </span>
  )
}
