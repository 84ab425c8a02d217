import { describe, expect, it } from 'vitest'
import { beats } from '../../app.ts'
import { advanceBeat } from '../../modules/journeys/advancing.ts'
import { journeyDoors } from '../../modules/journeys/doors.ts'
import { intakeBeat } from '../../modules/journeys/intake.ts'
import { journeyOrigin } from '../../modules/journeys/origin-check.ts'
import { journeyReactor } from '../../modules/journeys/reacting.ts'
import { type Reactor, reactionBeat } from '../../modules/events/events.ts'
import { touchBeats } from '../../modules/touches/touches.ts'
import { useDatabase } from '../database.ts'
import { simulateClinic } from './simulation.ts'

const database = useDatabase()

/** More seeds by hand: REVISIT_SEEDS=100. They rotate by the day, so that every day looks elsewhere. */
const SEEDS = Number(process.env.REVISIT_SEEDS ?? 1)
const FIRST = Number(process.env.REVISIT_SEED ?? Math.floor(Date.now() / 86_400_000) * 1000)
const clinic = { days: Number(process.env.REVISIT_DAYS ?? 365), patients: 15, events: 4, risk: 0.06 }

const SENT = 'sent after a booking that stood'

describe('a clinic under random life and random deaths of its workers', () => {
  it.each(Array.from({ length: SEEDS }, (_, i) => FIRST + i))(
    'loses nobody, repeats nothing and stops at bookings (seed %i)',
    async (seed) => {
      const result = await simulateClinic(database(), { ...clinic, seed, beats })
      expect(result.violations, `seed ${seed}`).toEqual([])
      expect(result.bustle.passages, `seed ${seed}`).toBeGreaterThan(5)
    },
    1_200_000,
  )

  it('is caught when nobody leaves at a booking and the gate does not ask', async () => {
    const deaf: Reactor = {
      name: 'deaf',
      react: (ports, db, clinicId, events) =>
        journeyReactor(journeyDoors).react(
          ports,
          db,
          clinicId,
          events.filter(({ type }) => type !== 'appointment.booked'),
        ),
    }
    const trusting = {
      ...journeyOrigin,
      states: async (_db: unknown, _clinic: string, touches: readonly { id: string }[]) =>
        new Map(touches.map(({ id }) => [id, { live: true as const }])),
    }
    const broken = [
      reactionBeat([deaf]),
      intakeBeat(journeyDoors),
      advanceBeat(journeyDoors),
      ...touchBeats([trusting]),
    ]
    const found: string[] = []
    for (let seed = 1; seed <= 6 && !found.join().includes(SENT); seed++)
      found.push(
        ...(await simulateClinic(database(), { ...clinic, days: 20, events: 20, risk: 0, seed, beats: broken }))
          .violations,
      )
    expect(found.join()).toContain(SENT)
  }, 1_200_000)
})
