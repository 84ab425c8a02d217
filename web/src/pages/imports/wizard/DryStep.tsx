import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { Money } from '@revisit/ui/Money.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { useTranslation } from 'react-i18next'
import { EntityTable } from '../run/EntityTable.tsx'
import { IssueCard } from '../run/IssueCard.tsx'
import { isChecked } from '../shared/run-figures.ts'
import { CheckCard } from './CheckCard.tsx'
import type { Wizard } from './use-wizard.ts'

/** Step 4: what the import would do, counted by doing it and taking it back. */
export function DryStep({ wizard }: { wizard: Wizard }) {
  const { run, sheets, groups } = wizard
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        <Counts wizard={wizard} />
        {isChecked(run) && (
          <IssueCard
            groups={groups}
            rows={run.issues?.rows ?? 0}
            filePath={wizard.errorsPath}
            oneSheet={sheets.length === 1}
          />
        )}
      </Stack>
      <Stack gap={16}>
        <CheckCard run={run} onCheck={wizard.check} />
        {isChecked(run) && run.money && <MoneyCard money={run.money} />}
      </Stack>
    </Columns>
  )
}

function Counts({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { run } = wizard
  if (run.state === 'checking') {
    return (
      <Card title={t('dry.title')}>
        <SkeletonLines count={6} />
      </Card>
    )
  }
  if (!isChecked(run)) {
    return (
      <Card title={t('dry.title')}>
        <Empty
          title={t('dry.notYet')}
          actions={
            <Button variant="main" onClick={wizard.check}>
              {t('check.start')}
            </Button>
          }
        >
          {t('dry.notYetText')}
        </Empty>
      </Card>
    )
  }
  return (
    <Card title={t('dry.title')} right={<span className="caption">{t('dry.promise')}</span>} flush>
      <EntityTable results={run.entities} />
    </Card>
  )
}

function MoneyCard({ money }: { money: { payments: number; refunds: number } }) {
  const { t } = useTranslation('import-run')
  return (
    <Card title={t('dry.money')}>
      <FactRows
        rows={[
          { label: t('dry.payments'), value: <Money minor={money.payments} kopecks /> },
          { label: t('dry.refunds'), value: <Money minor={money.refunds === 0 ? 0 : -money.refunds} kopecks /> },
          { label: t('dry.revenue'), value: <Money minor={money.payments - money.refunds} kopecks />, strong: true },
        ]}
      />
      <p className="caption">{t('dry.compare')}</p>
    </Card>
  )
}
