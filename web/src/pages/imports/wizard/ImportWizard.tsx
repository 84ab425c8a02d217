import { Button } from '@revisit/ui/Button.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { paths } from '../../../paths.ts'
import { Page } from '../../../shell/Page.tsx'
import { useGo } from '../../../shell/use-go.ts'
import { useUrlState } from '../../../url-state.ts'
import { WaitingStrip } from '../run/WaitingStrip.tsx'
import { actOnImport } from '../kit/import-calls.ts'
import type { ImportRun } from '../kit/import-types.ts'
import { isChecked } from '../kit/run-figures.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { DryStep } from './DryStep.tsx'
import { FileStep } from './FileStep.tsx'
import { MatchesStep } from './MatchesStep.tsx'
import { nextStep, openStep, previousStep, STEPS, type Step } from './steps.ts'
import { useStepNotes, useWizardTitle } from './use-wizard-words.ts'
import { useWizard, type Wizard } from './use-wizard.ts'
import { WizardSteps } from './WizardSteps.tsx'

const STEP = { step: '' }
const BODIES = { file: FileStep, columns: ColumnsStep, matches: MatchesStep, dry: DryStep, run: DryStep }

/** The steps before anything is written. */
export function ImportWizard({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const [{ step: asked }, change] = useUrlState(STEP)
  const wizard = useWizard(run)
  const step = openStep(asked, run)
  const { title, line } = useWizardTitle(wizard)
  const notes = useStepNotes(wizard)
  const Body = BODIES[step]
  return (
    <Page
      title={title}
      line={line}
      back={paths.imports}
      explanation={t('explanation', { returnObjects: true })}
      actions={<Actions wizard={wizard} step={step} onStep={(to) => change({ step: to })} />}
    >
      <WizardSteps current={step} notes={notes} />
      <WaitingStrip run={run} />
      <Body wizard={wizard} />
    </Page>
  )
}

type ActionsProps = { wizard: Wizard; step: Step; onStep: (step: Step) => void }

function Actions({ wizard, step, onStep }: ActionsProps) {
  const { t } = useTranslation('import-run')
  const go = useGo()
  const queries = useQueryClient()
  const { run } = wizard
  const fail = (error: unknown) => showToast({ text: asApiError(error).message, tone: 'failed' })
  const fresh = () => queries.invalidateQueries({ queryKey: ['imports'] })
  const start = useMutation({ mutationFn: () => actOnImport(run.id, 'run'), onError: fail, onSettled: fresh })
  const discard = useMutation({
    mutationFn: () => actOnImport(run.id, 'cancel'),
    onError: fail,
    onSuccess: () => go(paths.imports),
    onSettled: fresh,
  })
  const { number } = useFormat()
  const next = nextStep(step)
  const isLast = step === 'dry'
  const hasSheets = wizard.sheets.length > 0
  return (
    <>
      <Button variant="quiet" onClick={() => discard.mutate()} loading={discard.isPending}>
        {t('actions.discard')}
      </Button>
      {step !== 'file' && <Button onClick={() => onStep(previousStep(step))}>{t('actions.back')}</Button>}
      {isLast ? (
        <Button
          variant="main"
          disabled={!isChecked(run)}
          title={isChecked(run) ? undefined : t('actions.afterCheck')}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {isChecked(run)
            ? t('actions.runRows', { count: run.progress.rows, rows: number(run.progress.rows) })
            : t('actions.run')}
        </Button>
      ) : (
        <Button variant="main" disabled={!hasSheets} onClick={() => onStep(next)}>
          {t('actions.next', { step: t(`steps.${STEPS[STEPS.indexOf(next)]!}.title`).toLowerCase() })}
        </Button>
      )}
    </>
  )
}
