import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { isGivenId } from './external-id-queries.ts'
import type { Subject } from './timeline-queries.ts'

export type Named = { id: string; name: string }

/** `{id, name}` of a row of staff or branches, or null. */
function nameOf(table: 'staff' | 'branches', column: string): RawBuilder<unknown> {
  return sql`(select json_build_object('id', w.id, 'name', w.name) from ${sql.raw(table)} w
    where w.clinic_id = x.clinic_id and w.id = ${sql.raw(column)})`
}

export type PatientRow = {
  id: string
  mergedInto: string | null
  createdAt: Date
  updatedAt: Date
  lastName: string | null
  firstName: string | null
  middleName: string | null
  sex: 'm' | 'f' | null
  birthDate: string | null
  district: string | null
  deceased: boolean
  source: string | null
  referrer: (PersonParts & { id: string }) | null
  branchId: string | null
  branch: Named | null
  curator: Named | null
  preferredDoctor: Named | null
  preferredChannel: string | null
  preferredTime: string | null
  custom: Record<string, string | number>
}

export type PersonParts = { lastName: string | null; firstName: string | null; middleName: string | null }

/** The card as stored; undefined when it does not exist or is out of the caller's branches. */
export async function readPatient(db: Db, clinicId: string, id: string): Promise<PatientRow | undefined> {
  const { rows } = await sql<PatientRow>`
    select x.id, x.merged_into, x.created_at, x.updated_at, x.last_name, x.first_name, x.middle_name, x.sex, x.birth_date,
      x.district, x.deceased, x.source, x.branch_id, x.preferred_channel, x.preferred_time, x.custom,
      (select json_build_object('id', r.id, 'lastName', r.last_name, 'firstName', r.first_name, 'middleName', r.middle_name)
        from patients r where r.clinic_id = x.clinic_id and r.id = x.referrer_id) as referrer,
      ${nameOf('branches', 'x.branch_id')} as branch, ${nameOf('staff', 'x.curator_id')} as curator,
      ${nameOf('staff', 'x.preferred_doctor_id')} as preferred_doctor
    from patients x where x.clinic_id = ${clinicId} and x.id = ${id}`.execute(db)
  return rows[0]
}

/** The live person and every card merged into theirs, however deep. */
export async function readCards(db: Db, clinicId: string, patientId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive cards as (
      select ${patientId}::uuid as id
      union
      select p.id from patients p join cards c on p.merged_into = c.id where p.clinic_id = ${clinicId}
    ) select id from cards`.execute(db)
  return rows.map((row) => row.id)
}

export type StatsRow = {
  visits: number
  completed: number
  bookings: number
  noShows: number
  cancelledByPatient: number
  firstVisitOn: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
  refunds: number
  revenueYear: number
}

/** Somebody added moments ago, before the statistics knew. */
const NO_VISITS: StatsRow = {
  visits: 0,
  completed: 0,
  bookings: 0,
  noShows: 0,
  cancelledByPatient: 0,
  firstVisitOn: null,
  lastVisitOn: null,
  nextVisitOn: null,
  refunds: 0,
  revenueYear: 0,
}

/** What the statistics know of a person. */
export async function readStats(db: Db, { clinicId, patientId }: Subject): Promise<StatsRow> {
  const { rows } = await sql<StatsRow>`
    select visits, completed, bookings, no_shows, cancelled_by_patient, first_visit_on, last_visit_on, next_visit_on,
      refunds, revenue_year
    from patient_stats where clinic_id = ${clinicId} and patient_id = ${patientId}`.execute(db)
  return rows[0] ?? NO_VISITS
}

export type ContactRow = {
  id: string
  kind: 'phone' | 'email' | 'telegram' | 'whatsapp' | 'max' | 'push'
  value: string
  label: string | null
  extension: string | null
  invalidSince: Date | null
}

/** Contacts of all merged cards, each value once. */
export async function readContacts(db: Db, { clinicId, patientId }: Subject): Promise<ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select distinct on (kind, value) id, kind, value, label, extension, invalid_since, position
    from contact_points where clinic_id = ${clinicId} and patient_id = ${patientId}
    order by kind, value, (record_id = patient_id) desc, position, id`.execute(db)
  return rows.map(({ id, kind, value, label, extension, invalidSince }) => ({
    id,
    kind,
    value,
    label,
    extension,
    invalidSince,
  }))
}

export async function readExternalRecords(
  db: Db,
  { clinicId, patientId }: Subject,
): Promise<{ origin: string; externalId: string; cardId: string }[]> {
  const { rows } = await sql<{ origin: string; externalId: string; cardId: string }>`
    select origin, external_id, record_id as card_id from patient_external_ids x
    where clinic_id = ${clinicId} and patient_id = ${patientId} and ${isGivenId('x')} order by origin, external_id`.execute(
    db,
  )
  return rows
}

export type ConsentRow = {
  purpose: 'service' | 'marketing' | 'medical'
  channel: string
  granted: boolean
  at: Date
  source: string
}

