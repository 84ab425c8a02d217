import { addDays, localDateOf } from '@revisit/domain/local-date.ts'
import { SITE_EVENT_KINDS, type SiteEventKind } from '@revisit/domain/site-event.ts'
import type { Db } from '../../platform/db.ts'
import { Invalid, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId, type Random } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { readMessageSettings } from '../templates/templates.ts'
import { deleteDoors, insertDoor, limitDoors, updateOrigins } from './door-queries.ts'
import { readTail } from './event-queries.ts'
import { insertKey, listKeys, readCounts, readKey, updateKey } from './key-queries.ts'
import { type CollectorKeyChange, type NewCollectorKey, TURNED_AWAY } from './schemas.ts'

const KEY_BYTES = 18
/** Pages in the caches of browsers go on with the old key for a while. */
const OLD_KEY_DAYS = 7
const DAY_MS = 86_400_000

/** Every key of the clinic, newest first, revoked ones too. */
export async function readKeys(db: Db, clinicId: string) {
  const { publicUrl } = await readMessageSettings(db, clinicId)
  return { items: await listKeys(db, clinicId), publicUrl }
}

/** Issues a public key. @throws Invalid `not_an_origin`. */
export async function createKey(db: Db, call: Call, { name, origins, needsConsent }: NewCollectorKey) {
  const { caller, ports } = call
  const { clinicId } = caller
  const now = ports.clock.now()
  const id = newId(now, ports.random)
  const key = newKey(ports.random)
  const sites = originsOf(origins)
  const createdBy = caller.kind === 'staff' ? caller.id : null
  await insertKey(db, { clinicId, id, name, key, origins: sites, needsConsent, createdBy, createdAt: now })
  await insertDoor(db, { key, clinicId, collectorKeyId: id, origins: sites, until: null })
  await recordAudit(db, call, { ...aboutKey(id), action: 'collector_key.created', details: { origins: sites } })
  return { id, key }
}

/** @throws NotFound `collector_key_not_found`, Invalid `not_an_origin`. */
export async function changeKey(db: Db, call: Call, id: string, change: CollectorKeyChange): Promise<void> {
  const { clinicId } = call.caller
  await liveKey(db, clinicId, id)
  const { origins, ...rest } = change
  const sites = origins === undefined ? {} : { origins: originsOf(origins) }
  if (Object.keys(change).length > 0) await updateKey(db, clinicId, id, { ...rest, ...sites })
  if (sites.origins) await updateOrigins(db, { clinicId, collectorKeyId: id, origins: sites.origins })
  await recordAudit(db, call, {
    ...aboutKey(id),
    action: 'collector_key.changed',
    details: { fields: Object.keys(change), ...sites },
  })
}

/** Gives a new key in place of the old one, which works for a week more. @throws NotFound `collector_key_not_found`. */
export async function rotateKey(db: Db, call: Call, id: string): Promise<{ id: string; key: string }> {
  const { caller, ports } = call
  const { clinicId } = caller
  const { origins } = await liveKey(db, clinicId, id)
  const now = ports.clock.now()
  const key = newKey(ports.random)
  await limitDoors(db, { clinicId, collectorKeyId: id, until: new Date(now.getTime() + OLD_KEY_DAYS * DAY_MS) })
  await insertDoor(db, { key, clinicId, collectorKeyId: id, origins, until: null })
  await updateKey(db, clinicId, id, { key, rotatedAt: now })
  await recordAudit(db, call, { ...aboutKey(id), action: 'collector_key.rotated', details: {} })
  return { id, key }
}

/** Nothing is taken by this key any more, old ones of it neither. @throws NotFound `collector_key_not_found`. */
export async function revokeKey(db: Db, call: Call, id: string): Promise<void> {
  const { clinicId } = call.caller
  await liveKey(db, clinicId, id)
  await updateKey(db, clinicId, id, { revokedAt: call.ports.clock.now() })
  await deleteDoors(db, clinicId, id)
  await recordAudit(db, call, { ...aboutKey(id), action: 'collector_key.revoked', details: {} })
}

/** The newest events, without anything that says whose they are. */
export async function newestEvents(
  db: Db,
  clinicId: string,
  { keyId, limit }: { keyId?: string | undefined; limit: number },
) {
  const rows = await readTail(db, clinicId, { collectorKeyId: keyId ?? null, limit })
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return rows.map(({ id, collectorKeyId, type, occurredAt, receivedAt, payload, known }) => ({
    id,
    keyId: collectorKeyId,
    kind: type.replace('site.', '') as SiteEventKind,
    at: occurredAt,
    receivedAt,
    path: text(payload.path),
    title: text(payload.title),
    service: text(payload.service),
    form: text(payload.form),
    known,
  }))
}

/** Events by day of the clinic, and what was turned away in the same days. */
export async function countsByDay(
  db: Db,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  { keyId, days }: { keyId?: string | undefined; days: number },
) {
  const today = localDateOf(now, caller.timezone)
  const since = addDays(today, 1 - days)
  const rows = await readCounts(db, caller.clinicId, { since, collectorKeyId: keyId ?? null })
  const found = new Map(rows.map(({ onDay, what, n }) => [`${onDay} ${what}`, n]))
  const nOf = (on: string, kind: string) => found.get(`${on} site.${kind}`) ?? 0
  const sumOf = (what: string) => rows.filter((row) => row.what === what).reduce((sum, { n }) => sum + n, 0)
  return {
    days: Array.from({ length: days }, (_, n) => addDays(since, n)).map((on) => ({
      on,
      kinds: Object.fromEntries(SITE_EVENT_KINDS.map((kind) => [kind, nOf(on, kind)])) as Record<SiteEventKind, number>,
    })),
    turnedAway: Object.fromEntries(TURNED_AWAY.map((why) => [why, sumOf(why)])) as Record<
      (typeof TURNED_AWAY)[number],
      number
    >,
  }
}

function newKey(random: Random): string {
  return `site_${random.bytes(KEY_BYTES).toString('base64url')}`
}

async function liveKey(db: Db, clinicId: string, id: string) {
  const key = await readKey(db, clinicId, id)
  if (!key || key.revokedAt !== null) {
    throw new NotFound('collector_key_not_found', {
      ru: 'Такого ключа сайта нет, или он отозван',
      en: 'There is no such site key, or it was revoked',
    })
  }
  return key
}

/** Exact origins of sites written in any way: «clinic.ru», «https://clinic.ru/», «http://localhost:3000». */
function originsOf(written: readonly string[]): string[] {
  return [...new Set(written.map(originOf))]
}

function originOf(written: string, n: number): string {
  const address = /^https?:\/\//i.test(written) ? written : `https://${written}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url && /^[^.*]+(\.[^.*]+)+$|^localhost$|^\[/.test(url.hostname)) return url.origin
  const message = {
    ru: `«${written}» не похоже на адрес сайта, пример: https://clinic.ru`,
    en: `"${written}" is not the address of a site, for example https://clinic.ru`,
  }
  throw new Invalid('not_an_origin', message, [{ path: `origins.${n}`, message }])
}

function aboutKey(id: string) {
  return { subjectKind: 'collector_key', subjectId: id }
}
