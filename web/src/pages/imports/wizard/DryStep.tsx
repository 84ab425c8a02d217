import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { useTranslation } from 'react-i18next'
import { EntityTable } from '../run/EntityTable.tsx'
import { IssueCard } from '../run/IssueCard.tsx'
import { MoneyCard } from '../run/MoneyCard.tsx'
import { isChecked, resultsOf } from '../kit/run-figures.ts'
import { CheckCard } from './CheckCard.tsx'
import { DoublesStrip } from './DoublesStrip.tsx'
import { RecognitionCard } from './RecognitionCard.tsx'
import type { Wizard } from './use-wizard.ts'

/** Step 4: what the import would do, counted by doing it and taking it back. */
export function DryStep({ wizard }: { wizard: Wizard }) {
  const { run, issues } = wizard
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        <DoublesStrip wizard={wizard} />
        <Counts wizard={wizard} />
        {isChecked(run) && <MoneyCard run={run} />}
        {issues && <IssueCard run={run} issues={issues} />}
      </Stack>
      <Stack gap={16}>
        <CheckCard wizard={wizard} />
        <RecognitionCard />
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
        <Empty title={t('dry.notYet')} actions={<Button onClick={wizard.check}>{t('check.start')}</Button>}>
          {t('dry.notYetText')}
        </Empty>
      </Card>
    )
  }
  return (
    <Card title={t('dry.title')} right={<span className="caption">{t('dry.promise')}</span>} flush>
      <EntityTable results={resultsOf(run)} />
    </Card>
  )
}
