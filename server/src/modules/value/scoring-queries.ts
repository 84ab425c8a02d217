import { addMonths } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Measured, RfmScoring } from './level-bounds.ts'

/** Branches the transaction is limited to; null = every branch. */
export async function readBranchScope(db: Db): Promise<string[] | null> {
  const { rows } = await sql<{ scope: string[] | null }>`select branch_scope()::text[] as scope`.execute(db)
  return rows[0]?.scope ?? null
}

/** People in any of the cells (three digits R, F, M) today, as a condition over patient_stats, alias s: ranges an index can serve. */
export function inRfmCells(scoring: RfmScoring, cells: readonly string[]): RawBuilder<boolean> | null {
  const { bounds } = scoring
  if (bounds === null) return null
  const visits = frequency(scoring)
  const money =
    scoring.settings.monetaryBasis === 'total' ? sql`s.revenue` : sql`round(s.revenue::numeric / s.visits)::bigint`
  const parts = cells.map((cell) => {
    const [r, f, m] = [...cell].map(Number) as [1 | 2 | 3, 1 | 2 | 3, 1 | 2 | 3]
    const { lastVisitFrom, lastVisitTo } = bounds.r[r]
    const { visitsMin, visitsMax } = bounds.f[f]
    const { moneyMin, moneyMax } = bounds.m[m]
    const ranges = [
      ...range(sql`s.last_visit_on`, [lastVisitFrom, lastVisitTo], 'date'),
      ...range(visits, [visitsMin, visitsMax], 'int'),
      ...range(money, [moneyMin, moneyMax], 'bigint'),
    ]
    return sql`(s.visits > 0 and ${sql.join(ranges, sql` and `)})`
  })
  return parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`
}

function range(
  column: RawBuilder<unknown>,
  [from, to]: (string | number | null)[],
  type: string,
): RawBuilder<unknown>[] {
  return [
    ...(from === null ? [] : [sql`${column} >= ${from}::${sql.raw(type)}`]),
    ...(to === null ? [] : [sql`${column} <= ${to}::${sql.raw(type)}`]),
  ]
}

function frequency({ settings, asOf }: RfmScoring): RawBuilder<unknown> {
  if (settings.frequencyMonths === null) return sql`s.visits`
  return sql`(select s.visits - width_bucket(${addMonths(asOf, -settings.frequencyMonths)}::date, h.visit_days)
    from patient_history h where h.clinic_id = s.clinic_id and h.patient_id = s.patient_id)`
}

export type StoredPatient = {
  visits: number
  paidVisits: number
  firstVisitOn: string | null
  lastVisitOn: string | null
  revenue: number
  revenueBeforeFirst: number
  insuredRevenue: number
  cost: number
  listPriceTotal: number
  listPriceWithCost: number
  discountTotal: number
  bookings: number
  noShows: number
  cancelled: number
  revenueYear: number
  visitsTwoYears: number
  valueClass: string | null
  valueClassReason: string | null
}

/** The stored figures of a person the transaction may see. */
export async function readStoredPatient(
  db: Db,
  clinicId: string,
  patientId: string,
): Promise<StoredPatient | undefined> {
  return db
    .selectFrom('patientStats')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .executeTakeFirst()
}

/** What RFM measures of a person at a day; undefined when they had not visited by then. */
export async function readMeasuresAt(
  db: Db,
  clinicId: string,
  { patientId, asOf, frequencyMonths }: { patientId: string; asOf: string; frequencyMonths: number | null },
): Promise<Measured | undefined> {
  const all = sql`width_bucket(${asOf}::date, visit_days)`
  const earlier =
    frequencyMonths === null ? sql`0` : sql`width_bucket(${addMonths(asOf, -frequencyMonths)}::date, visit_days)`
  const { rows } = await sql<Measured>`
    select visit_days[${all}] as last_visit_on, ${all} - ${earlier} as visits, ${all} as all_visits,
      coalesce(revenue_totals[width_bucket(${asOf}::date, days)], 0) as revenue
    from patient_history where clinic_id = ${clinicId} and patient_id = ${patientId} and visit_days[1] <= ${asOf}::date`.execute(
    db,
  )
  return rows[0]
}
