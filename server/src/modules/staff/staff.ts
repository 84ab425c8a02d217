import type { Role } from '@revisit/domain/roles.ts'
import type { Db } from '../../platform/db.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId, newToken } from '../../platform/random.ts'
import { hashToken } from './caller.ts'
import { hasStaffOfEmail, insertApiKey, insertMembership, insertStaff } from './queries.ts'
import { createAccount, type SignIn } from './sign-in.ts'

export { findCaller, webHeaders } from './caller.ts'
export { firstOwner } from './queries.ts'
export { closeSignIn, migrateSignIn, openSignIn, type SignIn } from './sign-in.ts'

export type NewMember = {
  email: string
  name: string
  password: string
  role: Role
  branchScope?: string[] | null
  locale?: string
}

/** Creates a member of staff who can sign in. An existing account of that e-mail joins the clinic and keeps its password. */
export async function addMember(
  ports: Ports,
  signIn: SignIn,
  clinicId: string,
  member: NewMember,
): Promise<{ staffId: string }> {
  const { userId } = await createAccount(signIn, member)
  const staffId = newId(ports.clock.now(), ports.random)
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    await insertStaff(db, clinicId, {
      id: staffId,
      name: member.name,
      email: member.email.toLowerCase(),
      userId,
      role: member.role,
      branchScope: member.branchScope ?? null,
      locale: member.locale ?? 'ru',
    })
    await insertMembership(db, userId, clinicId, staffId)
  })
  return { staffId }
}

/** Whether somebody of that e-mail may sign in to the clinic already. */
export async function isMember(ports: Ports, clinicId: string, email: string): Promise<boolean> {
  return ports.database.withClinic(systemAccess(clinicId), (db) => hasStaffOfEmail(db, clinicId, email))
}

/** Creates an API key. The returned token is the only time it is seen. */
export async function createApiKey(
  ports: Ports,
  db: Db,
  {
    clinicId,
    name,
    role,
    branchScope = null,
    createdBy = null,
  }: { clinicId: string; name: string; role: Role; branchScope?: string[] | null; createdBy?: string | null },
): Promise<{ id: string; token: string }> {
  const now = ports.clock.now()
  const token = `rv_${newToken(ports.random)}`
  const id = newId(now, ports.random)
  await insertApiKey(db, {
    id,
    clinicId,
    name,
    role,
    branchScope,
    keyHash: hashToken(token),
    keyHint: token.slice(0, 7),
    createdBy,
    createdAt: now,
  })
  return { id, token }
}
