import { aClinic, type TestClinic } from '../builders.ts'
import type { TestDatabase } from '../database.ts'
import { aJourney } from '../../modules/journeys/journeys.testing.ts'
import { installTemplate } from '../../modules/templates/templates.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import { createLog } from '../../platform/log.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { chaoticPorts } from './chaos.ts'
import { type Life, people, something } from './clinic-life.ts'
import { bustle, violations } from './invariants.ts'
import { pressButton } from './pausing.ts'
import { randomJourney } from './random-journey.ts'

export type SimulationOptions = {
  seed: number
  days: number
  patients: number
  /** Most things that happen within five hours. */
  events: number
  /** Share of transactions that die. */
  risk: number
  /** The engine under test; a mutant in the controls. */
  beats: readonly Beat[]
}

export type SimulationResult = { violations: string[]; bustle: Awaited<ReturnType<typeof bustle>>; clinicId: string }

const HOUR_MS = 3_600_000
const STEP_HOURS = 5
const START = Date.parse('2026-03-02T05:00:00Z')

/**
 * A seeded clinic lives some days: people come, book, cancel, refuse, die and turn out to be one; journeys of random shape run, are
 * paused and published anew; transactions of two workers die at random. @returns what must never be so and is.
 */
export async function simulateClinic(database: TestDatabase, options: SimulationOptions): Promise<SimulationResult> {
  const chance = chanceFrom(options.seed)
  database.clock.set(new Date(START))
  const clinic = await aClinic(database)
  const calm: Ports = { ...database.ports, log: createLog('silent') }
  let risk = options.risk
  const chaotic = chaoticPorts(calm, chanceFrom(options.seed ^ 0x5bd1e995), () => risk)
  const life: Life = { ports: calm, clinicId: clinic.id, chance, patients: [], inClinic: clinic.db }
  await people(life, options.patients)
  const journeys = [await aRandomJourney(calm, clinic, chance), await aRandomJourney(calm, clinic, chance)]
  const found: string[] = []
  for (let hour = 0; hour < options.days * 24; hour += STEP_HOURS) {
    // A jump of the clock now and then: the machine slept, or somebody corrected the time.
    const jump = chance.is(0.02) ? chance.one([-3, 30, 50]) : 0
    database.clock.set(new Date(START + (hour + jump) * HOUR_MS))
    for (let i = chance.below(options.events + 1); i > 0; i--) await something(life)
    if (chance.is(0.05)) {
      const button = chance.is(0.4) ? ('pause' as const) : ('resume' as const)
      await pressButton(calm, clinic, { journeyId: chance.one(journeys), button, chance })
    }
    await Promise.all([round(chaotic, clinic.id, options.beats), round(chaotic, clinic.id, options.beats)])
    if (hour % (24 * 7) < STEP_HOURS) found.push(...(await clinic.db((db) => violations(db, clinic.id, new Date(0)))))
    if (found.length > 0) break
  }
  risk = 0
  database.clock.set(new Date(START + (options.days + 2) * 24 * HOUR_MS))
  for (const journeyId of journeys) await pressButton(calm, clinic, { journeyId, button: 'resume', chance })
  await database.admin('update enrollments set not_before = null where clinic_id = $1', [clinic.id])
  await database.admin(`update pending_events set not_before = now() where clinic_id = $1`, [clinic.id])
  for (let i = 0; i < 40; i++) await round(calm, clinic.id, options.beats)
  found.push(...(await clinic.db((db) => violations(db, clinic.id, database.clock.now()))))
  return {
    violations: [...new Set(found)],
    bustle: await clinic.db((db) => bustle(db, clinic.id)),
    clinicId: clinic.id,
  }
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
