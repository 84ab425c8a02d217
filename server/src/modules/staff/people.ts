import { canGrant, type Role } from '@revisit/domain/roles.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import {
  countKnownBranches,
  deleteUserSessions,
  listStaff,
  lockActiveOwners,
  readStaffMember,
  type StaffChange,
  updateStaff,
  usersWithTwoFactor,
} from './people-queries.ts'

export type MemberChange = { name?: string; role?: Role; branchIds?: string[] | null; disabled?: boolean }

type Member = Awaited<ReturnType<typeof listStaff>>[number]

/** Everybody of the clinic, as the API shows them. */
export async function showStaff(db: Db, caller: Caller): Promise<{ items: object[]; total: number }> {
  const everybody = await listStaff(db, caller.clinicId)
  const visible = everybody.filter((member) => isVisible(member, caller.branches))
  const protectedIds = await usersWithTwoFactor(
    db,
    visible.flatMap(({ userId }) => userId ?? []),
  )
  const items = visible.map(({ id, name, email, role, specialty, disabledAt, branchScope, userId }) => ({
    id,
    name,
    email,
    role,
    specialty,
    disabledAt,
    branchIds: branchScope,
    signsIn: userId !== null,
    twoFactor: userId !== null && protectedIds.has(userId),
  }))
  return { items, total: items.length }
}

/**
 * Changes name, role, branches or whether somebody may sign in. A change of rights ends the person's sessions at once.
 * @throws Conflict `last_owner` when nobody would be left to manage the clinic.
 */
export async function changeStaff(
  call: Call,
  db: Db,
  {
    id,
    change,
  }: { id: string; change: { name?: string; role?: Role; branchIds?: string[] | null; disabled?: boolean } },
): Promise<void> {
  const { caller, now } = call
  const member = await readStaffMember(db, caller.clinicId, id)
  if (!member || !isVisible(member, caller.branches)) throw staffNotFound()
  assertMayGrant(caller, member.role as Role)
  if (change.role) assertMayGrant(caller, change.role)
  if (change.branchIds) await assertKnownBranches(db, caller, change.branchIds)
  await assertOwnerRemains(db, caller.clinicId, { member, change })
  await updateStaff(db, caller.clinicId, id, columnsOf(change, now))
  const changesRights = change.role !== undefined || change.branchIds !== undefined || change.disabled === true
  if (changesRights && member.userId) await deleteUserSessions(db, member.userId, null)
  await recordAudit(db, call, {
    action: 'staff.changed',
    subjectKind: 'staff',
    subjectId: id,
    details: { fields: Object.keys(change), role: change.role },
  })
}

async function assertOwnerRemains(
  db: Db,
  clinicId: string,
  { member, change }: { member: { id: string; role: string }; change: MemberChange },
): Promise<void> {
  const leaves = change.disabled === true || (change.role !== undefined && change.role !== 'owner')
  if (member.role !== 'owner' || !leaves) return
  const owners = await lockActiveOwners(db, clinicId)
  if (owners.every((owner) => owner === member.id)) throw lastOwner()
}

/** @throws Forbidden `role_above_yours`: nobody hands out rights they do not have. */
export function assertMayGrant(caller: Caller, role: Role): void {
  if (canGrant(caller.role as Role, role)) return
  throw new Forbidden('role_above_yours', {
    ru: 'Нельзя дать права, которых нет у вас',
    en: 'You cannot grant rights you do not have',
  })
}

/** @throws Invalid `unknown_staff` when an invitation names nobody, or somebody who signs in already. */
export async function assertMayLink(db: Db, caller: Caller, staffId: string): Promise<void> {
  const member = await readStaffMember(db, caller.clinicId, staffId)
  if (member && member.userId === null && isVisible(member, caller.branches)) return
  const message = {
    ru: 'Такого сотрудника без входа нет: возможно, его уже пригласили',
    en: 'There is no such member of staff without a sign-in: perhaps they have been invited already',
  }
  throw new Invalid('unknown_staff', message, [{ path: 'staffId', message }])
}

/** @throws Invalid `unknown_branch` when an id is not a branch of the clinic the caller may see. */
export async function assertKnownBranches(db: Db, caller: Caller, ids: string[]): Promise<void> {
  const reachable = !caller.branches || ids.every((id) => caller.branches!.includes(id))
  if (reachable && (await countKnownBranches(db, caller.clinicId, ids)) === new Set(ids).size) return
  const message = { ru: 'Такого филиала нет', en: 'There is no such branch' }
  throw new Invalid('unknown_branch', message, [{ path: 'branchIds', message }])
}

function columnsOf({ name, role, branchIds, disabled }: MemberChange, now: Date): StaffChange {
  return {
    ...(name === undefined ? {} : { name }),
    ...(role === undefined ? {} : { role }),
    ...(branchIds === undefined ? {} : { branchScope: branchIds }),
    ...(disabled === undefined ? {} : { disabledAt: disabled ? now : null }),
  }
}

function isVisible(member: Pick<Member, 'branchScope' | 'branchId'>, branches: string[] | null): boolean {
  if (!branches) return true
  const own = member.branchScope ?? (member.branchId ? [member.branchId] : null)
  return own === null || own.some((id) => branches.includes(id))
}

function staffNotFound(): NotFound {
  return new NotFound('staff_not_found', { ru: 'Сотрудник не найден', en: 'Member of staff not found' })
}

function lastOwner(): Conflict {
  return new Conflict('last_owner', {
    ru: 'Это последний собственник. Сначала назначьте другого.',
    en: 'This is the last owner. Appoint another one first.',
  })
}
