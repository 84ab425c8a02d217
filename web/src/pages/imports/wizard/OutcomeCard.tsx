import { Card, FactRows, type FactRow } from '@revisit/ui/Card.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { Count, Money } from '@revisit/ui/Money.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../shared/import-types.ts'
import { isChecked, resultOf } from '../shared/run-figures.ts'
import css from './OutcomeCard.module.css'

const MAIN = ['appointments', 'service_lines', 'payments', 'plans', 'policies', 'leads', 'calls'] as const

/** «Что получится»: whom and what the import adds, and the money to lay beside the source system. */
export function OutcomeCard({ run }: { run: ImportRun }) {
  const { t } = useTranslation(['import-run', 'imports'])
  if (run.state === 'checking') {
    return (
      <Card title={t('outcome.title')}>
        <SkeletonLines />
      </Card>
    )
  }
  if (!isChecked(run)) return null
  const patients = resultOf(run, 'patients')
  const rows: FactRow[] = []
  if (patients) {
    rows.push(
      { label: t('outcome.newPatients'), value: <Count value={patients.created} /> },
      { label: t('outcome.foundPatients'), value: <Count value={patients.updated + patients.unchanged} /> },
    )
  }
  for (const entity of MAIN) {
    const result = resultOf(run, entity)
    if (!result || result.rows === 0) continue
    rows.push({ label: t(`imports:added.${entity}`), value: <Count value={result.created} /> })
  }
  if (run.suggestions !== null) rows.push({ label: t('outcome.doubtful'), value: <Count value={run.suggestions} /> })
  return (
    <Card title={t('outcome.title')} explain={<Explain name={t('outcome.title')} meaning={t('outcome.meaning')} />}>
      <FactRows rows={rows} />
      {run.money && (
        <div className={css.money}>
          <FactRows
            rows={[
              {
                label: t('outcome.money'),
                value: <Money minor={run.money.payments - run.money.refunds} />,
                strong: true,
              },
            ]}
          />
          <p className="caption">{t('outcome.compare')}</p>
        </div>
      )}
    </Card>
  )
}
