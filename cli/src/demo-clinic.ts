import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeExchange } from '@revisit/demo/exchange.ts'
import type { StaffRole } from '@revisit/domain/roles.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import { createClinic, findClinicId, readClinic } from '@revisit/server/modules/clinics/clinics.ts'
import { installJourney } from '@revisit/server/modules/library/library.ts'
import { importFiles, isImported } from '@revisit/server/modules/imports/imports.ts'
import { addMember, isMember } from '@revisit/server/modules/staff/staff.ts'
import { systemAccess } from '@revisit/server/platform/db.ts'
import type { Ports } from '@revisit/server/platform/ports.ts'
import type { Runtime } from '@revisit/server/runtime.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asOwner } from './acting.ts'
import { ensureDemoCampaigns } from './demo-campaigns.ts'

const SLUG = 'demo'
const ORIGIN = 'demo'
const TIMEZONE = 'Europe/Moscow'
export const DEMO_PASSWORD = 'demo-revisit'

const PEOPLE: { role: StaffRole; name: string }[] = [
  { role: 'owner', name: 'Елена Воронцова' },
  { role: 'marketer', name: 'Павел Дорохов' },
  { role: 'administrator', name: 'Ольга Мельникова' },
  { role: 'curator', name: 'Наталья Белова' },
  { role: 'doctor', name: 'Дмитрий Орлов' },
]

/** What the demo clinic lets run. */
const JOURNEYS = [
  'appointment-reminder',
  'no-show',
  'caries-not-booked',
  'complex-plan',
  'hygiene-recall',
  'nps-after-visit',
]

/** Who may sign in to the demo clinic, with DEMO_PASSWORD. */
export const demoEmails = PEOPLE.map(({ role }) => emailOf(role))

export type DemoOptions = { patients: number; say: (line: string) => void }

/**
 * Makes the demo clinic through the ordinary import. A start that was broken off, however far it came, is completed by the
 * next one: the invented clinic ends on the day it was first made, so its rows are the same.
 * @returns the clinic's id.
 */
export async function ensureDemoClinic(
  { ports, signIn }: Pick<Runtime, 'ports' | 'signIn'>,
  { patients, say }: DemoOptions,
): Promise<string> {
  const known = await findClinicId(ports, SLUG)
  if (known && (await isImported(ports, known, ORIGIN))) return known
  const thousands = new Intl.NumberFormat('ru').format(patients)
  if (known) say('Демо-клиника загружена не до конца, продолжаем… / The demo clinic is incomplete, going on…')
  else say(`Создаём демо-клинику: ${thousands} пациентов за 4 года… / Making the demo clinic…`)
  const clinicId =
    known ?? (await createClinic(ports, { name: 'Линия улыбки', slug: SLUG, timezone: TIMEZONE, isDemo: true })).id
  for (const { role, name } of PEOPLE) {
    const email = emailOf(role)
    if (await isMember(ports, clinicId, email)) continue
    await addMember(ports, signIn, clinicId, { email, name, password: DEMO_PASSWORD, role })
  }
  // Before the visits come, so that those of the last days start journeys; without channels nothing leaves the sandbox.
  for (const key of JOURNEYS)
    await asOwner({ ports }, clinicId, (db, call) => installJourney(db, call, key, { publish: true }))
  await fill(ports, clinicId, { patients, say })
  await ensureDemoCampaigns(ports, clinicId, TIMEZONE)
  return clinicId
}

async function fill(ports: Ports, clinicId: string, { patients, say }: DemoOptions): Promise<void> {
  const folder = join(ports.config.dataDir, 'demo-export')
  const clinic = await ports.database.withClinic(systemAccess(clinicId), (db) => readClinic(db, clinicId))
  const endOn = localDateOf(clinic!.createdAt, TIMEZONE)
  try {
    await writeExchange(generateClinic({ seed: 1, patients, months: 48, endOn }), folder)
    say('Загружаем её обычным импортом… / Importing it the usual way…')
    const results = await importFiles(ports, { clinicId, path: folder, origin: ORIGIN, dryRun: false, actor: null })
    for (const { entity, created, rejected } of results)
      say(`  ${entity}: ${created}${rejected ? `, rejected ${rejected}` : ''}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function emailOf(role: StaffRole): string {
  return `${role}@demo.revisit`
}
