import { Autocomplete, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session.ts'
import { DayField } from './DayField.tsx'
import { curatorsOf, doctorsOf, sourcesQuery, staffNamesQuery } from './lookup-queries.ts'
import type { DraftField, PatientDraft } from './patient-draft.ts'
import type { Card } from './patient-types.ts'
import css from './PatientFields.module.css'

const CHANNELS = ['call', 'sms', 'whatsapp', 'telegram', 'max', 'email'] as const

export type PatientFieldsProps = {
  draft: PatientDraft
  onChange: (draft: PatientDraft) => void
  errors: Record<string, string>
  /** What stands in the card now, under fields somebody else changed meanwhile. */
  notes?: Record<string, string>
  customFields: readonly Card['customFields'][number][]
  /** A new patient: only what the desk knows at once. */
  brief?: boolean
}

/** The fields of a patient's card. */
export function PatientFields(props: PatientFieldsProps) {
  const { draft, onChange, brief, customFields } = props
  const { t } = useTranslation('patient')
  const { today } = useFormat()
  const { branches } = useSession()
  const staff = useQuery(staffNamesQuery).data
  const sources = useQuery(sourcesQuery).data ?? []
  const bind = useBinding(props)
  const people = (list: readonly { id: string; name: string }[], now: string) => [
    ...list.map(({ id, name }) => ({ value: id, label: name })),
    // Somebody of another trade, or gone, stays chosen in the card.
    ...(list.some(({ id }) => id === now)
      ? []
      : (staff ?? []).filter(({ id }) => id === now).map(({ id, name }) => ({ value: id, label: name }))),
  ]
  return (
    <>
      <TextInput {...bind.text('lastName')} data-autofocus autoComplete="off" />
      <div className={css.pair}>
        <TextInput {...bind.text('firstName')} autoComplete="off" />
        <TextInput {...bind.text('middleName')} autoComplete="off" />
      </div>
      <div className={css.pair}>
        <DayField
          label={t('form.birthDate')}
          value={draft.birthDate || null}
          max={today}
          placeholder={t('form.dayHint')}
          error={props.errors.birthDate}
          description={props.notes?.birthDate}
          onChange={(day) => onChange({ ...draft, birthDate: day ?? '' })}
        />
        <Select
          {...bind.choice('sex')}
          data={[
            { value: 'f', label: t('form.female') },
            { value: 'm', label: t('form.male') },
          ]}
        />
      </div>
      <div className={css.pair}>
        <Autocomplete {...bind.plain('source')} data={sources.flatMap(({ name }) => name ?? [])} limit={12} />
        <Select {...bind.choice('branchId')} data={branches.map(({ id, name }) => ({ value: id, label: name }))} />
      </div>
      {!brief && (
        <>
          <div className={css.pair}>
            <Select {...bind.choice('curatorId')} searchable data={people(curatorsOf(staff), draft.curatorId)} />
            <Select
              {...bind.choice('preferredDoctorId')}
              searchable
              data={people(doctorsOf(staff), draft.preferredDoctorId)}
            />
          </div>
          <div className={css.pair}>
            <Autocomplete
              {...bind.plain('preferredChannel')}
              data={CHANNELS.map((code) => t(`consent.channel.${code}`))}
            />
            <TextInput {...bind.text('preferredTime')} placeholder={t('form.timeHint')} />
          </div>
          <TextInput {...bind.text('district')} />
          <Switch
            label={t('form.deceased')}
            checked={draft.deceased}
            onChange={(event) => onChange({ ...draft, deceased: event.currentTarget.checked })}
          />
        </>
      )}
      {!brief && customFields.length > 0 && <b>{t('form.own')}</b>}
      {!brief && customFields.map((field) => <OwnField key={field.key} field={field} {...props} />)}
    </>
  )
}

type OwnFieldProps = PatientFieldsProps & { field: Card['customFields'][number] }

function OwnField({ field, draft, onChange, errors, notes }: OwnFieldProps) {
  const { t } = useTranslation('patient')
  const value = draft.custom[field.key] ?? ''
  const put = (next: string | number) => onChange({ ...draft, custom: { ...draft.custom, [field.key]: next } })
  const about = {
    label: field.name,
    error: errors[`custom.${field.key}`],
    description: notes?.[`custom.${field.key}`],
  }
  switch (field.kind) {
    case 'number':
      return <NumberInput {...about} value={value} hideControls onChange={put} />
    case 'date':
      return <DayField {...about} value={String(value) || null} onChange={(day) => put(day ?? '')} />
    case 'choice':
      return (
        <Select
          {...about}
          clearable
          placeholder={t('form.choose')}
          data={field.choices ?? []}
          value={String(value) || null}
          onChange={(next) => put(next ?? '')}
        />
      )
    case 'text':
      return <TextInput {...about} value={String(value)} onChange={(event) => put(event.currentTarget.value)} />
  }
}

const LABELS = {
  lastName: 'form.lastName',
  firstName: 'form.firstName',
  middleName: 'form.middleName',
  sex: 'form.sex',
  birthDate: 'form.birthDate',
  source: 'form.source',
  branchId: 'form.branch',
  curatorId: 'form.curator',
  preferredDoctorId: 'form.doctor',
  preferredChannel: 'form.channel',
  preferredTime: 'form.time',
  district: 'form.district',
  deceased: 'form.deceased',
} as const satisfies Record<DraftField, string>

/** Props that join an input with its field of the draft. */
function useBinding({ draft, onChange, errors, notes }: PatientFieldsProps) {
  const { t } = useTranslation('patient')
  const about = (name: DraftField) => ({ label: t(LABELS[name]), error: errors[name], description: notes?.[name] })
  return {
    text: (name: Exclude<DraftField, 'deceased'>) => ({
      ...about(name),
      value: draft[name],
      onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
        onChange({ ...draft, [name]: event.currentTarget.value }),
    }),
    plain: (name: Exclude<DraftField, 'deceased'>) => ({
      ...about(name),
      value: draft[name],
      onChange: (value: string) => onChange({ ...draft, [name]: value }),
    }),
    choice: (name: Exclude<DraftField, 'deceased'>) => ({
      ...about(name),
      placeholder: t('form.choose'),
      clearable: true,
      value: draft[name] || null,
      onChange: (value: string | null) => onChange({ ...draft, [name]: value ?? '' }),
    }),
  }
}
