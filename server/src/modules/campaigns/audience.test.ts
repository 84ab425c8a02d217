import { stillComing, waterfallOf } from '@revisit/domain/campaign-waterfall.ts'
import { chanceOf } from '@revisit/domain/stable-chance.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemAccess } from '../../platform/db.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { recordEvents } from '../events/events.ts'
import { mergePatients } from '../identity/identity.ts'
import { insert } from '../patients/patients.testing.ts'
import { aPatient, sandboxOf, sayConsent } from '../touches/touches.testing.ts'
import { readCampaign } from './campaign-queries.ts'
import { aCrowd, addToList, aLaunchedCampaign, aList, aTemplate } from './campaigns.testing.ts'
import { callOf, checkThrough, settleAll } from './campaigns.testing.ts'
import { launchCampaign } from './launching.ts'
import { askOf, reportOf } from './report.ts'
import { countStates, listPeople } from './report-queries.ts'
import { changeCampaign, createCampaign } from './store.ts'

const database = useDatabase()
let clinic: TestClinic

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
})

const stateOf = async (id: string) => (await clinic.db((db) => readCampaign(db, clinic.id, id)))!

/** How many people of the audience are in each state, with its reason. */
async function outcomes(id: string): Promise<Record<string, number>> {
  const campaign = await stateOf(id)
  const rows = await clinic.db((db) => countStates(db, clinic.id, askOf(campaign)))
  return Object.fromEntries(rows.map(({ state, reason, people }) => [reason ? `${state}: ${reason}` : state, people]))
}

async function aDraft(patientIds: readonly string[], definition: object = {}) {
  const { staffId } = await clinic.member('marketer')
  const person = callOf(database(), clinic, staffId)
  const segmentId = await aList(clinic, patientIds)
  const templateId = await aTemplate(database(), clinic)
  const whole = { segmentId, variants: [{ id: 'a', templateId }], ...definition }
  const id = await person.db((db) => createCampaign(db, person, { name: 'Осмотр', definition: whole }))
  return { id, person, segmentId, templateId }
}

