import { Card, FactRows, type FactRow } from '@revisit/ui/Card.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../kit/import-types.ts'
import { isChecked, resultOf } from '../kit/run-figures.ts'

const MAIN = ['appointments', 'service_lines', 'payments', 'plans', 'policies', 'leads', 'calls'] as const

/** «Что получится»: whom and what the import adds. */
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
  const rows: FactRow[] = patients
    ? [
        { label: t('outcome.newPatients'), value: <Count value={patients.created} /> },
        { label: t('outcome.foundPatients'), value: <Count value={patients.updated + patients.unchanged} /> },
        { label: t('outcome.joined'), value: <Count value={patients.merged} /> },
        { label: t('outcome.doubtful'), value: <Count value={run.result?.suggestions ?? 0} /> },
      ]
    : []
  for (const entity of MAIN) {
    const result = resultOf(run, entity)
    if (result && result.rows > 0)
      rows.push({ label: t(`imports:added.${entity}`), value: <Count value={result.created} /> })
  }
  return (
    <Card title={t('outcome.title')} explain={<Explain name={t('outcome.title')} meaning={t('outcome.meaning')} />}>
      <FactRows rows={rows} />
    </Card>
  )
}
