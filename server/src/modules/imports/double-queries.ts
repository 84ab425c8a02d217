import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { MoneyTotals } from './tally.ts'

type Place = { clinicId: string; importId: string; timeZone: string }

/** What the passes agree on: columns equal on both sides, and a condition on `m` (this import) and `o` (what was there). */
const SAME_VISIT: readonly { by: string; when: string }[] = [
  { by: 'starts_at, doctor_id', when: 'true' },
  { by: 'starts_at', when: 'not m.bare_day' },
  { by: 'visited_on, doctor_id', when: 'm.bare_day or o.bare_day' },
  { by: 'visited_on', when: '(m.bare_day or o.bare_day) and (m.doctor_id is null or o.doctor_id is null)' },
]

/**
 * Finds visits and payments of an import that another source has brought already: the same person, day and time, doctor; the same
 * person, day and sum. One is taken for one. Leaves them in `double_visit` and `double_payment` of this transaction; only ids made
 * of a row's own cells are looked at, on either side, because the source's own ids tell rows apart.
 */
export async function findDoubles(db: Db, { clinicId, importId, timeZone }: Place): Promise<void> {
  await sql`drop table if exists pg_temp.my_visit, pg_temp.other_visit, pg_temp.double_visit, pg_temp.double_payment`.execute(
    db,
  )
  const visit = sql`a.id, a.patient_id, a.starts_at, a.visited_on, a.doctor_id, a.external_id like '~%' as natural_id,
    (a.starts_at at time zone coalesce(b.timezone, ${timeZone}))::time = '00:00' as bare_day
    from appointments a left join branches b on b.clinic_id = a.clinic_id and b.id = a.branch_id`
  await sql`create temp table my_visit on commit drop as select ${visit}
    where a.clinic_id = ${clinicId}::uuid and a.import_id = ${importId}::uuid`.execute(db)
  await sql`analyze pg_temp.my_visit`.execute(db)
  await sql`create temp table other_visit on commit drop as select ${visit}
    where a.clinic_id = ${clinicId}::uuid and a.import_id is distinct from ${importId}::uuid
      and (a.patient_id, a.visited_on) in (select patient_id, visited_on from pg_temp.my_visit)`.execute(db)
  await sql`analyze pg_temp.other_visit`.execute(db)
  await sql`create temp table double_visit (id uuid, twin_id uuid) on commit drop`.execute(db)
  for (const pass of SAME_VISIT) await matchVisits(db, pass)
  await findDoublePayments(db, clinicId, importId)
}

async function matchVisits(db: Db, { by, when }: (typeof SAME_VISIT)[number]): Promise<void> {
  const same = by.split(', ').map((column) => `m.${column} is not distinct from o.${column}`)
  const ranked = (table: string, key: string) =>
    `(select *, row_number() over (partition by patient_id, ${by} order by starts_at, id) as nth from pg_temp.${table}
      where id not in (select ${key} from pg_temp.double_visit))`
  await sql`insert into pg_temp.double_visit select m.id, o.id
    from ${sql.raw(ranked('my_visit', 'id'))} m join ${sql.raw(ranked('other_visit', 'twin_id'))} o
      on o.patient_id = m.patient_id and ${sql.raw(same.join(' and '))} and o.nth = m.nth
    where (m.natural_id or o.natural_id) and (${sql.raw(when)})`.execute(db)
}

