import { contactRulesSchema, type ContactRules } from '@revisit/domain/contact-rules.ts'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { freshnessReactor } from './freshness.ts'
import { cancelTouches, pauseTouches, resumeTouches } from './plan.ts'
import { keepBaseUpdate } from './rule-queries.ts'
import {
  anInvitation,
  aPatient,
  doorsTo,
  FakeProvider,
  sandboxOf,
  sayConsent,
  settle,
  touchState,
} from './touches.testing.ts'

const database = useDatabase()
const HOUR = 3_600_000
let clinic: TestClinic

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
})

const after = (hours: number) => new Date(database().clock.now().getTime() + hours * HOUR)

async function setRules(rules: Partial<ContactRules>): Promise<void> {
  await clinic.db((db) =>
    db
      .insertInto('contactSettings')
      .values({
        clinicId: clinic.id,
        id: randomUUID(),
        kind: 'rules',
        settings: JSON.stringify(contactRulesSchema.parse(rules)),
        at: database().clock.now(),
      })
      .execute(),
  )
}

async function moveOn(hours: number): Promise<void> {
  database().clock.set(after(hours))
  await settle(database(), clinic)
}

describe('the way of one message', () => {
  it('goes from the plan through the gate into the sandbox, once', async () => {
    const patientId = await aPatient(clinic, { phone: '+79161112233' })
    const id = await anInvitation(database(), clinic, { patientId })
    await settle(database(), clinic)
    await settle(database(), clinic)
    expect(await sandboxOf(database(), clinic)).toEqual([{ address: '+79161112233', text: 'Ждём вас на осмотр' }])
    expect(await touchState(clinic, id)).toMatchObject({
      state: 'sent',
      verdict: 'send',
      reason: 'sent',
      channel: 'sms',
    })
  })

  it('reads consent when it sends, not when it was planned', async () => {
    const patientId = await aPatient(clinic)
    const id = await anInvitation(database(), clinic, { patientId, dueAt: after(2) })
    await settle(database(), clinic)
    const owner = { clinicId: clinic.id, patientId, recordId: patientId }
    await clinic.db((db) => sayConsent(db, owner, false, database().clock.now()))
    await moveOn(2)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'skipped', reason: 'consent_withdrawn' })
    expect(await sandboxOf(database(), clinic)).toEqual([])
  })

  it('writes to the phone the card has at the moment of sending', async () => {
    const patientId = await aPatient(clinic, { phone: '+79160000001' })
    await anInvitation(database(), clinic, { patientId, dueAt: after(1) })
    await clinic.db((db) =>
      db.updateTable('contactPoints').set({ value: '+79169999999' }).where('patientId', '=', patientId).execute(),
    )
    await moveOn(1)
    expect(await sandboxOf(database(), clinic)).toMatchObject([{ address: '+79169999999' }])
  })

  it('follows a patient who was merged into another card meanwhile, and remembers what was sent to either', async () => {
    const keep = await aPatient(clinic, { phone: '+79160000010' })
    const absorbed = await aPatient(clinic, { phone: '+79160000011' })
    const sendKey = { family: 'checkup', episode: 'recall/hygiene/2026' }
    await anInvitation(database(), clinic, { patientId: absorbed, sendKey })
    await settle(database(), clinic)
    const waiting = await anInvitation(database(), clinic, {
      patientId: keep,
      sendKey,
      dueAt: after(30),
      expiresAt: after(60),
    })
    await clinic.db(async (db) => {
      await db.updateTable('patients').set({ mergedInto: keep }).where('id', '=', absorbed).execute()
      await db.updateTable('touches').set({ patientId: keep }).where('patientId', '=', absorbed).execute()
    })
    await moveOn(30)
    expect(await touchState(clinic, waiting)).toMatchObject({ state: 'skipped', reason: 'already_sent' })
  })

  it('sends one family of messages once per occasion, whichever journey asks', async () => {
    const patientId = await aPatient(clinic)
    const sendKey = { family: 'caries', episode: 'visit/1' }
    await setRules({ caps: [] })
    const ids = [
      await anInvitation(database(), clinic, { patientId, sendKey }),
      await anInvitation(database(), clinic, { patientId, sendKey }),
    ]
    await settle(database(), clinic)
    const states = await Promise.all(ids.map((id) => touchState(clinic, id)))
    expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'skipped'])
    expect(await sandboxOf(database(), clinic)).toHaveLength(1)
  })
})

