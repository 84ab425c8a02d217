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
  const place = await chosenPlace(database, userId, chosenClinic(headers))
  if (!place) return null
  const { staff, clinic } = place
  const permissions = permissionsOf(staff.role as Role)
  return {
    kind: 'staff',
    id: staff.id,
    name: staff.name,
    email: staff.email,
    userId,
    clinicId: clinic.id,
    role: staff.role,
    permissions,
    branches: staff.branchScope,
    medical: permissions.has('patients.medical'),
    locale: staff.locale as Locale,
    timezone: clinic.timezone,
    simulatedAt: clinic.simulatedAt,
  }
}

export type Place = {
  staff: NonNullable<Awaited<ReturnType<typeof readStaffCaller>>>
  clinic: NonNullable<Awaited<ReturnType<typeof readCallerClinic>>>
}

/** Clinics where the person may work now, in the order of joining them; a disabled sign-in does not count. */
export async function placesOf(database: Database, userId: string): Promise<Place[]> {
  const memberships = await database.outsideClinics((db) => findMemberships(db, userId))
  const places: Place[] = []
  for (const membership of memberships) {
    const place = await placeOf(database, membership)
    if (place) places.push(place)
  }
  return places
}

/** The clinic the browser has chosen when the person works there, else the first where they may work. */
async function chosenPlace(database: Database, userId: string, chosen: string | null): Promise<Place | null> {
  const memberships = await database.outsideClinics((db) => findMemberships(db, userId))
  const isChosen = ({ clinicId }: { clinicId: string }) => clinicId === chosen
  const inOrder = [...memberships.filter(isChosen), ...memberships.filter((one) => !isChosen(one))]
  for (const membership of inOrder) {
    const place = await placeOf(database, membership)
    if (place) return place
  }
  return null
}

async function placeOf(
  database: Database,
  { clinicId, staffId }: { clinicId: string; staffId: string },
): Promise<Place | null> {
  return database.withClinic(systemAccess(clinicId), async (db) => {
    const staff = await readStaffCaller(db, clinicId, staffId)
    const clinic = await readCallerClinic(db, clinicId)
    return staff && clinic ? { staff, clinic } : null
  })
}

const CLINIC_COOKIE = 'revisit.clinic'

/** Remembers in this browser in which of their clinics the person works. It opens nothing: only own clinics are looked at. */
export function clinicCookie(clinicId: string): string {
  return `${CLINIC_COOKIE}=${clinicId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`
}

function chosenClinic({ cookie }: Headers): string | null {
  return /(?:^|;\s*)revisit\.clinic=([0-9a-f-]{36})(?:;|$)/.exec(String(cookie ?? ''))?.[1] ?? null
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
