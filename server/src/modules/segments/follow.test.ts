import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { reactionBeat, recordEvents } from '../events/events.ts'
import { mergePatients, unmerge } from '../identity/identity.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { readCounting } from './counting.ts'
import { readMatching } from './match-queries.ts'
import { anyRule } from './rules.testing.ts'
import { followBeat, membersOf, segmentReactor } from './segments.ts'
import { aDirectory, putPeople } from './world-rows.testing.ts'
import { ago, aVisit, type Directory, NOBODY_YET, noon, type PersonFacts, personFacts } from './world.testing.ts'

const database = useDatabase()
let clinic: TestClinic
let directory: Directory

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  directory = await aDirectory(clinic)
})

const person = (facts: Partial<PersonFacts> = {}) => ({ ...NOBODY_YET, ...facts })

async function people(...facts: Partial<PersonFacts>[]): Promise<string[]> {
  const ids = await putPeople(clinic, facts.map(person), directory)
  await changed(ids)
  return ids
}

async function changed(ids: string[]): Promise<void> {
  await clinic.db((db) => markStale(db, clinic.id, ids, TODAY))
  await refreshStatistics(database().ports, clinic.id)
}

async function aSegment(rule: SegmentRule, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID()
  const row = {
    clinicId: clinic.id,
    id,
    name: id,
    kind: 'rule',
    rule: JSON.stringify(rule),
    createdAt: TODAY,
    updatedAt: TODAY,
  }
  await clinic.db((db) =>
    db
      .insertInto('segments')
      .values({ ...row, ...more } as never)
      .execute(),
  )
  return id
}

const settle = () =>
  drainPulse(database().ports, {
    beats: [reactionBeat([segmentReactor]), followBeat],
    clinics: async () => [clinic.id],
  })
const members = (id: string) => clinic.db((db) => membersOf(db, clinic.id, id, { after: null, limit: 1000 }))

async function events(): Promise<string[]> {
  const rows = await database().admin<{ type: string }>(
    `select type from events where clinic_id = $1 and type like 'segment.%' order by recorded_at, id`,
    [clinic.id],
  )
  return rows.map(({ type }) => type)
}

async function addVisit(patientId: string, daysAgo: number): Promise<void> {
  const row = {
    clinicId: clinic.id,
    id: randomUUID(),
    patientId,
    recordId: patientId,
    status: 'completed',
    payer: 'patient',
  }
  const when = { startsAt: noon(daysAgo), visitedOn: ago(daysAgo) }
  await clinic.db((db) =>
    db
      .insertInto('appointments')
      .values({ ...row, ...when })
      .execute(),
  )
  await changed([patientId])
}

const AWAY: SegmentRule = { field: 'visits.last', op: 'before', value: { ago: 180, unit: 'day' } }

