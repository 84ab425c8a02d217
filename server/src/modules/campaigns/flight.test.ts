import { chanceOf } from '@revisit/domain/stable-chance.ts'
import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { beatsOf } from '../touches/beats.ts'
import type { FailPoint, TouchDoors } from '../touches/doors.ts'
import { doorsTo, FakeProvider } from '../touches/touches.testing.ts'
import { campaignBeats, campaignOrigin } from './campaigns.ts'
import { aCrowd, aLaunchedCampaign, ledgerOf, settleAll, workDying } from './campaigns.testing.ts'
import { letRestFollow } from './launching.ts'
import { readCampaign } from './campaign-queries.ts'
import { cancelCampaign, pauseCampaign, resumeCampaign } from './stopping.ts'

const database = useDatabase()
let clinic: TestClinic
let provider: FakeProvider

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  provider = new FakeProvider()
})

const stateOf = async (id: string) => (await clinic.db((db) => readCampaign(db, clinic.id, id)))!
const addresses = () => provider.log.map(({ address }) => address)

/** Doors where something happens once, the first time a point is reached. */
function doorsWith(point: FailPoint, happens: () => unknown): TouchDoors {
  let happened = false
  const reach = async (reached: FailPoint) => {
    if (happened || reached !== point) return
    happened = true
    await happens()
  }
  return doorsTo(provider, { origins: [campaignOrigin], reach })
}
const plainDoors = () => doorsTo(provider, { origins: [campaignOrigin] })

describe('a pause', () => {
  it('calls back the batch that is claimed and not begun; afterwards everybody gets it once', async () => {
    const patientIds = await aCrowd(clinic, 30)
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds })
    await settleAll(
      database(),
      clinic,
      doorsWith('decide.committed', () => pauseCampaign(person, id)),
    )
    expect(addresses()).toEqual([])
    expect((await stateOf(id)).state).toBe('paused')
    await resumeCampaign(person, id)
    await settleAll(database(), clinic, plainDoors())
    expect(new Set(addresses()).size).toBe(30)
    expect(addresses()).toHaveLength(30)
    expect(await stateOf(id)).toMatchObject({ state: 'done', settling: false })
    expect(await ledgerOf(clinic, id)).toMatchObject({ recipients: 30, planned: 30, orphans: 0 })
  })

  it('waits for a decision under way: once it is written nothing more is decided in favour', async () => {
    const patientIds = await aCrowd(clinic, 20)
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds })
    let paused = Promise.resolve()
    let during = ''
    const reach = async (point: FailPoint) => {
      if (point === 'decide.gathered') paused = pauseCampaign(person, id)
      if (point !== 'decide.written' || during !== '') return
      await sleep(200)
      during = (await stateOf(id)).state
    }
    const decide = beatsOf({ ...plainDoors(), reach })[0]!
    for (let round = 0; round < 4; round += 1) await campaignBeats[0]!.run(database().ports, clinic.id)
    await decide.run(database().ports, clinic.id)
    expect(during).toBe('sending')
    await paused
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toEqual([])
    await resumeCampaign(person, id)
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toHaveLength(20)
  })

  it('lets a provider finish what it was asked, and nothing more', async () => {
    const patientIds = await aCrowd(clinic, 40)
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds })
    const slow = provider.connection('sms', { concurrency: 10 })
    const connections = async () => new Map([['sms' as const, slow]])
    const doors = { ...doorsWith('send.begun', () => pauseCampaign(person, id)), connections }
    await settleAll(database(), clinic, doors)
    expect(addresses()).toHaveLength(10)
    await resumeCampaign(person, id)
    await settleAll(database(), clinic, { ...plainDoors(), connections })
    expect(new Set(addresses()).size).toBe(40)
    expect(addresses()).toHaveLength(40)
  })

  it('moves the time of expiry by its own length', async () => {
    const patientIds = await aCrowd(clinic, 3)
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds, windowHours: 24 })
    // In the night everything waits for the morning.
    database().clock.set(new Date('2026-11-22T19:00:00Z'))
    await settleAll(database(), clinic, plainDoors())
    await pauseCampaign({ ...person, now: database().clock.now() }, id)
    database().clock.set(new Date('2026-11-25T09:00:00Z'))
    await settleAll(database(), clinic, plainDoors())
    await resumeCampaign({ ...person, now: database().clock.now() }, id)
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toHaveLength(3)
  })
})

describe('a cancellation', () => {
  it('calls back the batch in flight; nobody is written to and everybody is told of', async () => {
    const patientIds = await aCrowd(clinic, 30)
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds })
    await settleAll(
      database(),
      clinic,
      doorsWith('decide.committed', () => cancelCampaign(person, id)),
    )
    expect(addresses()).toEqual([])
    expect(await ledgerOf(clinic, id)).toMatchObject({ recipients: 30, states: { cancelled: 30 } })
  })

  it('also ends what is paused and what is not taken up yet', async () => {
    const patientIds = await aCrowd(clinic, 30)
    const launch = { mode: 'pilot', percent: 20 } as const
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds, launch })
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toHaveLength(6)
    await pauseCampaign(person, id)
    await cancelCampaign(person, id)
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toHaveLength(6)
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', settling: false })
    await expect(resumeCampaign(person, id)).rejects.toMatchObject({ code: 'campaign_state' })
  })
})

describe('a part first', () => {
  it('writes to 5 %, waits for a person, then to the rest, each once', async () => {
    const patientIds = await aCrowd(clinic, 100)
    const launch = { mode: 'pilot', percent: 5 } as const
    const { id, person } = await aLaunchedCampaign(database(), clinic, { patientIds, launch })
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toHaveLength(5)
    expect((await stateOf(id)).state).toBe('waiting')
    await settleAll(database(), clinic, plainDoors())
    expect(addresses()).toHaveLength(5)
    await person.db((db) => letRestFollow(db, person, id))
    await settleAll(database(), clinic, plainDoors())
    expect(new Set(addresses()).size).toBe(100)
    expect((await stateOf(id)).state).toBe('done')
    await expect(person.db((db) => letRestFollow(db, person, id))).rejects.toMatchObject({ code: 'campaign_state' })
  })
})

describe('a worker that dies', () => {
  it.each([1, 2])('between and inside batches loses and doubles nobody (chance %i)', async (seed) => {
    const patientIds = await aCrowd(clinic, 1700)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds })
    let draws = 0
    const chance = () => chanceOf(`${seed}|${(draws += 1)}`)
    const deaths = await Promise.all([1, 2].map(() => workDying(database(), clinic, chance)))
    expect(deaths[0]! + deaths[1]!).toBeGreaterThan(5)
    await settleAll(database(), clinic, plainDoors())
    expect(await ledgerOf(clinic, id)).toMatchObject({ recipients: 1700, people: 1700, planned: 1700, orphans: 0 })
    expect((await stateOf(id)).audience).toBe(1700)
    const lost = await clinic.db(async (db) => {
      const { rows } = await sql<{ state: string; n: number }>`select state, count(*)::int as n from touches
        where clinic_id = ${clinic.id}::uuid and state not in ('sent', 'unknown', 'claimed') group by 1`.execute(db)
      return rows
    })
    expect(lost).toEqual([])
    expect(new Set(addresses()).size).toBe(addresses().length)
  })
})
