import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { IconFlask, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { type Definition, type DryRun, isBusy, useJourneyChange } from './journey-calls.ts'
import css from './journeys.module.css'

const DAYS = 30

/** What would have happened in the past month; nobody gets anything. */
export function DryRunStrip({
  journeyId,
  run,
  definition,
}: {
  journeyId: string
  run: DryRun | null
  definition: Definition
}) {
  const { t } = useTranslation('journeys')
  const { number, money, date, dayOf } = useFormat()
  const start = useJourneyChange(() =>
    answer(
      api.POST('/api/v1/journeys/{id}/dry-runs', {
        params: { path: { id: journeyId } },
        body: { days: DAYS, again: run !== null, definition: definition as unknown as Record<string, unknown> },
      }),
    ),
  )
  const again = (
    <Button
      size="small"
      icon={<IconRefresh size={14} stroke={1.6} />}
      loading={start.isPending || isBusy(run)}
      onClick={() => start.mutate(undefined)}
    >
      {run ? t('dry.again') : t('dry.start')}
    </Button>
  )
  const icon = <IconFlask size={16} stroke={1.6} />
  if (isBusy(run) && run) {
    return (
      <Strip tone="info" icon={icon}>
        {t('dry.running')}
        <ProgressBar label={t('dry.running')} share={run.progress.total ? run.progress.done / run.progress.total : 0} />
      </Strip>
    )
  }
  if (!run?.result) {
    return (
      <Strip tone={run?.state === 'failed' ? 'warning' : 'info'} icon={icon} action={again}>
        {run?.state === 'failed' ? t('dry.failed') : t('dry.offer', { count: DAYS })}
      </Strip>
    )
  }
  const { from, to, messages, calls, bookings, cost } = run.result
  return (
    <Strip tone="info" icon={icon} action={again}>
      <div className={css.dry}>
        <strong>{t('dry.period', { from: date(dayOf(from)), to: date(dayOf(to)) })}</strong>
        <span>{t('dry.messages', { value: number(messages) })}</span>
        <span>{t('dry.calls', { value: number(calls) })}</span>
        <span>{t('dry.bookings', { low: number(bookings.low), high: number(bookings.high) })}</span>
        <span>{t('dry.total', { value: money(cost) })}</span>
      </div>
    </Strip>
  )
}