describe('the check', () => {
  it('says of ten people ten different things, and they add up to the segment', async () => {
    const phone = '+79160001122'
    const people = {
      good: await aPatient(clinic),
      noConsent: await aPatient(clinic, { advertising: null }),
      withdrawn: await aPatient(clinic, { advertising: false }),
      noPhone: await aPatient(clinic, { phone: null }),
      dead: await aPatient(clinic, { deceased: true }),
      booked: await aPatient(clinic),
      complaint: await aPatient(clinic),
      mother: await aPatient(clinic, { phone }),
      child: await aPatient(clinic, { phone }),
      sleeping: await aPatient(clinic, { timezone: 'Asia/Vladivostok' }),
    }
    const at = TODAY.toISOString()
    const visit = { clinic_id: clinic.id, patient_id: people.booked, record_id: people.booked, status: 'booked' }
    const booking = { id: people.good, starts_at: '2026-11-30T09:00:00Z', visited_on: '2026-11-30' }
    await insert(clinic, 'appointments', { ...visit, ...booking })
    const complaint = {
      patient_id: people.complaint,
      record_id: people.complaint,
      reason: 'complaint',
      scope: 'offers',
    }
    await insert(clinic, 'contact_holds', { clinic_id: clinic.id, id: people.good, ...complaint, since: at })
    const { id, person } = await aDraft(Object.values(people), { channels: ['sms'] })
    const { result } = await checkThrough(database(), person, id)
    const found = waterfallOf(result!.counts)
    expect(found).toMatchObject({ audience: 10, now: 2, later: [{ reason: 'quiet_hours', people: 1 }], held: [] })
    expect(found.steps.flatMap(({ reasons }) => reasons.map(({ reason }) => reason))).toEqual([
      'booked',
      'deceased',
      'complaint',
      'no_consent',
      'consent_withdrawn',
      'no_address',
      'one_per_household',
    ])
    expect(found.steps.reduce((sum, { lost }) => sum + lost, 0) + stillComing(found)).toBe(10)
  })

  it.each([1, 2, 3])(
    'counts a random clinic without remainder, and the campaign ends as it said (chance %i)',
    async (seed) => {
      const { patientIds } = await aRandomCrowd(seed)
      const { id, person } = await aDraft(patientIds, { channels: ['sms'], holdoutPercent: 20, windowHours: 4 })
      const { result } = await checkThrough(database(), person, id)
      const found = waterfallOf(result!.counts)
      expect(found.audience).toBe(patientIds.length)
      await person.db((db) => launchCampaign(db, person, { id, launch: { mode: 'now' } }))
      await settleAll(database(), clinic)
      const ended = await outcomes(id)
      expect(Object.values(ended).reduce((sum, people) => sum + people, 0)).toBe(patientIds.length)
      const forecast = Object.fromEntries(
        found.steps.flatMap(({ reasons }) => reasons.map(({ reason, people }) => [reason, people])),
      )
      const told = Object.fromEntries(
        Object.entries(ended).flatMap(([key, people]) => [[key.split(': ').at(-1)!, people]]),
      )
      expect(told).toEqual({ ...forecast, ...(found.now > 0 ? { sent: found.now } : {}) })
    },
  )

  it('judges in the night who gets it in the morning, and when the first one does', async () => {
    database().clock.set(new Date('2026-11-22T20:00:00Z'))
    const { id, person } = await aDraft([await aPatient(clinic), await aPatient(clinic, { advertising: null })])
    const { result } = await checkThrough(database(), person, id)
    expect(waterfallOf(result!.counts)).toMatchObject({ now: 0, later: [{ reason: 'quiet_hours', people: 1 }] })
    const first = new Date(result!.firstSendAt!)
    // 10:00 of Monday in Moscow and at most twenty minutes more.
    expect(first.getTime() - new Date('2026-11-23T07:00:00Z').getTime()).toBeGreaterThanOrEqual(0)
    expect(first.getTime() - new Date('2026-11-23T07:00:00Z').getTime()).toBeLessThan(20 * 60_000)
  })

  it('runs in the background for many people and tells how many parts of text messages it takes', async () => {
    const { id, person } = await aDraft(await aCrowd(clinic, 450), { channels: ['sms'] })
    const { result, progress } = await checkThrough(database(), person, id)
    expect(progress).toEqual({ done: 450, total: 450 })
    expect(result!.channels).toMatchObject([{ channel: 'sms', people: 450 }])
    expect(result!.channels[0]!.parts).toBeGreaterThanOrEqual(900)
  })

  it('is void once the draft changes', async () => {
    const { id, person } = await aDraft([await aPatient(clinic)])
    await checkThrough(database(), person, id)
    const other = await aTemplate(database(), clinic, { text: 'Другие слова' })
    await person.db((db) =>
      changeCampaign(db, person, id, { definition: { variants: [{ id: 'a', templateId: other }] } }),
    )
    const launch = person.db((db) => launchCampaign(db, person, { id, launch: { mode: 'now' } }))
    await expect(launch).rejects.toMatchObject({ code: 'campaign_not_checked' })
  })
})

/** Families that share phones, people without consent, without a phone, dead, booked. */
async function aRandomCrowd(seed: number): Promise<{ patientIds: string[] }> {
  const patientIds = await aCrowd(clinic, 60)
  let draws = 0
  const chance = () => chanceOf(`${seed}|${(draws += 1)}`)
  await clinic.db(async (db) => {
    for (const [n, id] of patientIds.entries()) {
      const fate = chance()
      if (fate < 0.1) await sql`delete from consents where patient_id = ${id}::uuid`.execute(db)
      else if (fate < 0.2) await sayConsent(db, { clinicId: clinic.id, patientId: id, recordId: id }, false, TODAY)
      else if (fate < 0.3) await sql`delete from contact_points where patient_id = ${id}::uuid`.execute(db)
      else if (fate < 0.35) await sql`update patients set deceased = true where id = ${id}::uuid`.execute(db)
      else if (fate < 0.6 && n > 0)
        await sql`update contact_points set value = (select value from contact_points
          where patient_id = ${patientIds[n - 1]!}::uuid union all select value from contact_points where patient_id = ${id}::uuid limit 1)
          where patient_id = ${id}::uuid`.execute(db)
      else if (fate < 0.7)
        await sql`insert into appointments (clinic_id, id, patient_id, record_id, starts_at, visited_on, status)
          values (${clinic.id}::uuid, gen_random_uuid(), ${id}::uuid, ${id}::uuid, '2026-12-01T09:00:00Z', '2026-12-01', 'booked')`.execute(
          db,
        )
    }
  })
  return { patientIds }
}

