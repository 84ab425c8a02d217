import { activeQualityRules, type QualityRule } from '@revisit/domain/data-quality.ts'
import type { LocalDate } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import { readClinic } from '../clinics/clinics.ts'
import { countByRule, countOpenPairs, type Place, readNames } from './queries.ts'
import type { DataQuality } from './schemas.ts'

export { qualityCondition } from './condition-queries.ts'
export type { DataQuality } from './schemas.ts'

/** Who breaks the rules about incomplete records that the clinic has switched on. */
export async function countDataQuality(db: Db, clinicId: string, today: LocalDate): Promise<DataQuality> {
  const rules = activeQualityRules(switchesOf((await readClinic(db, clinicId))?.settings))
  if (rules.length === 0) return { rules: [] }
  const rows = await countByRule(db, { clinicId, today }, rules)
  const names = await readNames(db, clinicId)
  const pairs = rules.includes('possible_duplicates') ? await countOpenPairs(db, clinicId) : 0
  const linesOf = (place: Place, rule: QualityRule) =>
    rows
      .filter((row) => row.place === place && (row.counts[rule] ?? 0) > 0)
      .map(({ id, counts }) => ({
        id,
        name: id === null ? null : (names.get(id) ?? null),
        patients: counts[rule] ?? 0,
      }))
      .sort((a, b) => b.patients - a.patients || (a.name ?? '').localeCompare(b.name ?? ''))
  return {
    rules: rules.map((rule) => {
      const patients = linesOf('all', rule)[0]?.patients ?? 0
      return {
        rule,
        count: rule === 'possible_duplicates' ? pairs : patients,
        patients,
        byBranch: linesOf('branch', rule),
        byDoctor: linesOf('doctor', rule),
        byAdministrator: linesOf('administrator', rule),
      }
    }),
  }
}

/** The clinic's own switches: `qualityRules` of its settings, rule → on or off. */
function switchesOf(settings: unknown): Partial<Record<QualityRule, boolean>> {
  const switches = (settings as { qualityRules?: unknown } | null | undefined)?.qualityRules
  return typeof switches === 'object' && switches !== null ? (switches as Partial<Record<QualityRule, boolean>>) : {}
}
