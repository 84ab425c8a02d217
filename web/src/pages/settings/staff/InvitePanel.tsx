import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, fieldErrors } from '../../../api.ts'
import { useSession } from '../../../session.ts'
import { invitationsQuery, type StaffMember, type StaffRole } from '../settings-queries.ts'
import { BranchChoice } from '../kit/BranchChoice.tsx'
import { CopyField } from '../kit/CopyField.tsx'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { KnownPerson } from './KnownPerson.tsx'
import { likelyStaff } from './likely-staff.ts'
import { RoleSelect } from './StaffPanel.tsx'

/** `staffId`: somebody of the medical system, null for a new person; undefined while the name alone decides. */
type Draft = {
  name: string
  email: string
  role: StaffRole
  branchIds: string[] | null
  staffId: string | null | undefined
}

export type InvitePanelProps = {
  everybody: readonly StaffMember[]
  /** Somebody known from the medical system who gets a sign-in. */
  member?: StaffMember
  onClose: () => void
}

/** Invites a person: a form, then the link, shown once. */
export function InvitePanel({ everybody, member, onClose }: InvitePanelProps) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const form = useId()
  const ownBranches = useSession().staff.branchIds
  const blank: Draft = { name: '', email: '', role: 'administrator', branchIds: ownBranches, staffId: undefined }
  const [draft, setDraft] = useState<Draft>(
    member ? { ...blank, name: member.name, role: member.role, staffId: member.id } : blank,
  )
  const likely = member ? [member] : likelyStaff(everybody, draft.name)
  const staffId = linkedId(draft.staffId, likely)
  const queries = useQueryClient()
  const create = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/invitations', { body: { ...draft, staffId } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  })
  const another = () => {
    setDraft(blank)
    create.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const noBranch = draft.branchIds?.length === 0
  const incomplete = !draft.name.trim() || !draft.email.trim() || noBranch
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={create.data ? t('linkReady') : t('inviteTitle')}
      line={create.data ? draft.email : t('inviteLine')}
      footer={
        create.data ? (
          <>
            <Button onClick={onClose}>{t('settings:close')}</Button>
            <Button variant="quiet" onClick={another}>
              {t('another')}
            </Button>
          </>
        ) : (
          <Button variant="main" type="submit" form={form} loading={create.isPending} disabled={incomplete}>
            {t('create')}
          </Button>
        )
      }
    >
      {create.data ? (
        <Ready path={create.data.path} expiresAt={create.data.expiresAt} />
      ) : (
        <form id={form} className={fields.form} onSubmit={submit}>
          <InviteFields draft={draft} onChange={setDraft} error={create.error}>
            <KnownPerson likely={likely} value={staffId} onChange={(next) => setDraft({ ...draft, staffId: next })} />
          </InviteFields>
        </form>
      )}
    </SidePanel>
  )
}

/** One fitting person is taken for the invited one until the reader says otherwise. */
function linkedId(chosen: string | null | undefined, likely: readonly StaffMember[]): string | null {
  if (chosen !== undefined && (chosen === null || likely.some(({ id }) => id === chosen))) return chosen
  return likely.length === 1 ? likely[0]!.id : null
}

type InviteFieldsProps = {
  draft: Draft
  onChange: (draft: Draft) => void
  error: Error | null
  /** After the name: whether the person is known already. */
  children: ReactNode
}

function InviteFields({ draft, onChange, error, children }: InviteFieldsProps) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const errors = fieldErrors(error)
  const noBranch = draft.branchIds?.length === 0
  return (
    <>
      <TextInput
        label={t('name')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={200}
        value={draft.name}
        error={errors.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      {children}
      <TextInput
        label={t('email')}
        type="email"
        required
        withAsterisk={false}
        maxLength={200}
        value={draft.email}
        error={errors.email}
        onChange={(event) => onChange({ ...draft, email: event.currentTarget.value })}
      />
      <RoleSelect value={draft.role} error={errors.role} onChange={(role) => onChange({ ...draft, role })} />
      <BranchChoice
        value={draft.branchIds}
        error={errors.branchIds ?? (noBranch ? t('settings:noBranchChosen') : null)}
        onChange={(branchIds) => onChange({ ...draft, branchIds })}
      />
      <FormError error={error} fields={['name', 'email', 'role', 'branchIds']} />
    </>
  )
}

function Ready({ path, expiresAt }: { path: string; expiresAt: string }) {
  const { t } = useTranslation('settings-staff')
  const format = useFormat()
  return (
    <div className={fields.form}>
      <p>{t('linkText')}</p>
      <CopyField label={t('link')} value={window.location.origin + path} />
      <p className="caption">{t('validUntil', { date: format.dateTime(expiresAt) })}</p>
    </div>
  )
}
