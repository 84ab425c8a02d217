import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type PairState = 'open' | 'skipped' | 'different' | 'family'

export type PairRow = {
  aId: string
  bId: string
  score: number
  reasons: { code: string; params: Record<string, unknown> }[]
  state: PairState
  foundAt: Date
  decidedAt: Date | null
}

export type PairPosition = { score: number; aId: string; bId: string }

/** Pairs of living people the caller may see, best score first. Rides duplicate_pairs_open. */
export async function readPairs(
  db: Db,
  clinicId: string,
  { state, after, limit }: { state: PairState; after: PairPosition | null; limit: number },
): Promise<PairRow[]> {
  const position = after
    ? sql`and (d.score < ${after.score}::real
        or (d.score = ${after.score}::real and (d.a_id, d.b_id) > (${after.aId}::uuid, ${after.bId}::uuid)))`
    : sql``
  const { rows } = await sql<PairRow>`
    select d.a_id, d.b_id, d.score, d.reasons, d.state, d.found_at, d.decided_at ${livingPairs(clinicId, state)} ${position}
    order by d.score desc, d.a_id, d.b_id limit ${limit}`.execute(db)
  return rows
}

export async function countPairs(db: Db, clinicId: string, state: PairState): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${livingPairs(clinicId, state)}`.execute(db)
  return rows[0]!.n
}

function livingPairs(clinicId: string, state: PairState) {
  return sql`from duplicate_pairs d
    join patients a on a.clinic_id = d.clinic_id and a.id = d.a_id and a.merged_into is null
    join patients b on b.clinic_id = d.clinic_id and b.id = d.b_id and b.merged_into is null
    where d.clinic_id = ${clinicId} and d.state = ${state}`
}

/** Which of these are living people the caller may see. */
export async function readVisible(db: Db, clinicId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from patients
    where clinic_id = ${clinicId} and id = any(${ids}::uuid[]) and merged_into is null`.execute(db)
  return rows.map(({ id }) => id)
}

export type SideRow = {
  id: string
  fields: Record<string, string | boolean | null>
  /** What stands for an id: the branch, the doctor, the curator, the recommender. */
  names: Record<string, string | null>
  custom: Record<string, string | number>
  createdAt: Date
  lastVisitOn: string | null
  contacts: { kind: string; value: string }[]
  externalIds: { origin: string; externalId: string }[]
  tags: string[]
  counts: Record<string, number>
}

/** Everything one side of the comparison shows. Rides the by_patient indexes. */
export async function readSides(db: Db, clinicId: string, ids: readonly string[]): Promise<SideRow[]> {
  const { rows } = await sql<SideRow>`
    select p.id, p.custom, p.created_at,
      jsonb_build_object('lastName', p.last_name, 'firstName', p.first_name, 'middleName', p.middle_name, 'sex', p.sex,
        'birthDate', p.birth_date, 'district', p.district, 'source', p.source, 'referrerId', p.referrer_id,
        'branchId', p.branch_id, 'preferredDoctorId', p.preferred_doctor_id, 'preferredChannel', p.preferred_channel,
        'preferredTime', p.preferred_time, 'curatorId', p.curator_id, 'deceased', p.deceased) as fields,
      jsonb_build_object(
        'branchId', (select name from branches b where b.clinic_id = p.clinic_id and b.id = p.branch_id),
        'preferredDoctorId', (select name from staff s where s.clinic_id = p.clinic_id and s.id = p.preferred_doctor_id),
        'curatorId', (select name from staff s where s.clinic_id = p.clinic_id and s.id = p.curator_id),
        'referrerId', (select concat_ws(' ', last_name, first_name, middle_name) from patients r
          where r.clinic_id = p.clinic_id and r.id = p.referrer_id)) as names,
      coalesce((select jsonb_agg(distinct jsonb_build_object('kind', kind, 'value', value)) from contact_points c
        where c.clinic_id = p.clinic_id and c.patient_id = p.id), '[]') as contacts,
      coalesce((select jsonb_agg(jsonb_build_object('origin', origin, 'externalId', external_id) order by origin, external_id)
        from patient_external_ids e where e.clinic_id = p.clinic_id and e.patient_id = p.id
          and external_id not like '~%'), '[]') as external_ids,
      array(select distinct tag from patient_tags t where t.clinic_id = p.clinic_id and t.patient_id = p.id) as tags,
      (select max(visited_on) from appointments a where a.clinic_id = p.clinic_id and a.patient_id = p.id
        and status = 'completed') as last_visit_on,
      jsonb_build_object(
        'visits', (select count(distinct visited_on) from appointments x
          where x.clinic_id = p.clinic_id and x.patient_id = p.id and x.status = 'completed'),
        'appointments', ${countOf('appointments')}, 'payments', ${countOf('payments')}, 'plans', ${countOf('plans')},
        'policies', ${countOf('policies')}, 'calls', ${countOf('calls')}, 'notes', ${countOf('patient_notes')}) as counts
    from patients p where p.clinic_id = ${clinicId} and p.id = any(${ids}::uuid[]) and p.merged_into is null`.execute(
    db,
  )
  return rows
}

