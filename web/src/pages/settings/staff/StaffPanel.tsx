import { Select, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconLock, IconLockOpen, IconUserPlus } from '@tabler/icons-react'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../../api.ts'
import { useSession } from '../../../session.ts'
import type { StaffMember, StaffRole } from '../settings-queries.ts'
import { BranchChoice } from '../kit/BranchChoice.tsx'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { useRoleName, useStaffRoleOptions } from '../kit/role-names.ts'
import { changeOf, type StaffDraft as Draft } from './staff-change.ts'
import { useChangeStaff } from './use-change-staff.ts'

export type StaffPanelProps = {
  member: StaffMember
  onClose: () => void
  /** Gives somebody known from the medical system a sign-in. */
  onInvite?: () => void
}

/** Name, role, branches and sign-in of one member of staff. */
export function StaffPanel({ member, onClose, onInvite }: StaffPanelProps) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const form = useId()
  const own = useSession().staff.id === member.id
  const roleName = useRoleName()
  const [draft, setDraft] = useState<Draft>(member)
  const save = useChangeStaff()
  const change = changeOf(member, draft)
  const incomplete = draft.branchIds?.length === 0 || !draft.name.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ member, change, told: t('changed', { name: draft.name }) }, { onSuccess: onClose })
  }
  const toggle = () => {
    const disabled = member.disabledAt === null
    const told = t(disabled ? 'nowDisabled' : 'nowEnabled', { name: member.name })
    save.mutate({ member, change: { disabled }, told }, { onSuccess: onClose })
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={member.name}
      line={member.email ?? member.specialty ?? roleName(member.role)}
      footer={
        <>
          <Button
            variant="main"
            type="submit"
            form={form}
            loading={save.isPending}
            disabled={Object.keys(change).length === 0 || incomplete}
          >
            {t('settings:save')}
          </Button>
          {onInvite && (
            <Button icon={<IconUserPlus size={16} stroke={1.6} />} onClick={onInvite}>
              {t('invite')}
            </Button>
          )}
          {member.signsIn && !own && <SwitchOff disabled={member.disabledAt !== null} onClick={toggle} />}
        </>
      }
    >
      <form id={form} className={fields.form} onSubmit={submit}>
        <MemberFields draft={draft} onChange={setDraft} own={own} error={save.error} />
        {member.signsIn && !own && <p className="caption">{t('rightsNote')}</p>}
        <FormError error={save.error} fields={['name', 'role', 'branchIds']} />
      </form>
    </SidePanel>
  )
}

type MemberFieldsProps = { draft: Draft; onChange: (draft: Draft) => void; own: boolean; error: Error | null }

function MemberFields({ draft, onChange, own, error }: MemberFieldsProps) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const errors = fieldErrors(error)
  const noBranch = draft.branchIds?.length === 0
  return (
    <>
      <TextInput
        label={t('name')}
        maxLength={200}
        value={draft.name}
        error={errors.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <RoleSelect
        value={draft.role}
        disabled={own}
        hint={own ? t('ownRole') : undefined}
        error={errors.role}
        onChange={(role) => onChange({ ...draft, role })}
      />
      {!own && (
        <BranchChoice
          value={draft.branchIds}
          error={errors.branchIds ?? (noBranch ? t('settings:noBranchChosen') : null)}
          onChange={(branchIds) => onChange({ ...draft, branchIds })}
        />
      )}
    </>
  )
}

export type RoleSelectProps = {
  value: StaffRole
  onChange: (role: StaffRole) => void
  disabled?: boolean
  hint?: string
  error?: string
}

/** A role of staff; roles above the reader's own rights are shown and cannot be given. */
export function RoleSelect({ value, onChange, disabled, hint, error }: RoleSelectProps) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const options = useStaffRoleOptions()
  return (
    <Select
      label={t('settings:role')}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      disabled={disabled}
      error={error}
      data={options.map((option) => ({
        ...option,
        label: option.disabled ? `${option.label}: ${t('roleAbove')}` : option.label,
      }))}
      value={value}
      onChange={(role) => role && onChange(role as StaffRole)}
    />
  )
}

function SwitchOff({ disabled, onClick }: { disabled: boolean; onClick: () => void }) {
  const { t } = useTranslation('settings-staff')
  const SwitchIcon = disabled ? IconLockOpen : IconLock
  return (
    <Button icon={<SwitchIcon size={16} stroke={1.6} />} onClick={onClick}>
      {t(disabled ? 'enable' : 'disable')}
    </Button>
  )
}