export async function readConsents(db: Db, { clinicId, patientId }: Subject): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select purpose, channel, granted, at, source from consents
    where clinic_id = ${clinicId} and patient_id = ${patientId}`.execute(db)
  return rows
}

export type FamilyRow = PersonParts & {
  id: string
  sex: 'm' | 'f' | null
  birthDate: string | null
  relation: 'household' | 'shared_phone'
}

/** People put into the same household, then others with the same phone; only those the caller may see. */
export async function readFamily(db: Db, { clinicId, patientId }: Subject): Promise<FamilyRow[]> {
  const { rows } = await sql<FamilyRow>`
    select distinct on (p.id) p.id, p.last_name, p.first_name, p.middle_name, p.sex, p.birth_date, k.relation
    from (
      select other.patient_id, 'household' as relation from household_members mine
      join household_members other on other.clinic_id = mine.clinic_id and other.household_id = mine.household_id
      where mine.clinic_id = ${clinicId} and mine.patient_id = ${patientId}
      union all
      select other.patient_id, 'shared_phone' from contact_points mine
      join contact_points other on other.clinic_id = mine.clinic_id and other.value = mine.value and other.kind = 'phone'
      where mine.clinic_id = ${clinicId} and mine.patient_id = ${patientId} and mine.kind = 'phone'
    ) k join patients p on p.clinic_id = ${clinicId} and p.id = k.patient_id
    where p.id <> ${patientId} and p.merged_into is null
    order by p.id, k.relation limit 30`.execute(db)
  return rows
}

/** Completed appointments by branch, the most first. */
export async function readBranchShare(
  db: Db,
  { clinicId, patientId }: Subject,
): Promise<{ branch: Named | null; visits: number }[]> {
  const { rows } = await sql<{ branch: Named | null; visits: number }>`
    select ${nameOf('branches', 'x.branch_id')} as branch, x.visits from (
      select clinic_id, branch_id, count(*)::int as visits from appointments
      where clinic_id = ${clinicId} and patient_id = ${patientId} and status = 'completed'
      group by clinic_id, branch_id) x
    order by x.visits desc, x.branch_id`.execute(db)
  return rows
}

/** The doctor of most completed appointments; of equals, the latest. */
export async function readMainDoctor(
  db: Db,
  { clinicId, patientId }: Subject,
): Promise<(Named & { visits: number }) | null> {
  const { rows } = await sql<Named & { visits: number }>`
    select w.id, w.name, count(*)::int as visits from appointments a
    join staff w on w.clinic_id = a.clinic_id and w.id = a.doctor_id
    where a.clinic_id = ${clinicId} and a.patient_id = ${patientId} and a.status = 'completed'
    group by w.id, w.name order by visits desc, max(a.visited_on) desc limit 1`.execute(db)
  return rows[0] ?? null
}

export type PolicyRow = {
  id: string
  insurer: string | null
  programme: string | null
  employer: string | null
  number: string | null
  validFrom: string | null
  validTo: string | null
  limitAmount: number | null
  spentAmount: number | null
  coveredCategories: string[] | null
}

export async function readPolicies(db: Db, { clinicId, patientId }: Subject): Promise<PolicyRow[]> {
  const { rows } = await sql<PolicyRow>`
    select o.id, i.name as insurer, o.programme, o.employer, o.number, o.valid_from, o.valid_to, o.limit_amount,
      o.spent_amount, o.covered_categories
    from policies o left join insurers i on i.clinic_id = o.clinic_id and i.id = o.insurer_id
    where o.clinic_id = ${clinicId} and o.patient_id = ${patientId}
    order by o.valid_to desc nulls first, o.id`.execute(db)
  return rows
}

export type PlanRow = {
  id: string
  name: string | null
  status: string
  doctor: Named | null
  presentedAt: Date | null
  items: {
    id: string
    service: string | null
    stage: number | null
    status: string
    amount: number | null
  }[]
}

/** Plans with work left, newest first; items in order of stages. */
export async function readOpenPlans(db: Db, { clinicId, patientId }: Subject): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select x.id, x.name, x.status, ${nameOf('staff', 'x.doctor_id')} as doctor, x.presented_at,
      coalesce((select json_agg(json_build_object('id', i.id, 'service', s.name, 'stage', i.stage, 'status', i.status,
          'amount', (i.price * i.quantity)::bigint) order by i.stage nulls last, i.id)
        from plan_items i left join services s on s.clinic_id = i.clinic_id and s.id = i.service_id
        where i.clinic_id = x.clinic_id and i.plan_id = x.id), '[]') as items
    from plans x where x.clinic_id = ${clinicId} and x.patient_id = ${patientId} and x.status not in ('completed', 'lost')
    order by coalesce(x.presented_at, x.created_at) desc, x.id limit 20`.execute(db)
  return rows
}

export async function readTags(db: Db, { clinicId, patientId }: Subject): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select distinct tag from patient_tags where clinic_id = ${clinicId} and patient_id = ${patientId}
    order by tag`.execute(db)
  return rows.map((row) => row.tag)
}

export type NoteRow = { id: string; text: string; author: Named | null; createdAt: Date; editedAt: Date | null }

export async function readNotes(db: Db, { clinicId, patientId }: Subject): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select x.id, x.text, ${nameOf('staff', 'x.author_id')} as author, x.created_at, x.updated_at as edited_at
    from patient_notes x where x.clinic_id = ${clinicId} and x.patient_id = ${patientId} and x.deleted_at is null
    order by x.created_at desc, x.id desc limit 50`.execute(db)
  return rows
}

export type MergeRow = PersonParts & {
  id: string
  absorbedId: string
  automatic: boolean
  mergedAt: Date
  undoneAt: Date | null
}

export async function readMerges(db: Db, { clinicId, cards }: Subject): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select m.id, m.absorb_id as absorbed_id, m.automatic, m.merged_at, m.undone_at, p.last_name, p.first_name, p.middle_name
    from merges m left join patients p on p.clinic_id = m.clinic_id and p.id = m.absorb_id
    where m.clinic_id = ${clinicId} and m.keep_id = any(${[...cards]}::uuid[])
    order by m.merged_at desc, m.id desc`.execute(db)
  return rows
}

export async function countOpenDuplicates(db: Db, { clinicId, patientId }: Subject): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from duplicate_pairs where clinic_id = ${clinicId} and state = 'open'
    and (a_id = ${patientId} or b_id = ${patientId})`.execute(db)
  return rows[0]!.n
}
