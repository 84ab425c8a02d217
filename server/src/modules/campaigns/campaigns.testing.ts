import type { CampaignDefinition } from '@revisit/domain/campaign-definition.ts'
import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Call } from '../../platform/http/route.ts'
import { drainPulse } from '../../platform/pulse.ts'
import type { TestClinic } from '../../testing/builders.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { reactionBeat } from '../events/events.ts'
import { insert } from '../patients/patients.testing.ts'
import { installTemplate } from '../templates/templates.ts'
import { touchReactors } from '../touches/touches.ts'
import { beatsOf as touchBeatsOf } from '../touches/beats.ts'
import { defaultDoors, type TouchDoors } from '../touches/doors.ts'
import { campaignBeats, campaignOrigin } from './campaigns.ts'

/** Doors of the real thing with the origin of campaigns. */
export const campaignDoors: TouchDoors = { ...defaultDoors, origins: [campaignOrigin] }

/** Everything due is done. */
export async function settleAll(
  database: TestDatabase,
  clinic: TestClinic,
  doors: TouchDoors = campaignDoors,
): Promise<void> {
  const beats = [reactionBeat(touchReactors), ...campaignBeats, ...touchBeatsOf(doors)]
  await drainPulse(database.ports, { beats, clinics: async () => [clinic.id] })
}

/** A static list of these people, counted. @returns its id. */
export async function aList(clinic: TestClinic, patientIds: readonly string[], name = 'Список'): Promise<string> {
  const id = randomUUID()
  const now = '2026-11-01T10:00:00Z'
  await insert(clinic, 'segments', {
    clinic_id: clinic.id,
    id,
    name: `${name} ${id.slice(0, 8)}`,
    kind: 'list',
    people: patientIds.length,
    built_version: 1,
    created_at: now,
    updated_at: now,
  })
  for (const patientId of patientIds) await addToList(clinic, id, patientId)
  return id
}

export async function addToList(clinic: TestClinic, segmentId: string, patientId: string): Promise<void> {
  await insert(clinic, 'segment_members', {
    clinic_id: clinic.id,
    segment_id: segmentId,
    patient_id: patientId,
    entered_at: '2026-11-01T10:00:00Z',
  })
}

/** A published template. @returns its id. */
export async function aTemplate(
  database: TestDatabase,
  clinic: TestClinic,
  { text = 'Приглашаем на осмотр', messageClass = 'advertising' as 'advertising' | 'service' } = {},
): Promise<string> {
  const key = `t${randomUUID().slice(0, 8)}`
  return clinic.db((db) =>
    installTemplate(database.ports, db, clinic.id, {
      key,
      name: `Шаблон ${key}`,
      messageClass,
      bodies: { text },
      now: database.clock.now(),
    }),
  )
}

/** A call of a member of staff, as a route would get it. */
export function callOf(database: TestDatabase, clinic: TestClinic, staffId: string, branches: string[] | null = null) {
  const access = { clinicId: clinic.id, medical: true, branches }
  return {
    caller: {
      kind: 'staff',
      id: staffId,
      name: 'Павел Дорохов',
      clinicId: clinic.id,
      branches,
      timezone: 'Europe/Moscow',
      permissions: new Set<string>(),
    },
    ports: database.ports,
    now: database.clock.now(),
    locale: 'ru',
    ip: '127.0.0.1',
    db: (work: never) => database.ports.database.withClinic(access, work),
  } as unknown as Call
}

export type Definition = Partial<CampaignDefinition>

export type Api = FastifyInstance
