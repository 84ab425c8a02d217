import { defaultContactRules } from '@revisit/domain/contact-rules.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { recordEvents } from '../events/events.ts'
import { sandboxOf } from '../touches/touches.testing.ts'
import { aCrowd, aLaunchedCampaign, aTemplate, callOf, settleAll } from './campaigns.testing.ts'
import { peopleOf } from './people.ts'
import { reportOf } from './report.ts'

const database = useDatabase()
let clinic: TestClinic

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
})

const HOUR = 3_600_000
const at = (hours: number) => new Date(TODAY.getTime() + hours * HOUR)

async function reportNow(id: string, staffId = '00000000-0000-4000-8000-000000000001') {
  const person = callOf(database(), clinic, staffId)
  return person.db((db) => reportOf(db, person, id))
}

async function peopleWith(id: string, query: object) {
  const person = callOf(database(), clinic, '00000000-0000-4000-8000-000000000001')
  return person.db((db) => peopleOf(db, person, id, { limit: 200, ...query }))
}

type Visit = {
  patientId: string
  bookedAt: Date | null
  startsAt: Date
  status?: string
  paid?: number
  refund?: number
}

async function visits(rows: readonly Visit[]): Promise<void> {
  await clinic.db(async (db) => {
    for (const { patientId, bookedAt, startsAt, status = 'completed', paid = 0, refund = 0 } of rows) {
      await sql`insert into appointments (clinic_id, id, patient_id, record_id, booked_at, starts_at, visited_on, status)
        values (${clinic.id}::uuid, gen_random_uuid(), ${patientId}::uuid, ${patientId}::uuid, ${bookedAt}::timestamptz,
          ${startsAt}::timestamptz, ${startsAt}::timestamptz::date, ${status})`.execute(db)
      for (const [kind, amount] of [
        ['payment', paid],
        ['refund', refund],
      ] as const)
        if (amount > 0)
          await sql`insert into payments (clinic_id, id, patient_id, record_id, paid_at, paid_on, amount, kind)
            values (${clinic.id}::uuid, gen_random_uuid(), ${patientId}::uuid, ${patientId}::uuid, ${startsAt}::timestamptz,
              ${startsAt}::timestamptz::date, ${amount}, ${kind})`.execute(db)
    }
  })
}

