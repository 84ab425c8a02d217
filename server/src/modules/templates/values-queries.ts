import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Whose message and about what; ids that do not belong to the person find nothing. */
export type ValueAsk = {
  /** The caller's own number of this ask. */
  n: number
  patientId: string
  appointmentId: string | null
  planId: string | null
  policyId: string | null
  doctorId: string | null
  branchId: string | null
}

export type ValueRow = {
  n: number
  firstName: string | null
  lastName: string | null
  middleName: string | null
  sex: 'm' | 'f' | null
  clinicName: string
  clinicTimezone: string
  locale: 'ru' | 'en'
  branchName: string | null
  branchAddress: string | null
  branchTimezone: string | null
  startsAt: Date | null
  doctorName: string | null
  lastVisitOn: string | null
  planVisitsLeft: number | null
  planAmountLeft: number | null
  planPresentedAt: Date | null
  policyEndsOn: string | null
  insurer: string | null
}

/**
 * Everything messages may say, for many people in one statement. The appointment is the named one, else the next one ahead; the
 * plan the named one, else the newest open one. Rides the indexes by patient.
 */
export async function readValues(db: Db, clinicId: string, asks: readonly ValueAsk[], now: Date): Promise<ValueRow[]> {
  const { rows } = await sql<ValueRow>`
    with ask as (select * from jsonb_to_recordset(${JSON.stringify(asks)}::jsonb) as a
      (n int, "patientId" uuid, "appointmentId" uuid, "planId" uuid, "policyId" uuid, "doctorId" uuid, "branchId" uuid))
    select a.n, p.first_name, p.last_name, p.middle_name, p.sex, c.name as clinic_name, c.timezone as clinic_timezone,
      c.locale, b.name as branch_name, b.address as branch_address, b.timezone as branch_timezone, v.starts_at,
      d.name as doctor_name, s.last_visit_on, t.visits_left as plan_visits_left, t.amount_left as plan_amount_left,
      t.presented_at as plan_presented_at, o.valid_to as policy_ends_on, i.name as insurer
    from ask a
    join clinics c on c.id = ${clinicId}::uuid
    join patients p on p.clinic_id = ${clinicId}::uuid and p.id = a."patientId"
    left join patient_stats s on s.clinic_id = ${clinicId}::uuid and s.patient_id = p.id
    left join lateral (
      select x.starts_at, x.doctor_id, x.branch_id from appointments x
      where x.clinic_id = ${clinicId}::uuid and x.patient_id = p.id
        and case when a."appointmentId" is null then x.starts_at > ${now}::timestamptz and x.status in ('booked', 'confirmed')
          else x.id = a."appointmentId" end
      order by x.starts_at limit 1) v on true
    left join lateral (
      select y.id, y.doctor_id, y.presented_at,
        (select coalesce(sum(m.planned_visits), count(*)) from plan_items m where m.clinic_id = ${clinicId}::uuid
          and m.plan_id = y.id and m.status in ('open', 'booked'))::int as visits_left,
        (select coalesce(sum(m.price * m.quantity), 0) from plan_items m where m.clinic_id = ${clinicId}::uuid
          and m.plan_id = y.id and m.status in ('open', 'booked'))::bigint as amount_left
      from plans y where y.clinic_id = ${clinicId}::uuid and y.patient_id = p.id
        and case when a."planId" is null then y.status in ('presented', 'accepted', 'in_progress', 'postponed') else y.id = a."planId" end
      order by y.presented_at desc nulls last limit 1) t on true
    left join lateral (
      select z.valid_to, z.insurer_id from policies z where z.clinic_id = ${clinicId}::uuid and z.patient_id = p.id
        and case when a."policyId" is null then z.valid_to is not null else z.id = a."policyId" end
      order by z.valid_to desc limit 1) o on true
    left join insurers i on i.clinic_id = ${clinicId}::uuid and i.id = o.insurer_id
    left join branches b on b.clinic_id = ${clinicId}::uuid
      and b.id = case when a."branchId" is not null then a."branchId" when v.branch_id is not null then v.branch_id else s.home_branch_id end
    left join staff d on d.clinic_id = ${clinicId}::uuid
      and d.id = case when a."doctorId" is not null then a."doctorId" when v.doctor_id is not null then v.doctor_id else t.doctor_id end
    order by a.n`.execute(db)
  return rows
}