describe('membership of a segment', () => {
  it('begins with everybody who fits, without announcing them', async () => {
    const [away] = await people({ appointments: [aVisit(200)] }, { appointments: [aVisit(10)] })
    const id = await aSegment(AWAY)
    await settle()
    expect(await members(id)).toEqual([away])
    expect(await events()).toEqual([])
    const loud = await aSegment(AWAY, { announceFirst: true })
    await settle()
    expect(await members(loud)).toEqual([away])
    expect(await events()).toEqual(['segment.entered'])
  })

  it('follows a visit and tells who left and who came', async () => {
    const [away, recent] = await people({ appointments: [aVisit(200)] }, { appointments: [aVisit(10)] })
    const gone = await aSegment(AWAY)
    const here = await aSegment({ field: 'visits.count', op: 'any', within: { last: 30, unit: 'day' } })
    await settle()
    await addVisit(away!, 1)
    await settle()
    expect(await members(gone)).toEqual([])
    expect((await members(here)).sort()).toEqual([away, recent].sort())
    expect((await events()).sort()).toEqual(['segment.entered', 'segment.left'])
  })

  it('follows what the statistics do not see by its event', async () => {
    const [id] = await people({})
    const segment = await aSegment({ field: 'site.actions', op: 'any', where: { words: ['имплант'] } })
    await settle()
    const event = { clinicId: clinic.id, patientId: id!, type: 'site.service_viewed', occurredAt: TODAY }
    await clinic.db((db) => recordEvents(database().ports, db, [{ ...event, payload: { title: 'Имплантация' } }]))
    await settle()
    expect(await members(segment)).toEqual([id])
  })

  it('changes by time alone when the clinic’s day turns', async () => {
    const [id] = await people({ appointments: [aVisit(180)] })
    const segment = await aSegment(AWAY)
    await settle()
    expect(await members(segment)).toEqual([])
    database().clock.set('2026-11-23T09:00:00Z')
    await settle()
    expect(await members(segment)).toEqual([id])
    expect(await events()).toEqual(['segment.entered'])
  })

  it('changes by the hour where hours are asked about', async () => {
    const [id] = await people({
      events: [{ type: 'site.page', hoursAgo: 1, service: null, title: null, channel: null }],
    })
    const segment = await aSegment(
      { field: 'site.actions', op: 'any', within: { last: 2, unit: 'hour' } },
      { usesHours: true },
    )
    await settle()
    expect(await members(segment)).toEqual([id])
    database().clock.set(new Date(TODAY.getTime() + 2 * 3_600_000))
    await settle()
    expect(await members(segment)).toEqual([])
  })

  it('of a segment inside another reads who is in it, through several levels', async () => {
    const [away] = await people({ appointments: [aVisit(200)], tags: ['vip'] }, { appointments: [aVisit(300)] })
    const outermost = randomUUID()
    const inner = await aSegment(AWAY)
    const outer = await aSegment({
      all: [
        { field: 'segment.member', op: 'any_of', value: [inner] },
        { field: 'profile.tags', op: 'any_of', value: ['vip'] },
      ],
    })
    await aSegment({ not: { field: 'segment.member', op: 'any_of', value: [outer] } }, { id: outermost })
    await settle()
    expect(await members(outer)).toEqual([away])
    await addVisit(away!, 1)
    await settle()
    expect([await members(inner), await members(outer)].map((list) => list.includes(away!))).toEqual([false, false])
    expect(await members(outermost)).toContain(away)
  })

  it('moves silently when cards join and part', async () => {
    const [keep, absorb] = await people({}, { appointments: [aVisit(200)] })
    const segment = await aSegment(AWAY)
    await settle()
    const merge = { keepId: keep!, absorbId: absorb!, automatic: false, by: null, now: TODAY, clinicId: clinic.id }
    const { id } = await clinic.db((db) => mergePatients(database().ports, db, merge))
    await refreshStatistics(database().ports, clinic.id)
    await settle()
    expect(await members(segment)).toEqual([keep])
    await clinic.db((db) =>
      unmerge(database().ports, db, { clinicId: clinic.id, mergeId: id, by: null, now: TODAY } as never),
    )
    await refreshStatistics(database().ports, clinic.id)
    await settle()
    expect(await members(segment)).toEqual([absorb])
    expect((await events()).filter((type) => type === 'segment.entered')).toEqual([])
  })

  it('of a list follows merges and ends with erasure', async () => {
    const [keep, absorb] = await people({}, {})
    const list = await aSegment({ all: [] }, { kind: 'list', rule: null })
    await clinic.db((db) =>
      db
        .insertInto('segmentListEntries')
        .values({ clinicId: clinic.id, segmentId: list, recordId: absorb!, patientId: absorb!, addedAt: TODAY })
        .execute(),
    )
    await settle()
    const merge = { keepId: keep!, absorbId: absorb!, automatic: false, by: null, now: TODAY, clinicId: clinic.id }
    await clinic.db((db) => mergePatients(database().ports, db, merge))
    await refreshStatistics(database().ports, clinic.id)
    await settle()
    expect(await members(list)).toEqual([keep])
    const erased = { clinicId: clinic.id, patientId: keep!, type: 'patient.erased', occurredAt: TODAY }
    await clinic.db((db) => recordEvents(database().ports, db, [erased]))
    await settle()
    expect(await members(list)).toEqual([])
  })

  it('stays as it was for a segment that cannot be counted, and lets the others go on', async () => {
    const [away] = await people({ appointments: [aVisit(200)] })
    const broken = await aSegment({ field: 'profile.branch', op: 'any_of', value: ['not an id'] })
    const sound = await aSegment(AWAY)
    await settle()
    expect(await members(sound)).toEqual([away])
    const [row] = await database().admin<{ failure: string }>('select failure from segments where id = $1', [broken])
    expect(row!.failure).toContain('uuid')
    await addVisit(away!, 1)
    await settle()
    expect(await members(sound)).toEqual([])
  })
})

