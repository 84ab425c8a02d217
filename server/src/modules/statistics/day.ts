import { addMonths, localDateOf } from '@revisit/domain/local-date.ts'
import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { readClinic } from '../clinics/clinics.ts'
import { parseClassRules } from './class-rule-queries.ts'
import { readClassRules } from './queries.ts'
import { dayOf } from './days.ts'
import type { RowDay } from './patient-row.ts'

/** Months without a visit after which a patient no longer counts as active, until the clinic sets its own. */
export const DEFAULT_ACTIVE_MONTHS = 18

/** Today of the clinic and the settings its statistics are made with. */
export type ClinicDay = {
  clinicId: string
  today: string
  now: Date
  row: RowDay
  rules: ValueClassRules
  settingsKey: string
}

/** Reads the clinic's clock, zone and rules. Throws when the clinic does not exist. */
export async function readClinicDay(ports: Ports, db: Db, clinicId: string): Promise<ClinicDay> {
  const clinic = await readClinic(db, clinicId)
  if (!clinic) throw new Error('statistics of a clinic that does not exist')
  const today = localDateOf(clinic.simulatedAt ?? ports.clock.now(), clinic.timezone)
  const activeMonths = activeMonthsOf(clinic.settings)
  const rules = parseClassRules(await readClassRules(db, clinicId))
  const row = {
    today: dayOf(today),
    yearAgo: dayOf(addMonths(today, -12)),
    twoYearsAgo: dayOf(addMonths(today, -24)),
    activeAfter: dayOf(addMonths(today, -activeMonths)),
    activeMonths,
  }
  return { clinicId, today, now: ports.clock.now(), row, rules, settingsKey: JSON.stringify({ rules, activeMonths }) }
}

/** The clinic's window of activity in months, from its settings. */
export function activeMonthsOf(settings: unknown): number {
  const months = (settings as { activeMonths?: unknown } | null)?.activeMonths
  return typeof months === 'number' && Number.isInteger(months) && months >= 1 && months <= 120
    ? months
    : DEFAULT_ACTIVE_MONTHS
}
