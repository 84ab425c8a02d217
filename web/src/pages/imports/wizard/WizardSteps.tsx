import { Steps } from '@revisit/ui/Steps.tsx'
import { useTranslation } from 'react-i18next'
import { STEPS, type Step } from './steps.ts'

/** The five steps, with what is known about each. */
export function WizardSteps({ current, notes = {} }: { current: Step; notes?: Partial<Record<Step, string>> }) {
  const { t } = useTranslation('import-run')
  return (
    <Steps
      label={t('steps.label')}
      current={current}
      items={STEPS.map((key) => ({ key, title: t(`steps.${key}.title`), note: notes[key] ?? t(`steps.${key}.note`) }))}
    />
  )
}
