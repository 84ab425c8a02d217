import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, fieldErrors } from '../../../api.ts'
import { useSession } from '../../../session.ts'
import { keysQuery, type KeyRole } from '../settings-queries.ts'
import { BranchChoice } from '../kit/BranchChoice.tsx'
import { CopyField } from '../kit/CopyField.tsx'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { useKeyRoleOptions } from '../kit/role-names.ts'

type Draft = { name: string; role: KeyRole; branchIds: string[] | null }

/** Issues a key: a form, then the key, shown once. */
export function KeyPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings-keys', 'settings'])
  const form = useId()
  const ownBranches = useSession().staff.branchIds
  const [draft, setDraft] = useState<Draft>({ name: '', role: 'integration', branchIds: ownBranches })
  const queries = useQueryClient()
  const create = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/api-keys', { body: draft })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const incomplete = !draft.name.trim() || draft.branchIds?.length === 0
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={create.data ? t('ready') : t('addTitle')}
      line={create.data ? draft.name : t('addLine')}
      footer={
        create.data ? (
          <Button onClick={onClose}>{t('settings:close')}</Button>
        ) : (
          <Button variant="main" type="submit" form={form} loading={create.isPending} disabled={incomplete}>
            {t('create')}
          </Button>
        )
      }
    >
      {create.data ? (
        <Ready value={create.data.key} />
      ) : (
        <form id={form} className={fields.form} onSubmit={submit}>
          <KeyFields draft={draft} onChange={setDraft} error={create.error} />
        </form>
      )}
    </SidePanel>
  )
}

type KeyFieldsProps = { draft: Draft; onChange: (draft: Draft) => void; error: Error | null }

function KeyFields({ draft, onChange, error }: KeyFieldsProps) {
  const { t } = useTranslation(['settings-keys', 'settings'])
  const errors = fieldErrors(error)
  const roles = useKeyRoleOptions()
  const noBranch = draft.branchIds?.length === 0
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
      <Select
        label={t('settings:role')}
        allowDeselect={false}
        data={roles}
        value={draft.role}
        error={errors.role}
        onChange={(role) => role && onChange({ ...draft, role: role as KeyRole })}
      />
      <BranchChoice
        value={draft.branchIds}
        error={errors.branchIds ?? (noBranch ? t('settings:noBranchChosen') : null)}
        onChange={(branchIds) => onChange({ ...draft, branchIds })}
      />
      <FormError error={error} fields={['name', 'role', 'branchIds']} />
    </>
  )
}

function Ready({ value }: { value: string }) {
  const { t } = useTranslation('settings-keys')
  return (
    <div className={fields.form}>
      <p>{t('readyText')}</p>
      <CopyField label={t('key')} value={value} />
      <div>
        <p className={`${fields.label} caption`}>{t('example')}</p>
        <pre className={fields.code}>
          {`curl ${window.location.origin}/api/v1/me \\\n  -H "Authorization: Bearer ${value}"`}
        </pre>
      </div>
    </div>
  )
}
