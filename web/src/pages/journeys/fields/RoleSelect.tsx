import { Select } from '@mantine/core'
import { ROLE_WORDS, STAFF_ROLES, type StaffRole } from '@revisit/domain/roles.ts'
import { useBilingual } from '../../../analytics/use-bilingual.ts'

export type RoleSelectProps = { label: string; value: StaffRole; onChange: (role: StaffRole) => void }

/** Whose work it is. */
export function RoleSelect({ label, value, onChange }: RoleSelectProps) {
  const say = useBilingual()
  return (
    <Select
      label={label}
      value={value}
      allowDeselect={false}
      data={STAFF_ROLES.map((role) => ({ value: role, label: say(ROLE_WORDS[role]) }))}
      onChange={(role) => role && onChange(role as StaffRole)}
    />
  )
}
