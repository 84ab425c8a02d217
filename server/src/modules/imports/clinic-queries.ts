import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { DirectoryRow } from './directory.ts'
import type { Mapping } from './mapping.ts'

export type KnownDirectories = Record<'branches' | 'staff' | 'services' | 'insurers', DirectoryRow[]>

/** The clinic's small lists. Staff who sign in are found by name but never taken over by an imported row. */
export async function readDirectories(db: Db, clinicId: string): Promise<KnownDirectories> {
  const read = async (query: ReturnType<typeof sql<DirectoryRow>>) => (await query.execute(db)).rows
  return {
    branches:
      await read(sql<DirectoryRow>`select id, origin, external_id, name, timezone, true as adoptable from branches
      where clinic_id = ${clinicId}::uuid order by created_at, id`),
    staff: await read(sql<DirectoryRow>`select id, origin, external_id, name, user_id is null as adoptable from staff
      where clinic_id = ${clinicId}::uuid order by created_at, id`),
    services: await read(sql<DirectoryRow>`select id, origin, external_id, name, code, true as adoptable from services
      where clinic_id = ${clinicId}::uuid order by created_at, id`),
    insurers: await read(sql<DirectoryRow>`select id, origin, external_id, name, true as adoptable from insurers
      where clinic_id = ${clinicId}::uuid order by created_at, id`),
  }
}

export type ImportProfile = { id: string; name: string; mapping: Mapping; createdAt: Date; updatedAt: Date }

export async function readProfiles(db: Db, clinicId: string): Promise<ImportProfile[]> {
  const rows = await db
    .selectFrom('importProfiles')
    .select(['id', 'name', 'mapping', 'createdAt', 'updatedAt'])
    .where('clinicId', '=', clinicId)
    .orderBy('name')
    .execute()
  return rows as unknown as ImportProfile[]
}

/** Custom fields a mapping asks for exist afterwards; those made here are of text. */
export async function ensureCustomFields(
  db: Db,
  clinicId: string,
  { fields, now }: { fields: { key: string; name: string }[]; now: Date },
): Promise<void> {
  for (const { key, name } of fields) {
    await sql`insert into custom_fields (clinic_id, key, name, kind, position, created_at)
      select ${clinicId}::uuid, ${key}, ${name.slice(0, 200)}, 'text',
        coalesce((select max(position) + 1 from custom_fields where clinic_id = ${clinicId}::uuid), 0), ${now}
      on conflict do nothing`.execute(db)
  }
}
