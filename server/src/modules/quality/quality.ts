import { activeQualityRules, type QualityRule } from '@revisit/domain/data-quality.ts'
import type { LocalDate } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import { readClinic } from '../clinics/clinics.ts'
import { countBreakers, countOpenPairs, gatherPeople, type Place, type QualityRow, readNames } from './queries.ts'
import type { DataQuality } from './schemas.ts'

export { qualityCondition } from './condition-queries.ts'
export type { DataQuality } from './schemas.ts'

/** Who breaks the rules about incomplete records that the clinic has switched on. */
export async function countDataQuality(db: Db, clinicId: string, today: LocalDate): Promise<DataQuality> {
  const rules = activeQualityRules(switchesOf((await readClinic(db, clinicId))?.settings))
  if (rules.length === 0) return { rules: [] }
  const names = await readNames(db, clinicId)
  const pairs = rules.includes('possible_duplicates') ? await countOpenPairs(db, clinicId) : 0
  await gatherPeople(db, clinicId)
  const counted: DataQuality['rules'] = []
  for (const rule of rules) {
    const rows = await countBreakers(db, { clinicId, today }, rule)
    const patients = rows.find((row) => row.place === 'all')?.patients ?? 0
    const linesOf = (place: Place) => linesAt(place, rows, names)
    counted.push({
      rule,
      count: rule === 'possible_duplicates' ? pairs : patients,
      patients,
      byBranch: linesOf('branch'),
      byDoctor: linesOf('doctor'),
      byAdministrator: linesOf('administrator'),
    })
  }
  return { rules: counted }
}

function linesAt(place: Place, rows: readonly QualityRow[], names: ReadonlyMap<string, string>) {
  return rows
    .filter((row) => row.place === place)
    .map(({ id, patients }) => ({ id, name: id === null ? null : (names.get(id) ?? null), patients }))
    .sort((a, b) => b.patients - a.patients || (a.name ?? '').localeCompare(b.name ?? ''))
}

/** The clinic's own switches: `qualityRules` of its settings, rule → on or off. */
function switchesOf(settings: unknown): Partial<Record<QualityRule, boolean>> {
  const switches = (settings as { qualityRules?: unknown } | null | undefined)?.qualityRules
  return typeof switches === 'object' && switches !== null ? (switches as Partial<Record<QualityRule, boolean>>) : {}
}
