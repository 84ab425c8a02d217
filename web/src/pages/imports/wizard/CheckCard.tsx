import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../shared/import-types.ts'
import { isChecked, runPace, sumOf } from '../shared/run-figures.ts'
import { useDuration } from '../shared/use-duration.ts'
import css from './CheckCard.module.css'

/** «Проверка файла»: how far the check is and what it has found. */
export function CheckCard({ run, onCheck }: { run: ImportRun; onCheck: () => void }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const duration = useDuration()
  const busy = run.state === 'checking'
  const pace = runPace(run, Date.now())
  const rows = busy || run.state === 'checked' ? (run.progress?.rows ?? 0) : 0
  const failed = rows > 0 ? Math.min(0.02, (run.progress?.errors ?? 0) / rows) : 0
  return (
    <Card title={t('check.title')} right={<CheckTag run={run} />}>
      {run.state === 'draft' && (
        <>
          <p className="second">{t('check.waits')}</p>
          <div className={css.action}>
            <Button size="small" onClick={onCheck}>
              {t('check.start')}
            </Button>
          </div>
        </>
      )}
      {run.state === 'failed' && (
        <>
          <p>{run.failure?.message}</p>
          <div className={css.action}>
            <Button size="small" onClick={onCheck}>
              {t('check.again')}
            </Button>
          </div>
        </>
      )}
      {(busy || run.state === 'checked') && (
        <>
          <div className={css.head}>
            <b className={css.big}>
              <Count value={rows} />
            </b>
            <span className="caption">
              {busy && pace.totalRows !== null
                ? t('check.ofRows', { count: pace.totalRows, rows: number(pace.totalRows) })
                : t('check.rows', { count: rows })}
            </span>
          </div>
          <ProgressBar label={t('check.title')} share={busy ? pace.share : 1} failedShare={failed} />
          <div className={css.foot}>
            <span>{busy ? t(`phases.${run.progress?.phase ?? 'reading'}`) : t('check.nothingWritten')}</span>
            <span>
              {busy && pace.secondsLeft !== null ? t('check.left', { time: duration(pace.secondsLeft) }) : ''}
            </span>
          </div>
          {isChecked(run) && <CheckFacts run={run} rows={rows} />}
        </>
      )}
    </Card>
  )
}

function CheckTag({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  if (run.state === 'checking')
    return (
      <Tag tone="info" icon={<IconLoader2 size={14} />}>
        {t('check.running')}
      </Tag>
    )
  if (run.state === 'failed')
    return (
      <Tag tone="negative" icon={<IconAlertTriangle size={14} />}>
        {t('check.failed')}
      </Tag>
    )
  if (run.state === 'checked')
    return (
      <Tag tone="positive" icon={<IconCheck size={14} />}>
        {t('check.done')}
      </Tag>
    )
  return null
}

function CheckFacts({ run, rows }: { run: ImportRun; rows: number }) {
  const { t } = useTranslation('import-run')
  const withProblems = run.issues?.rows ?? 0
  const lost = run.issues?.rejectedRows ?? sumOf(run, 'rejected')
  const red = (value: number) =>
    value > 0 ? (
      <b className={css.bad}>
        <Count value={value} />
      </b>
    ) : (
      <Count value={0} />
    )
  return (
    <div className={css.facts}>
      <FactRows
        rows={[
          { label: t('check.clean'), value: <Count value={Math.max(0, rows - withProblems)} /> },
          { label: t('check.fieldErrors'), value: red(Math.max(0, withProblems - lost)) },
          { label: t('check.rejected'), value: red(lost) },
          { label: t('check.unchanged'), value: <Count value={sumOf(run, 'unchanged')} /> },
        ]}
      />
      <p className="caption">{t('check.promise')}</p>
    </div>
  )
}
