import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A file that lost more than this share of its rows is a broken export rather than a quiet day. */
const LEAST_SHARE = 0.7
const FEWEST_ROWS = 20

/**
 * Whether an import brought far fewer people or visits than the two imports before it from the same system, when those two were alike:
 * a feed of whole exports that suddenly is a part. Increments of different sizes are no such feed.
 */
export async function hasShrunk(
  db: Db,
  { clinicId, importId }: { clinicId: string; importId: string },
): Promise<boolean> {
  const { rows } = await sql<{ shrunk: boolean }>`
    with counted as (
      select i.id, e ->> 'entity' as entity, (e ->> 'rows')::int as rows,
        dense_rank() over (order by i.id = ${importId}::uuid desc, i.finished_at desc, i.id desc) as place
      from imports i cross join lateral jsonb_array_elements(i.result -> 'entities') e
      where i.clinic_id = ${clinicId}::uuid and i.state in ('done', 'running') and i.undone_at is null
        and i.origin = (select origin from imports o where o.clinic_id = ${clinicId}::uuid and o.id = ${importId}::uuid)
        and not coalesce((i.result ->> 'dryRun')::boolean, false))
    select coalesce(bool_or(now.rows < ${LEAST_SHARE}::numeric * least(last.rows, before.rows)), false) as shrunk
    from counted now
    join counted last on last.place = 2 and last.entity = now.entity
    join counted before on before.place = 3 and before.entity = now.entity
    where now.place = 1 and now.entity in ('patients', 'appointments') and least(last.rows, before.rows) >= ${FEWEST_ROWS}
      and greatest(last.rows, before.rows) * ${LEAST_SHARE}::numeric <= least(last.rows, before.rows)`.execute(db)
  return rows[0]?.shrunk ?? false
}