describe('the audience', () => {
  it('is fixed when the sending begins, and the launch tells how it changed since the check', async () => {
    const { id, person, segmentId } = await aDraft([await aPatient(clinic), await aPatient(clinic)])
    await checkThrough(database(), person, id)
    await addToList(clinic, segmentId, [await aPatient(clinic)])
    const told = await person.db((db) => launchCampaign(db, person, { id, launch: { mode: 'now' } }))
    expect(told).toEqual({ audienceChecked: 2, audienceNow: 3 })
    await settleAll(database(), clinic)
    await addToList(clinic, segmentId, [await aPatient(clinic)])
    await settleAll(database(), clinic)
    expect(await sandboxOf(database(), clinic)).toHaveLength(3)
    expect(await stateOf(id)).toMatchObject({ state: 'done', audience: 3 })
  })

  it('that became empty stops a launch, and a planned campaign when its time comes', async () => {
    const { id, person, segmentId } = await aDraft([await aPatient(clinic)])
    await checkThrough(database(), person, id)
    const at = new Date('2026-11-23T09:00:00Z')
    await person.db((db) => launchCampaign(db, person, { id, launch: { mode: 'scheduled', at } }))
    await clinic.db((db) => sql`delete from segment_members where segment_id = ${segmentId}::uuid`.execute(db))
    await settleAll(database(), clinic)
    expect((await stateOf(id)).state).toBe('scheduled')
    database().clock.set(at)
    await settleAll(database(), clinic)
    expect(await stateOf(id)).toMatchObject({ state: 'paused', failure: ['segment_empty'], pausedFrom: 'scheduled' })
    const second = await aDraft([await aPatient(clinic)])
    await checkThrough(database(), second.person, second.id)
    await clinic.db((db) => sql`delete from segment_members where segment_id = ${second.segmentId}::uuid`.execute(db))
    const launch = second.person.db((db) =>
      launchCampaign(db, second.person, { id: second.id, launch: { mode: 'now' } }),
    )
    await expect(launch).rejects.toMatchObject({ code: 'campaign_has_problems' })
  })

  it('of a family is one message, one arm and one variant', async () => {
    const phone = '+79165550011'
    const patientIds = [
      await aPatient(clinic, { phone }),
      await aPatient(clinic, { phone }),
      await aPatient(clinic, { phone }),
    ]
    const [a, b] = [await aTemplate(database(), clinic), await aTemplate(database(), clinic)]
    const variants = [
      { id: 'a', templateId: a },
      { id: 'b', templateId: b },
    ]
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds, variants })
    await settleAll(database(), clinic)
    expect(await outcomes(id)).toEqual({ sent: 1, 'skipped: one_per_household': 2 })
    const rows = await clinic.db((db) =>
      sql<{
        variant: string
        arm: string
        draw: number
      }>`select distinct variant, arm, draw from campaign_recipients`.execute(db),
    )
    expect(rows.rows).toHaveLength(1)
  })

  it('loses who dies, is erased or books between the launch and the message, and says so', async () => {
    database().clock.set(new Date('2026-11-22T20:00:00Z'))
    const [dies, erased, books, gets] = await aCrowd(clinic, 4)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds: [dies!, erased!, books!, gets!] })
    await settleAll(database(), clinic)
    await clinic.db(async (db) => {
      await sql`update patients set deceased = true where id = ${dies!}::uuid`.execute(db)
      await sql`insert into appointments (clinic_id, id, patient_id, record_id, starts_at, visited_on, status)
        values (${clinic.id}::uuid, gen_random_uuid(), ${books!}::uuid, ${books!}::uuid, '2026-12-01T09:00:00Z', '2026-12-01', 'booked')`.execute(
        db,
      )
      const event = { clinicId: clinic.id, patientId: erased!, type: 'patient.erased', occurredAt: TODAY }
      await recordEvents(database().ports, db, [event])
    })
    database().clock.set(new Date('2026-11-23T09:00:00Z'))
    await settleAll(database(), clinic)
    expect(await outcomes(id)).toEqual({
      sent: 1,
      'skipped: deceased': 1,
      'cancelled: erased': 1,
      'skipped: booked': 1,
    })
    expect((await stateOf(id)).state).toBe('done')
  })

  it('writes once to two cards that became one person after the launch', async () => {
    database().clock.set(new Date('2026-11-22T20:00:00Z'))
    const [keepId, absorbId, other] = await aCrowd(clinic, 3)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds: [keepId!, absorbId!, other!] })
    await settleAll(database(), clinic)
    await database().ports.database.withClinic(systemAccess(clinic.id), (db) =>
      mergePatients(database().ports, db, {
        clinicId: clinic.id,
        keepId: keepId!,
        absorbId: absorbId!,
        chosen: {},
        automatic: false,
        by: null,
        now: TODAY,
      }),
    )
    database().clock.set(new Date('2026-11-23T09:00:00Z'))
    await settleAll(database(), clinic)
    expect(await sandboxOf(database(), clinic)).toHaveLength(2)
    const ended = await outcomes(id)
    expect(Object.values(ended).reduce((sum, people) => sum + people, 0)).toBe(3)
    expect(ended.sent).toBe(2)
    const campaign = await stateOf(id)
    const page = { ask: askOf(campaign), filter: { outcome: 'compared' as const }, after: null, limit: 10 }
    expect(await clinic.db((db) => listPeople(db, clinic.id, page))).toHaveLength(2)
  })

  it('keeps to the branches of whoever launched it', async () => {
    const here = '00000000-0000-4000-8000-0000000000b1'
    const there = '00000000-0000-4000-8000-0000000000b2'
    for (const [id, name] of [
      [here, 'Сокол'],
      [there, 'Мытищи'],
    ])
      await insert(clinic, 'branches', { clinic_id: clinic.id, id, name, timezone: 'Europe/Moscow' })
    const patientIds = await aCrowd(clinic, 4)
    for (const [n, patientId] of patientIds.entries())
      await clinic.db((db) =>
        sql`update patients set branch_id = ${n < 3 ? here : there}::uuid where id = ${patientId}::uuid`.execute(db),
      )
    const { id, person } = await aDraft(patientIds)
    const limited = callOf(database(), clinic, person.caller.id, [here])
    await checkThrough(database(), limited, id)
    const told = await limited.db((db) => launchCampaign(db, limited, { id, launch: { mode: 'now' } }))
    expect(told).toEqual({ audienceChecked: 3, audienceNow: 3 })
    await settleAll(database(), clinic)
    expect(await stateOf(id)).toMatchObject({ state: 'done', audience: 3 })
    const elsewhere = callOf(database(), clinic, person.caller.id, [there])
    const report = await elsewhere.db((db) => reportOf(db, elsewhere, id))
    expect(report.audience).toBe(0)
  })
})

describe('the pace', () => {
  it('takes up as many people in an hour as was said, and only an hour of them waits for the morning', async () => {
    const patientIds = await aCrowd(clinic, 100)
    const { id } = await aLaunchedCampaign(database(), clinic, { patientIds, perHour: 10 })
    const sentBy = async (at: string) => {
      database().clock.set(new Date(at))
      await settleAll(database(), clinic)
      return (await sandboxOf(database(), clinic)).length
    }
    expect(await sentBy('2026-11-22T09:00:00Z')).toBe(1)
    expect(await sentBy('2026-11-22T10:00:00Z')).toBe(11)
    expect(await sentBy('2026-11-22T12:30:00Z')).toBe(36)
    // Night: nobody is written to, and ten wait.
    expect(await sentBy('2026-11-22T22:00:00Z')).toBe(36)
    expect((await outcomes(id))['planned: quiet_hours']).toBe(10)
  })
})
