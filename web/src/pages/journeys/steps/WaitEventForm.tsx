import { useTranslation } from 'react-i18next'
import { DurationField } from '../fields/DurationField.tsx'
import { EventMatchField } from '../fields/EventMatchField.tsx'
import type { StepFormProps } from './step-form-props.ts'

/** Which event is awaited and for how long. */
export function WaitEventForm({ node, onChange }: StepFormProps<'wait_event'>) {
  const { t } = useTranslation('journey-form')
  return (
    <>
      <EventMatchField
        label={t('waitEvent.what')}
        value={node.match}
        onChange={(match) => onChange({ ...node, match })}
      />
      <DurationField
        label={t('waitEvent.timeout')}
        value={node.timeout}
        onChange={(timeout) => onChange({ ...node, timeout })}
      />
    </>
  )
}
