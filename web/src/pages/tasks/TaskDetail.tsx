import { Menu, Select, Textarea } from '@mantine/core'
import { STAFF_ROLES, can, ROLE_WORDS, type StaffRole } from '@revisit/domain/roles.ts'
import { TASK_RESULT_WORDS } from '@revisit/domain/journey-words.ts'
import { Avatar } from '@revisit/ui/Avatar.tsx'
import { Button, ButtonAnchor } from '@revisit/ui/Button.tsx'
import { CardPart, FactRows } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconClock, IconExternalLink, IconPhone } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { LinkButton, PageLink } from '../../shell/PageLink.tsx'
import { usePermission } from '../../session.ts'
import { staffNamesQuery } from '../patients/lookup-queries.ts'
import { writtenContact } from '../patients/person-text.ts'
import { type Task, type TaskResult, useLockOptions } from './task-calls.ts'
import { endSaid } from '../patients/end-words.ts'
import css from './tasks.module.css'
import { SNOOZES, type TaskDeeds, useTaskDeeds } from './use-task-deeds.ts'

/** One task: why now, what to say, whom to call, and how it ended. The patient is taken while it is open. */
export function TaskDetail({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation('tasks')
  const isOpen = task.state === 'open' || task.state === 'snoozed'
  const lock = useQuery(useLockOptions(task.id, isOpen))
  const holder = lock.isError ? asApiError(lock.error).message : null
  return (
    <>
      {task.patient && (
        <CardPart className={css.person}>
          <Person patient={task.patient} />
        </CardPart>
      )}
      <CardPart className={css.part}>
        <div className="caption">{t('why')}</div>
        <div>{task.title}</div>
        <Why task={task} />
      </CardPart>
      {task.script && task.script !== task.title && (
        <CardPart className={css.part}>
          <div className="caption">{t('say')}</div>
          <blockquote className={css.script}>{task.script}</blockquote>
        </CardPart>
      )}
      <CardPart className={css.part}>
        {holder && <Strip tone="warning">{holder}</Strip>}
        {isOpen ? <Outcome task={task} isLocked={holder !== null} onDone={onDone} /> : <Ended task={task} />}
      </CardPart>
    </>
  )
}

function Person({ patient }: { patient: NonNullable<Task['patient']> }) {
  const { t } = useTranslation('tasks')
  const format = useFormat()
  const { id, name, age, phone, preferredTime, lastVisitOn, nextVisitOn, doctor, openPlanAmount } = patient
  const rows = [
    { key: 'last', label: t('lastVisit'), value: lastVisitOn && format.date(lastVisitOn) },
    { key: 'next', label: t('nextVisit'), value: nextVisitOn && format.date(nextVisitOn) },
    { key: 'doctor', label: t('doctor'), value: doctor },
    { key: 'plan', label: t('plan'), value: openPlanAmount ? format.money(openPlanAmount) : null },
    { key: 'time', label: t('preferredTime'), value: preferredTime },
  ].filter(({ value }) => Boolean(value))
  return (
    <>
      <div className={css.personHead}>
        <Avatar name={name || '?'} size={40} />
        <div className={css.words}>
          <b>{name}</b>
          {age !== null && <div className="caption">{t('age', { count: age })}</div>}
        </div>
        <LinkButton
          size="small"
          to={paths.patient(id)}
          icon={<IconExternalLink size={14} stroke={1.6} />}
          aria-label={t('openCard')}
          title={t('openCard')}
        />
      </div>
      {rows.length > 0 && <FactRows look="aligned" rows={rows} />}
      {phone && (
        <ButtonAnchor variant="main" href={`tel:${phone}`} icon={<IconPhone size={16} stroke={1.6} />}>
          {writtenContact('phone', phone)}
        </ButtonAnchor>
      )}
    </>
  )
}

function Why({ task: { journey, step, dueAt, comment, assignee, assigneeRole } }: { task: Task }) {
  const { t } = useTranslation('tasks')
  const format = useFormat()
  const say = useBilingual()
  const readsJourneys = usePermission('journeys.read')
  const role = STAFF_ROLES.find((one) => one === assigneeRole)
  return (
    <div className="caption">
      {journey && (
        <>
          {readsJourneys ? <PageLink to={paths.journey(journey.id)}>{journey.name}</PageLink> : journey.name}
          {step ? `, ${step}` : ''}
          {' · '}
        </>
      )}
      {[
        t('due', { at: format.dateTime(dueAt) }),
        assignee
          ? t('assignee', { name: assignee.name })
          : role
            ? t('assignee', { name: say(ROLE_WORDS[role]) })
            : null,
        comment && t('quoted', { text: comment }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </div>
  )
}

const RESULTS: readonly TaskResult[] = ['booked', 'call_back', 'no_answer', 'refused', 'wrong_number', 'done']

type OutcomeProps = { task: Task; isLocked: boolean; onDone: () => void }

/** How it ended: one key each; a word for colleagues; put off or handed over. */
function Outcome({ task, isLocked, onDone }: OutcomeProps) {
  const { t } = useTranslation('tasks')
  const { locale } = useFormat()
  const [comment, setComment] = useState('')
  const deeds = useTaskDeeds(task, onDone)
  const disabled = isLocked || deeds.busy
  useResultKeys((result) => !disabled && deeds.finish(result, comment))
  return (
    <>
      <div className="caption">{t(task.kind === 'call' ? 'outcome' : 'result')}</div>
      <div className={css.results}>
        {(task.kind === 'call' ? RESULTS : (['done', 'refused'] as const)).map((result) => (
          <Button
            key={result}
            keyHint={String(RESULTS.indexOf(result) + 1)}
            disabled={disabled}
            onClick={() => deeds.finish(result, comment)}
          >
            {TASK_RESULT_WORDS[result][locale]}
          </Button>
        ))}
      </div>
      <Textarea
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        aria-label={t('comment')}
        placeholder={t('comment')}
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
      />
      <div className={css.tools}>
        <SnoozeMenu disabled={disabled} onSnooze={(by) => deeds.snooze(by, comment)} />
        <HandOver task={task} deeds={deeds} disabled={disabled} />
      </div>
    </>
  )
}

/** 1–6 say the result, unless somebody is typing. */
function useResultKeys(finish: (result: TaskResult) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [role="dialog"] input')
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const result = RESULTS[Number(event.key) - 1]
      if (result) finish(result)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

function SnoozeMenu({ disabled, onSnooze }: { disabled: boolean; onSnooze: TaskDeeds['snooze'] }) {
  const { t } = useTranslation('tasks')
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button icon={<IconClock size={16} stroke={1.6} />} disabled={disabled}>
          {t('snooze.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SNOOZES.map((by) => (
          <Menu.Item key={by} onClick={() => onSnooze(by)}>
            {t(`snooze.${by}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function HandOver({ task, deeds, disabled }: { task: Task; deeds: TaskDeeds; disabled: boolean }) {
  const { t } = useTranslation('tasks')
  const staff = useQuery(staffNamesQuery)
  const workers = (staff.data ?? []).filter((one) => !one.disabled && can(one.role as StaffRole, 'tasks.work'))
  return (
    <Select
      className={css.handOver}
      aria-label={t('handOver')}
      placeholder={t('handOver')}
      searchable
      clearable
      disabled={disabled}
      data={workers.map(({ id, name }) => ({ value: id, label: name }))}
      value={task.assignee?.id ?? null}
      onChange={(id) => deeds.give(id)}
    />
  )
}

function Ended({ task: { state, result, endedAt, endedBy, endReason } }: { task: Task }) {
  const { t } = useTranslation('tasks')
  const format = useFormat()
  return (
    <>
      <div className="caption">{t(state === 'done' ? 'outcome' : 'closedItself')}</div>
      <b>{result ? TASK_RESULT_WORDS[result][format.locale] : endSaid(endReason, format)}</b>
      <div className="caption">{[endedAt && format.dateTime(endedAt), endedBy?.name].filter(Boolean).join(' · ')}</div>
    </>
  )
}
