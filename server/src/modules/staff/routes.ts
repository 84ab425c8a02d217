import {
  API_KEY_ROLES,
  FIRST_PAGE,
  PERMISSIONS,
  permissionWords,
  permissionsOf,
  type Role,
  ROLE_WORDS,
  type StaffRole,
} from '@revisit/domain/roles.ts'
import { z } from 'zod'
import { NotFound } from '../../platform/errors.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { clinicCookie, placesOf, webHeaders } from './caller.ts'
import { acceptInvitation, invite, previewInvitation } from './invitations.ts'
import { assertKnownBranches, assertMayGrant, changeStaff, showStaff } from './people.ts'
import {
  deleteUserSessions,
  listApiKeys,
  listInvitations,
  listUserSessions,
  markInvitation,
  revokeApiKeyRow,
  updateStaff,
} from './people-queries.ts'
import * as schemas from './schemas.ts'
import type { SignIn } from './sign-in.ts'
import { createApiKey } from './staff.ts'

export function staffRoutes(signIn: SignIn): Route[] {
  return [...peopleRoutes(), ...invitationRoutes(signIn), ...clinicRoutes(), ...sessionRoutes(signIn), ...keyRoutes()]
}

function peopleRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/staff',
      permission: 'clinic.read',
      summary: 'Everybody of the clinic: who signs in and who is known from the medical system',
      answer: schemas.staffList,
      handle: async ({ caller, db }) => (await db((tx) => showStaff(tx, caller))) as z.output<typeof schemas.staffList>,
    }),
    route({
      method: 'PATCH',
      path: '/staff/:id',
      permission: 'staff.manage',
      summary: 'Change name, role, branches or sign-in of a member of staff; a change of rights ends their sessions',
      params: schemas.idParams,
      body: schemas.staffChange,
      answer: null,
      handle: async (call) => call.db((tx) => changeStaff(call, tx, { id: call.params.id, change: call.body })),
    }),
    route({
      method: 'PATCH',
      path: '/me',
      permission: 'signed_in',
      summary: 'Own language of the interface',
      body: schemas.ownProfileChange,
      answer: null,
      handle: async ({ caller, db, body }) => db((tx) => updateStaff(tx, caller.clinicId, caller.id, body)),
    }),
    route({
      method: 'GET',
      path: '/rights',
      permission: 'signed_in',
      summary: 'The table of rights: every permission in words and the roles that have it',
      answer: schemas.rightsTable,
      handle: async () => ({
        roles: API_KEY_ROLES.map((key) => ({
          key,
          words: ROLE_WORDS[key],
          firstPage: FIRST_PAGE[key as StaffRole] ?? null,
        })),
        permissions: PERMISSIONS.map((key) => ({
          key,
          words: permissionWords(key),
          roles: API_KEY_ROLES.filter((role) => permissionsOf(role).has(key)),
        })),
      }),
    }),
  ]
}

function invitationRoutes(signIn: SignIn): Route[] {
  return [
    route({
      method: 'GET',
      path: '/invitations',
      permission: 'staff.manage',
      summary: 'Invitations and what became of them',
      answer: z.object({ items: z.array(schemas.invitation), total: z.number() }),
      handle: async ({ caller, db, now }) => {
        const rows = await db((tx) => listInvitations(tx, caller.clinicId))
        const items = rows.map(({ branchScope, acceptedAt, revokedAt, role, ...row }) => ({
          ...row,
          role: role as StaffRole,
          branchIds: branchScope,
          state: acceptedAt
            ? ('accepted' as const)
            : revokedAt
              ? ('revoked' as const)
              : row.expiresAt <= now
                ? ('expired' as const)
                : ('waiting' as const),
        }))
        return { items, total: items.length }
      },
    }),
    route({
      method: 'POST',
      path: '/invitations',
      permission: 'staff.manage',
      summary: 'Invite a person; the answer carries the link, once',
      body: schemas.newInvitation,
      status: 201,
      answer: schemas.createdInvitation,
      handle: async (call) => call.db((tx) => invite(call, tx, call.body)),
    }),
    route({
      method: 'DELETE',
      path: '/invitations/:id',
      permission: 'staff.manage',
      summary: 'Revoke an invitation',
      params: schemas.idParams,
      answer: null,
      handle: async (call) =>
        call.db(async (tx) => {
          if (!(await markInvitation(tx, call.caller.clinicId, call.params.id, { revokedAt: call.now })))
            throw notFound()
          await recordAudit(tx, call, {
            action: 'staff.invitation_revoked',
            subjectKind: 'invitation',
            subjectId: call.params.id,
          })
        }),
    }),
    route({
      method: 'POST',
      path: '/invitations/preview',
      permission: 'public',
      summary: 'Who invites whom, by the token of the link',
      body: schemas.invitationToken,
      answer: schemas.invitationPreview,
      handle: async ({ ports, body }) => previewInvitation(ports, body.token),
    }),
    route({
      method: 'POST',
      path: '/invitations/accept',
      permission: 'public',
      summary: 'Accept an invitation and set a password',
      body: schemas.invitationAnswer,
      answer: z.object({ email: z.string() }),
      handle: async ({ ports, body, setHeader }) => {
        const { email, clinicId } = await acceptInvitation(ports, signIn, body)
        setHeader('set-cookie', clinicCookie(clinicId))
        return { email }
      },
    }),
  ]
}

function clinicRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/me/clinics',
      permission: 'signed_in',
      summary: 'Clinics the signed-in person works in',
      answer: schemas.ownClinics,
      handle: async ({ caller, ports }) => {
        const places = caller.userId ? await placesOf(ports.database, caller.userId) : []
        const items = places.map(({ staff, clinic }) => ({
          id: clinic.id,
          name: clinic.name,
          role: staff.role as StaffRole,
          current: clinic.id === caller.clinicId,
        }))
        return { items }
      },
    }),
    route({
      method: 'PUT',
      path: '/me/clinic',
      permission: 'signed_in',
      summary: 'Work in another of the own clinics from now on, in this browser',
      body: schemas.clinicChoice,
      answer: null,
      handle: async ({ caller, ports, body, setHeader }) => {
        const places = caller.userId ? await placesOf(ports.database, caller.userId) : []
        if (!places.some(({ clinic }) => clinic.id === body.clinicId)) throw notFound()
        setHeader('set-cookie', clinicCookie(body.clinicId))
      },
    }),
  ]
}

function sessionRoutes(signIn: SignIn): Route[] {
  return [
    route({
      method: 'GET',
      path: '/me/sessions',
      permission: 'signed_in',
      summary: 'Own open sessions',
      answer: z.object({ items: z.array(schemas.session) }),
      handle: async ({ caller, headers, now, ports }) => {
        if (!caller.userId) return { items: [] }
        const current = await signIn.api.getSession({ headers: webHeaders(headers) })
        const rows = await ports.database.outsideClinics((tx) => listUserSessions(tx, caller.userId!, now))
        return {
          items: rows.map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
            id,
            current: id === current?.session.id,
            createdAt,
            lastSeenAt: updatedAt,
            ip: ipAddress,
            browser: userAgent,
          })),
        }
      },
    }),
    route({
      method: 'DELETE',
      path: '/me/sessions/:id',
      permission: 'signed_in',
      summary: 'End one of the own sessions',
      params: z.object({ id: z.string().max(100) }),
      answer: null,
      handle: async (call) => {
        const { userId } = call.caller
        const ended = userId
          ? await call.ports.database.outsideClinics((tx) => deleteUserSessions(tx, userId, call.params.id))
          : 0
        if (!ended) throw notFound()
        await call.db((tx) => recordAudit(tx, call, { action: 'session.ended' }))
      },
    }),
  ]
}

function keyRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api-keys',
      permission: 'api_keys.manage',
      summary: 'Keys of the API',
      answer: z.object({ items: z.array(schemas.apiKey), total: z.number() }),
      handle: async ({ caller, db }) => {
        const rows = await db((tx) => listApiKeys(tx, caller.clinicId))
        const items = rows.map(({ branchScope, keyHint, role, ...row }) => ({
          ...row,
          role: role as Role,
          branchIds: branchScope,
          hint: keyHint,
        }))
        return { items, total: items.length }
      },
    }),
    route({
      method: 'POST',
      path: '/api-keys',
      permission: 'api_keys.manage',
      summary: 'Issue a key; the answer carries it, once',
      body: schemas.newApiKey,
      status: 201,
      answer: z.object({ id: z.string(), key: z.string() }),
      handle: async (call) =>
        call.db(async (tx) => {
          const { caller, body, ports } = call
          assertMayGrant(caller, body.role)
          if (body.branchIds) await assertKnownBranches(tx, caller, body.branchIds)
          const createdBy = caller.kind === 'staff' ? caller.id : null
          const key = {
            clinicId: caller.clinicId,
            name: body.name,
            role: body.role,
            branchScope: body.branchIds ?? caller.branches,
            createdBy,
          }
          const { id, token } = await createApiKey(ports, tx, key)
          await recordAudit(tx, call, {
            action: 'api_key.created',
            subjectKind: 'api_key',
            subjectId: id,
            details: { role: body.role },
          })
          return { id, key: token }
        }),
    }),
    route({
      method: 'DELETE',
      path: '/api-keys/:id',
      permission: 'api_keys.manage',
      summary: 'Revoke a key; it stops working at once',
      params: schemas.idParams,
      answer: null,
      handle: async (call) =>
        call.db(async (tx) => {
          if (!(await revokeApiKeyRow(tx, call.caller.clinicId, call.params.id, call.now))) throw notFound()
          await recordAudit(tx, call, { action: 'api_key.revoked', subjectKind: 'api_key', subjectId: call.params.id })
        }),
    }),
  ]
}

function notFound(): NotFound {
  return new NotFound('not_found', { ru: 'Не найдено', en: 'Not found' })
}
