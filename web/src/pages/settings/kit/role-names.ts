import { API_KEY_ROLES, canGrant, ROLE_WORDS, type Role, STAFF_ROLES, type StaffRole } from '@revisit/domain/roles.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'

/** Names roles in the reader's language; an unknown role shows its code. */
export function useRoleName(): (role: string) => string {
  const { i18n } = useTranslation('settings')
  const locale = i18n.language === 'en' ? 'en' : 'ru'
  return useCallback((role) => ROLE_WORDS[role as Role]?.[locale] ?? role, [locale])
}

export type RoleOption<R extends Role> = { value: R; label: string; disabled: boolean }

/** Roles a person may have; those above the reader's rights are disabled. */
export function useStaffRoleOptions(): RoleOption<StaffRole>[] {
  return useOptions(STAFF_ROLES)
}

/** Roles an API key may have; those above the reader's rights are disabled. */
export function useKeyRoleOptions(): RoleOption<Role>[] {
  return useOptions(API_KEY_ROLES)
}

function useOptions<R extends Role>(roles: readonly R[]): RoleOption<R>[] {
  const own = useSession().staff.role as Role
  const nameOf = useRoleName()
  return roles.map((role) => ({ value: role, label: nameOf(role), disabled: !canGrant(own, role) }))
}
