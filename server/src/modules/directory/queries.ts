import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

const MOST = 1000

export type Lookup = { clinicId: string; search?: string | undefined; branches: readonly string[] | null }

/** Branches the caller may see, by name. */
export async function listBranchNames(db: Db, { clinicId, branches }: Lookup) {
  const scope = branches === null ? sql`` : sql`and id = any(${[...branches]}::uuid[])`
  const { rows } = await sql<{ id: string; name: string; city: string | null }>`
    select id, name, city from branches where clinic_id = ${clinicId} ${scope} order by name, id`.execute(db)
  return rows
}

/** Tags in use with the number of people who have each, the most frequent first. */
export async function listTags(db: Db, { clinicId, search, branches }: Lookup) {
  const visible = branches === null ? sql`` : sql`join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id`
  const { rows } = await sql<{ tag: string; patients: number }>`
    select t.tag, count(distinct t.patient_id) as patients from patient_tags t ${visible}
    where t.clinic_id = ${clinicId} ${containing(sql`t.tag`, search)}
    group by t.tag order by patients desc, t.tag limit ${MOST}`.execute(db)
  return rows
}

/** Sources in use with the number of people the statistics have counted, the most frequent first; null = unknown. */
export async function listSources(db: Db, { clinicId, search }: Lookup) {
  const { rows } = await sql<{ source: string | null; patients: number }>`
    select nullif(source, '') as source, sum(patients) as patients from people_cells
    where clinic_id = ${clinicId} ${containing(sql`source`, search)}
    group by 1 order by patients desc, source limit ${MOST}`.execute(db)
  return rows
}

/** Everybody the medical system and the clinic know as staff. */
export async function listStaffNames(db: Db, { clinicId, search }: Lookup) {
  const { rows } = await sql<StaffName>`
    select id, name, role, specialty, branch_id, disabled_at is not null as disabled from staff
    where clinic_id = ${clinicId} ${containing(sql`name`, search)} order by name, id limit ${MOST}`.execute(db)
  return rows
}

type StaffName = {
  id: string
  name: string
  role: string
  specialty: string | null
  branchId: string | null
  disabled: boolean
}

export type ServiceName = {
  id: string
  name: string
  code: string | null
  category: string | null
  specialty: string | null
  treatmentType: string
  price: number | null
}

export async function listServices(db: Db, { clinicId, search }: Lookup) {
  const { rows } = await sql<ServiceName>`
    select id, name, code, category, specialty, treatment_type, price from services
    where clinic_id = ${clinicId} ${containing(sql`name`, search)} order by name, id limit ${MOST}`.execute(db)
  return rows
}

/** Part of a name, case aside. */
function containing(column: RawBuilder<unknown>, search: string | undefined): RawBuilder<unknown> {
  return search ? sql`and position(lower(${search}) in lower(${column})) > 0` : sql``
}
