import { Autocomplete, Select, TextInput } from '@mantine/core'
import type { NodeOf } from '@revisit/domain/journey-node.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { customFieldsQuery, useClinicLists } from '../journey-facts.ts'
import type { StepFormProps } from './step-form-props.ts'

type Change = NodeOf<'set_field'>['change']

const KINDS = ['add_tag', 'remove_tag', 'custom_field'] as const

/** A tag put on or taken off, or a field of the card filled in. */
export function SetFieldForm({ node, onChange }: StepFormProps<'set_field'>) {
  const { t } = useTranslation('journey-form')
  const tags = useClinicLists().tags ?? []
  const { change } = node
  const set = (next: Change) => onChange({ ...node, change: next })
  const setKind = (what: (typeof KINDS)[number]) => {
    if (what === 'custom_field') return set({ what, key: '', value: '' })
    return set({ what, tag: 'tag' in change ? change.tag : '' })
  }
  return (
    <>
      <Select
        label={t('setField.what')}
        value={change.what}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`setField.kinds.${value}`) }))}
        onChange={(what) => what && setKind(what as Change['what'])}
      />
      {change.what === 'custom_field' ? (
        <CustomField change={change} onChange={set} />
      ) : (
        <Autocomplete
          label={t('setField.tag')}
          value={change.tag}
          maxLength={60}
          limit={50}
          error={change.tag.trim() ? undefined : t('required')}
          data={[...new Set(tags.map(({ value }) => value))]}
          onChange={(tag) => set({ ...change, tag })}
        />
      )}
    </>
  )
}

type CustomFieldProps = { change: Extract<Change, { what: 'custom_field' }>; onChange: (change: Change) => void }

function CustomField({ change, onChange }: CustomFieldProps) {
  const { t } = useTranslation('journey-form')
  const fields = useQuery(customFieldsQuery).data?.items.filter(({ archived }) => !archived) ?? []
  const field = fields.find(({ key }) => key === change.key)
  const setValue = (value: string) => onChange({ ...change, value: value === '' ? null : value })
  return (
    <>
      <Select
        label={t('setField.field')}
        value={change.key || null}
        data={fields.map(({ key, name }) => ({ value: key, label: name }))}
        nothingFoundMessage={t('nothing')}
        placeholder={t('setField.chooseField')}
        onChange={(key) => key && onChange({ ...change, key })}
      />
      {field?.kind === 'choice' ? (
        <Select
          label={t('setField.value')}
          value={change.value}
          clearable
          data={field.choices ?? []}
          onChange={(value) => setValue(value ?? '')}
        />
      ) : (
        <TextInput
          label={t('setField.value')}
          description={t('setField.emptyHint')}
          type={field?.kind === 'date' ? 'date' : 'text'}
          value={change.value ?? ''}
          maxLength={500}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
      )}
    </>
  )
}
