import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, fieldErrors } from '../../../api.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { siteKeysQuery, type SiteKey } from './collector-queries.ts'
import { KeyReplacing } from './KeyReplacing.tsx'

type Draft = { name: string; origins: string; needsConsent: boolean }

/** Adds a site or changes one. */
export function SiteKeyPanel({ siteKey, onClose }: { siteKey: SiteKey | null; onClose: () => void }) {
  const { t } = useTranslation(['settings-collector', 'settings'])
  const form = useId()
  const [draft, setDraft] = useState<Draft>(() => draftOf(siteKey))
  const save = useSaveKey(siteKey?.id ?? null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft, {
      onSuccess: () => {
        const undo = siteKey ? () => save.mutate(draftOf(siteKey)) : undefined
        showToast({ text: t(siteKey ? 'siteSaved' : 'siteAdded', { name: draft.name }), undo })
        onClose()
      },
    })
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={siteKey ? siteKey.name : t('newSite')}
      footer={
        <>
          <Button
            variant="main"
            type="submit"
            form={form}
            loading={save.isPending}
            disabled={!draft.name.trim() || originsOf(draft).length === 0}
          >
            {t('settings:save')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('settings:cancel')}
          </Button>
        </>
      }
    >
      <form id={form} className={fields.form} onSubmit={submit}>
        <SiteFields draft={draft} onChange={setDraft} error={save.error} />
      </form>
      {siteKey && <KeyReplacing siteKey={siteKey} onDone={onClose} />}
    </SidePanel>
  )
}

type SiteFieldsProps = { draft: Draft; onChange: (draft: Draft) => void; error: Error | null }

function SiteFields({ draft, onChange, error }: SiteFieldsProps) {
  const { t } = useTranslation('settings-collector')
  const errors = fieldErrors(error)
  const wrong = Object.entries(errors).find(([path]) => path.startsWith('origins'))?.[1]
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={100}
        value={draft.name}
        error={errors.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Textarea
        label={t('origins')}
        description={t('originsHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={'clinic.ru\nwww.clinic.ru'}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.origins}
        error={wrong}
        onChange={(event) => onChange({ ...draft, origins: event.currentTarget.value })}
      />
      <Checkbox
        label={t('needsConsent')}
        description={t('needsConsentHint')}
        checked={draft.needsConsent}
        onChange={(event) => onChange({ ...draft, needsConsent: event.currentTarget.checked })}
      />
      <FormError error={error} fields={['name', ...Object.keys(errors).filter((path) => path.startsWith('origins'))]} />
    </>
  )
}

function useSaveKey(id: string | null) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const body = { name: draft.name.trim(), origins: originsOf(draft), needsConsent: draft.needsConsent }
      if (id) await answer(api.PATCH('/api/v1/collector/keys/{id}', { params: { path: { id } }, body }))
      else await answer(api.POST('/api/v1/collector/keys', { body }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: siteKeysQuery.queryKey }),
  })
}

function draftOf(key: SiteKey | null): Draft {
  if (!key) return { name: '', origins: '', needsConsent: false }
  return { name: key.name, origins: key.origins.join('\n'), needsConsent: key.needsConsent }
}

function originsOf({ origins }: Draft): string[] {
  return origins.split(/[\s,;]+/).filter((origin) => origin !== '')
}
