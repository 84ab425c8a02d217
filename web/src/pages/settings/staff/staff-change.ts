import type { StaffMember, StaffRole } from '../settings-queries.ts'

export type StaffDraft = Pick<StaffMember, 'name' | 'role' | 'branchIds'>
export type StaffChange = { name?: string; role?: StaffRole; branchIds?: string[] | null; disabled?: boolean }

/** What the draft changes in a member of staff; the order of branches is no change. */
export function changeOf(member: StaffMember, draft: StaffDraft): StaffChange {
  const branches = (ids: string[] | null) => (ids === null ? 'all' : ids.toSorted().join())
  return {
    ...(draft.name.trim() === member.name ? {} : { name: draft.name.trim() }),
    ...(draft.role === member.role ? {} : { role: draft.role }),
    ...(branches(draft.branchIds) === branches(member.branchIds) ? {} : { branchIds: draft.branchIds }),
  }
}

/** The change that brings a member of staff back to what they were. */
export function takenBack(member: StaffMember, change: StaffChange): StaffChange {
  return {
    ...(change.name === undefined ? {} : { name: member.name }),
    ...(change.role === undefined ? {} : { role: member.role }),
    ...(change.branchIds === undefined ? {} : { branchIds: member.branchIds }),
    ...(change.disabled === undefined ? {} : { disabled: member.disabledAt !== null }),
  }
}
