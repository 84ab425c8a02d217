import type { Db } from '../../platform/db.ts'

export async function findApiKey(db: Db, hash: Buffer) {
  return db
    .selectFrom('auth.apiKeys')
    .select(['id', 'clinicId', 'name', 'role', 'branchScope'])
    .where('keyHash', '=', hash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

/** Remembers the last use, at most once a minute so that busy keys do not write on every request. */
export async function touchApiKey(db: Db, id: string): Promise<void> {
  await db
    .updateTable('auth.apiKeys')
    .set((eb) => ({ lastUsedAt: eb.fn<Date>('now') }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<', new Date(Date.now() - 60_000))]))
    .execute()
}

export async function findMemberships(db: Db, userId: string) {
  return db
    .selectFrom('auth.memberships')
    .select(['clinicId', 'staffId'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .execute()
}

export async function readStaffCaller(db: Db, clinicId: string, staffId: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'branchScope', 'locale'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', staffId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
}

export async function readCallerClinic(db: Db, clinicId: string) {
  return db
    .selectFrom('clinics')
    .select(['id', 'name', 'slug', 'timezone', 'locale', 'isDemo', 'simulatedAt'])
    .where('id', '=', clinicId)
    .executeTakeFirst()
}

export type NewStaff = {
  id: string
  name: string
  email: string | null
  userId: string | null
  role: string
  branchScope: string[] | null
  locale: string
}

export async function insertStaff(db: Db, clinicId: string, staff: NewStaff): Promise<void> {
  await db
    .insertInto('staff')
    .values({ clinicId, ...staff })
    .execute()
}

/** Whether somebody of that e-mail may sign in to the clinic. */
export async function hasStaffOfEmail(db: Db, clinicId: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('email', '=', email.toLowerCase())
    .where('userId', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMembership(db: Db, userId: string, clinicId: string, staffId: string): Promise<void> {
  await db.insertInto('auth.memberships').values({ userId, clinicId, staffId }).execute()
}

export type NewApiKey = {
  id: string
  clinicId: string
  name: string
  role: string
  branchScope: string[] | null
  keyHash: Buffer
  keyHint: string
  createdBy: string | null
  createdAt: Date
}

export async function insertApiKey(db: Db, key: NewApiKey): Promise<void> {
  await db.insertInto('auth.apiKeys').values(key).execute()
}

/** The owner who has been there longest. */
export async function firstOwner(db: Db, clinicId: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('staff')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('role', '=', 'owner')
    .where('disabledAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
