import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, fieldErrors } from '../../../api.ts'
import { sessionQuery } from '../../../session.ts'
import { clinicQuery, type Branch } from '../settings-queries.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { ZoneSelect } from './ZoneSelect.tsx'

type Draft = { name: string; city: string; address: string; timezone: string }

export type BranchPanelProps = { branch: Branch | null; clinicZone: string; onClose: () => void }

/** Adds a branch or changes one. */
export function BranchPanel({ branch, clinicZone, onClose }: BranchPanelProps) {
  const { t } = useTranslation(['settings-clinic', 'settings'])
  const form = useId()
  const [draft, setDraft] = useState(() => draftOf(branch, clinicZone))
  const save = useSaveBranch(branch?.id ?? null)
  const errors = fieldErrors(save.error)
  const text = (name: 'name' | 'city' | 'address') => ({
    label: name === 'name' ? t('name') : t(name),
    value: draft[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft, {
      onSuccess: () => {
        const undo = branch ? () => save.mutate(draftOf(branch, clinicZone)) : undefined
        showToast({ text: t(branch ? 'branchSaved' : 'branchAdded', { name: draft.name }), undo })
        onClose()
      },
    })
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={branch ? branch.name : t('newBranch')}
      footer={
        <>
          <Button variant="main" type="submit" form={form} loading={save.isPending} disabled={!draft.name.trim()}>
            {t('settings:save')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('settings:cancel')}
          </Button>
        </>
      }
    >
      <form id={form} className={fields.form} onSubmit={submit}>
        <TextInput {...text('name')} data-autofocus required withAsterisk={false} maxLength={200} />
        <TextInput {...text('city')} maxLength={100} />
        <TextInput {...text('address')} maxLength={300} />
        <ZoneSelect
          value={draft.timezone}
          error={errors.timezone}
          onChange={(timezone) => setDraft({ ...draft, timezone })}
        />
        <FormError error={save.error} fields={['name', 'city', 'address', 'timezone']} />
      </form>
    </SidePanel>
  )
}

function useSaveBranch(id: string | null) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const body = { ...draft, city: draft.city.trim() || null, address: draft.address.trim() || null }
      if (id) await answer(api.PATCH('/api/v1/branches/{id}', { params: { path: { id } }, body }))
      else await answer(api.POST('/api/v1/branches', { body }))
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: clinicQuery.queryKey }),
        queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
  })
}

function draftOf(branch: Branch | null, clinicZone: string): Draft {
  return {
    name: branch?.name ?? '',
    city: branch?.city ?? '',
    address: branch?.address ?? '',
    timezone: branch?.timezone ?? clinicZone,
  }
}