describe('the report of a campaign', () => {
  it('counts bookings, visits and money of the window after the message, and nothing else', async () => {
    const [a, b, c, d, e] = await aCrowd(clinic, 5)
    const { id } = await aLaunchedCampaign(database(), clinic, {
      patientIds: [a!, b!, c!, d!, e!],
      attributionDays: 10,
    })
    await settleAll(database(), clinic)
    const was = new Date('2026-11-01T09:00:00Z')
    await visits([
      { patientId: a!, bookedAt: at(2), startsAt: at(72), paid: 500_000, refund: 100_000 },
      // Booked, and did not come.
      { patientId: b!, bookedAt: at(3), startsAt: at(96), status: 'no_show' },
      // Booked before the message: came, but the message has not booked it.
      { patientId: c!, bookedAt: was, startsAt: at(48), paid: 100_000 },
      // After the window.
      { patientId: d!, bookedAt: at(11 * 24), startsAt: at(12 * 24), paid: 900_000 },
      // Before the message.
      { patientId: e!, bookedAt: was, startsAt: at(-48), paid: 700_000 },
    ])
    const report = await reportNow(id)
    expect(report.treated).toMatchObject({
      people: 5,
      sent: 5,
      compared: 5,
      booked: 2,
      visited: 2,
      visits: 2,
      payers: 2,
      paid: 500_000,
      paidEach: 100_000,
    })
    expect(report).toMatchObject({ control: null, effect: null, matureOn: '2026-12-02', isMature: false })
    const booked = await peopleWith(id, { outcome: 'booked' })
    expect(booked.items.map(({ patient }) => patient.id).sort()).toEqual([a!, b!].sort())
    database().clock.set(new Date('2026-12-03T09:00:00Z'))
    expect((await reportNow(id)).isMature).toBe(true)
  })

  it('compares with a control group nobody wrote to, and adds up to the audience', async () => {
    const patientIds = await aCrowd(clinic, 400)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds, holdoutPercent: 25 })
    await settleAll(database(), clinic)
    const control = await peopleWith(id, { arm: 'control' })
    const watched = new Set((await allPeople(id, { arm: 'control' })).map(({ patient }) => patient.id))
    expect(watched.size).toBe(control.total)
    expect(control.total).toBeGreaterThan(70)
    expect(control.total).toBeLessThan(130)
    expect(await sandboxOf(database(), clinic)).toHaveLength(400 - control.total)
    const treated = patientIds.filter((patientId) => !watched.has(patientId))
    const come = (who: readonly string[], share: number) =>
      who
        .slice(0, Math.round(who.length * share))
        .map((patientId) => ({ patientId, bookedAt: at(1), startsAt: at(50), paid: 300_000 }))
    await visits([...come(treated, 0.3), ...come([...watched], 0.1)])
    const report = await reportNow(id)
    expect(report.states.reduce((sum, { people }) => sum + people, 0)).toBe(400)
    expect(report.audience).toBe(400)
    expect(report.control).toMatchObject({ people: control.total, compared: control.total, sent: 0 })
    expect(report.effect!.visited).toMatchObject({ verdict: 'more' })
    expect(report.effect!.visited!.difference).toBeCloseTo(0.2, 1)
    expect(report.effect!.money!.verdict).toBe('more')
    expect(report.effect!.extraVisitors).toBeCloseTo(treated.length * 0.2, -1)
    expect(report.effect!.extraMoney).toBeCloseTo(report.effect!.money!.difference * treated.length, -3)
  })

  it('names no winner of a small campaign', async () => {
    const patientIds = await aCrowd(clinic, 40)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds, holdoutPercent: 50 })
    await settleAll(database(), clinic)
    const [first] = await allPeople(id, { arm: 'treated' })
    await visits([{ patientId: first!.patient.id, bookedAt: at(1), startsAt: at(50) }])
    expect((await reportNow(id)).effect!.visited!.verdict).toBe('not_enough')
  })

  it('gives each variant its people, one text each, and compares them', async () => {
    const patientIds = await aCrowd(clinic, 200)
    const [a, b] = [
      await aTemplate(database(), clinic, { text: 'Первый' }),
      await aTemplate(database(), clinic, { text: 'Второй' }),
    ]
    const variants = [
      { id: 'a', templateId: a, weight: 3 },
      { id: 'b', templateId: b, weight: 1 },
    ]
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds, variants })
    await settleAll(database(), clinic)
    const texts = (await sandboxOf(database(), clinic)).map(({ text }) => text.split('\n')[0])
    const report = await reportNow(id)
    const [first, second] = report.variants
    expect(first!.people + second!.people).toBe(200)
    expect(texts.filter((text) => text === 'Первый')).toHaveLength(first!.sent)
    expect(texts.filter((text) => text === 'Второй')).toHaveLength(second!.sent)
    expect(second!.people).toBeGreaterThan(30)
    expect(second!.people).toBeLessThan(70)
    const come = (await allPeople(id, { variant: 'b' })).slice(0, 40)
    await visits(come.map(({ patient }) => ({ patientId: patient.id, bookedAt: at(1), startsAt: at(50) })))
    const [, compared] = (await reportNow(id)).variants
    const enough = second!.compared >= 50
    expect(compared!.visitedAgainstFirst!.verdict).toBe(enough ? 'more' : 'not_enough')
  })

  it('tells who opened a link, once however often', async () => {
    const patientIds = await aCrowd(clinic, 3)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds })
    await settleAll(database(), clinic)
    const [one] = await allPeople(id, {})
    const click = {
      clinicId: clinic.id,
      patientId: one!.patient.id,
      type: 'touch.clicked',
      occurredAt: at(1),
      subjectKind: 'touch',
      subjectId: one!.touchId!,
    }
    await clinic.db((db) => recordEvents(database().ports, db, [click, click]))
    expect((await reportNow(id)).treated).toMatchObject({ clicked: 1 })
    expect((await peopleWith(id, { outcome: 'clicked' })).items.map(({ patient }) => patient.id)).toEqual([
      one!.patient.id,
    ])
  })

  it('is silent about the control group of the clinic: it is neither written to nor compared', async () => {
    const patientIds = await aCrowd(clinic, 200)
    const rules = { ...defaultContactRules(), holdoutPercent: 30 }
    await clinic.db((db) =>
      sql`insert into contact_settings (clinic_id, id, kind, settings, at)
        values (${clinic.id}::uuid, gen_random_uuid(), 'rules', ${JSON.stringify(rules)}::jsonb, ${TODAY}::timestamptz)`.execute(
        db,
      ),
    )
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds, holdoutPercent: 20 })
    await settleAll(database(), clinic)
    const { treated, control, states } = await reportNow(id)
    const heldOut = states.filter(({ state }) => state === 'held_out').reduce((sum, { people }) => sum + people, 0)
    expect(heldOut).toBeGreaterThan(control!.people)
    expect(treated.compared).toBe(treated.sent)
    expect(treated.people).toBe(200 - control!.people)
  })
})

async function allPeople(id: string, query: object) {
  const items = []
  for (let cursor: string | undefined; ;) {
    const page: Awaited<ReturnType<typeof peopleWith>> = await peopleWith(id, {
      ...query,
      ...(cursor ? { cursor } : {}),
    })
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = page.nextCursor
  }
}
