import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { openDatabase } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import { beatsOf } from './beats.ts'
import type { FailPoint, TouchDoors } from './doors.ts'
import { applyReceipts } from './receipts.ts'
import { doorsTo, FakeProvider } from './touches.testing.ts'
import { planTouches } from './plan.ts'

export type Effect = 'throw' | 'crash' | 'pause' | 'second worker' | 'report overtakes'
export type ProviderKind = 'idempotent' | 'lookup' | 'neither'

export type Cell = { point: FailPoint; effect: Effect; provider: ProviderKind }

/** What a cell ended with; everything but `unknown` and `sent` must be nothing. */
export type CellVerdict = {
  sent: number
  unknown: number
  lost: string[]
  doubled: string[]
  /** In our log and not in the provider's, or the other way round. */
  differs: string[]
}

const TOUCHES = 6
/** Seconds. A sleeping worker oversleeps every one of them. */
const TIMINGS = { claim: 1.2, lease: 1.2, request: 0.5, ask: 0.2 }
const PAUSE_MS = 3200
const PATIENCE_MS = 12_000

/** One clinic, six messages due, one worker that meets the effect at the point, a second one that cleans up after it. */
export async function runCell(
  database: TestDatabase,
  cell: Cell,
  { mutate = (doors: TouchDoors) => doors, beats = (doors: TouchDoors): Beat[] => beatsOf(doors) } = {},
): Promise<CellVerdict> {
  const clinic = await aClinic(database)
  const provider = new FakeProvider({ idempotent: cell.provider === 'idempotent', lookup: cell.provider === 'lookup' })
  const ids = await dueTouches(database, clinic)
  const healthy = mutate(doorsTo(provider, { timings: TIMINGS }))
  const work = async (doors: TouchDoors, ports = database.ports) => {
    for (const beat of beats(doors)) await beat.run(ports, clinic.id)
  }
  if (cell.point.startsWith('reconcile')) await leaveUnclear(work, mutate(doorsTo(provider, { timings: TIMINGS })))
  await meet(database, { cell, clinic, provider, mutate, work, healthy })
  await cleanUp(clinic, () => work(healthy))
  return verdictOf(clinic, ids, provider)
}

type Meeting = {
  cell: Cell
  clinic: TestClinic
  provider: FakeProvider
  mutate(doors: TouchDoors): TouchDoors
  work(doors: TouchDoors, ports?: TestDatabase['ports']): Promise<void>
  healthy: TouchDoors
}

/** The first worker's life: up to the point, then whatever happens there. */
async function meet(database: TestDatabase, meeting: Meeting): Promise<void> {
  const { cell, provider, mutate, work } = meeting
  const name = `worker-${randomUUID().slice(0, 8)}`
  const url = database.ports.database.pool.options.connectionString!
  const own = openDatabase(url, { connections: 4, applicationName: name })
  const ports = { ...database.ports, database: own }
  let met = false
  let dead = false
  let died = () => {}
  const death = new Promise<void>((resolve) => (died = resolve))
  const never = new Promise<never>(() => {})
  const reach = async (point: FailPoint) => {
    if (dead) return never
    if (met || point !== cell.point) return
    met = true
    if (cell.effect === 'crash') {
      dead = true
      await database.admin('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [name])
      died()
      return never
    }
    await happen(database, meeting)
  }
  const behave = provider.behave
  const mortal = mutate(doorsTo(provider, { timings: TIMINGS, reach }))
  const doors: TouchDoors = {
    ...mortal,
    connections: async (...question) => {
      const connections = await mortal.connections(...question)
      return new Map(
        [...connections].map(([channel, connection]) => [
          channel,
          {
            ...connection,
            adapter: { ...connection.adapter, send: (message) => (dead ? never : behave(message)) },
          },
        ]),
      )
    },
  }
  await Promise.race([work(doors, ports).catch(() => {}), death])
  void own.close().catch(() => {})
}

async function happen(database: TestDatabase, { cell, clinic, provider, work, healthy }: Meeting): Promise<void> {
  switch (cell.effect) {
    case 'throw':
      throw new Error(`broken at ${cell.point}`)
    case 'pause':
      await Promise.all([sleep(PAUSE_MS), lookAfter(PAUSE_MS - 300, () => work(healthy))])
      return
    case 'second worker':
      // Not awaited to the end inside somebody's transaction: the two would wait for each other.
      await Promise.race([work(healthy), sleep(400)])
      return
    case 'report overtakes':
      await Promise.race([reportEverything(database, clinic, provider), sleep(400)])
      return
    case 'crash':
  }
}

async function reportEverything(database: TestDatabase, clinic: TestClinic, provider: FakeProvider): Promise<void> {
  const reports = provider.log.flatMap(({ deliveryId }) =>
    (['delivered', 'sent', 'delivered'] as const).map((state) => ({
      kind: 'receipt' as const,
      provider: 'fake',
      deliveryId,
      state,
      at: null,
    })),
  )
  await clinic.db((db) => applyReceipts(database.ports, db, clinic.id, reports))
}

/** Attempts whose answers were never written down, with their leases run out. */
async function leaveUnclear(work: Meeting['work'], doors: TouchDoors): Promise<void> {
  const reach = async (point: FailPoint) => {
    if (point === 'mark.before') throw new Error('died before writing the answer down')
  }
  await work({ ...doors, reach }).catch(() => {})
  await sleep(TIMINGS.lease * 1000 + 200)
}

async function lookAfter(ms: number, work: () => Promise<void>): Promise<void> {
  const until = Date.now() + ms
  while (Date.now() < until) {
    await work().catch(() => {})
    await sleep(150)
  }
}

async function cleanUp(clinic: TestClinic, work: () => Promise<void>): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    await work()
    if ((await openTouches(clinic)) === 0) return
    await sleep(150)
  }
}

