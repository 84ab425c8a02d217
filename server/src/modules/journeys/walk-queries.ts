import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

type Newest = { id: string; doctorId: string | null }

/** The plan shown to a patient last. */
export async function readNewestPlan(db: Db, clinicId: string, patientId: string): Promise<Newest | null> {
  const { rows } = await sql<Newest>`select id, doctor_id from plans
    where clinic_id = ${clinicId} and patient_id = ${patientId} and status <> 'draft'
    order by presented_at desc nulls last, id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The policy of a patient that lasts longest. */
export async function readNewestPolicy(db: Db, clinicId: string, patientId: string): Promise<{ id: string } | null> {
  const { rows } = await sql<{ id: string }>`select id from policies
    where clinic_id = ${clinicId} and patient_id = ${patientId} order by valid_to desc nulls last, id desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The nearest visit of a patient to come, or the last one that is over. */
export async function readNearestVisit(
  db: Db,
  clinicId: string,
  { patientId, now, coming }: { patientId: string; now: Date; coming: boolean },
): Promise<{ id: string } | null> {
  const { rows } = coming
    ? await sql<{ id: string }>`select id from appointments where clinic_id = ${clinicId} and patient_id = ${patientId}
        and starts_at > ${now} and status in ('booked', 'confirmed') order by starts_at limit 1`.execute(db)
    : await sql<{ id: string }>`select id from appointments where clinic_id = ${clinicId} and patient_id = ${patientId}
        and starts_at <= ${now} order by starts_at desc limit 1`.execute(db)
  return rows[0] ?? null
}