describe('journeys and messages', () => {
  it('are asked about, and their steps are followed only when a rule asks', async () => {
    const [inside, outside] = await people({}, {})
    const journey = await aPassage(inside!)
    await aTouch(inside!, journey)
    const now = await aSegment({ field: 'journey.now', op: 'any_of', value: [journey] })
    const never = await aSegment({
      field: 'messages.sent',
      op: 'none',
      where: { channel: ['sms'], journey: [journey] },
    })
    const recently = await aSegment({ field: 'messages.last', op: 'since', value: { ago: 1, unit: 'day' } })
    const entered = await aSegment({ field: 'journey.entered', op: 'any', within: { last: 3, unit: 'day' } })
    await settle()
    expect(await Promise.all([now, never, recently, entered].map(members))).toEqual([
      [inside],
      [outside],
      [inside],
      [inside],
    ])
    await aTouch(outside!, journey)
    const sent = { clinicId: clinic.id, patientId: outside!, type: 'touch.sent', occurredAt: TODAY }
    await clinic.db((db) => recordEvents(database().ports, db, [sent]))
    await settle()
    expect(await Promise.all([never, recently].map(members))).toEqual([[], [inside, outside].sort()])
  })
})

async function aPassage(patientId: string): Promise<string> {
  const id = randomUUID()
  const values = [clinic.id, id, TODAY]
  await database().admin(
    `insert into journeys (clinic_id, id, name, created_at, updated_at) values ($1, $2, 'Возврат', $3, $3)`,
    values,
  )
  await database().admin(
    `insert into journey_versions (clinic_id, id, journey_id, number, state, definition, created_at, updated_at) values ($1, $2, $2, 1, 'live', '{}', $3, $3)`,
    values,
  )
  await database().admin(
    `insert into enrollments (clinic_id, id, journey_id, version_id, patient_id, record_id, episode_key, source, node_id, standing, entered_at, due_at)
     values ($1, $2, $2, $2, $4, $4, 'visit', 'manual', 'a', '{}', $3, $3)`,
    [...values, patientId],
  )
  return id
}

async function aTouch(patientId: string, journeyId: string): Promise<void> {
  await database().admin(
    `insert into touches (clinic_id, id, patient_id, record_id, origin_kind, origin_id, class, priority, family, episode, due_at, expires_at, state, channel, contacted_at, created_at)
     values ($1, gen_random_uuid(), $2, $2, 'journey', $3, 'service', 1, 'reminder', 'visit', $4, $4, 'sent', 'sms', $4, $4)`,
    [clinic.id, patientId, journeyId, TODAY],
  )
}

describe('following one by one', () => {
  it('arrives where counting everybody anew arrives, after any history', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 100_000)
    const facts = fc.sample(personFacts, { numRuns: 60, seed })
    const counting = await clinic.db((db) => readCounting(database().ports, db, clinic.id))
    const inner = await aSegment(AWAY)
    const rules = fc.sample(anyRule(counting.catalogue.fields, directory, [inner]), { numRuns: 12, seed })
    const segments: { id: string; rule: SegmentRule }[] = [{ id: inner, rule: AWAY }]
    for (const rule of rules) segments.push({ rule, id: await aSegment(rule, traitsOf(rule)) })
    for (const [index, part] of [
      facts.slice(0, 25),
      facts.slice(25, 26),
      facts.slice(26, 40),
      facts.slice(40),
    ].entries()) {
      await people(...part)
      if (index === 2) database().clock.set('2026-11-23T15:30:00Z')
      await settle()
      await moveSomething(index)
      await settle()
      for (const { id, rule } of segments)
        expect({ seed, rule, people: await members(id) }).toEqual({ seed, rule, people: await countedAnew(rule) })
    }
  }, 180_000)

  it('looks at that person only', async () => {
    await putPeople(
      clinic,
      Array.from({ length: 3000 }, () => person({ appointments: [aVisit(200)] })),
      directory,
    )
    const [one] = await people({ appointments: [aVisit(200)] })
    await aSegment(AWAY)
    await aSegment({
      field: 'visits.count',
      op: 'at_least',
      value: 1,
      within: { last: 30, unit: 'day' },
      where: { payer: ['patient'] },
    })
    await settle()
    for (const table of ['patients', 'patient_stats', 'patient_history', 'appointments', 'segment_members'])
      await database().admin(`vacuum analyze ${table}`)
    await addVisit(one!, 1)
    const read = await rowsRead(() => settle())
    expect(read.people).toBeGreaterThan(0)
    expect(read.people).toBeLessThan(30)
    const [written] = await database().admin<{ n: number }>(
      `select count(*)::int as n from segment_history where clinic_id = $1 and reason <> 'built'`,
      [clinic.id],
    )
    expect(written!.n).toBe(2)
  }, 120_000)
})

