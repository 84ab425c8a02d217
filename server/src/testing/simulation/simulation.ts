import { aClinic, type TestClinic } from '../builders.ts'
import type { TestDatabase } from '../database.ts'
import { aJourney } from '../../modules/journeys/journeys.testing.ts'
import { installTemplate } from '../../modules/templates/templates.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import { createLog } from '../../platform/log.ts'
import { sql } from 'kysely'
import { type Chance, chanceFrom } from './chance.ts'
import { chaoticPorts } from './chaos.ts'
import { type Life, people, something } from './clinic-life.ts'
import { bustle, violations } from './invariants.ts'
import { createMemory, type Memory } from './memory.ts'
import { pressButton } from './pausing.ts'
import { randomJourney } from './random-journey.ts'
import { createWatcher, type Watcher } from './watching.ts'

export type SimulationOptions = {
  seed: number
  days: number
  patients: number
  /** Most things that happen between two rounds. */
  events: number
  /** Share of transactions that die. */
  risk: number
  /** The engine under test; a mutant in the controls. */
  beats: readonly Beat[]
}

export type SimulationResult = { violations: string[]; bustle: Awaited<ReturnType<typeof bustle>>; clinicId: string }

const HOUR_MS = 3_600_000
/** Hours between two rounds, so that they fall on every time of day. */
const PACES = [1, 3, 5, 7, 11, 17]
const START = Date.parse('2026-03-02T05:00:00Z')

/** A simulated clinic and everything needed to let time pass in it. */
type World = {
  options: SimulationOptions
  database: TestDatabase
  clinic: TestClinic
  chance: Chance
  memory: Memory
  life: Life
  watcher: Watcher
  journeys: string[]
  calm: Ports
  /** Ports whose transactions die. */
  chaotic: Ports
}

/**
 * A seeded clinic lives some days: people come, book, cancel, refuse, die, turn out to be one and then two again; journeys of random
 * shape run, are paused and resumed; transactions of two workers die at random. An even seed lets the workers run at once, an odd one
 * in turn, which makes the whole story repeat itself. @returns what must never be so and is.
 */
export async function simulateClinic(database: TestDatabase, options: SimulationOptions): Promise<SimulationResult> {
  database.clock.set(new Date(START))
  const world = await aWorld(database, options)
  const { clinic, chance } = world
  const found: string[] = []
  for (let hour = 0; hour < options.days * 24 && found.length === 0; hour += chance.one(PACES))
    found.push(...(await passTime(world, hour)))
  if (found.length === 0) found.push(...(await settle(world)))
  return {
    violations: [...new Set(found)],
    bustle: await clinic.db((db) => bustle(db, clinic.id)),
    clinicId: clinic.id,
  }
}

async function aWorld(database: TestDatabase, options: SimulationOptions): Promise<World> {
  const { seed, risk, patients } = options
  const chance = chanceFrom(seed)
  const calm: Ports = { ...database.ports, log: createLog('silent'), random: chanceFrom(seed ^ 0x2545f491) }
  const clinic = await aClinic({ ...database, ports: calm })
  const chaotic = chaoticPorts(calm, chanceFrom(seed ^ 0x5bd1e995), risk)
  const memory = createMemory()
  const life: Life = { ports: calm, clinicId: clinic.id, chance, patients: [], memory, inClinic: clinic.db }
  await people(life, patients)
  const journeys = [await aRandomJourney(calm, clinic, chance), await aRandomJourney(calm, clinic, chance)]
  const watcher = createWatcher(memory)
  return { options, database, clinic, chance, memory, life, watcher, journeys, calm, chaotic }
}

async function passTime(world: World, hour: number): Promise<string[]> {
  const { options, database, clinic, chance, memory } = world
  memory.step += 1
  // A jump of the clock now and then: the machine slept, or somebody corrected the time.
  const jump = chance.is(0.02) ? chance.one([-3, 30, 50]) : 0
  database.clock.set(new Date(START + (hour + jump) * HOUR_MS))
  await endLeases(clinic)
  for (let i = chance.below(options.events + 1); i > 0; i--) await something(world.life)
  if (chance.is(0.05)) {
    const button = chance.is(0.4) ? ('pause' as const) : ('resume' as const)
    await pressButton(world.calm, clinic, { journeyId: chance.one(world.journeys), button, chance })
  }
  await bothWorkers(options, () => round(world.chaotic, clinic.id, options.beats))
  const found = await clinic.db((db) => world.watcher.look(db, clinic.id))
  if (memory.step % 20 > 0) return found
  return [...found, ...(await clinic.db((db) => violations(db, clinic.id, new Date(0))))]
}

/** Nobody dies any more and nothing is paused: two days later everybody must have got somewhere. */
async function settle({ options, database, clinic, chance, watcher, journeys, calm }: World): Promise<string[]> {
  database.clock.set(new Date(START + (options.days + 2) * 24 * HOUR_MS))
  for (const journeyId of journeys) await pressButton(calm, clinic, { journeyId, button: 'resume', chance })
  await endLeases(clinic)
  for (let i = 0; i < 40; i++) await round(calm, clinic.id, options.beats)
  const found = await clinic.db((db) => watcher.look(db, clinic.id))
  return [...found, ...(await clinic.db((db) => violations(db, clinic.id, database.clock.now())))]
}

/** Leases and back-off run by the clock of the database, which stands still here: within hours they all have run out. */
async function endLeases(clinic: TestClinic): Promise<void> {
  await clinic.db(async (db) => {
    const past = sql`clock_timestamp() - interval '1 second'`
    await sql`update deliveries set lease_until = ${past} where clinic_id = ${clinic.id} and lease_until is not null`.execute(
      db,
    )
    await sql`update enrollments set not_before = ${past} where clinic_id = ${clinic.id} and not_before is not null`.execute(
      db,
    )
    await sql`update pending_events set not_before = ${past} where clinic_id = ${clinic.id}`.execute(db)
  })
}

async function bothWorkers({ seed }: SimulationOptions, work: () => Promise<void>): Promise<void> {
  if (seed % 2 === 0) await Promise.all([work(), work()])
  else for (const _ of ['one', 'two']) await work()
}

async function round(ports: Ports, clinicId: string, beats: readonly Beat[]): Promise<void> {
  for (const beat of beats) {
    for (let turn = 0; turn < 3; turn++) {
      const did = await beat.run(ports, clinicId).catch(() => 0)
      if (did === 0) break
    }
  }
}

async function aRandomJourney(ports: Ports, clinic: TestClinic, chance: Chance): Promise<string> {
  const now = ports.clock.now()
  const templates = []
  for (let i = 0; i < 6; i++) {
    const key = `simulated-${chance.below(1e9)}-${i}`
    const messageClass = chance.one(['service', 'advertising'] as const)
    const bodies = { text: 'Здравствуйте! Ждём вас.' }
    templates.push(
      await clinic.db((db) => installTemplate(ports, db, clinic.id, { key, name: key, messageClass, bodies, now })),
    )
  }
  return (await aJourney(clinic, randomJourney(chance, templates), { now: now.toISOString() })).id
}
