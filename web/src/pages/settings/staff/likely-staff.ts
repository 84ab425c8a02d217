import type { StaffMember } from '../settings-queries.ts'
import { staffFromSystem } from './staff-filter.ts'

const MOST = 5

/**
 * People of the medical system without a sign-in who may be the person of this name: the same last name, and first names
 * that begin alike, so that «Орлов Д. С.» fits «Орлов Дмитрий Сергеевич» and nobody else of the family.
 */
export function likelyStaff(everybody: readonly StaffMember[], name: string): StaffMember[] {
  const [last, ...first] = wordsOf(name)
  if (last === undefined || last.length < 2) return []
  const fits = (member: StaffMember) => {
    const [theirLast, ...theirFirst] = wordsOf(member.name)
    return theirLast === last && first.every((word, at) => alike(word, theirFirst[at]))
  }
  return staffFromSystem(everybody).filter(fits).slice(0, MOST)
}

function alike(word: string, other: string | undefined): boolean {
  return other === undefined || other.startsWith(word) || word.startsWith(other)
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s.]+/)
    .filter(Boolean)
}
