import { journeyDefinition, type JourneyDefinitionInput } from '@revisit/domain/journey-definition.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Ports } from '../../platform/ports.ts'
import { drainPulse } from '../../platform/pulse.ts'
import type { TestClinic } from '../../testing/builders.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { type NewEvent, reactionBeat, recordEvents } from '../events/events.ts'
import { insert } from '../patients/patients.testing.ts'
import { advanceBeat } from './advancing.ts'
import { intakeBeat } from './intake.ts'
import { journeyReactor } from './reacting.ts'
import { sweepBeat } from './sweeping.ts'
import type { JourneyDoors, JourneyTouch } from './touch-port.ts'

export type PlannedTouch = JourneyTouch & { id: string; state: 'planned' | 'cancelled'; reason: string | null }

export type TestDoors = JourneyDoors & {
  touches: JourneyDoors['touches']
  planned: PlannedTouch[]
  /** Members of segments by id. */
  segmentMembers: Map<string, string[]>
  /** Who fits which rule, by the field of its condition. */
  fitting: Map<string, Set<string>>
  stale: boolean
  failFor: Set<string>
}

/** Doors of the neighbours as simple things a test can look into. Effects of a transaction that fails are forgotten. */
export function testDoors(): TestDoors {
  const planned: PlannedTouch[] = []
  const segmentMembers = new Map<string, string[]>()
  const fitting = new Map<string, Set<string>>()
  const doors: TestDoors = {
    planned,
    segmentMembers,
    fitting,
    stale: false,
    failFor: new Set(),
    touches: {
      plan: async (_ports, _db, _clinicId, touches) => {
        if (touches.some(({ patientId }) => doors.failFor.has(patientId)))
          throw new Error('the message cannot be planned')
        return touches.map((touch) => {
          const id = randomUUID()
          planned.push({ ...touch, id, state: 'planned', reason: null })
          return id
        })
      },
      cancel: async (_ports, _db, _clinicId, { enrollmentIds, reason }) => {
        const mine = planned.filter(
          ({ origin, state }) => enrollmentIds.includes(origin.enrollmentId) && state === 'planned',
        )
        for (const touch of mine) Object.assign(touch, { state: 'cancelled', reason })
        return mine.length
      },
      pause: async () => {},
      resume: async () => {},
      check: async (_ports, _db, { touches }) =>
        touches.map(() => ({
          kind: 'send',
          reason: 'sent',
          channel: 'sms',
          until: null,
          cost: 300,
          text: 'Здравствуйте',
        })),
      freshness: async () => ({ stale: doors.stale, updatedAt: null }),
      prices: async () => [],
    },
    segments: {
      evaluate: async (_ports, _db, { rule, patientIds }) => {
        const fits = fitting.get('field' in rule ? rule.field : '')
        return new Set(patientIds.filter((id) => fits?.has(id)))
      },
      explain: async () => [],
      members: async (_db, _clinicId, segmentId, { after, limit }) =>
        (segmentMembers.get(segmentId) ?? [])
          .toSorted()
          .filter((id) => after === null || id > after)
          .slice(0, limit),
      setUses: async () => {},
      known: async () => new Set(segmentMembers.keys()),
    },
    templates: {
      known: async () =>
        new Map([[TEMPLATE, { name: 'Текст', class: 'service', published: true, channels: ['sms', 'max'] }]]),
    },
  }
  return doors
}

export const TEMPLATE = '00000000-0000-4000-8000-00000000aaaa'

/** Beats and reactions of journeys alone. */
export function beatsOf(doors: JourneyDoors) {
  return [reactionBeat([journeyReactor(doors)]), sweepBeat(doors), intakeBeat(doors), advanceBeat(doors)]
}

/** Everything due is done. */
export async function settle(database: TestDatabase, clinic: TestClinic, doors: JourneyDoors): Promise<void> {
  await drainPulse(database.ports, { beats: beatsOf(doors), clinics: async () => [clinic.id] })
}

