import { type RawBuilder, sql } from 'kysely'
import { copyOut, type Db } from '../../platform/db.ts'

/** The clinic's lists, in the order of their ids: facts travel with places in them (from 1, 0 = nobody). */
export type Directories = {
  staff: { id: string; specialty: string | null }[]
  services: { id: string; specialty: string | null; treatmentType: string; price: number | null }[]
  branches: { id: string }[]
}

export async function readDirectories(db: Db, clinicId: string): Promise<Directories> {
  const staff = await db
    .selectFrom('staff')
    .select(['id', 'specialty'])
    .where('clinicId', '=', clinicId)
    .orderBy('id')
    .execute()
  const services = await db
    .selectFrom('services')
    .select(['id', 'specialty', 'treatmentType', 'price'])
    .where('clinicId', '=', clinicId)
    .orderBy('id')
    .execute()
  const branches = await db.selectFrom('branches').select('id').where('clinicId', '=', clinicId).orderBy('id').execute()
  return { staff, services, branches }
}

/** What a row of the stream is: the low four bits of its code. */
export const KIND = { patient: 0, appointment: 1, payment: 2, line: 3, plan: 4, override: 5 } as const
/** Bits of the code of an appointment. */
export const STATUS = { completed: 1, noShow: 2, cancelled: 3, ahead: 4 } as const
export const CODE = {
  statusShift: 4,
  byPatient: 1 << 7,
  payerShift: 8,
  insurer: 1 << 4,
  serviceShift: 4,
  classShift: 4,
} as const
/** Columns of the stream. */
export const COLUMN = { patient: 0, day: 1, code: 2, a: 3, b: 4, c: 5, text: 6 } as const
export const COLUMNS = 7
export const CLASS_NUMBERS = ['', 'vip', 'stable', 'one_time', 'unprofitable'] as const
/** The first number of a pair packed into one bigint is multiplied by this. */
export const PAIR = 2 ** 24

/** Which facts: visits with everything else that is not money, payments and work done, or all of them. */
export type FactsPart = 'visits' | 'money' | 'all'

/**
 * Facts of the people (everybody when null), those of one person together, in the order of their ids, as a binary COPY. One
 * sort of narrow rows is all the database does; folding them is left to the reader.
 */
export function streamFacts(
  db: Db,
  clinicId: string,
  {
    directories,
    patientIds,
    part,
  }: { directories: Directories; patientIds: readonly string[] | null; part: FactsPart },
): AsyncIterable<Buffer> {
  const clinic = sql.lit(clinicId)
  const only = (column: string): RawBuilder<unknown> =>
    patientIds === null ? sql`` : sql`and ${sql.raw(column)} = any (${uuids(patientIds)})`
  const visits = [
    patientRows(clinic, only),
    appointmentRows(clinic, { only, directories }),
    planRows(clinic, only),
    overrideRows(clinic, only),
  ]
  const money = [paymentRows(clinic, only), lineRows(clinic, { only, directories })]
  const parts = { visits, money, all: [...visits, ...money] }[part]
  const statement = sql`copy (select * from (${sql.join(parts, sql` union all `)}) facts order by patient_id) to stdout (format binary)`
  return copyOut(db, statement.compile(db).sql)
}

type Only = (column: string) => RawBuilder<unknown>

function patientRows(clinic: RawBuilder<unknown>, only: Only) {
  return sql`select p.id as patient_id, date '2000-01-01' as day, ${KIND_OF('patient')} as code, null::bigint as a, null::bigint as b,
      null::bigint as c, coalesce(p.branch_id::text, '') || '|' || coalesce(btrim(p.source), '') as text
    from patients p where p.clinic_id = ${clinic} and p.merged_into is null ${only('p.id')}`
}

