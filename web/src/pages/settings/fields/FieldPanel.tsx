import { Select, Textarea, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../../api.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { FIELD_KINDS, type CustomField, type FieldKind } from './custom-fields.ts'
import { choicesOf } from './field-order.ts'
import { useAddField, useChangeField } from './use-fields.ts'

type Draft = { name: string; key: string; kind: FieldKind; choices: string }

const BELOW: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Adds a field of the card or changes one. */
export function FieldPanel({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const { t } = useTranslation(['settings-fields', 'settings'])
  const form = useId()
  const [draft, setDraft] = useState<Draft>(() => draftOf(field))
  const add = useAddField()
  const change = useChangeField(field)
  const error = add.error ?? change.error
  const choices = choicesOf(draft.choices)
  const noChoices = draft.kind === 'choice' && choices.length === 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = draft.name.trim()
    const withChoices = draft.kind === 'choice' ? { choices } : {}
    if (field) change.mutate({ name, ...withChoices }, { onSuccess: onClose })
    else
      add.mutate({ name, kind: draft.kind, key: draft.key.trim() || undefined, ...withChoices }, { onSuccess: onClose })
  }
  const toggleArchive = () => change.mutate({ archived: !field?.archived }, { onSuccess: onClose })
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={field ? field.name : t('newField')}
      line={field?.key}
      footer={
        <>
          <Button
            variant="main"
            type="submit"
            form={form}
            loading={add.isPending || change.isPending}
            disabled={!draft.name.trim() || noChoices}
          >
            {t('settings:save')}
          </Button>
          {field && (
            <Button
              icon={field.archived ? <IconArchiveOff size={16} stroke={1.6} /> : <IconArchive size={16} stroke={1.6} />}
              onClick={toggleArchive}
            >
              {t(field.archived ? 'restore' : 'archive')}
            </Button>
          )}
        </>
      }
    >
      <form id={form} className={fields.form} onSubmit={submit}>
        <FieldInputs draft={draft} onChange={setDraft} isNew={field === null} error={error} />
      </form>
    </SidePanel>
  )
}

type FieldInputsProps = { draft: Draft; onChange: (draft: Draft) => void; isNew: boolean; error: Error | null }

function FieldInputs({ draft, onChange, isNew, error }: FieldInputsProps) {
  const { t } = useTranslation('settings-fields')
  const errors = fieldErrors(error)
  return (
    <>
      <TextInput
        label={t('name')}
        data-autofocus
        required
        withAsterisk={false}
        maxLength={100}
        value={draft.name}
        error={errors.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        label={t('kind')}
        description={isNew ? undefined : t('kindFixed')}
        inputWrapperOrder={BELOW}
        allowDeselect={false}
        disabled={!isNew}
        data={FIELD_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={draft.kind}
        error={errors.kind}
        onChange={(kind) => kind && onChange({ ...draft, kind: kind as FieldKind })}
      />
      {draft.kind === 'choice' && (
        <Textarea
          label={t('choices')}
          description={t('choicesHint')}
          inputWrapperOrder={BELOW}
          autosize
          minRows={3}
          maxRows={12}
          value={draft.choices}
          error={errors.choices}
          onChange={(event) => onChange({ ...draft, choices: event.currentTarget.value })}
        />
      )}
      {isNew && (
        <TextInput
          label={t('key')}
          description={t('keyHint')}
          inputWrapperOrder={BELOW}
          maxLength={63}
          value={draft.key}
          error={errors.key}
          onChange={(event) => onChange({ ...draft, key: event.currentTarget.value })}
        />
      )}
      <FormError error={error} fields={['name', 'key', 'kind', 'choices']} />
    </>
  )
}

function draftOf(field: CustomField | null): Draft {
  return {
    name: field?.name ?? '',
    key: field?.key ?? '',
    kind: field?.kind ?? 'text',
    choices: field?.choices?.join('\n') ?? '',
  }
}
