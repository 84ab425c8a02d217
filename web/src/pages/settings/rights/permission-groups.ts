export type PermissionGroup = 'patients' | 'contact' | 'records' | 'analytics' | 'clinic' | 'other'

const GROUPS: Record<string, PermissionGroup> = {
  patients: 'patients',
  notes: 'patients',
  tags: 'patients',
  duplicates: 'patients',
  value_class: 'patients',
  consents: 'patients',
  segments: 'contact',
  journeys: 'contact',
  campaigns: 'contact',
  templates: 'contact',
  channels: 'contact',
  touches: 'contact',
  tasks: 'contact',
  collector: 'contact',
  imports: 'records',
  quality: 'records',
  statistics: 'records',
  fields: 'records',
  analytics: 'analytics',
  money: 'analytics',
  value_rules: 'analytics',
  views: 'analytics',
  clinic: 'clinic',
  settings: 'clinic',
  staff: 'clinic',
  api_keys: 'clinic',
  audit: 'clinic',
}
const ORDER: PermissionGroup[] = ['patients', 'contact', 'analytics', 'records', 'clinic', 'other']

/** Permissions by what they are about, in reading order; a permission of an unknown kind is not lost but comes last. */
export function permissionGroups<T extends { key: string }>(
  permissions: readonly T[],
): { group: PermissionGroup; permissions: T[] }[] {
  const groupOf = ({ key }: T) => GROUPS[key.split('.')[0] ?? ''] ?? 'other'
  return ORDER.map((group) => ({ group, permissions: permissions.filter((one) => groupOf(one) === group) })).filter(
    ({ permissions }) => permissions.length > 0,
  )
}