const traitsOf = (rule: SegmentRule) => ({
  usesRfm: JSON.stringify(rule).includes('value.'),
  usesHours: JSON.stringify(rule).includes('"hour"'),
})

async function countedAnew(rule: SegmentRule): Promise<string[]> {
  return clinic.db(async (db) => {
    const counting = await readCounting(database().ports, db, clinic.id)
    const { rows } = await sql<{ id: string }>`select id from patients where clinic_id = ${clinic.id}`.execute(db)
    return (
      await readMatching(
        db,
        rule,
        counting,
        rows.map(({ id }) => id),
      )
    ).sort()
  })
}

/** Changes of every kind: new facts, facts gone, an event, two cards that are one person. */
async function moveSomething(step: number): Promise<void> {
  const ids = (
    await database().admin<{ id: string }>(
      'select id from patients where clinic_id = $1 and merged_into is null order by id',
      [clinic.id],
    )
  ).map(({ id }) => id)
  const [a, b, c] = [ids[step * 2]!, ids[step * 2 + 1]!, ids[step * 2 + 2]!]
  await addVisit(a, step * 40)
  await database().admin('delete from payments where clinic_id = $1 and patient_id = $2', [clinic.id, b])
  await changed([b])
  const merge = { keepId: a, absorbId: c, automatic: false, by: null, now: TODAY, clinicId: clinic.id }
  await clinic.db((db) => mergePatients(database().ports, db, merge))
  await refreshStatistics(database().ports, clinic.id)
  const event = {
    clinicId: clinic.id,
    patientId: b,
    type: 'site.page',
    occurredAt: TODAY,
    payload: { title: 'Имплантация' },
  }
  await clinic.db((db) => recordEvents(database().ports, db, [event]))
}

/** Rows of people and of members that statements read while something happens, by the plans the application role gets. */
async function rowsRead(deed: () => Promise<unknown>): Promise<{ people: number }> {
  const statements: { begin: string; text: string; values: unknown[] }[] = []
  let listening = true
  database().ports.database.pool.on('acquire', (client) => {
    const spied = client as unknown as { query: (...args: any[]) => unknown; original?: (...args: any[]) => unknown }
    spied.original ??= spied.query.bind(client)
    let begin = ''
    spied.query = (...args) => {
      const text = typeof args[0] === 'string' ? args[0] : args[0]?.text
      if (typeof text === 'string' && text.startsWith('begin;')) begin = text
      else if (listening && typeof text === 'string')
        statements.push({ begin, text, values: args[1] ?? args[0].values ?? [] })
      return spied.original!(...args)
    }
  })
  await deed()
  listening = false
  let read = 0
  for (const { begin, text, values } of statements.filter((one) => /patients p|segment_members/.test(one.text))) {
    const client = await database().ports.database.pool.connect()
    await client.query(begin)
    const { rows } = await client.query(`explain (analyze, format json) ${text}`, values as unknown[])
    await client.query('rollback')
    client.release()
    const walk = (node: any): void => {
      if (/Scan/.test(node['Node Type']) && node['Relation Name']) {
        const rejected = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
        read += (node['Actual Rows'] + rejected) * node['Actual Loops']
      }
      for (const inner of node['Plans'] ?? []) walk(inner)
    }
    walk(rows[0]['QUERY PLAN'][0]['Plan'])
  }
  return { people: read }
}