/** A journey that runs, put there past the API. @returns ids of the journey and its version. */
export async function aJourney(
  clinic: TestClinic,
  definition: JourneyDefinitionInput,
  { name = 'Возврат', now = '2026-11-22T09:00:00Z' } = {},
): Promise<{ id: string; versionId: string }> {
  const id = randomUUID()
  const versionId = randomUUID()
  const own = { clinic_id: clinic.id, created_at: now, updated_at: now }
  await insert(clinic, 'journeys', { ...own, id, name, state: 'live', swept_until: now })
  await insert(clinic, 'journey_versions', {
    ...own,
    id: versionId,
    journey_id: id,
    number: 1,
    state: 'live',
    definition: JSON.stringify(journeyDefinition.parse(definition)),
    published_at: now,
  })
  return { id, versionId }
}

/** Writes events as their modules do. */
export async function happen(ports: Ports, clinic: TestClinic, events: Omit<NewEvent, 'clinicId'>[]): Promise<void> {
  await clinic.db((db) =>
    recordEvents(
      ports,
      db,
      events.map((event) => ({ ...event, clinicId: clinic.id })),
    ),
  )
}

/** News about a planned message. */
export async function touchNews(
  ports: Ports,
  clinic: TestClinic,
  touch: PlannedTouch,
  { outcome, channel = 'sms', reason }: { outcome: string; channel?: string; reason?: string },
): Promise<void> {
  const { enrollmentId, nodeId } = touch.origin
  await happen(ports, clinic, [
    {
      patientId: touch.patientId,
      type: `touch.${outcome}`,
      occurredAt: ports.clock.now(),
      subjectKind: 'touch',
      subjectId: touch.id,
      payload: { enrollmentId, nodeId, channel, ...(reason ? { reason } : {}) },
    },
  ])
}

/** A booking with its event. @returns its id. */
export async function aBooking(
  database: TestDatabase,
  clinic: TestClinic,
  {
    patientId,
    startsAt,
    treatmentType,
    doctorId = null,
  }: { patientId: string; startsAt: string; treatmentType?: string; doctorId?: string | null },
): Promise<string> {
  const id = randomUUID()
  const own = { clinic_id: clinic.id, patient_id: patientId, record_id: patientId }
  const visited_on = startsAt.slice(0, 10)
  await insert(clinic, 'appointments', {
    ...own,
    id,
    starts_at: startsAt,
    visited_on,
    status: 'booked',
    doctor_id: doctorId,
  })
  if (treatmentType) {
    const serviceId = randomUUID()
    await insert(clinic, 'services', {
      clinic_id: clinic.id,
      id: serviceId,
      name: treatmentType,
      treatment_type: treatmentType,
    })
    await insert(clinic, 'service_lines', {
      ...own,
      id: randomUUID(),
      appointment_id: id,
      service_id: serviceId,
      visited_on,
    })
  }
  const subject = { subjectKind: 'appointment', subjectId: id }
  await happen(database.ports, clinic, [
    { patientId, type: 'appointment.booked', occurredAt: database.clock.now(), ...subject },
  ])
  return id
}

export type PassageRow = {
  id: string
  patientId: string
  versionId: string
  state: string
  nodeId: string
  endReason: string | null
  dueAt: Date | null
  goalAt: Date | null
  arm: string
  setAsideAt: Date | null
}

export async function passages(clinic: TestClinic, journeyId?: string): Promise<PassageRow[]> {
  return clinic.db(async (db) => {
    const { rows } =
      await sql<PassageRow>`select id, patient_id, version_id, state, node_id, end_reason, due_at, goal_at, arm, set_aside_at
      from enrollments where clinic_id = ${clinic.id} and (${journeyId ?? null}::uuid is null or journey_id = ${journeyId ?? null}::uuid)
      order by entered_at, id`.execute(db)
    return rows
  })
}

export async function stepsOf(clinic: TestClinic, enrollmentId: string): Promise<string[]> {
  return clinic.db(async (db) => {
    const { rows } = await sql<{
      line: string
    }>`select concat_ws(' ', what, node_id, edge, outcome, reason) as line from enrollment_steps
      where clinic_id = ${clinic.id} and enrollment_id = ${enrollmentId} order by id`.execute(db)
    return rows.map(({ line }) => line)
  })
}