describe('why and why not', () => {
  it('gives ten people ten reasons, which add up', async () => {
    await keepFresh(-30)
    await setRules({ caps: [{ max: 1, hours: 48, classes: [], priorities: [], channels: [] }] })
    const reasons: string[] = []
    const expected: Record<string, () => Promise<string>> = {
      sent: async () => anInvitation(database(), clinic, { patientId: await aPatient(clinic) }),
      deceased: async () => anInvitation(database(), clinic, { patientId: await aPatient(clinic, { deceased: true }) }),
      no_consent: async () =>
        anInvitation(database(), clinic, { patientId: await aPatient(clinic, { advertising: null }) }),
      consent_withdrawn: async () =>
        anInvitation(database(), clinic, { patientId: await aPatient(clinic, { advertising: false }) }),
      no_address: async () => anInvitation(database(), clinic, { patientId: await aPatient(clinic, { phone: null }) }),
      not_published: async () => anInvitation(database(), clinic, { patientId: await aPatient(clinic), context: {} }),
      control_group: async () =>
        anInvitation(database(), clinic, {
          patientId: await aPatient(clinic),
          holdout: { scope: 'all', percent: 100 },
        }),
      stale_data: async () =>
        anInvitation(database(), clinic, { patientId: await aPatient(clinic), needsFreshData: true }),
      preferred_time: async () =>
        anInvitation(database(), clinic, { patientId: await aPatient(clinic, { preferredTime: 'после 18:00' }) }),
      over_cap: async () => {
        const patientId = await aPatient(clinic)
        await anInvitation(database(), clinic, { patientId, dueAt: after(-0.1) })
        return anInvitation(database(), clinic, { patientId })
      },
    }
    const ids: string[] = []
    for (const make of Object.values(expected)) ids.push(await make())
    await settle(database(), clinic)
    for (const id of ids) reasons.push((await touchState(clinic, id)).reason!)
    expect(reasons).toEqual(Object.keys(expected))
  })

  it('waits for the hour a patient asked for, and goes then', async () => {
    const patientId = await aPatient(clinic, { preferredTime: 'после 18:00' })
    const id = await anInvitation(database(), clinic, { patientId })
    await settle(database(), clinic)
    const { nextAt } = await touchState(clinic, id)
    expect(nextAt!.getTime()).toBeGreaterThanOrEqual(new Date('2026-11-22T15:00:00Z').getTime())
    expect(nextAt!.getTime()).toBeLessThan(new Date('2026-11-22T15:20:00Z').getTime())
    await moveOn(6.5)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent' })
  })

  it('judges the night by the patient, not by the clinic', async () => {
    // 12:00 in Moscow is 21:00 in Kamchatka.
    const far = await anInvitation(database(), clinic, {
      patientId: await aPatient(clinic, { timezone: 'Asia/Kamchatka' }),
    })
    const near = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await settle(database(), clinic)
    expect(await touchState(clinic, far)).toMatchObject({ state: 'planned', reason: 'quiet_hours' })
    expect(await touchState(clinic, near)).toMatchObject({ state: 'sent' })
  })

  it('does not invite on a public holiday and comes back on the next day', async () => {
    database().clock.set('2026-11-04T09:00:00Z')
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await settle(database(), clinic)
    const { reason, nextAt } = await touchState(clinic, id)
    expect(reason).toBe('holiday')
    expect(nextAt!.toISOString().slice(0, 10)).toBe('2026-11-05')
  })

  it('lets the time of a late message run out instead of sending it', async () => {
    const id = await anInvitation(database(), clinic, {
      patientId: await aPatient(clinic),
      dueAt: after(1),
      expiresAt: after(5),
    })
    await moveOn(7 * 24)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'expired', reason: 'expired' })
  })
})

describe('households', () => {
  it('writes once about a mother and two children due in the same week', async () => {
    const phone = '+79160001122'
    const originId = randomUUID()
    const people = [
      await aPatient(clinic, { phone }),
      await aPatient(clinic, { phone }),
      await aPatient(clinic, { phone }),
    ]
    const ids: string[] = []
    for (const [index, patientId] of people.entries())
      ids.push(
        await anInvitation(database(), clinic, {
          patientId,
          origin: { kind: 'campaign', campaignId: originId, name: 'Осмотр' },
          dueAt: after(index * 24),
          expiresAt: after(200),
        }),
      )
    const doors = doorsTo(new FakeProvider(), {
      origins: [
        { kind: 'campaign', states: async (_db, _id, asked) => new Map(asked.map(({ id }) => [id, { live: true }])) },
      ],
    })
    for (let day = 0; day < 4; day += 1) {
      await settle(database(), clinic, doors)
      database().clock.set(after(24))
    }
    const states = await Promise.all(ids.map((id) => touchState(clinic, id)))
    expect(states.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'sent sent',
      'skipped one_per_household',
      'skipped one_per_household',
    ])
  })

  it('keeps a whole household in one arm of an experiment, also when the share grows', async () => {
    const phone = '+79160003344'
    const people = [await aPatient(clinic, { phone }), await aPatient(clinic, { phone })]
    const holdout = (percent: number) => ({ scope: 'journey-x', percent })
    const arms = async (percent: number) => {
      const states: string[] = []
      for (const patientId of people) {
        const id = await anInvitation(database(), clinic, { patientId, holdout: holdout(percent), perHousehold: false })
        await settle(database(), clinic)
        states.push((await touchState(clinic, id)).reason === 'control_group' ? 'control' : 'treated')
      }
      return states
    }
    const small = await arms(50)
    expect(new Set(small).size).toBe(1)
    expect(await arms(100)).toEqual(['control', 'control'])
    expect(await arms(10)).toEqual(['control', 'control'])
  })

  it('counts the cap over the household and gives the place to the more important message', async () => {
    await setRules({ caps: [{ max: 1, hours: 24, classes: [], priorities: [], channels: [] }] })
    const phone = '+79160005566'
    const promotion = await anInvitation(database(), clinic, {
      patientId: await aPatient(clinic, { phone }),
      priority: 'promotion',
      perHousehold: false,
    })
    const medical = await anInvitation(database(), clinic, {
      patientId: await aPatient(clinic, { phone }),
      priority: 'medical',
      class: 'service',
      dueAt: after(2),
    })
    await settle(database(), clinic)
    expect(await touchState(clinic, promotion)).toMatchObject({ state: 'planned', reason: 'slot_kept' })
    await moveOn(2)
    expect(await touchState(clinic, medical)).toMatchObject({ state: 'sent' })
    await moveOn(0.2)
    expect(await touchState(clinic, promotion)).toMatchObject({ state: 'planned', reason: 'over_cap' })
    await moveOn(25)
    expect(await touchState(clinic, promotion)).toMatchObject({ state: 'sent' })
  })
})

