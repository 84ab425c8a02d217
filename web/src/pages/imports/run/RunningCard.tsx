import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { cancelImport } from '../shared/import-calls.ts'
import type { ImportRun } from '../shared/import-types.ts'
import { runPace } from '../shared/run-figures.ts'
import { useDuration } from '../shared/use-duration.ts'
import css from './RunningCard.module.css'

/** How far the writing is: rows, speed, time left, and the way to stop it. */
export function RunningCard({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const duration = useDuration()
  const pace = runPace(run, Date.now())
  const phase = run.state === 'queued' && !run.progress ? 'waiting' : (run.progress?.phase ?? 'waiting')
  const facts = [
    run.progress?.file && phase === 'reading' ? t('running.file', { file: run.progress.file }) : '',
    run.progress?.rowsPerSecond
      ? t('running.pace', { count: run.progress.rowsPerSecond, rows: number(run.progress.rowsPerSecond) })
      : '',
    run.progress?.errors ? t('running.errors', { count: run.progress.errors, rows: number(run.progress.errors) }) : '',
  ].filter(Boolean)
  return (
    <Card label={t('running.label')}>
      <div className={css.body}>
        <div className={css.head} aria-live="polite">
          <b className={css.big}>{run.state === 'undoing' ? t('phases.undoing') : number(run.progress?.rows ?? 0)}</b>
          <span className="second">
            {run.state !== 'undoing' &&
              (pace.totalRows === null ? t('running.rows') : t('running.ofRows', { rows: number(pace.totalRows) }))}
          </span>
          <span className={css.left}>
            {pace.secondsLeft === null ? t(`phases.${phase}`) : t('check.left', { time: duration(pace.secondsLeft) })}
          </span>
        </div>
        {run.state === 'undoing' ? (
          <div className={css.endless} role="progressbar" aria-label={t('phases.undoing')} />
        ) : (
          <ProgressBar label={t('running.label')} share={pace.share} />
        )}
        <div className={css.foot}>
          <span>{run.state === 'undoing' ? t('running.undoing') : facts.join(' · ')}</span>
          {run.state !== 'undoing' && <Stop run={run} />}
        </div>
        <p className="caption">{t('running.mayLeave')}</p>
      </div>
    </Card>
  )
}

function Stop({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => cancelImport(run.id),
    onError: (error) => showToast({ text: asApiError(error).message, tone: 'failed' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
  const isStopping = stop.isPending || stop.isSuccess
  return (
    <Button size="small" onClick={() => stop.mutate()} loading={isStopping} title={t('running.stopMeaning')}>
      {isStopping ? t('running.stopping') : t('running.stop')}
    </Button>
  )
}
