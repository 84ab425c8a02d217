import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import type { SendOutcome } from '../channels/channel-adapter.ts'
import { applyReceipts, type Receipt } from './receipts.ts'
import { anInvitation, aPatient, doorsTo, FakeProvider, settle, touchState } from './touches.testing.ts'

const database = useDatabase()
let clinic: TestClinic
let provider: FakeProvider

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  provider = new FakeProvider()
})

const at = (minute: number) => new Date(TODAY.getTime() + minute * 60_000)
const report = (receipts: Receipt[], where = clinic) =>
  where.db((db) => applyReceipts(database().ports, db, where.id, receipts))

async function eventsOf(where: TestClinic): Promise<string[]> {
  const rows = await where.db((db) =>
    db.selectFrom('events').select('type').where('clinicId', '=', where.id).where('type', 'like', 'touch.%').execute(),
  )
  return rows.map(({ type }) => type).sort()
}

/** A small generator, so that a failing shuffle can be repeated. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const left = [...items]
  return Array.from({ length: left.length }, () => left.splice(Math.floor(chance() * left.length), 1)[0]!)
}

const PEOPLE = 40

/** The same clinic twice: people with one message each, and the ids of their deliveries in order. */
async function twin(): Promise<{ clinic: TestClinic; deliveries: string[] }> {
  const twin = await aClinic(database())
  const own = new FakeProvider()
  for (let n = 0; n < PEOPLE; n += 1) await anInvitation(database(), twin, { patientId: await aPatient(twin) })
  await settle(database(), twin, doorsTo(own))
  const sent = await twin.db((db) =>
    db.selectFrom('deliveries').select(['id', 'seq']).where('clinicId', '=', twin.id).orderBy('seq').execute(),
  )
  return { clinic: twin, deliveries: sent.map(({ id }) => id) }
}

/** What every person's provider says, in order: most are delivered, some read, some fail, one fails and then arrives after all. */
function story(person: number): Pick<Receipt, 'state' | 'at'>[] {
  const sent = { state: 'sent' as const, at: at(1) }
  const delivered = { state: 'delivered' as const, at: at(2 + person) }
  if (person % 7 === 0) return [sent, { state: 'failed', at: at(3) }]
  if (person % 11 === 0) return [sent, { state: 'failed', at: at(2) }, delivered]
  return person % 3 === 0 ? [sent, delivered, { state: 'read', at: at(60 + person) }] : [sent, delivered]
}

async function finalStates(where: TestClinic): Promise<object[]> {
  const rows = await where.db((db) =>
    db
      .selectFrom('deliveries as d')
      .innerJoin('touches as t', (join) => join.onRef('t.clinicId', '=', 'd.clinicId').onRef('t.id', '=', 'd.touchId'))
      .select(['d.state', 'd.deliveredAt', 'd.readAt', 'd.failedAt', 't.state as touch', 't.tried', 't.reason'])
      .select(['t.deliveredAt as told', 't.readAt as seen'])
      .where('d.clinicId', '=', where.id)
      .orderBy('d.seq')
      .execute(),
  )
  return rows
}

describe('what providers report', () => {
  it(
    'ends the same whether it comes once and in order or doubled, shuffled and late',
    { timeout: 60_000 },
    async () => {
      const ordered = await twin()
      const messy = await twin()
      const chance = dice(20_261_122)
      const receiptsOf = (deliveries: string[]): Receipt[] =>
        deliveries.flatMap((deliveryId, person) =>
          story(person).map((said) => ({ kind: 'receipt', provider: 'fake', deliveryId, ...said })),
        )
      for (const receipt of receiptsOf(ordered.deliveries)) await report([receipt], ordered.clinic)
      const doubled = receiptsOf(messy.deliveries).flatMap((receipt) =>
        chance() < 0.3 ? [receipt, receipt, byProvidersId(receipt)] : [receipt],
      )
      const late = doubled.filter(() => chance() < 0.05)
      const pile = [...shuffled(doubled, chance), ...late]
      for (let start = 0; start < pile.length; start += 9) await report(pile.slice(start, start + 9), messy.clinic)
      expect(await finalStates(messy.clinic)).toEqual(await finalStates(ordered.clinic))
      expect(await eventsOf(messy.clinic)).toEqual(await eventsOf(ordered.clinic))
    },
  )

  it('keeps a report that overtakes the answer to our own request', async () => {
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    provider.behave = async (message) => {
      provider.accept(message)
      const providerId = `p-${message.deliveryId}`
      await report([{ kind: 'receipt', provider: 'fake', providerId, state: 'delivered', at: at(1) }])
      return { kind: 'accepted', providerId }
    }
    await settle(database(), clinic, doorsTo(provider))
    expect(await touchState(clinic, id)).toMatchObject({ state: 'delivered' })
    expect(await eventsOf(clinic)).toEqual(['touch.delivered', 'touch.sent'])
  })

  it('changes nothing by reports about messages that are not ours', async () => {
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    await settle(database(), clinic, doorsTo(provider))
    const other = await aClinic(database())
    const deliveryId = provider.log[0]!.deliveryId
    await report([{ kind: 'receipt', provider: 'fake', deliveryId, state: 'failed', at: null }], other)
    await report([
      { kind: 'receipt', provider: 'fake', deliveryId: randomUUID(), state: 'failed', at: null },
      { kind: 'receipt', provider: 'fake', deliveryId: "'; drop table touches; --", state: 'failed', at: null },
      { kind: 'receipt', provider: 'another', providerId: `p-${deliveryId}`, state: 'failed', at: null },
    ])
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent' })
  })

  it('sends what was not delivered on to the next channel, and remembers the address', async () => {
    const patientId = await aPatient(clinic, { phone: '+79160007788', email: 'anna@mail.ru' })
    const id = await anInvitation(database(), clinic, { patientId, channels: ['sms', 'email'] })
    const doors = doorsTo(provider, { channels: ['sms', 'email'] })
    await settle(database(), clinic, doors)
    const { deliveryId } = provider.log[0]!
    await report([{ kind: 'receipt', provider: 'fake', deliveryId, state: 'failed', refusal: 'bad_address', at: null }])
    await settle(database(), clinic, doors)
    expect(provider.log.map(({ channel }) => channel)).toEqual(['sms', 'email'])
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent', channel: 'email', tried: ['sms'] })
    const next = await anInvitation(database(), clinic, { patientId, class: 'service', priority: 'service' })
    await settle(database(), clinic, doors)
    expect(await touchState(clinic, next)).toMatchObject({ state: 'skipped', reason: 'address_bad' })
  })

  it('sends what met silence on to the next channel after its hours, once', async () => {
    const patientId = await aPatient(clinic, { email: 'anna@mail.ru' })
    const id = await anInvitation(database(), clinic, {
      patientId,
      channels: ['sms', 'email'],
      fallback: { on: 'not_delivered', hours: 2 },
    })
    const doors = doorsTo(provider, { channels: ['sms', 'email'] })
    await settle(database(), clinic, doors)
    database().clock.set(at(119))
    await settle(database(), clinic, doors)
    expect(provider.log).toHaveLength(1)
    database().clock.set(at(121))
    await settle(database(), clinic, doors)
    await settle(database(), clinic, doors)
    expect(provider.log.map(({ channel }) => channel)).toEqual(['sms', 'email'])
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent', channel: 'email' })
  })
})

