import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { cancelImport } from '../kit/import-calls.ts'
import type { ImportRun } from '../kit/import-types.ts'
import { useDuration } from '../kit/use-duration.ts'
import { usePace } from '../kit/use-pace.ts'
import css from './RunningCard.module.css'

/** How far the writing is: rows, speed, time left, and the way to stop it. */
export function RunningCard({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const duration = useDuration()
  const pace = usePace(run)
  const { progress } = run
  return (
    <Card label={t('running.label')}>
      <div className={css.body}>
        <div className={css.head}>
          <b className={css.big}>{number(progress.rows)}</b>
          <span className="second">
            {pace.totalRows === null ? t('running.rows') : t('running.ofRows', { rows: number(pace.totalRows) })}
          </span>
          <span className={css.left} aria-live="polite">
            {pace.secondsLeft === null
              ? t(`phases.${progress.phase ?? 'waiting'}`)
              : t('check.left', { time: duration(pace.secondsLeft) })}
          </span>
        </div>
        <ProgressBar label={t('running.label')} share={pace.share} />
        <div className={css.foot}>
          <Facts run={run} />
          <Stop run={run} />
        </div>
        <p className="caption">{t('running.mayLeave')}</p>
      </div>
    </Card>
  )
}

/** How far an undo is: rows looked at of all the import made or changed. */
export function UndoingCard({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const { rows, totalRows } = run.progress
  const isTold = totalRows !== null && totalRows > 0
  return (
    <Card label={t('phases.undoing')}>
      <div className={css.body}>
        {isTold ? (
          <>
            <div className={css.head}>
              <b className={css.big}>{number(Math.min(rows, totalRows))}</b>
              <span className="second">{t('running.ofExactRows', { count: totalRows, rows: number(totalRows) })}</span>
            </div>
            <ProgressBar label={t('phases.undoing')} share={rows / totalRows} />
          </>
        ) : (
          <>
            <b className={css.title}>{t('running.undoingTitle')}</b>
            <div className={css.endless} role="progressbar" aria-label={t('phases.undoing')} />
          </>
        )}
        <span className="second" aria-live="polite">
          {t(isTold && rows >= totalRows ? 'running.undoingNumbers' : 'running.undoing')}
        </span>
        <p className="caption">{t('running.mayLeave')}</p>
      </div>
    </Card>
  )
}

function Facts({ run: { progress } }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const { file, phase, rowsPerSecond, errors } = progress
  const facts = [
    file && phase === 'reading' ? t('running.file', { file }) : '',
    rowsPerSecond > 0 ? t('running.pace', { count: rowsPerSecond, rows: number(rowsPerSecond) }) : '',
    errors > 0 ? t('running.errors', { count: errors, rows: number(errors) }) : '',
  ]
  return <span>{facts.filter(Boolean).join(' · ')}</span>
}

function Stop({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => cancelImport(run.id),
    onError: (error) => showToast({ text: asApiError(error).message, tone: 'failed' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
  const isStopping = stop.isPending || run.cancelRequested
  return (
    <Button size="small" onClick={() => stop.mutate()} loading={isStopping} title={t('running.stopMeaning')}>
      {isStopping ? t('running.stopping') : t('running.stop')}
    </Button>
  )
}
