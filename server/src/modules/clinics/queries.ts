import type { Insertable, Updateable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export async function insertClinic(db: Db, clinic: Insertable<Tables['clinics']>): Promise<void> {
  await db.insertInto('clinics').values(clinic).execute()
}

export async function insertClinicDirectory(db: Db, clinicId: string, slug: string): Promise<void> {
  await db.insertInto('auth.clinicDirectory').values({ clinicId, slug }).execute()
}

export async function readClinicBySlug(db: Db, slug: string) {
  return db.selectFrom('auth.clinicDirectory').select('clinicId').where('slug', '=', slug).executeTakeFirst()
}

export async function listClinicIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('auth.clinicDirectory').select('clinicId').orderBy('clinicId').execute()
  return rows.map(({ clinicId }) => clinicId)
}

export async function readClinicNumber(db: Db, clinicId: string) {
  return db
    .selectFrom('auth.clinicDirectory')
    .select('number')
    .where('clinicId', '=', clinicId)
    .executeTakeFirstOrThrow()
}

export async function readClinicByNumber(db: Db, number: number) {
  return db.selectFrom('auth.clinicDirectory').select('clinicId').where('number', '=', number).executeTakeFirst()
}

export async function countClinics(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('auth.clinicDirectory')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export async function readClinic(db: Db, clinicId: string) {
  return db.selectFrom('clinics').selectAll().where('id', '=', clinicId).executeTakeFirst()
}

export async function listBranches(db: Db, clinicId: string) {
  return db
    .selectFrom('branches')
    .select(['id', 'name', 'city', 'address', 'timezone'])
    .where('clinicId', '=', clinicId)
    .orderBy('name')
    .execute()
}

export async function setSimulatedTime(db: Db, clinicId: string, at: Date | null): Promise<void> {
  await db.updateTable('clinics').set({ simulatedAt: at }).where('id', '=', clinicId).execute()
}

export async function updateClinic(db: Db, clinicId: string, change: Updateable<Tables['clinics']>): Promise<void> {
  await db.updateTable('clinics').set(change).where('id', '=', clinicId).execute()
}

export async function insertBranch(db: Db, branch: Insertable<Tables['branches']>): Promise<void> {
  await db.insertInto('branches').values(branch).execute()
}

export async function updateBranch(
  db: Db,
  clinicId: string,
  id: string,
  change: Updateable<Tables['branches']>,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('branches')
    .set(change)
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
