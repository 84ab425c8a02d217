import { localDateOf } from '@revisit/domain/local-date.ts'
import { isRobot } from '@revisit/domain/site-event.ts'
import { systemAccess } from '../../platform/db.ts'
import type { FieldProblem, Locale, Text } from '../../platform/errors.ts'
import type { PublicAnswer, PublicPage, PublicRequest } from '../../platform/http/public-page.ts'
import type { Ports } from '../../platform/ports.ts'
import { readClinic } from '../clinics/clinics.ts'
import { MOST_EVENTS, type ReadBatch, readBatch, siteBatch } from './batch.ts'
import { type Door, isListedOrigin, readDoor } from './door-queries.ts'
import { addCounts, readKey } from './key-queries.ts'
import { MOST_A_MINUTE, Pace } from './pace.ts'
import { takeBatch } from './taking.ts'

const BATCH_BYTES = 200_000
const PREFLIGHT_SECONDS = 86_400

/** Where sites of clinics report what visitors do. It takes and never tells anything. */
export function collectorPage(pace = new Pace()): PublicPage {
  return {
    methods: ['POST', 'OPTIONS'],
    path: '/api/v1/events',
    bodyLimit: BATCH_BYTES,
    described: {
      summary: `Events of the clinic's site, up to ${MOST_EVENTS} at once, by a collector key`,
      body: siteBatch,
    },
    handle: (request, ports) =>
      request.method === 'OPTIONS' ? preflight(request, ports) : receive(request, ports, pace),
  }
}

async function preflight({ headers, query }: PublicRequest, ports: Ports): Promise<PublicAnswer> {
  const origin = one(headers.origin)
  const isListed = await ports.database.outsideClinics(async (db) => {
    if (origin === undefined) return false
    if (query.key === undefined) return isListedOrigin(db, origin)
    return (await readDoor(db, query.key, ports.clock.now()))?.origins.includes(origin) ?? false
  })
  if (!isListed) return { status: 403, contentType: 'text/plain', body: '', headers: { vary: 'origin' } }
  return {
    status: 204,
    contentType: 'text/plain',
    body: '',
    headers: {
      ...crossOrigin(origin),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, authorization',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    },
  }
}

async function receive(request: PublicRequest, ports: Ports, pace: Pace): Promise<PublicAnswer> {
  const { headers } = request
  const locale = /^\s*en/i.test(one(headers['accept-language']) ?? '') ? 'en' : 'ru'
  const batch = readBatch(jsonOf(request.rawBody))
  const key = keyOf(request, batch)
  const now = ports.clock.now()
  const door = key ? await ports.database.outsideClinics((db) => readDoor(db, key, now)) : null
  if (!door) return refusal(401, 'unknown_collector_key', { text: UNKNOWN_KEY, locale })
  const origin = one(headers.origin)
  const isListed = origin === undefined || door.origins.includes(origin)
  const allowed = isListed ? crossOrigin(origin) : { vary: 'origin' }
  const wait = waitOf(pace, { door, batch, address: addressOf(request), now })
  if (wait > 0) {
    await count(ports, door, 'too_often', 1)
    const later = { ...allowed, 'retry-after': String(wait) }
    return refusal(429, 'too_many_events', { text: TOO_MANY, locale, headers: later })
  }
  if (!isListed) {
    await count(ports, door, 'foreign_origin', 1)
    return refusal(403, 'origin_not_allowed', { text: FOREIGN_ORIGIN, locale })
  }
  await count(ports, door, 'invalid', batch.problems.length > 0 ? 1 : 0)
  if (!isReadable(batch)) {
    return refusal(400, 'invalid', { text: INVALID, locale, headers: allowed, fields: batch.problems })
  }
  const accepted = await takeUnlessUnwanted(ports, door, { batch, userAgent: one(headers['user-agent']) ?? '' })
  const rejected = batch.problems.map(({ path, message }) => ({ path, message: message[locale] }))
  const body = JSON.stringify({ accepted, dropped: batch.events.length - accepted, rejected })
  return { status: 202, contentType: 'application/json; charset=utf-8', headers: allowed, body }
}

type Read = ReturnType<typeof readBatch>

/** A browser's page names its key in the address: there it may report while it is being left. */
function keyOf({ query, headers }: PublicRequest, batch: Read): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(one(headers.authorization) ?? '')?.[1]
  return query.key ?? bearer ?? ('key' in batch ? batch.key : null)
}