function appointmentRows(clinic: RawBuilder<unknown>, { only, directories }: { only: Only; directories: Directories }) {
  const status = sql`case a.status when 'completed' then 1 when 'no_show' then 2 when 'cancelled' then 3 else 4 end << 4`
  const payer = sql`case a.payer when 'patient' then 1 when 'insurer' then 2 when 'employer' then 3 else 0 end << 8`
  return sql`select a.patient_id, a.visited_on, ${KIND_OF('appointment')} + (${status}) + (${payer})
      + case when a.cancelled_by = 'patient' then 128 else 0 end,
      date_part('epoch', a.starts_at)::bigint, coalesce(d.n, 0) * ${sql.lit(PAIR)}::bigint + coalesce(m.n, 0), coalesce(b.n, 0), null
    from appointments a
      left join ${numbered(directories.staff)} d on d.id = a.doctor_id
      left join ${numbered(directories.staff)} m on m.id = a.administrator_id
      left join ${numbered(directories.branches)} b on b.id = a.branch_id
    where a.clinic_id = ${clinic} ${only('a.patient_id')}`
}

function paymentRows(clinic: RawBuilder<unknown>, only: Only) {
  return sql`select p.patient_id as patient_id, p.paid_on, ${KIND_OF('payment')} + case when p.payer = 'insurer' then 16 else 0 end,
      case p.kind when 'payment' then p.amount else -p.amount end, null::bigint, null::bigint, null::text
    from payments p where p.clinic_id = ${clinic} ${only('p.patient_id')}`
}

/** Work done at completed appointments of the same patient; a line without a price has the price of the list. */
function lineRows(clinic: RawBuilder<unknown>, { only, directories }: { only: Only; directories: Directories }) {
  const price = sql`coalesce(l.price, s.price, 0)`
  return sql`select l.patient_id, a.visited_on, ${KIND_OF('line')} + (coalesce(s.n, 0)::int << 4),
      case when l.quantity = 1 then ${price} else round(${price} * l.quantity)::bigint end, l.discount, l.cost, null
    from service_lines l
      join appointments a on a.clinic_id = l.clinic_id and a.id = l.appointment_id and a.status = 'completed'
      left join ${numbered(directories.services)} s on s.id = l.service_id
    where l.clinic_id = ${clinic} and a.clinic_id = ${clinic} ${only('l.patient_id')} ${only('a.patient_id')}`
}

function planRows(clinic: RawBuilder<unknown>, only: Only) {
  return sql`select p.patient_id, date '2000-01-01', ${KIND_OF('plan')}, coalesce(sum(round(i.price * i.quantity)), 0)::bigint, null, null, null
    from plans p join plan_items i on i.clinic_id = p.clinic_id and i.plan_id = p.id
    where p.clinic_id = ${clinic} and p.status in ('presented', 'accepted', 'in_progress')
      and i.status in ('open', 'booked', 'postponed') ${only('p.patient_id')}
    group by p.patient_id, p.id`
}

function overrideRows(clinic: RawBuilder<unknown>, only: Only) {
  return sql`select v.patient_id, v.starts_on, ${KIND_OF('override')}
      + (case v.class when 'vip' then 1 when 'stable' then 2 when 'one_time' then 3 else 4 end << 4),
      (v.ends_on - date '2000-01-01')::bigint, row_number() over (order by v.created_at, v.id), null, null
    from value_class_overrides v where v.clinic_id = ${clinic} and v.revoked_at is null ${only('v.patient_id')}`
}

const KIND_OF = (kind: keyof typeof KIND): RawBuilder<unknown> => sql`${sql.lit(KIND[kind])}::int`

/** A list as rows (id, price, n): a function scan, which unlike a temporary table parallel workers can read. */
function numbered(list: readonly { id: string; price?: number | null }[]): RawBuilder<unknown> {
  const prices = `{${list.map(({ price }) => price ?? 'null').join(',')}}`
  return sql`(select id, price, n from unnest(${uuids(list.map(({ id }) => id))}, ${sql.lit(prices)}::bigint[])
    with ordinality as listed(id, price, n))`
}

/** A list of ids as a part of COPY, which takes no parameters. */
export function uuids(ids: readonly string[]): RawBuilder<unknown> {
  if (!ids.every((id) => /^[0-9a-f-]{36}$/.test(id))) throw new Error('not an id')
  return sql`${sql.lit(`{${ids.join(',')}}`)}::uuid[]`
}
