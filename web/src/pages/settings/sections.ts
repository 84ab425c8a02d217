export type SectionKey =
  | 'clinic'
  | 'staff'
  | 'rights'
  | 'fields'
  | 'channels'
  | 'contact-rules'
  | 'consents'
  | 'collector'
  | 'keys'
  | 'log'
  | 'security'

export type SectionEntry = {
  key: SectionKey
  /** own: about the reader; clinic: about the clinic; contact: how it talks to patients. */
  group: 'clinic' | 'contact' | 'own'
  permission?: string
}

const SECTIONS: SectionEntry[] = [
  { key: 'clinic', group: 'clinic', permission: 'clinic.read' },
  { key: 'staff', group: 'clinic', permission: 'clinic.read' },
  { key: 'rights', group: 'clinic' },
  { key: 'fields', group: 'clinic', permission: 'fields.edit' },
  { key: 'keys', group: 'clinic', permission: 'api_keys.manage' },
  { key: 'log', group: 'clinic', permission: 'audit.read' },
  { key: 'channels', group: 'contact', permission: 'channels.manage' },
  { key: 'contact-rules', group: 'contact', permission: 'touches.read' },
  { key: 'consents', group: 'contact', permission: 'touches.read' },
  { key: 'collector', group: 'contact', permission: 'collector.manage' },
  { key: 'security', group: 'own' },
]

/** The sections these permissions open, in order. */
export function visibleSections(permissions: readonly string[]): SectionEntry[] {
  return SECTIONS.filter(({ permission }) => !permission || permissions.includes(permission))
}

/** What an address asks for: a section, one that is closed to the reader, or nothing known. */
export function sectionAt(part: string | undefined, permissions: readonly string[]): SectionKey | 'closed' | 'unknown' {
  const visible = visibleSections(permissions)
  if (part === undefined) return visible[0]?.key ?? 'unknown'
  if (!SECTIONS.some(({ key }) => key === part)) return 'unknown'
  return visible.find(({ key }) => key === part)?.key ?? 'closed'
}