function isReadable(batch: Read): batch is ReadBatch {
  return 'events' in batch && (batch.events.length > 0 || batch.problems.length === 0)
}

/** @returns how many events were new: none of a robot's, none of somebody who was to be asked first and was not. */
async function takeUnlessUnwanted(
  ports: Ports,
  door: Door,
  { batch, userAgent }: { batch: ReadBatch; userAgent: string },
): Promise<number> {
  const { clinicId, collectorKeyId } = door
  if (isRobot(userAgent)) {
    await count(ports, door, 'robot', batch.events.length)
    return 0
  }
  const key = await ports.database.withClinic(systemAccess(clinicId), (db) => readKey(db, clinicId, collectorKeyId))
  if (key?.needsConsent && !batch.consent) {
    await count(ports, door, 'no_consent', batch.events.length)
    return 0
  }
  return takeBatch(ports, door, batch)
}

async function count(ports: Ports, { clinicId, collectorKeyId }: Door, what: string, n: number): Promise<void> {
  if (n === 0) return
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const clinic = await readClinic(db, clinicId)
    const now = clinic?.simulatedAt ?? ports.clock.now()
    const onDay = localDateOf(now, clinic?.timezone ?? 'Europe/Moscow')
    await addCounts(db, clinicId, [{ collectorKeyId, onDay, what, n }])
  })
}

function waitOf(
  pace: Pace,
  { door, batch, address, now }: { door: Door; batch: Read; address: string; now: Date },
): number {
  const n = 'events' in batch ? Math.max(1, batch.events.length) : 1
  const visitor = 'events' in batch ? batch.visitor : null
  return (
    pace.take(`address ${address}`, MOST_A_MINUTE.address, { n, now }) ||
    (visitor === null ? 0 : pace.take(`visitor ${visitor}`, MOST_A_MINUTE.visitor, { n, now })) ||
    pace.take(`key ${door.collectorKeyId}`, MOST_A_MINUTE.key, { n, now })
  )
}

const NEAR = /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i

/** The visitor's address: behind a server of the clinic's own network, what that server says. Used for counting only. */
function addressOf({ headers, ip }: PublicRequest): string {
  const last = one(headers['x-forwarded-for'])?.split(',').at(-1)?.trim()
  return last && NEAR.test(ip) ? last : ip
}

function crossOrigin(origin: string | undefined): Record<string, string> {
  const open = { vary: 'origin', 'cross-origin-resource-policy': 'cross-origin' }
  return origin === undefined ? open : { ...open, 'access-control-allow-origin': origin }
}

function refusal(
  status: number,
  code: string,
  {
    text,
    locale,
    headers = { vary: 'origin' },
    fields = [],
  }: { text: Text; locale: Locale; headers?: Record<string, string>; fields?: FieldProblem[] },
): PublicAnswer {
  const told = fields.map(({ path, message }) => ({ path, message: message[locale] }))
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    headers,
    body: JSON.stringify({ error: { code, message: text[locale], fields: told } }),
  }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

const UNKNOWN_KEY: Text = {
  ru: 'Такого ключа сбора событий нет, или он отозван',
  en: 'There is no such collector key, or it was revoked',
}
const FOREIGN_ORIGIN: Text = {
  ru: 'Сайт не в списке разрешённых для этого ключа. Добавьте его в настройках, раздел «Сайт»',
  en: 'The site is not among those allowed for this key. Add it in settings, section “Site”',
}
const TOO_MANY: Text = { ru: 'Слишком много событий, подождите', en: 'Too many events, wait a little' }
const INVALID: Text = { ru: 'Проверьте события', en: 'Check the events' }
