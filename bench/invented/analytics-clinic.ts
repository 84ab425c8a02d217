import pg from 'pg'
import { progress } from '../figure.ts'

/** Size of an invented clinic: patients, and visits per patient on average. */
export type ClinicSize = { patients: number; visitsPerPatient: number }

const DOCTORS = 24
const SERVICES = 60
const BRANCHES = 3
const SOURCES = ['Яндекс', 'ВКонтакте', 'Рекомендация', 'Вывеска', 'Сайт', '2ГИС', 'ДМС']
/** The day the invented clinic lives in, and where its history begins. */
export const CLINIC_DAY = '2026-11-22'
const FIRST_DAY = '2022-11-01'
const HISTORY_DAYS = 1450

/**
 * Fills an empty clinic with patients, appointments, service lines and payments by set operations, without indexes in the way,
 * then builds the indexes back. Visits of a patient cluster around the first one; a fifth of bookings did not happen.
 */
export async function fillClinic(adminUrl: string, clinicId: string, size: ClinicSize): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'")
    await fillDirectories(client, clinicId)
    const indexes = await dropIndexes(client)
    await fillFacts(client, clinicId, size)
    progress('building the indexes back')
    await client.query("set maintenance_work_mem = '1GB'")
    for (const statement of indexes) await client.query(statement)
    progress('vacuum and analyze')
    for (const table of ['patients', 'appointments', 'service_lines', 'payments', 'staff', 'services', 'branches']) {
      await client.query(`vacuum analyze ${table}`)
    }
  } finally {
    await client.end()
  }
}

async function fillDirectories(client: pg.Client, clinicId: string): Promise<void> {
  await client.query(
    `insert into branches (clinic_id, id, name, timezone) select $1, new_id(), 'Филиал ' || n, 'Europe/Moscow' from generate_series(1, ${BRANCHES}) n`,
    [clinicId],
  )
  await client.query(
    `insert into staff (clinic_id, id, name, role, specialty) select $1, new_id(), 'Врач ' || n, 'doctor', (array['Терапевт', 'Хирург', 'Ортодонт', 'Гигиенист'])[1 + n % 4] from generate_series(1, ${DOCTORS}) n`,
    [clinicId],
  )
  await client.query(
    `insert into services (clinic_id, id, name, specialty, treatment_type, price)
     select $1, new_id(), 'Услуга ' || n, (array['Терапевт', 'Хирург', 'Ортодонт', 'Гигиенист'])[1 + n % 4],
       (array['consultation', 'hygiene', 'caries', 'surgery', 'diagnostics'])[1 + n % 5], n * 50000
     from generate_series(1, ${SERVICES}) n`,
    [clinicId],
  )
}

const BIG_TABLES = ['patients', 'appointments', 'service_lines', 'payments']

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select case when c.oid is null then 'drop index ' || i.indexrelid::regclass
        else format('alter table %s drop constraint %I cascade', i.indrelid::regclass, c.conname) end as drop,
      case when c.oid is null then pg_get_indexdef(i.indexrelid)
        else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as make
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
     where i.indrelid = any ($1::regclass[]) order by c.oid is null`,
    [BIG_TABLES],
  )
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}

async function fillFacts(
  client: pg.Client,
  clinicId: string,
  { patients, visitsPerPatient }: ClinicSize,
): Promise<void> {
  const pick = (table: string, where = 'true'): string =>
    `(select array_agg(id order by id) from ${table} where clinic_id = '${clinicId}' and ${where})`
  progress('patients')
  await client.query(
    `insert into patients (clinic_id, id, last_name, first_name, source, branch_id, sort_name, created_at, updated_at)
     select $1, new_id(), 'Фамилия ' || n, 'Имя', (array[${SOURCES.map((s) => `'${s}'`).join(',')}, null])[1 + (n * 7 + n / 13) % 8],
       b.ids[1 + n % ${BRANCHES}], 'фамилия ' || n || ' имя', now(), now()
     from generate_series(1, ${patients}) n, (select ${pick('branches')} as ids) b`,
    [clinicId],
  )
  // Half of the people come a few times, a tenth very often: visits are shared out by a skewed draw.
  await client.query(
    `create temp table people as select id, branch_id, n, (date '${FIRST_DAY}' + (random() * ${HISTORY_DAYS - 60})::int) as first_on,
       greatest(1, (-ln(1 - random() * 0.999) * ${visitsPerPatient})::int) as visits
     from (select id, branch_id, row_number() over (order by id) as n from patients where clinic_id = '${clinicId}') p`,
  )
  progress('appointments')
  await client.query(
    `insert into appointments (clinic_id, id, patient_id, record_id, doctor_id, administrator_id, branch_id, starts_at, visited_on, status, payer)
     select $1, gen_random_uuid(), v.id, v.id, d.ids[1 + (v.n * 5 + v.k / 3) % ${DOCTORS}], d.ids[1 + (v.n + v.k) % 5], v.branch_id,
       v.day + make_interval(hours => 9 + (v.k % 9)::int), v.day,
       case when v.chance < 0.82 then 'completed' when v.chance < 0.92 then 'cancelled' else 'no_show' end,
       case when v.n % 6 = 0 then 'insurer' else 'patient' end
     from (select p.id, p.n, p.branch_id, k, random() as chance,
         p.first_on + ((date '${CLINIC_DAY}' - p.first_on) * (k::float / (p.visits * 1.25 + 1)) ^ 1.3)::int as day
       from people p, generate_series(0, (p.visits * 1.22)::int) k) v,
       (select ${pick('staff')} as ids) d
     order by v.day`,
    [clinicId],
  )
  progress('service lines')
  await client.query(
    `insert into service_lines (clinic_id, id, appointment_id, patient_id, record_id, service_id, price, discount, cost, payer, visited_on)
     select $1, gen_random_uuid(), a.id, a.patient_id, a.patient_id, s.ids[1 + abs(hashtext(a.id::text)) % ${SERVICES}],
       300000 + abs(hashtext(a.id::text)) % 900000, (abs(hashtext(a.id::text)) % 10 / 9) * 30000,
       100000 + abs(hashtext(a.id::text)) % 200000, a.payer, a.visited_on
     from appointments a, (select ${pick('services')} as ids) s where a.clinic_id = $1 and a.status = 'completed'`,
    [clinicId],
  )
  progress('payments')
  await client.query(
    `insert into payments (clinic_id, id, patient_id, record_id, appointment_id, paid_at, paid_on, amount, kind, payer)
     select $1, gen_random_uuid(), l.patient_id, l.patient_id, l.appointment_id, l.visited_on + interval '15 hours', l.visited_on,
       l.price - l.discount, case when l.price % 50 = 0 then 'refund' else 'payment' end, l.payer
     from service_lines l where l.clinic_id = $1`,
    [clinicId],
  )
}