/** A payment of a double visit is a double when its person paid that day already; any other only by its very sum. */
async function findDoublePayments(db: Db, clinicId: string, importId: string): Promise<void> {
  await sql`create temp table double_payment on commit drop as
    with mine as (
      select id, patient_id, paid_on, amount, kind, appointment_id, external_id like '~%' as natural_id,
        row_number() over (partition by patient_id, paid_on, amount, kind order by id) as nth
      from payments where clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid),
    other as (
      select patient_id, paid_on, amount, kind, external_id like '~%' as natural_id,
        row_number() over (partition by patient_id, paid_on, amount, kind order by id) as nth
      from payments where clinic_id = ${clinicId}::uuid and import_id is distinct from ${importId}::uuid
        and (patient_id, paid_on) in (select patient_id, paid_on from mine))
    select m.id from mine m
    where exists (select from other o where o.patient_id = m.patient_id and o.paid_on = m.paid_on and o.amount = m.amount
        and o.kind = m.kind and o.nth = m.nth and (m.natural_id or o.natural_id))
      or (m.appointment_id in (select id from pg_temp.double_visit) and m.natural_id
        and exists (select from other o where o.patient_id = m.patient_id and o.paid_on = m.paid_on and o.kind = m.kind))`.execute(
    db,
  )
}

export type DoubleCounts = { appointments: number; service_lines: number; payments: number; money: MoneyTotals }

/** How many rows were found; work done counts where the visit in the base has its own. */
export async function countDoubles(db: Db, { clinicId }: Place): Promise<DoubleCounts> {
  const { rows } = await sql<{ appointments: number; lines: number; payments: number; paid: number; refunded: number }>`
    select (select count(*)::int from pg_temp.double_visit) as appointments,
      (select count(*)::int from service_lines l join pg_temp.double_visit d on d.id = l.appointment_id
        where l.clinic_id = ${clinicId}::uuid and ${TWIN_HAS_LINES}) as lines,
      count(p.id)::int as payments,
      coalesce(sum(p.amount) filter (where p.kind <> 'refund'), 0)::bigint as paid,
      coalesce(sum(p.amount) filter (where p.kind = 'refund'), 0)::bigint as refunded
    from pg_temp.double_payment d join payments p on p.clinic_id = ${clinicId}::uuid and p.id = d.id`.execute(db)
  const { appointments, lines, payments, paid, refunded } = rows[0]!
  return { appointments, service_lines: lines, payments, money: { payments: paid, refunds: refunded } }
}

const TWIN_HAS_LINES = sql`exists (select from service_lines k where k.clinic_id = l.clinic_id and k.appointment_id = d.twin_id)`

/** Takes the doubles of this import back; what only it brought (work, payments, notes) goes to the visits that were there. */
export async function dropDoubles(db: Db, { clinicId, importId }: Place): Promise<void> {
  const mine = sql`clinic_id = ${clinicId}::uuid and import_id = ${importId}::uuid`
  await sql`delete from events where clinic_id = ${clinicId}::uuid and payload ->> 'importId' = ${importId}
    and subject_kind in ('appointment', 'payment')
    and subject_id in (select id from pg_temp.double_visit union all select id from pg_temp.double_payment)`.execute(db)
  await sql`delete from payments where ${mine} and id in (select id from pg_temp.double_payment)`.execute(db)
  await sql`delete from service_lines l using pg_temp.double_visit d where l.clinic_id = ${clinicId}::uuid
    and l.import_id = ${importId}::uuid and l.appointment_id = d.id and ${TWIN_HAS_LINES}`.execute(db)
  await sql`delete from clinical_details c using pg_temp.double_visit d where c.clinic_id = ${clinicId}::uuid
    and c.subject_kind = 'appointment' and c.subject_id = d.id and exists (select from clinical_details k
      where k.clinic_id = c.clinic_id and k.subject_kind = 'appointment' and k.subject_id = d.twin_id)`.execute(db)
  await sql`update clinical_details c set subject_id = d.twin_id from pg_temp.double_visit d
    where c.clinic_id = ${clinicId}::uuid and c.subject_kind = 'appointment' and c.subject_id = d.id`.execute(db)
  for (const table of ['service_lines', 'payments', 'offers']) {
    await sql`update ${sql.raw(table)} f set appointment_id = d.twin_id from pg_temp.double_visit d
      where f.clinic_id = ${clinicId}::uuid and f.appointment_id = d.id`.execute(db)
  }
  await sql`delete from appointments where ${mine} and id in (select id from pg_temp.double_visit)`.execute(db)
}
