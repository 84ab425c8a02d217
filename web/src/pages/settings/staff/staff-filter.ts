import type { StaffMember } from '../settings-queries.ts'

export type StaffFilter = { find: string; role: string; state: 'active' | 'disabled' | 'everybody' | (string & {}) }

/** People who sign in and fit the filter. ё and е, capitals and small letters are the same. */
export function staffWhoSignIn(everybody: readonly StaffMember[], filter: StaffFilter): StaffMember[] {
  const words = folded(filter.find).split(/\s+/).filter(Boolean)
  return everybody.filter((member) => {
    if (!member.signsIn) return false
    if (filter.role && member.role !== filter.role) return false
    if (filter.state !== 'everybody' && (filter.state === 'disabled') !== (member.disabledAt !== null)) return false
    const text = folded(`${member.name} ${member.email ?? ''}`)
    return words.every((word) => text.includes(word))
  })
}

/** People known only from the medical system. */
export function staffFromSystem(everybody: readonly StaffMember[]): StaffMember[] {
  return everybody.filter((member) => !member.signsIn)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').trim()
}