function byProvidersId({ deliveryId, ...receipt }: Receipt): Receipt {
  return { ...receipt, providerId: `p-${deliveryId}` }
}

/** What each kind of answer makes of a touch at once: state, reason, and whether it may be sent again without asking. */
const ANSWERS: [string, SendOutcome, { state: string; reason: string; tried?: string[] }][] = [
  ['accepted', { kind: 'accepted', providerId: '1' }, { state: 'sent', reason: 'sent' }],
  ['no such number', { kind: 'refused', refusal: 'bad_address', detail: '' }, { state: 'failed', reason: 'all_tried' }],
  ['blocked', { kind: 'refused', refusal: 'blocked_by_patient', detail: '' }, { state: 'failed', reason: 'all_tried' }],
  [
    'operator block',
    { kind: 'refused', refusal: 'operator_block', detail: '' },
    { state: 'failed', reason: 'all_tried' },
  ],
  [
    'forbidden words',
    { kind: 'refused', refusal: 'forbidden_text', detail: '' },
    { state: 'failed', reason: 'all_tried' },
  ],
  ['too long', { kind: 'refused', refusal: 'too_long', detail: '' }, { state: 'failed', reason: 'all_tried' }],
  [
    'no such template',
    { kind: 'refused', refusal: 'no_template', detail: '' },
    { state: 'failed', reason: 'all_tried' },
  ],
  ['refused', { kind: 'refused', refusal: 'other', detail: '' }, { state: 'failed', reason: 'all_tried' }],
  ['wrong key', { kind: 'refused', refusal: 'auth', detail: '' }, { state: 'held', reason: 'channel_auth' }],
  [
    'empty account',
    { kind: 'refused', refusal: 'no_money', detail: '' },
    { state: 'held', reason: 'channel_no_money' },
  ],
  ['429', { kind: 'retry', reason: 'throttled', detail: '' }, { state: 'planned', reason: 'throttled' }],
  [
    '429 in 10 min',
    { kind: 'retry', reason: 'throttled', afterSeconds: 600, detail: '' },
    { state: 'planned', reason: 'throttled' },
  ],
  ['503', { kind: 'retry', reason: 'unavailable', detail: '' }, { state: 'planned', reason: 'unavailable' }],
  ['timeout', { kind: 'unknown', detail: 'timeout' }, { state: 'claimed', reason: 'sent' }],
  ['garbage', { kind: 'unknown', detail: '<html>' }, { state: 'claimed', reason: 'sent' }],
]

describe('answers of providers', () => {
  it.each(ANSWERS)('%s', async (_name, outcome, expected) => {
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    provider.behave = async () => outcome
    await settle(database(), clinic, doorsTo(provider))
    expect(await touchState(clinic, id)).toMatchObject(expected)
  })

  it('tries again after "too many requests", later each time, and sends once', async () => {
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic), expiresAt: at(600) })
    let asked = 0
    provider.behave = async (message) => {
      asked += 1
      return asked < 3 ? { kind: 'retry', reason: 'throttled', detail: '' } : provider.accept(message)
    }
    await settle(database(), clinic, doorsTo(provider))
    const first = (await touchState(clinic, id)).nextAt!.getTime() - TODAY.getTime()
    expect(first).toBe(30_000)
    for (const minute of [1, 3, 10]) {
      database().clock.set(at(minute))
      await database().admin('delete from send_pace')
      await settle(database(), clinic, doorsTo(provider))
    }
    expect(await touchState(clinic, id)).toMatchObject({ state: 'sent' })
    expect(provider.log).toHaveLength(1)
  })

  it('takes an adapter that throws for one that told nothing', async () => {
    const id = await anInvitation(database(), clinic, { patientId: await aPatient(clinic) })
    provider.behave = async () => {
      throw new Error('socket hang up')
    }
    await settle(database(), clinic, doorsTo(provider))
    expect(await touchState(clinic, id)).toMatchObject({ state: 'claimed' })
  })
})
