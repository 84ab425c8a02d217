import type { Db } from '../../platform/db.ts'
import { systemAccess } from '../../platform/db.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import {
  countClinics,
  insertClinic,
  insertClinicDirectory,
  listClinicIds,
  readClinic,
  readClinicByNumber,
  readClinicBySlug,
  readClinicNumber,
} from './queries.ts'

export { listBranches, readClinic, setSimulatedTime } from './queries.ts'

export type NewClinic = { name: string; slug: string; timezone: string; locale?: 'ru' | 'en'; isDemo?: boolean }

/** The same as the check of the table. */
const SLUG = /^[a-z0-9][a-z0-9-]{1,62}$/

/**
 * Creates a clinic, the tenant everything else lives in.
 * @throws Invalid `unknown_timezone` when the zone is not an IANA name; `bad_slug`.
 * @throws Conflict `slug_taken`.
 */
export async function createClinic(ports: Ports, clinic: NewClinic): Promise<{ id: string; slug: string }> {
  assertTimezone(clinic.timezone)
  if (!SLUG.test(clinic.slug)) throw badSlug(clinic.slug)
  const now = ports.clock.now()
  const id = newId(now, ports.random)
  if (await findClinicId(ports, clinic.slug)) throw slugTaken(clinic.slug)
  await ports.database.withClinic(systemAccess(id), async (db) => {
    await insertClinic(db, {
      id,
      slug: clinic.slug,
      name: clinic.name,
      timezone: clinic.timezone,
      locale: clinic.locale ?? 'ru',
      isDemo: clinic.isDemo ?? false,
      createdAt: now,
    })
    await insertClinicDirectory(db, id, clinic.slug)
  })
  return { id, slug: clinic.slug }
}

/** The id of a clinic by its short name, or null. */
export async function findClinicId(ports: Ports, slug: string): Promise<string | null> {
  const row = await ports.database.outsideClinics((db) => readClinicBySlug(db, slug))
  return row?.clinicId ?? null
}

/** The short number a clinic has in public addresses. */
export async function numberOfClinic(ports: Ports, clinicId: string): Promise<number> {
  return (await ports.database.outsideClinics((db) => readClinicNumber(db, clinicId))).number
}

/** The clinic a public address speaks of, or null. */
export async function clinicByNumber(ports: Ports, number: number): Promise<string | null> {
  return (await ports.database.outsideClinics((db) => readClinicByNumber(db, number)))?.clinicId ?? null
}

/** Whether this installation still has no clinic at all (the first visit then offers to create one). */
export async function isEmptyInstallation(ports: Ports): Promise<boolean> {
  return (await ports.database.outsideClinics((db: Db) => countClinics(db))) === 0
}

/** Ids of every clinic of this installation. */
export async function allClinics(ports: Ports): Promise<string[]> {
  return ports.database.outsideClinics((db) => listClinicIds(db))
}

/** Now, as the clinic's clock shows it: the simulated time when one is set, else the real time. */
export async function clinicNow(ports: Ports, db: Db, clinicId: string): Promise<Date> {
  const clinic = await readClinic(db, clinicId)
  return clinic?.simulatedAt ?? ports.clock.now()
}

/** @throws Invalid `unknown_timezone` when the zone is not an IANA name. */
export function assertTimezone(timezone: string): void {
  if (isTimezone(timezone)) return
  const message = {
    ru: `Часовой пояс «${timezone}» неизвестен, пример: Europe/Moscow`,
    en: `Unknown time zone "${timezone}", for example Europe/Moscow`,
  }
  throw new Invalid('unknown_timezone', message, [{ path: 'timezone', message }])
}

function badSlug(slug: string): Invalid {
  const message = {
    ru: `Короткое имя «${slug}» не подходит: от 2 до 63 знаков, латинские строчные буквы, цифры и дефис, например dental-north`,
    en: `The short name "${slug}" does not fit: 2 to 63 characters, small Latin letters, digits and hyphens, for example dental-north`,
  }
  return new Invalid('bad_slug', message, [{ path: 'slug', message }])
}

function slugTaken(slug: string): Conflict {
  const message = { ru: `Короткое имя «${slug}» уже занято`, en: `The short name "${slug}" is taken` }
  return new Conflict('slug_taken', message, [{ path: 'slug', message }])
}

function isTimezone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone)
  } catch {
    return false
  }
}
