import { classes } from '@revisit/ui/classes.ts'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './campaigns.module.css'

export const WIZARD_STEPS = ['audience', 'message', 'rules', 'check'] as const
export type WizardStep = (typeof WIZARD_STEPS)[number]

export type WizardStepsProps = {
  current: WizardStep
  done: (step: WizardStep) => boolean
  onOpen: (step: WizardStep) => void
}

/** The way to a launch; any step may be opened again. */
export function WizardSteps({ current, done, onOpen }: WizardStepsProps) {
  const { t } = useTranslation('campaigns')
  return (
    <nav className={css.steps} aria-label={t('steps.label')}>
      {WIZARD_STEPS.map((step, index) => (
        <button
          key={step}
          type="button"
          className={classes(css.step, step === current && css.current)}
          aria-current={step === current ? 'step' : undefined}
          onClick={() => onOpen(step)}
        >
          {done(step) && step !== current ? (
            <IconCheck size={14} stroke={2} aria-hidden="true" />
          ) : (
            <span className="num">{index + 1}</span>
          )}
          {t(`steps.${step}`)}
        </button>
      ))}
    </nav>
  )
}
