import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconArrowBackUp, IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { Page } from '../../../shell/Page.tsx'
import { LinkButton } from '../../../shell/PageLink.tsx'
import { actOnImport, issuesQuery } from '../kit/import-calls.ts'
import type { ImportRun } from '../kit/import-types.ts'
import { isActive, isHalfWay, mayRun, resultsOf, sumOf } from '../kit/run-figures.ts'
import { useImportTitle } from '../wizard/use-wizard-words.ts'
import { WizardSteps } from '../wizard/WizardSteps.tsx'
import { EntityTable } from './EntityTable.tsx'
import { IssueCard } from './IssueCard.tsx'
import { MoneyCard } from './MoneyCard.tsx'
import { NextSteps } from './NextSteps.tsx'
import { RunFacts } from './RunFacts.tsx'
import { RunningCard, UndoingCard } from './RunningCard.tsx'
import { UndoCard } from './UndoCard.tsx'
import { UndoDialog } from './UndoDialog.tsx'
import { WaitingStrip } from './WaitingStrip.tsx'

/** An import that has begun: its progress, then its result, later its undo. */
export function ImportOutcome({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const [undoing, setUndoing] = useState(false)
  const title = useImportTitle()
  const counted = resultsOf(run).filter((each) => each.rows > 0)
  const entities =
    counted.length > 0 ? counted.map((each) => each.entity) : run.sheets.flatMap((sheet) => sheet.mapping.entities)
  const busy = isActive(run.state)
  return (
    <Page
      title={title([...new Set(entities)])}
      line={run.fileName}
      back={paths.imports}
      explanation={t('explanation', { returnObjects: true })}
      actions={busy ? undefined : <Actions run={run} onUndo={() => setUndoing(true)} />}
    >
      <WizardSteps current="run" />
      <WaitingStrip run={run} />
      <Verdict run={run} />
      {busy && (run.state === 'undoing' ? <UndoingCard run={run} /> : <RunningCard run={run} />)}
      {!busy && <Result run={run} />}
      <UndoDialog subject={undoing ? run : null} onClose={() => setUndoing(false)} />
    </Page>
  )
}

function Actions({ run, onUndo }: { run: ImportRun; onUndo: () => void }) {
  const { t } = useTranslation('import-run')
  const queries = useQueryClient()
  const mayUndo = usePermission('imports.undo')
  const carriesOn = isHalfWay(run.state)
  const again = useMutation({
    mutationFn: () => actOnImport(run.id, 'run'),
    onError: (error) => showToast({ text: asApiError(error).message, tone: 'failed' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  })
  return (
    <>
      {mayUndo && run.state !== 'undone' && (
        <Button variant="quiet" icon={<IconArrowBackUp size={16} stroke={1.6} />} onClick={onUndo}>
          {t('actions.undo')}
        </Button>
      )}
      {mayRun(run.state) && (
        <Button
          variant={carriesOn ? 'main' : 'quiet'}
          icon={<IconRefresh size={16} stroke={1.6} />}
          loading={again.isPending}
          title={t('actions.againMeaning')}
          onClick={() => again.mutate()}
        >
          {t(carriesOn ? 'actions.continue' : 'actions.again')}
        </Button>
      )}
      {!carriesOn && (
        <LinkButton to={paths.newImport} variant="main">
          {t('actions.nextFile')}
        </LinkButton>
      )}
    </>
  )
}

/** The one sentence that says how it ended. */
function Verdict({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  if (run.state === 'failed') {
    return (
      <Strip>
        <b>{t('verdict.failed')}</b> {run.failure?.message}
      </Strip>
    )
  }
  if (run.state === 'cancelled') return <Strip tone="warning">{run.failure?.message ?? t('verdict.cancelled')}</Strip>
  if (run.state === 'undone') return <UndoCard run={run} />
  if (run.state !== 'done') return null
  const lost = sumOf(run, 'rejected')
  return (
    <Strip tone={lost > 0 ? 'warning' : 'info'} icon={<IconCircleCheck size={16} stroke={1.6} />}>
      <b>{t('verdict.done')}</b> {lost > 0 ? t('verdict.someLost', { count: lost }) : t('verdict.allIn')}
    </Strip>
  )
}

function Result({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const issues = useQuery(issuesQuery(run.id, run.startedAt))
  const results = resultsOf(run)
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        {results.length > 0 && (
          <Card title={t('result.title')} flush>
            <EntityTable results={results} />
          </Card>
        )}
        {run.state !== 'undone' && <MoneyCard run={run} />}
        {issues.data && run.state !== 'undone' && <IssueCard run={run} issues={issues.data} />}
      </Stack>
      <Stack gap={16}>
        {run.state === 'done' && <NextSteps />}
        <RunFacts run={run} />
      </Stack>
    </Columns>
  )
}
