import { createHash } from 'node:crypto'
import { permissionsOf, type Role } from '@revisit/domain/roles.ts'
import type { Caller } from '../../platform/http/route.ts'
import type { Database } from '../../platform/db.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { SignIn } from './sign-in.ts'
import { findApiKey, findMemberships, readCallerClinic, readStaffCaller, touchApiKey } from './queries.ts'

type Headers = Record<string, string | string[] | undefined>

/** Hash under which an API key is kept; the key itself is shown once and never stored. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Who calls, by `Authorization: Bearer <key>` or by the session cookie; null when neither is good. */
export async function findCaller(
  database: Database,
  signIn: SignIn,
  request: { headers: Headers; method: string },
): Promise<Caller | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(String(request.headers.authorization ?? ''))?.[1]
  if (bearer) return callerByKey(database, bearer, preferredLocale(request.headers))
  if (!request.headers.cookie || !isSameOrigin(request)) return null
  return callerBySession(database, signIn, request.headers)
}

async function callerByKey(database: Database, token: string, locale: Locale): Promise<Caller | null> {
  const key = await database.outsideClinics(async (db) => {
    const found = await findApiKey(db, hashToken(token))
    if (found) await touchApiKey(db, found.id)
    return found
  })
  if (!key) return null
  const clinic = await database.withClinic(systemAccess(key.clinicId), (db) => readCallerClinic(db, key.clinicId))
  if (!clinic) return null
  const permissions = permissionsOf(key.role as Role)
  return {
    kind: 'api_key',
    id: key.id,
    name: key.name,
    email: null,
    userId: null,
    clinicId: key.clinicId,
    role: key.role,
    permissions,
    branches: key.branchScope,
    medical: permissions.has('patients.medical'),
    locale,
    timezone: clinic.timezone,
    simulatedAt: clinic.simulatedAt,
  }
}

async function callerBySession(database: Database, signIn: SignIn, headers: Headers): Promise<Caller | null> {
  const session = await signIn.api.getSession({ headers: webHeaders(headers) }).catch(() => null)
  if (!session) return null
  const userId = session.user.id
  const [membership] = await database.outsideClinics((db) => findMemberships(db, userId))
  if (!membership) return null
  const { staff, clinic } = await database.withClinic(systemAccess(membership.clinicId), async (db) => ({
    staff: await readStaffCaller(db, membership.clinicId, membership.staffId),
    clinic: await readCallerClinic(db, membership.clinicId),
  }))
  if (!staff || !clinic) return null
  const permissions = permissionsOf(staff.role as Role)
  return {
    kind: 'staff',
    id: staff.id,
    name: staff.name,
    email: staff.email,
    userId,
    clinicId: membership.clinicId,
    role: staff.role,
    permissions,
    branches: staff.branchScope,
    medical: permissions.has('patients.medical'),
    locale: staff.locale as Locale,
    timezone: clinic.timezone,
    simulatedAt: clinic.simulatedAt,
  }
}

/** Cookies count only for requests our own pages make: browsers say where an unsafe request comes from. */
function isSameOrigin({ headers, method }: { headers: Headers; method: string }): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const origin = headers.origin
  return typeof origin === 'string' && URL.parse(origin)?.host === headers.host
}

/** The same headers as the web platform spells them. */
export function webHeaders(headers: Headers): globalThis.Headers {
  const result = new globalThis.Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) result.append(name, item)
  }
  return result
}

function preferredLocale(headers: Headers): Locale {
  return /^\s*en/i.test(String(headers['accept-language'] ?? '')) ? 'en' : 'ru'
}
