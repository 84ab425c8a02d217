import { TextInput } from '@mantine/core'
import type { NodeKind, NodeOf } from '@revisit/domain/journey-node.ts'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import { CallForm } from './CallForm.tsx'
import { ConditionForm } from './ConditionForm.tsx'
import { ExitForm } from './ExitForm.tsx'
import { MessageForm } from './MessageForm.tsx'
import { BonusForm, NotifyForm, OfferForm } from './NoteForms.tsx'
import { SetFieldForm } from './SetFieldForm.tsx'
import { SplitForm } from './SplitForm.tsx'
import type { StepFormProps } from './step-form-props.ts'
import { WaitEventForm } from './WaitEventForm.tsx'
import { WaitForm } from './WaitForm.tsx'

const FORMS: { [K in NodeKind]: ComponentType<StepFormProps<K>> } = {
  wait: WaitForm,
  wait_event: WaitEventForm,
  condition: ConditionForm,
  split: SplitForm,
  message: MessageForm,
  call_task: CallForm,
  notify_staff: NotifyForm,
  set_field: SetFieldForm,
  offer: OfferForm,
  bonus: BonusForm,
  exit: ExitForm,
}

/** Everything that can be set on a step. */
export function StepForm({ node, definition, onChange }: StepFormProps) {
  const { t } = useTranslation('journey-form')
  const Form = FORMS[node.kind] as ComponentType<StepFormProps>
  return (
    <div className={css.form}>
      <Form node={node} definition={definition} onChange={onChange} />
      <TextInput
        label={t('title')}
        description={t('titleHint')}
        value={node.title}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...node, title: currentTarget.value } as NodeOf<NodeKind>)}
      />
    </div>
  )
}
