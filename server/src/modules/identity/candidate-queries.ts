import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Whose likeness to others is looked at: everybody, cards an import made or changed, or some cards. */
export type Scope =
  | { kind: 'all' }
  | { kind: 'import'; importId: string }
  | { kind: 'cards'; patientIds: readonly string[] }

/** A phone, e-mail or name shared by more cards than this tells nothing: a reception's number, a placeholder. */
const CROWD = 20
/** A birth date with more cards than this is a placeholder, a full name with more says little: nobody could answer so many questions. */
const CROWDED_DAY = 300
const CROWDED_NAME = 50

const STRONG_KINDS = ['name_birth_phone', 'name_birth_email']
const WEAK_KINDS = ['phone', 'email', 'telegram', 'whatsapp', 'max', 'name_birth']

export type StrongKey = { kind: string; value: string }

/** Strong keys that several living cards share, one of them in scope; in the order of names. */
export async function readSharedStrongKeys(db: Db, clinicId: string, scope: Scope): Promise<StrongKey[]> {
  await roomForHashing(db)
  const { rows } = await sql<StrongKey>`
    with touched as materialized (${touchedIn(clinicId, scope)})
    select distinct k.kind, k.value from identity_keys k join touched t on t.id = k.patient_id
    where k.clinic_id = ${clinicId} and k.kind = any(${STRONG_KINDS}) and ${isShared(clinicId)}
    order by value, kind`.execute(db)
  return rows
}

/**
 * The people of each strong key, oldest id first; keys whose phone or e-mail is shared by a crowd are left out. Key by key:
 * whatever the planner believes, each is looked up once.
 */
export async function readKeyMembers(db: Db, clinicId: string, keys: readonly StrongKey[]): Promise<string[][]> {
  const { rows } = await sql<{ members: string[] }>`
    select m.members
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as x(kind text, value text)
    cross join lateral (
      select array_agg(distinct k.patient_id) as members from identity_keys k
      where k.clinic_id = ${clinicId} and k.kind = x.kind and k.value = x.value) m
    cross join lateral (
      select count(distinct c.patient_id) as owners from identity_keys c
      where c.clinic_id = ${clinicId} and c.kind = replace(x.kind, 'name_birth_', '')
        and c.value = split_part(x.value, '|', 4)) contact
    where cardinality(m.members) > 1 and contact.owners <= ${CROWD}
    order by x.value, x.kind`.execute(db)
  return rows.map(({ members }) => members)
}

export type PersonRow = {
  id: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  birthDate: string | null
  sex: 'm' | 'f' | null
  createdAt: Date
  phones: string[]
  emails: string[]
  messengers: { kind: 'telegram' | 'whatsapp' | 'max'; value: string }[]
  externalIds: { origin: string; value: string }[]
}

