import { type RawBuilder, sql } from 'kysely'
import type { CohortDimension, Where } from './slices.ts'

/** Columns of patient_stats (alias s) behind the dimensions of a first visit. */
const COLUMNS: Record<CohortDimension, string> = {
  source: 's.source',
  service: 's.first_service_id',
  specialty: 's.first_specialty',
  doctor: 's.first_doctor_id',
  branch: 's.first_branch_id',
  payer: 's.first_payer',
}

/** The conditions as SQL over patient_stats, alias s, without parameters: COPY takes none. */
export function whereSql(conditions: readonly Where[]): RawBuilder<unknown> {
  const parts = conditions.map(
    ({ dimension, value }) => sql`and coalesce(${sql.raw(COLUMNS[dimension])}::text, '') = ${sql.lit(value)}`,
  )
  return parts.length > 0 ? sql.join(parts, sql` `) : sql``
}
