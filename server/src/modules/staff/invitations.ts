import type { Role } from '@revisit/domain/roles.ts'
import { systemAccess, type Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId, newToken } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { hashToken } from './caller.ts'
import { findMemberships, insertMembership, insertStaff, readCallerClinic } from './queries.ts'
import { assertKnownBranches, assertMayGrant, assertMayLink } from './people.ts'
import {
  findInvitationClinic,
  insertInvitation,
  linkStaff,
  lockInvitation,
  markInvitation,
  readStaffByUser,
} from './people-queries.ts'
import { createAccount, resetPassword, type SignIn } from './sign-in.ts'

const VALID_DAYS = 7
const DAY_MS = 86_400_000

export type NewInvitation = {
  email: string
  name: string
  role: Role
  branchIds: string[] | null
  staffId: string | null
}

/** Invites a person. The link is returned once; it works for seven days and once. */
export async function invite(
  call: Call,
  db: Db,
  { email, name, role, branchIds, staffId }: NewInvitation,
): Promise<{ id: string; path: string; expiresAt: Date }> {
  const { caller, now, ports } = call
  assertMayGrant(caller, role)
  if (branchIds) await assertKnownBranches(db, caller, branchIds)
  if (staffId) await assertMayLink(db, caller, staffId)
  const id = newId(now, ports.random)
  const token = newToken(ports.random)
  const expiresAt = new Date(now.getTime() + VALID_DAYS * DAY_MS)
  const branchScope = branchIds ?? caller.branches
  const invitedBy = caller.kind === 'staff' ? caller.id : null
  await insertInvitation(db, caller.clinicId, {
    id,
    email: email.toLowerCase(),
    name,
    role,
    branchScope,
    staffId,
    tokenHash: hashToken(token),
    invitedBy,
    createdAt: now,
    expiresAt,
  })
  await recordAudit(db, call, { action: 'staff.invited', subjectKind: 'invitation', subjectId: id, details: { role } })
  return { id, path: `/invitation?token=${token}`, expiresAt }
}

/** What the invited person sees before setting a password. @throws NotFound when the link is spent, revoked or expired. */
export async function previewInvitation(ports: Ports, token: string) {
  return withInvitation(ports, token, async (db, invitation) => {
    const clinic = await readCallerClinic(db, invitation.clinicId)
    return {
      clinicName: clinic?.name ?? '',
      email: invitation.email,
      name: invitation.name,
      role: invitation.role as Exclude<Role, 'integration'>,
    }
  })
}

/**
 * Makes the invited person a member of staff. Somebody who is one already gets the new password: this is how a forgotten
 * one is replaced. An account that also belongs to another clinic keeps its password: no clinic may take it over.
 */
export async function acceptInvitation(
  ports: Ports,
  signIn: SignIn,
  { token, name, password }: { token: string; name?: string; password: string },
): Promise<{ email: string; clinicId: string }> {
  return withInvitation(ports, token, async (db, invitation) => {
    const person = { email: invitation.email, name: name ?? invitation.name, password }
    const { userId, existed } = await createAccount(signIn, person)
    if (existed && (await belongsOnlyTo(ports, userId, invitation.clinicId)))
      await resetPassword(signIn, userId, password)
    const known = await readStaffByUser(db, invitation.clinicId, userId)
    const now = ports.clock.now()
    const staffId = known?.id ?? (await becomeStaff(ports, db, { invitation, userId, name: person.name }))
    await markInvitation(db, invitation.clinicId, invitation.id, { acceptedAt: now, staffId })
    return { email: invitation.email, clinicId: invitation.clinicId }
  })
}

/** The row of the medical system that the invitation names, when it is still free; else a new row. @returns its id. */
async function becomeStaff(
  ports: Ports,
  db: Db,
  { invitation, userId, name }: { invitation: InvitationRow; userId: string; name: string },
): Promise<string> {
  const { clinicId, role, branchScope, email } = invitation
  const rights = { name, email, userId, role, branchScope, locale: 'ru' }
  const isLinked = invitation.staffId !== null && (await linkStaff(db, clinicId, invitation.staffId, rights))
  const id = isLinked ? invitation.staffId! : newId(ports.clock.now(), ports.random)
  if (!isLinked) await insertStaff(db, clinicId, { id, ...rights })
  await insertMembership(db, userId, clinicId, id)
  return id
}

type InvitationRow = NonNullable<Awaited<ReturnType<typeof lockInvitation>>>

async function withInvitation<T>(
  ports: Ports,
  token: string,
  work: (db: Db, invitation: InvitationRow) => Promise<T>,
): Promise<T> {
  const found = await ports.database.outsideClinics((db) => findInvitationClinic(db, hashToken(token)))
  if (!found) throw invitationSpent()
  return ports.database.withClinic(systemAccess(found.clinicId), async (db) => {
    const invitation = await lockInvitation(db, found.clinicId, found.invitationId)
    const isOpen =
      invitation && !invitation.acceptedAt && !invitation.revokedAt && invitation.expiresAt > ports.clock.now()
    if (!isOpen) throw invitationSpent()
    return work(db, invitation)
  })
}

async function belongsOnlyTo(ports: Ports, userId: string, clinicId: string): Promise<boolean> {
  const memberships = await ports.database.outsideClinics((db) => findMemberships(db, userId))
  return memberships.every((membership) => membership.clinicId === clinicId)
}

function invitationSpent(): NotFound {
  return new NotFound('invitation_not_found', {
    ru: 'Приглашение уже использовано, отозвано или устарело. Попросите новое.',
    en: 'This invitation was used, revoked or has expired. Ask for a new one.',
  })
}