function countOf(table: string) {
  return sql`(select count(*) from ${sql.table(table)} x where x.clinic_id = p.clinic_id and x.patient_id = p.id)`
}

export async function readCustomFieldNames(db: Db, clinicId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('customFields').select(['key', 'name']).where('clinicId', '=', clinicId).execute()
  return new Map(rows.map(({ key, name }) => [key, name]))
}

export type Decision = { aId: string; bId: string; state: string; score: number; reasons: readonly object[] }

/** Writes what a person decided about a pair; a pair nobody suggested gets a row of its own. */
export async function writeDecision(
  db: Db,
  clinicId: string,
  { aId, bId, state, score, reasons, by, now }: Decision & { by: string; now: Date },
): Promise<void> {
  await sql`insert into duplicate_pairs (clinic_id, a_id, b_id, score, reasons, state, found_at, decided_at, decided_by)
    values (${clinicId}, ${aId}, ${bId}, ${score}, ${JSON.stringify(reasons)}, ${state}, ${now}, ${now}, ${by})
    on conflict (clinic_id, a_id, b_id) do update
      set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by`.execute(db)
}

/** Takes a decision back. @returns when it was made, null when there was none. */
export async function clearDecision(db: Db, clinicId: string, aId: string, bId: string): Promise<Date | null> {
  const { rows } = await sql<{ decidedAt: Date }>`
    with decided as (
      select a_id, b_id, decided_at from duplicate_pairs where clinic_id = ${clinicId} and a_id = ${aId} and b_id = ${bId}
        and state in ('different', 'family', 'skipped') for update)
    update duplicate_pairs d set state = 'open', decided_at = null, decided_by = null
    from decided x where d.clinic_id = ${clinicId} and d.a_id = x.a_id and d.b_id = x.b_id
    returning x.decided_at`.execute(db)
  return rows[0]?.decidedAt ?? null
}

export type MergeListRow = {
  id: string
  seq: number
  keepId: string
  absorbId: string
  keepName: string
  absorbName: string
  automatic: boolean
  score: number | null
  reasons: { code: string; params: Record<string, unknown> }[]
  mergedAt: Date
  mergedBy: string | null
  undoneAt: Date | null
}

/** Merges, newest first, whose living person the caller sees; of one person when told. Rides merges_by_keep. */
export async function readMergeList(
  db: Db,
  clinicId: string,
  { patientId, before, limit }: { patientId?: string | undefined; before: number | null; limit: number },
): Promise<MergeListRow[]> {
  const name = (row: string) =>
    sql`concat_ws(' ', ${sql.raw(row)} ->> 'lastName', ${sql.raw(row)} ->> 'firstName', ${sql.raw(row)} ->> 'middleName')`
  const ofPerson = patientId
    ? sql`and m.undone_at is null and (m.keep_id = ${patientId} or m.absorb_id in (
        select id from patients where clinic_id = ${clinicId} and merged_into = ${patientId}))`
    : sql``
  const { rows } = await sql<MergeListRow>`
    select m.id, m.seq, m.keep_id, m.absorb_id, ${name('m.before')} as keep_name, ${name('m.absorbed')} as absorb_name,
      m.automatic, m.score, m.reasons, m.merged_at, s.name as merged_by, m.undone_at
    from merges m
    join patients k on k.clinic_id = m.clinic_id and k.id = m.keep_id
    left join staff s on s.clinic_id = m.clinic_id and s.id = m.merged_by
    where m.clinic_id = ${clinicId} ${ofPerson} ${before === null ? sql`` : sql`and m.seq < ${before}`}
    order by m.seq desc limit ${limit}`.execute(db)
  return rows
}

/** The living person at the top of a merge, as far as the caller may see them. */
export async function readMergeOwner(db: Db, clinicId: string, mergeId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select l.id from merges m
    join patients l on l.clinic_id = m.clinic_id and l.merged_into is null
      and l.id in (m.keep_id, (select merged_into from patients k where k.clinic_id = m.clinic_id and k.id = m.keep_id))
    where m.clinic_id = ${clinicId} and m.id = ${mergeId}`.execute(db)
  return rows[0]?.id ?? null
}

/** Rows of every child table that belong to a person now. */
export async function countRows(db: Db, clinicId: string, patientId: string, tables: readonly string[]) {
  const counts = sql.join(
    tables.map(
      (table) => sql`select ${table}::text as name, count(*) as n from ${sql.table(table)}
        where clinic_id = ${clinicId} and patient_id = ${patientId}`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<{ name: string; n: number }>`${counts}`.execute(db)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}
