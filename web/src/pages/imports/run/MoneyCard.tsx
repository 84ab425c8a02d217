import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Money } from '@revisit/ui/Money.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../kit/import-types.ts'
import { resultOf } from '../kit/run-figures.ts'

/** «Сумма оплат»: money of the rows that are written, to hold against the report of the source system. */
export function MoneyCard({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const paid = resultOf(run, 'payments')
  if (!run.result || !paid || paid.rows === 0) return null
  const { payments, refunds } = run.result.totals
  return (
    <Card title={t('money.title')}>
      <FactRows
        rows={[
          { label: t('money.payments'), value: <Money minor={payments} kopecks /> },
          { label: t('money.refunds'), value: <Money minor={refunds} kopecks /> },
          { label: t('money.left'), value: <Money minor={payments - refunds} kopecks /> },
        ]}
      />
      <p className="caption">{t(paid.unchanged > 0 ? 'money.compareNew' : 'money.compare')}</p>
    </Card>
  )
}