/** What identifies living people, with everything merged into them. Rides the by_patient indexes. */
export async function readPersons(db: Db, clinicId: string, ids: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.last_name, p.first_name, p.middle_name, p.birth_date, p.sex, p.created_at,
      coalesce(c.phones, '{}') as phones, coalesce(c.emails, '{}') as emails, coalesce(c.messengers, '[]') as messengers,
      coalesce(e.ids, '[]') as external_ids
    from patients p
    left join lateral (
      select array_agg(distinct value) filter (where kind = 'phone') as phones,
        array_agg(distinct value) filter (where kind = 'email') as emails,
        jsonb_agg(distinct jsonb_build_object('kind', kind, 'value', value))
          filter (where kind in ('telegram', 'whatsapp', 'max')) as messengers
      from contact_points where clinic_id = ${clinicId} and patient_id = p.id) c on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('origin', origin, 'value', external_id) order by origin, external_id) as ids
      from patient_external_ids
      where clinic_id = ${clinicId} and patient_id = p.id and external_id not like '~%') e on true
    where p.clinic_id = ${clinicId} and p.id = any(${ids}::uuid[]) and p.merged_into is null`.execute(db)
  return rows
}

/** How many appointments and payments people have. */
export async function countFacts(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; facts: number }>`
    select i.id, (select count(*) from appointments a where a.clinic_id = ${clinicId} and a.patient_id = i.id)
      + (select count(*) from payments y where y.clinic_id = ${clinicId} and y.patient_id = i.id) as facts
    from unnest(${ids}::uuid[]) as i(id)`.execute(db)
  return new Map(rows.map(({ id, facts }) => [id, facts]))
}

/**
 * Pairs of people that a person said are not one, as `a|b` with a < b: said so in the queue, or undid their merge (`undone`, which
 * only forbids merging without asking).
 */
export async function readSeparated(db: Db, clinicId: string): Promise<{ a: string; b: string; undone: boolean }[]> {
  const { rows } = await sql<{ a: string; b: string; undone: boolean }>`
    with said as (
      select a_id, b_id, false as undone from duplicate_pairs
      where clinic_id = ${clinicId} and state in ('different', 'family')
      union all
      select keep_id, absorb_id, true from merges where clinic_id = ${clinicId} and undone_by is not null)
    select least(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as a,
      greatest(coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)) as b, s.undone
    from said s
    join patients a on a.clinic_id = ${clinicId} and a.id = s.a_id
    join patients b on b.clinic_id = ${clinicId} and b.id = s.b_id`.execute(db)
  return rows
}

/** Collects pairs worth comparing into the temporary table candidate_pairs, each pair once. */
export async function collectCandidates(db: Db, clinicId: string, scope: Scope): Promise<void> {
  await roomForHashing(db)
  // A dry run compares several times in its one transaction.
  await sql`drop table if exists pg_temp.touched_cards, pg_temp.candidate_pairs, pg_temp.suggested_pairs`.execute(db)
  await sql`create temp table touched_cards on commit drop as ${touchedIn(clinicId, scope)}`.execute(db)
  await sql`create unique index on touched_cards (id)`.execute(db)
  await sql`analyze touched_cards`.execute(db)
  await sql`create temp table candidate_pairs on commit drop as
    ${pairsByKeys(clinicId, scope)} union ${pairsByName(clinicId)} union ${pairsByBirth(clinicId)}`.execute(db)
  await sql`create unique index on candidate_pairs (a, b)`.execute(db)
  await sql`create temp table suggested_pairs (a uuid, b uuid, score real, reasons jsonb) on commit drop`.execute(db)
}

/** The next candidates after a pair, in the order of ids. */
export async function readCandidates(db: Db, after: { a: string; b: string } | null, limit: number) {
  const { a, b } = after ?? { a: '00000000-0000-0000-0000-000000000000', b: '00000000-0000-0000-0000-000000000000' }
  const { rows } = await sql<{ a: string; b: string }>`
    select a, b from candidate_pairs where (a, b) > (${a}::uuid, ${b}::uuid) order by a, b limit ${limit}`.execute(db)
  return rows
}

/** Grouping a whole base by its keys in memory is several times faster than sorting texts. */
async function roomForHashing(db: Db): Promise<void> {
  await sql`set local work_mem = '96MB'`.execute(db)
}

function touchedIn(clinicId: string, scope: Scope): RawBuilder<unknown> {
  switch (scope.kind) {
    case 'all':
      return sql`select id from patients where clinic_id = ${clinicId} and merged_into is null`
    case 'cards':
      return sql`select id from patients
        where clinic_id = ${clinicId} and merged_into is null and id = any(${scope.patientIds}::uuid[])`
    case 'import':
      return sql`
        select distinct coalesce(merged_into, id) as id from patients where clinic_id = ${clinicId} and (
          import_id = ${scope.importId}
          or id in (select row_id from import_changes
            where clinic_id = ${clinicId} and import_id = ${scope.importId} and entity = 'patients')
          or id in (select record_id from contact_points
            where clinic_id = ${clinicId} and import_id = ${scope.importId}))`
  }
}

/** Living people who share a contact, or name and birth date in any order. Rides the primary key of identity_keys. */
function pairsByKeys(clinicId: string, scope: Scope): RawBuilder<unknown> {
  const inScope =
    scope.kind === 'all'
      ? sql`true`
      : sql`(exists (select from touched_cards t where t.id = x.a) or exists (select from touched_cards t where t.id = y.b))`
  return sql`select x.a, y.b from (
      select array_agg(distinct k.patient_id) as ids
      from (select distinct k.kind, k.value from identity_keys k join touched_cards t on t.id = k.patient_id
        where k.clinic_id = ${clinicId} and k.kind = any(${WEAK_KINDS}) and ${isShared(clinicId)}) v
      join identity_keys k on k.clinic_id = ${clinicId} and k.kind = v.kind and k.value = v.value
      group by k.kind, k.value having count(distinct k.patient_id) <= ${CROWD}) members,
    unnest(members.ids) as x(a), unnest(members.ids) as y(b)
    where x.a < y.b and ${inScope}`
}

/** Somebody else has the key `k` too: most keys are nobody else's and drop out before anything is grouped. */
function isShared(clinicId: string): RawBuilder<unknown> {
  return sql`exists (select from identity_keys o
    where o.clinic_id = ${clinicId} and o.kind = k.kind and o.value = k.value and o.patient_id <> k.patient_id)`
}

/** Same name, birth dates that a slip of the hand could have made of one another. Rides patients_by_name. */
function pairsByName(clinicId: string): RawBuilder<unknown> {
  const year = (table: string) => sql`extract(year from ${sql.ref(`${table}.birth_date`)})`
  const month = (table: string) => sql`extract(month from ${sql.ref(`${table}.birth_date`)})`
  const day = (table: string) => sql`extract(day from ${sql.ref(`${table}.birth_date`)})`
  const sameOf = (part: typeof year) => sql`(${part('p')} = ${part('o')})::int`
  return sql`select least(p.id, o.id), greatest(p.id, o.id) from touched_cards t
    join patients p on p.clinic_id = ${clinicId} and p.id = t.id
    join patients o on o.clinic_id = ${clinicId} and o.sort_name = p.sort_name and o.id <> p.id and o.merged_into is null
    where p.sort_name <> '' and p.birth_date <> o.birth_date
      and p.sort_name not in (
        select sort_name from patients where clinic_id = ${clinicId} and merged_into is null
        group by sort_name having count(*) > ${CROWDED_NAME})
      and (
      ${sameOf(year)} + ${sameOf(month)} + ${sameOf(day)} = 2 or abs(p.birth_date - o.birth_date) = 1
      or (${year('p')} = ${year('o')} and ${month('p')} = ${day('o')} and ${day('p')} = ${month('o')}))`
}

/** Same birth date, names that look alike: they begin alike, or the first names are one. Rides patients_by_birth. */
function pairsByBirth(clinicId: string): RawBuilder<unknown> {
  const where = (same: (table: string) => RawBuilder<unknown>) => sql`
    select p.id as a, o.id as b, p.sort_name as one, o.sort_name as other from touched_cards t
    join patients p on p.clinic_id = ${clinicId} and p.id = t.id
    join patients o on o.clinic_id = ${clinicId} and o.birth_date = p.birth_date and ${same('o')} = ${same('p')}
      and o.id <> p.id and o.merged_into is null
    where p.birth_date not in (
        select birth_date from patients where clinic_id = ${clinicId} and merged_into is null and birth_date is not null
        group by birth_date having count(*) > ${CROWDED_DAY})
      and (p.id < o.id or not exists (select from touched_cards t where t.id = o.id))`
  // Two joins by equal values may be hashed; one by either value cannot. OFFSET keeps the costly comparison for the last.
  const beginning = where((table) => sql`left(${sql.ref(`${table}.sort_name`)}, 2)`)
  const firstName = where((table) => sql`lower(${sql.ref(`${table}.first_name`)})`)
  return sql`select least(a, b), greatest(a, b) from (${beginning} union ${firstName} offset 0) alike
    where similarity(one, other) > 0.3`
}
