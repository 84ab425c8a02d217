import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Named } from './card-queries.ts'
import type { Subject } from './timeline-queries.ts'

export type OverrideRow = {
  id: string
  class: string
  reason: string
  author: Named | null
  startsOn: string
  endsOn: string
}

/** The class set by hand that is in force on a day, or begins later; the newest wins. */
export async function readOverride(
  db: Db,
  { clinicId, patientId }: Subject,
  today: string,
): Promise<OverrideRow | undefined> {
  const { rows } = await sql<OverrideRow>`
    select v.id, v.class, v.reason, v.starts_on, v.ends_on,
      (select json_build_object('id', w.id, 'name', w.name) from staff w
        where w.clinic_id = v.clinic_id and w.id = v.author_id) as author
    from value_class_overrides v
    where v.clinic_id = ${clinicId} and v.patient_id = ${patientId} and v.revoked_at is null and v.ends_on >= ${today}::date
    order by v.created_at desc, v.id desc limit 1`.execute(db)
  return rows[0]
}