/** Sets when the base was last brought up to date, in hours from now. */
async function keepFresh(hours: number): Promise<void> {
  await clinic.db((db) => keepBaseUpdate(db, clinic.id, after(hours)))
}

describe('brakes', () => {
  it('holds what depends on absence while the base is old, and goes on after an import', async () => {
    await keepFresh(-25)
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic), needsFreshData: true })
    await settle(database(), clinic)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'held', reason: 'stale_data' })
    const event = { type: 'import.finished', occurredAt: database().clock.now(), payload: {} }
    await clinic.db((db) => freshnessReactor.react(database().ports, db, clinic.id, [event as never]))
    await settle(database(), clinic)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent' })
  })

  it('stops everything by one switch', async () => {
    await clinic.db((db) =>
      db
        .insertInto('contactSettings')
        .values({ clinicId: clinic.id, id: randomUUID(), kind: 'stop', settings: '{"stopped":true}', at: TODAY })
        .execute(),
    )
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await settle(database(), clinic)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'held', reason: 'global_stop' })
  })

  it('stops spending when an hour has cost enough, except for medical messages', async () => {
    await setRules({ moneyPerHour: 1000, caps: [] })
    const provider = new FakeProvider()
    const doors = doorsTo(provider)
    const send = async (touch: object) => {
      const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic), ...touch })
      await settle(database(), clinic, doors)
      return (await touchState(clinic, id)).reason
    }
    expect([await send({}), await send({}), await send({})]).toEqual(['sent', 'sent', 'money_breaker'])
    expect(await send({ priority: 'medical', class: 'service' })).toBe('sent')
  })

  it('works a backlog off over hours instead of all at once', async () => {
    await setRules({ catchUpPerHour: 100 })
    const ids: string[] = []
    for (let n = 0; n < 300; n += 1)
      ids.push(await anInvitation(database(), clinic, { patientId: await aPatient(clinic), expiresAt: after(24 * 9) }))
    database().clock.set(after(25))
    await settle(database(), clinic)
    const at = async () => (await sandboxOf(database(), clinic)).length
    expect(await at()).toBeLessThan(30)
    await moveOn(1.2)
    expect(await at()).toBeGreaterThan(60)
    expect(await at()).toBeLessThan(180)
    await moveOn(24)
    expect(await at()).toBe(300)
  })

  it('freezes paused touches and lets them go on with the time they had', async () => {
    const id = await anInvitation(database(), clinic, {
      patientId: await aPatient(clinic),
      dueAt: after(1),
      expiresAt: after(4),
    })
    const which = { touchIds: [id] }
    await clinic.db((db) => pauseTouches(database().ports, db, clinic.id, which))
    await moveOn(24)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'held', reason: 'paused' })
    await clinic.db((db) => resumeTouches(database().ports, db, clinic.id, which))
    await settle(database(), clinic)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent' })
  })

  it('calls back what nobody has begun to send', async () => {
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic), dueAt: after(1) })
    const cancel = () =>
      clinic.db((db) => cancelTouches(database().ports, db, clinic.id, { which: { touchIds: [id] }, reason: 'booked' }))
    expect(await cancel()).toBe(1)
    expect(await cancel()).toBe(0)
    await moveOn(2)
    expect(await touchState(clinic, id)).toMatchObject({ state: 'cancelled', reason: 'booked' })
    expect(await sandboxOf(database(), clinic)).toEqual([])
  })
})