async function openTouches(clinic: TestClinic): Promise<number> {
  const rows = await clinic.db((db) =>
    db
      .selectFrom('touches')
      .select('id')
      .where('clinicId', '=', clinic.id)
      .where('state', 'in', ['planned', 'held', 'claimed'])
      .execute(),
  )
  return rows.length
}

async function dueTouches(database: TestDatabase, clinic: TestClinic): Promise<string[]> {
  const createdAt = database.clock.now()
  const people = Array.from({ length: TOUCHES }, () => randomUUID())
  return clinic.db(async (db) => {
    await db
      .insertInto('patients')
      .values(people.map((id) => ({ clinicId: clinic.id, id, createdAt, updatedAt: createdAt })))
      .execute()
    await db
      .insertInto('contactPoints')
      .values(
        people.map((id, index) => ({
          clinicId: clinic.id,
          id: randomUUID(),
          patientId: id,
          recordId: id,
          kind: 'phone',
          value: `+7916000000${index}`,
          createdAt,
        })),
      )
      .execute()
    return planTouches(
      database.ports,
      db,
      people.map((patientId, index) => ({
        clinicId: clinic.id,
        patientId,
        origin: { kind: 'manual' as const, actorId: null, name: 'Тест' },
        templateId: null,
        context: { text: `Ждём вас завтра, №${index}` },
        class: 'service' as const,
        priority: 'service' as const,
        channels: ['sms' as const],
        sendKey: { family: 'reminder', episode: 'visit/1' },
        dueAt: createdAt,
      })),
    )
  })
}

async function verdictOf(clinic: TestClinic, ids: string[], provider: FakeProvider): Promise<CellVerdict> {
  const touches = await clinic.db((db) =>
    db.selectFrom('touches').select(['id', 'state', 'address']).where('clinicId', '=', clinic.id).execute(),
  )
  const deliveries = await clinic.db((db) =>
    db.selectFrom('deliveries').select(['id', 'touchId', 'state']).where('clinicId', '=', clinic.id).execute(),
  )
  const touchOf = new Map(deliveries.map(({ id, touchId }) => [id, touchId]))
  const atProvider = provider.log.map(({ deliveryId }) => touchOf.get(deliveryId) ?? deliveryId)
  const counts = Map.groupBy(atProvider, (id) => id)
  const isSent = (state: string) => ['sent', 'delivered', 'read'].includes(state)
  const sent = touches.filter(({ state }) => isSent(state)).map(({ id }) => id)
  const unknown = touches.filter(({ state }) => state === 'unknown').map(({ id }) => id)
  return {
    sent: sent.length,
    unknown: unknown.length,
    lost: ids.filter((id) => !sent.includes(id) && !unknown.includes(id)),
    doubled: [...counts].flatMap(([id, times]) => (times.length > 1 ? [id] : [])),
    differs: [
      ...sent.filter((id) => !counts.has(id)),
      ...[...counts.keys()].filter((id) => !sent.includes(id) && !unknown.includes(id)),
    ],
  }
}
