import { beforeEach, describe, expect, it } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { sourceFiles } from '../../testing/repository/source-files.ts'
import { beatsOf } from './beats.ts'
import type { FailPoint, TouchDoors } from './doors.ts'
import { anInvitation, aPatient, doorsTo, FakeProvider } from './touches.testing.ts'

const database = useDatabase()
const HOUR = 3_600_000
const PEOPLE = 6
let clinic: TestClinic

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
})

const JUMPS = { 'an hour back': -1, 'an hour on': 1, 'thirty days on': 720, 'a day back': -24 }
const POINTS: FailPoint[] = [
  'decide.gathered',
  'decide.committed',
  'send.begun',
  'send.before',
  'send.after',
  'mark.before',
  'mark.committed',
]

const beat = async (doors: TouchDoors) => {
  for (const one of beatsOf(doors)) await one.run(database().ports, clinic.id)
}

const jump = (hours: number) => database().clock.set(new Date(database().clock.now().getTime() + hours * HOUR))

/** Everybody's message is on its way when the clock jumps at a point and a second worker wakes; then life goes on for some days. */
async function live(point: FailPoint, hours: number) {
  const provider = new FakeProvider({ lookup: true })
  const ids: string[] = []
  for (let one = 0; one < PEOPLE; one += 1)
    ids.push(
      await anInvitation(database(), clinic, {
        patientId: await aPatient(clinic),
        class: 'service',
        priority: 'service',
      }),
    )
  const healthy = doorsTo(provider)
  let jumped = false
  const reach = async (at: FailPoint) => {
    if (jumped || at !== point) return
    jumped = true
    jump(hours)
    await Promise.race([beat(healthy), sleep(300)])
  }
  await beat(doorsTo(provider, { reach }))
  for (const further of [0, 1, 12, 24, 48, -2]) {
    jump(further)
    await beat(healthy)
  }
  const states = await database().admin<{ state: string }>(
    `select state from touches where clinic_id = $1 and id = any($2)`,
    [clinic.id, ids],
  )
  return { provider, states: states.map(({ state }) => state) }
}

describe('a clock that jumps while messages go out', () => {
  const cells = Object.entries(JUMPS).flatMap(([name, hours]) => POINTS.map((point) => [name, point, hours] as const))

  it.each(cells)('%s at %s: nobody twice, nobody lost', async (_name, point, hours) => {
    const { provider, states } = await live(point, hours)
    const sentTo = provider.log.map(({ address }) => address)
    expect(new Set(sentTo).size).toBe(sentTo.length)
    const sent = states.filter((state) => state === 'sent').length
    expect(sent).toBe(sentTo.length)
    // Far ahead a message may have become too old to be sent at all; it is never just gone.
    const settled = hours > 24 ? ['sent', 'expired'] : ['sent']
    expect(states.filter((state) => !settled.includes(state))).toEqual([])
  })

  it('an attempt in hand keeps its lease when the clock of the clinic is an hour on', async () => {
    const provider = new FakeProvider()
    await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    let inHand = () => {}
    const begun = new Promise<void>((resolve) => (inHand = resolve))
    let answer = () => {}
    const answered = new Promise<void>((resolve) => (answer = resolve))
    const accept = provider.behave
    provider.behave = async (message) => {
      inHand()
      await answered
      return accept(message)
    }
    const first = beat(doorsTo(provider))
    await begun
    jump(1)
    const other = new FakeProvider()
    for (const _ of ['asks', 'decides', 'sends']) await beat(doorsTo(other))
    answer()
    await first
    expect([provider.log.length, other.log.length]).toEqual([1, 0])
  })

  it('finds leases compared with the clock of the database alone', () => {
    const compared = sourceFiles(/^server\/src\/modules\/.*queries\.ts$/).flatMap(({ path, text }) =>
      [...text.matchAll(/(?:lease_until|rests_until)\s*[<>]=?\s*([a-z_.]+)/g)].map(([, clock]) => ({ path, clock })),
    )
    expect(compared.length).toBeGreaterThan(2)
    expect(compared.filter(({ clock }) => clock !== 'clock_timestamp')).toEqual([])
  })
})
