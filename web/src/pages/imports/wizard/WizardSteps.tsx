import { Steps } from '@revisit/ui/Steps.tsx'
import { useTranslation } from 'react-i18next'
import { STEPS, type Step } from './steps.ts'

/** The five steps, with what is known about each. On the phone the row is longer than the screen: the current one is shown. */
export function WizardSteps({ current, notes = {} }: { current: Step; notes?: Partial<Record<Step, string>> }) {
  const { t } = useTranslation('import-run')
  return (
    <div key={current} ref={showCurrent}>
      <Steps
        label={t('steps.label')}
        current={current}
        items={STEPS.map((key) => ({
          key,
          title: t(`steps.${key}.title`),
          note: notes[key] ?? t(`steps.${key}.note`),
        }))}
      />
    </div>
  )
}

function showCurrent(place: HTMLElement | null): void {
  place?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
}
