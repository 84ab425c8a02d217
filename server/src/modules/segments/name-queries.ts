import type { ClinicList } from '@revisit/domain/segment-field.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Sql } from './comparison-queries.ts'

/** Values of a list: ids with their names, or texts that are their own names. */
export type ListValue = { value: string; name: string }

/** Longer lists are searched by their own pages. */
const MOST = 500

const byName =
  (table: string, where: Sql = sql`true`) =>
  (clinicId: string) =>
    sql<ListValue>`select id::text as value, name from ${sql.raw(table)} where clinic_id = ${clinicId}::uuid and ${where}
    order by name, id limit ${MOST}`

const texts =
  (table: string, column: string, where: Sql = sql`true`) =>
  (clinicId: string) =>
    sql<ListValue>`select value, value as name from (
      select ${sql.raw(column)} as value, count(*) as used from ${sql.raw(table)}
      where clinic_id = ${clinicId}::uuid and ${sql.raw(column)} is not null and ${sql.raw(column)} <> '' and ${where}
      group by 1 order by 2 desc, 1 limit ${MOST}) listed`

const LISTS = {
  branches: byName('branches'),
  doctors: byName('staff', sql`role = 'doctor' and disabled_at is null`),
  staff: byName('staff', sql`disabled_at is null`),
  specialties: (clinicId: string) => sql<ListValue>`select distinct specialty as value, specialty as name from (
      select specialty from staff where clinic_id = ${clinicId}::uuid union all
      select specialty from services where clinic_id = ${clinicId}::uuid) both_lists
    where specialty is not null and specialty <> '' order by 1 limit ${MOST}`,
  services: byName('services'),
  sources: texts('patients', 'source', sql`merged_into is null`),
  districts: texts('patients', 'district', sql`merged_into is null`),
  tags: texts('patient_tags', 'tag'),
  insurers: byName('insurers'),
  employers: texts('policies', 'employer'),
  programmes: (clinicId: string) => sql<ListValue>`select distinct programme as value, programme as name from (
      select programme from policies where clinic_id = ${clinicId}::uuid union all
      select programme from payments where clinic_id = ${clinicId}::uuid) both_lists
    where programme is not null and programme <> '' order by 1 limit ${MOST}`,
  lead_sources: texts('leads', 'source'),
  campaigns: texts('leads', 'campaign'),
  segments: byName('segments', sql`archived_at is null`),
  journeys: byName('journeys', sql`state <> 'deleted'`),
} satisfies Record<ClinicList, unknown>

/** What a list of the clinic offers, texts from the most frequent. */
export async function readList(db: Db, clinicId: string, list: ClinicList): Promise<ListValue[]> {
  return (await LISTS[list](clinicId).execute(db)).rows
}

/** Tables whose rows have a name and an id that rules hold. */
const NAMED = ['branches', 'staff', 'services', 'insurers', 'segments', 'journeys'] as const

/** Names of the ids among the values of a rule, whatever list they belong to. */
export async function readNames(
  db: Db,
  clinicId: string,
  ids: readonly string[],
): Promise<(ListValue & { list: string })[]> {
  if (ids.length === 0) return []
  const named = (table: string) =>
    sql`select id::text as value, name, ${table}::text as list from ${sql.raw(table)}
      where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[])`
  const { rows } = await sql<ListValue & { list: string }>`${sql.join(NAMED.map(named), sql` union all `)}`.execute(db)
  return rows
}

/** Ids of the things of a list by their names, letter case aside; a name of several things gives them all. */
export async function readIdsByNames(
  db: Db,
  clinicId: string,
  asked: readonly { list: string; name: string }[],
): Promise<{ list: string; name: string; id: string }[]> {
  const { rows } = await sql<{ list: string; name: string; id: string }>`
    select a.list, a.name, found.id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(list text, name text) join (
      ${sql.join(
        NAMED.map(
          (table) =>
            sql`select id, name, ${table}::text as list from ${sql.raw(table)} where clinic_id = ${clinicId}::uuid`,
        ),
        sql` union all `,
      )}) found on found.list = a.list and lower(found.name) = lower(a.name)`.execute(db)
  return rows
}
