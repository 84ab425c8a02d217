import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { RoleSelect } from '../fields/RoleSelect.tsx'
import { useClinicLists } from '../journey-facts.ts'
import type { StepFormProps } from './step-form-props.ts'

/** What a member of staff is told. */
export function NotifyForm({ node, onChange }: StepFormProps<'notify_staff'>) {
  const { t } = useTranslation('journey-form')
  return (
    <>
      <Textarea
        label={t('notify.text')}
        value={node.text}
        autosize
        minRows={2}
        maxLength={1000}
        error={node.text.trim() ? undefined : t('required')}
        onChange={({ currentTarget }) => onChange({ ...node, text: currentTarget.value })}
      />
      <RoleSelect label={t('notify.role')} value={node.role} onChange={(role) => onChange({ ...node, role })} />
    </>
  )
}

/** What is offered at the next contact. */
export function OfferForm({ node, onChange }: StepFormProps<'offer'>) {
  const { t } = useTranslation('journey-form')
  const services = useClinicLists().services ?? []
  return (
    <>
      <Select
        label={t('offer.service')}
        value={node.serviceId}
        searchable
        clearable
        limit={100}
        data={services.map(({ value, name }) => ({ value, label: name }))}
        nothingFoundMessage={t('nothing')}
        onChange={(serviceId) => onChange({ ...node, serviceId })}
      />
      <Textarea
        label={t('offer.script')}
        value={node.script}
        autosize
        minRows={2}
        maxLength={1000}
        onChange={({ currentTarget }) => onChange({ ...node, script: currentTarget.value })}
      />
    </>
  )
}

/** Bonus points given on the way. */
export function BonusForm({ node, onChange }: StepFormProps<'bonus'>) {
  const { t } = useTranslation('journey-form')
  return (
    <>
      <NumberInput
        label={t('bonus.points')}
        value={node.points}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        thousandSeparator=" "
        onChange={(points) => typeof points === 'number' && points >= 1 && onChange({ ...node, points })}
      />
      <TextInput
        label={t('bonus.reason')}
        value={node.reason}
        maxLength={200}
        error={node.reason.trim() ? undefined : t('required')}
        onChange={({ currentTarget }) => onChange({ ...node, reason: currentTarget.value })}
      />
    </>
  )
}
