import type { RfmSettings } from '@revisit/domain/rfm-thresholds.ts'
import type { RfmCuts } from '@revisit/domain/rfm.ts'
import { addMonths } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Question } from './question.ts'

type MeasureSettings = Pick<RfmSettings, 'monetaryBasis' | 'frequencyMonths'>

/**
 * People with a visit by the day asked about: (patient_id, last_visit_on, frequency, monetary, revenue). Reads no facts. OFFSET
 * keeps the planner from searching the arrays anew wherever a measure is used.
 */
export function peopleAt(question: Question, settings: MeasureSettings): RawBuilder<unknown> {
  const { clinicId, asOf, today } = question
  if (asOf === today && settings.frequencyMonths === null) {
    return sql`(select s.patient_id, s.last_visit_on, s.visits as frequency, ${monetary(sql`s.revenue`, sql`s.visits`, settings)} as monetary, s.revenue
      from patient_stats s where s.clinic_id = ${clinicId} and s.visits > 0 ${homeIs(question)})`
  }
  const day = sql`${asOf}::date`
  const visits = sql`width_bucket(${day}, h.visit_days)`
  const revenue = sql`coalesce(h.revenue_totals[width_bucket(${day}, h.days)], 0)`
  const frequency =
    settings.frequencyMonths === null
      ? visits
      : sql`${visits} - width_bucket(${addMonths(asOf, -settings.frequencyMonths)}::date, h.visit_days)`
  return sql`(select h.patient_id, h.visit_days[${visits}] as last_visit_on, ${frequency} as frequency,
      ${monetary(revenue, visits, settings)} as monetary, ${revenue} as revenue
    from patient_history h ${joinHome(question)}
    where h.clinic_id = ${clinicId} and h.visit_days[1] <= ${day} ${homeIs(question)} offset 0)`
}

/** Cuts as parts of a statement: numbers known before, or columns of the statement that finds them. */
type CutSql = Record<keyof RfmCuts, readonly [RawBuilder<unknown>, RawBuilder<unknown>]>

/** Cuts already known, as parts of a statement. */
export function knownCuts({ recencyDays: r, frequency: f, monetary: m }: RfmCuts): CutSql {
  return {
    recencyDays: [sql`${r[0]}::int`, sql`${r[1]}::int`],
    frequency: [sql`${f[0]}::int`, sql`${f[1]}::int`],
    monetary: [sql`${m[0]}::bigint`, sql`${m[1]}::bigint`],
  }
}

/** The cell of people measured by `peopleAt` under the given cuts, as the number RFM. */
export function cellOf(cuts: CutSql, asOf: string): RawBuilder<unknown> {
  const { recencyDays, frequency, monetary: money } = cuts
  const days = sql`(${asOf}::date - last_visit_on)`
  return sql`((3 - (${days} > ${recencyDays[0]})::int - (${days} > ${recencyDays[1]})::int) * 100
    + (1 + (frequency > ${frequency[0]})::int + (frequency > ${frequency[1]})::int) * 10
    + 1 + (monetary > ${money[0]})::int + (monetary > ${money[1]})::int)`
}

/** Average check of the clinic to date, minor units: revenue / visits with revenue; null without any. */
export async function readAverageCheck(db: Db, clinicId: string): Promise<number | null> {
  const { rows } = await sql<{ check: number | null }>`
    select sum(revenue) / nullif(sum(paid_visits), 0) as check from day_cells where clinic_id = ${clinicId}`.execute(db)
  return rows[0]?.check ?? null
}

function monetary(revenue: RawBuilder<unknown>, visits: RawBuilder<unknown>, { monetaryBasis }: MeasureSettings) {
  return monetaryBasis === 'total' ? revenue : sql`round(${revenue}::numeric / ${visits})::bigint`
}

function joinHome({ branch }: Question): RawBuilder<unknown> {
  return branch === null
    ? sql``
    : sql`join patient_stats s on s.clinic_id = h.clinic_id and s.patient_id = h.patient_id`
}

function homeIs({ branch }: Question): RawBuilder<unknown> {
  return branch === null ? sql`` : sql`and s.home_branch_id = ${branch}`
}
