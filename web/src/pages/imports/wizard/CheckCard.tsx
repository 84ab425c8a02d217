import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportRun, Issues } from '../kit/import-types.ts'
import { isChecked, sumOf } from '../kit/run-figures.ts'
import { useDuration } from '../kit/use-duration.ts'
import { usePace } from '../kit/use-pace.ts'
import type { Wizard } from './use-wizard.ts'
import css from './CheckCard.module.css'

/** «Проверка файла»: how far the check is and what it has found. */
export function CheckCard({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { run, issues } = wizard
  const isCounted = run.state === 'checking' || isChecked(run)
  return (
    <Card title={t('check.title')} right={<CheckTag run={run} />}>
      {isCounted ? (
        <Progress run={run} />
      ) : (
        <>
          <p className={run.state === 'failed' ? undefined : 'second'}>
            {run.state === 'failed' ? run.failure?.message : t('check.waits')}
          </p>
          <div className={css.action}>
            <Button size="small" onClick={wizard.check}>
              {run.state === 'failed' ? t('check.again') : t('check.start')}
            </Button>
          </div>
        </>
      )}
      {issues && <CheckFacts run={run} issues={issues} />}
    </Card>
  )
}

function Progress({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const duration = useDuration()
  const { progress } = run
  const isBusy = run.state === 'checking'
  const pace = usePace(run)
  const ofRows =
    isBusy && pace.totalRows !== null
      ? t('check.ofRows', { count: pace.totalRows, rows: number(pace.totalRows) })
      : t('check.rows', { count: progress.rows })
  return (
    <>
      <div className={css.head}>
        <b className={css.big}>
          <Count value={progress.rows} />
        </b>
        <span className="caption">{ofRows}</span>
      </div>
      <ProgressBar
        label={t('check.title')}
        share={isBusy ? pace.share : 1}
        failedShare={progress.rows > 0 ? Math.min(0.02, progress.errors / progress.rows) : 0}
      />
      <div className={css.foot}>
        <span>{isBusy ? t(`phases.${progress.phase ?? 'reading'}`) : t('check.nothingWritten')}</span>
        <span>{isBusy && pace.secondsLeft !== null ? t('check.left', { time: duration(pace.secondsLeft) }) : ''}</span>
      </div>
    </>
  )
}

function CheckTag({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  if (run.state === 'checking') {
    return (
      <Tag tone="info" icon={<IconLoader2 size={14} stroke={1.6} />}>
        {t('check.running')}
      </Tag>
    )
  }
  if (run.state === 'failed') {
    return (
      <Tag tone="negative" icon={<IconAlertTriangle size={14} stroke={1.6} />}>
        {t('check.failed')}
      </Tag>
    )
  }
  if (!isChecked(run)) return null
  return (
    <Tag tone="positive" icon={<IconCheck size={14} stroke={1.6} />}>
      {t('check.done')}
    </Tag>
  )
}

function CheckFacts({ run, issues }: { run: ImportRun; issues: Issues }) {
  const { t } = useTranslation('import-run')
  const red = (value: number) => (
    <b className={value > 0 ? css.bad : css.none}>
      <Count value={value} />
    </b>
  )
  return (
    <div className={css.facts}>
      <FactRows
        rows={[
          { label: t('check.clean'), value: <Count value={Math.max(0, run.progress.rows - issues.rows)} /> },
          { label: t('check.fieldErrors'), value: red(issues.rows - issues.rejectedRows) },
          { label: t('check.rejected'), value: red(issues.rejectedRows) },
          { label: t('check.unchanged'), value: <Count value={sumOf(run, 'unchanged')} /> },
        ]}
      />
      <p className="caption">{t('check.promise')}</p>
    </div>
  )
}
