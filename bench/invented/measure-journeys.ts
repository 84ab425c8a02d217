import { journeyDefinition } from '@revisit/domain/journey-definition.ts'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { journeyBeats } from '../../server/src/modules/journeys/journeys.ts'
import { type Db, systemAccess } from '../../server/src/platform/db.ts'
import type { Ports } from '../../server/src/platform/ports.ts'
import { printFigure, progress, timed } from '../figure.ts'

const BATCH = 500
/** Two lengths of time, one after the other: a step ends one wait, writes what was passed and begins the next. */
const DEFINITION = journeyDefinition.parse({
  trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
  settings: { episode: 'appointment' },
  start: 'day',
  nodes: [
    { id: 'day', kind: 'wait', wait: { by: 'duration', duration: { count: 1, unit: 'days' } }, next: 'three' },
    { id: 'three', kind: 'wait', wait: { by: 'duration', duration: { count: 3, unit: 'days' } }, next: null },
  ],
})

/** Due steps of a journey moved by the engine, against taking as many rows of the same table in plain batches and changing them. */
export async function measureJourneys(ports: Ports, clinicId: string, steps: number): Promise<void> {
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const perSecond = (ms: number) => (steps / ms) * 1000
  progress('due steps of a journey: plain updates')
  const plain = await inClinic((db) => fillJourney(db, clinicId, steps))
  const baseline = perSecond((await timed(() => plainUpdates(inClinic, clinicId, plain))).ms)
  progress('due steps of a journey: the engine')
  await inClinic((db) => fillJourney(db, clinicId, steps))
  const { ms, result: moved } = await timed(async () => {
    let all = 0
    for (let did = 1; did > 0; all += did) {
      did = 0
      for (const beat of journeyBeats) did += await beat.run(ports, clinicId)
    }
    return all
  })
  if (moved !== steps) throw new Error(`${moved} steps instead of ${steps}`)
  const value = perSecond(ms)
  printFigure({ name: 'due steps of a journey advanced', value, unit: '1/s', baseline, ratio: value / baseline })
}

/** A running journey with people whose wait is over. @returns its id. */
async function fillJourney(db: Db, clinicId: string, people: number): Promise<string> {
  const [id, versionId] = [randomUUID(), randomUUID()]
  const now = new Date()
  const own = { clinicId, createdAt: now, updatedAt: now }
  await db
    .insertInto('journeys')
    .values({ ...own, id, name: 'Возврат', state: 'live', sweptUntil: now })
    .execute()
  const definition = JSON.stringify(DEFINITION)
  const version = { id: versionId, journeyId: id, number: 1, state: 'live', definition, publishedAt: now }
  await db
    .insertInto('journeyVersions')
    .values({ ...own, ...version })
    .execute()
  const wait = { for: 'time', until: now.getTime() - 60_000, relative: true, window: null }
  const standing = JSON.stringify({ nodeId: 'day', wait, late: false, touched: {} })
  await sql`insert into enrollments (clinic_id, id, journey_id, version_id, patient_id, record_id, episode_key, source, node_id,
      standing, due_at, entered_at)
    select clinic_id, new_id(), ${id}::uuid, ${versionId}::uuid, id, id, id::text, 'trigger', 'day', ${standing}::jsonb,
      now() - interval '1 minute', now() - interval '1 day'
    from patients where clinic_id = ${clinicId}::uuid limit ${people}`.execute(db)
  return id
}

/** The raw way: takes rows five hundred at a time and puts their moment off, nothing more. */
async function plainUpdates(
  inClinic: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
  clinicId: string,
  journeyId: string,
): Promise<void> {
  for (let did = 1; did > 0;)
    did = await inClinic(async (db) => {
      const { numAffectedRows } =
        await sql`update enrollments set node_id = 'three', due_at = now() + interval '3 days' where clinic_id = ${clinicId}::uuid
        and id in (select id from enrollments where clinic_id = ${clinicId}::uuid and journey_id = ${journeyId}::uuid
          and state = 'active' and set_aside_at is null and due_at < now() order by due_at limit ${BATCH} for update skip locked)`.execute(
          db,
        )
      return Number(numAffectedRows ?? 0)
    })
}
