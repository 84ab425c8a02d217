import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { NewStaff } from './queries.ts'

/** Everybody of the clinic; a branch-limited caller sees the people of those branches and those of the whole clinic. */
export async function listStaff(db: Db, clinicId: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'specialty', 'branchScope', 'branchId', 'userId', 'disabledAt'])
    .where('clinicId', '=', clinicId)
    .orderBy('disabledAt', (order) => order.asc().nullsFirst())
    .orderBy('name')
    .execute()
}

export async function readStaffMember(db: Db, clinicId: string, id: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'role', 'specialty', 'branchScope', 'branchId', 'userId', 'disabledAt'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export type StaffChange = Partial<{
  name: string
  role: string
  branchScope: string[] | null
  disabledAt: Date | null
  locale: string
}>

/** Changes a member of staff, rights too: the table lets rights of somebody who signs in change here alone. */
export async function updateStaff(db: Db, clinicId: string, id: string, change: StaffChange): Promise<void> {
  await sql`select set_config('app.grants_rights', 'on', true)`.execute(db)
  await db.updateTable('staff').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
  await sql`select set_config('app.grants_rights', '', true)`.execute(db)
}

/** Gives somebody known from the medical system a sign-in. False when they have one already. */
export async function linkStaff(
  db: Db,
  clinicId: string,
  id: string,
  person: Pick<NewStaff, 'name' | 'email' | 'userId' | 'role' | 'branchScope'>,
): Promise<boolean> {
  const { name, email, userId, role, branchScope } = person
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ name, email, userId, role, branchScope, disabledAt: null })
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('userId', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Owners who can still sign in; the last one may not be taken away. Locks them so that two cannot leave at once. */
export async function lockActiveOwners(db: Db, clinicId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staff')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('role', '=', 'owner')
    .where('disabledAt', 'is', null)
    .where('userId', 'is not', null)
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

export async function countKnownBranches(db: Db, clinicId: string, ids: string[]): Promise<number> {
  const { n } = await db
    .selectFrom('branches')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('clinicId', '=', clinicId)
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow()
  return n
}

// The tables of sign-in keep the column names of their library, so they are asked in SQL as they stand.

/** Accounts of these people that have one-time codes switched on. */
export async function usersWithTwoFactor(db: Db, userIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`select id from auth."user" where id = any(${userIds}) and "twoFactorEnabled"`.execute(db)
  return new Set(rows.map((row) => row.id))
}

export type OpenSession = {
  id: string
  createdAt: Date
  updatedAt: Date
  ipAddress: string | null
  userAgent: string | null
}

export async function listUserSessions(db: Db, userId: string, now: Date): Promise<OpenSession[]> {
  const { rows } =
    await sql<OpenSession>`select id, "createdAt", "updatedAt", "ipAddress", "userAgent" from auth.session
    where "userId" = ${userId} and "expiresAt" > ${now} order by "updatedAt" desc`.execute(db)
  return rows
}

/** Ends one session of a person (or all of them); nobody else's can be named. */
export async function deleteUserSessions(db: Db, userId: string, sessionId: string | null): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from auth.session where "userId" = ${userId} and (${sessionId}::text is null or id = ${sessionId})`.execute(
      db,
    )
  return Number(numAffectedRows)
}

export type NewInvitationRow = {
  id: string
  email: string
  name: string
  role: string
  branchScope: string[] | null
  staffId: string | null
  tokenHash: Buffer
  invitedBy: string | null
  createdAt: Date
  expiresAt: Date
}

export async function insertInvitation(db: Db, clinicId: string, row: NewInvitationRow): Promise<void> {
  await db
    .insertInto('invitations')
    .values({ clinicId, ...row })
    .execute()
  await db
    .insertInto('auth.invitationTokens')
    .values({ tokenHash: row.tokenHash, clinicId, invitationId: row.id })
    .execute()
}

export async function listInvitations(db: Db, clinicId: string) {
  return db
    .selectFrom('invitations')
    .select(['id', 'email', 'name', 'role', 'branchScope', 'createdAt', 'expiresAt', 'acceptedAt', 'revokedAt'])
    .where('clinicId', '=', clinicId)
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute()
}

export async function findInvitationClinic(db: Db, tokenHash: Buffer) {
  return db
    .selectFrom('auth.invitationTokens')
    .select(['clinicId', 'invitationId'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
}

/** Locks an invitation so that it is accepted once. */
export async function lockInvitation(db: Db, clinicId: string, id: string) {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function markInvitation(
  db: Db,
  clinicId: string,
  id: string,
  mark: { acceptedAt: Date; staffId: string } | { revokedAt: Date },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set(mark)
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export async function listApiKeys(db: Db, clinicId: string) {
  return db
    .selectFrom('auth.apiKeys')
    .select(['id', 'name', 'role', 'branchScope', 'keyHint', 'createdAt', 'lastUsedAt', 'revokedAt'])
    .where('clinicId', '=', clinicId)
    .orderBy('createdAt', 'desc')
    .execute()
}

export async function revokeApiKeyRow(db: Db, clinicId: string, id: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('auth.apiKeys')
    .set({ revokedAt: now })
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export async function readStaffByUser(db: Db, clinicId: string, userId: string) {
  return db
    .selectFrom('staff')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where(sql<boolean>`user_id = ${userId}::uuid`)
    .executeTakeFirst()
}
