import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StepFormProps } from './step-form-props.ts'

/** Whether coming here counts as the goal. */
export function ExitForm({ node, onChange }: StepFormProps<'exit'>) {
  const { t } = useTranslation('journey-form')
  return (
    <Checkbox
      label={t('exit.goal')}
      description={t('exit.goalHint')}
      checked={node.goal}
      onChange={({ currentTarget }) => onChange({ ...node, goal: currentTarget.checked })}
    />
  )
}
