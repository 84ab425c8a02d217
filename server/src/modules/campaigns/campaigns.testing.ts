import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Call } from '../../platform/http/route.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { drainPulse } from '../../platform/pulse.ts'
import type { TestClinic } from '../../testing/builders.ts'
import type { TestDatabase } from '../../testing/database.ts'
import { reactionBeat } from '../events/events.ts'
import { insert } from '../patients/patients.testing.ts'
import { installTemplate } from '../templates/templates.ts'
import { touchReactors } from '../touches/touches.ts'
import { beatsOf as touchBeatsOf } from '../touches/beats.ts'
import { defaultDoors, type TouchDoors } from '../touches/doors.ts'
import { campaignBeats, campaignJobs, campaignOrigin } from './campaigns.ts'
import { readCheck } from './check-queries.ts'
import { requestCheck } from './checking.ts'
import { type Launch, launchCampaign } from './launching.ts'
import { createCampaign } from './store.ts'

/** Doors of the real thing with the origin of campaigns. */
export const campaignDoors: TouchDoors = { ...defaultDoors, origins: [campaignOrigin] }

/** Everything due is done. */
export async function settleAll(
  database: TestDatabase,
  clinic: TestClinic,
  doors: TouchDoors = campaignDoors,
): Promise<void> {
  const beats = [reactionBeat(touchReactors), ...campaignBeats, ...touchBeatsOf(doors)]
  await drainPulse(database.ports, { beats, clinics: async () => [clinic.id] })
}

/**
 * Rounds of the work of campaigns by a worker that dies in half of its batches before they are
 * committed, and after other transactions, as chance will have it.
 */
export async function workDying(database: TestDatabase, clinic: TestClinic, chance: () => number): Promise<number> {
  const real = database.ports.database
  let deaths = 0
  const die = () => {
    deaths += 1
    throw new Error('killed')
  }
  const withClinic: typeof real.withClinic = async (access, work) => {
    const fate = chance()
    const result = await real.withClinic(access, async (db) => {
      const done = await work(db)
      if (fate < 0.5 && typeof done === 'number' && done > 0) die()
      return done
    })
    if (fate > 0.8) die()
    return result
  }
  const ports = { ...database.ports, database: { ...real, withClinic } }
  for (let round = 0; round < 40; round += 1)
    for (const beat of campaignBeats) await beat.run(ports, clinic.id).catch(() => 0)
  return deaths
}

let crowds = 0

/** Many people with a phone of their own who agreed to advertising. @returns their ids. */
export async function aCrowd(clinic: TestClinic, size: number): Promise<string[]> {
  const first = 7_900_000_0000 + (crowds += 1) * 100_000
  return clinic.db(async (db) => {
    const at = '2026-01-10T10:00:00Z'
    const { rows } = await sql<{ id: string }>`
      with people as (
        insert into patients (clinic_id, id, last_name, first_name, created_at, updated_at)
        select ${clinic.id}::uuid, gen_random_uuid(), 'Петров', 'Иван', ${at}::timestamptz, ${at}::timestamptz
        from generate_series(1, ${size}::int) returning id
      ), numbered as (select id, row_number() over (order by id) as n from people), phones as (
        insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, created_at)
        select ${clinic.id}::uuid, gen_random_uuid(), id, id, 'phone', '+' || (${first}::bigint + n), ${at}::timestamptz from numbered
      ), said as (
        insert into consents (clinic_id, id, patient_id, record_id, purpose, channel, granted, source, at)
        select ${clinic.id}::uuid, gen_random_uuid(), id, id, 'marketing', '*', true, 'test', ${at}::timestamptz from numbered
      )
      select id from numbered order by n`.execute(db)
    return rows.map(({ id }) => id)
  })
}

/** What became of the audience: recipients, messages planned for them, those who have two. */
export async function ledgerOf(clinic: TestClinic, campaignId: string) {
  return clinic.db(async (db) => {
    const { rows } = await sql<{
      recipients: number
      people: number
      planned: number
      orphans: number
      states: Record<string, number>
    }>`
      select (select count(*)::int from campaign_recipients where campaign_id = ${campaignId}::uuid) as recipients,
        (select count(distinct patient_id)::int from campaign_recipients where campaign_id = ${campaignId}::uuid) as people,
        (select count(distinct touch_id)::int from campaign_recipients where campaign_id = ${campaignId}::uuid) as planned,
        (select count(*)::int from touches t where t.origin_id = ${campaignId}::uuid and not (t.state = 'cancelled' and t.reason = 'paused')
          and not exists (select from campaign_recipients r where r.touch_id = t.id)) as orphans,
        (select coalesce(jsonb_object_agg(state, n), '{}') from (select state, count(*)::int as n from touches
          where origin_id = ${campaignId}::uuid group by 1) s) as states`.execute(db)
    return rows[0]!
  })
}

/** A static list of these people, counted. @returns its id. */
export async function aList(clinic: TestClinic, patientIds: readonly string[], name = 'Список'): Promise<string> {
  const id = randomUUID()
  const now = '2026-11-01T10:00:00Z'
  await insert(clinic, 'segments', {
    clinic_id: clinic.id,
    id,
    name: `${name} ${id.slice(0, 8)}`,
    kind: 'list',
    people: patientIds.length,
    built_version: 1,
    created_at: now,
    updated_at: now,
  })
  await addToList(clinic, id, patientIds)
  return id
}

export async function addToList(clinic: TestClinic, segmentId: string, patientIds: readonly string[]): Promise<void> {
  await clinic.db((db) =>
    sql`insert into segment_members (clinic_id, segment_id, patient_id, entered_at)
      select ${clinic.id}::uuid, ${segmentId}::uuid, id, '2026-11-01T10:00:00Z' from unnest(${[...patientIds]}::uuid[]) as p(id)`.execute(
      db,
    ),
  )
}

/** A published template. @returns its id. */
export async function aTemplate(
  database: TestDatabase,
  clinic: TestClinic,
  { text = 'Приглашаем на осмотр', messageClass = 'advertising' as 'advertising' | 'service' } = {},
): Promise<string> {
  const key = `t${randomUUID().slice(0, 8)}`
  return clinic.db((db) =>
    installTemplate(database.ports, db, clinic.id, {
      key,
      name: `Шаблон ${key}`,
      messageClass,
      bodies: { text },
      now: database.clock.now(),
    }),
  )
}

/** A call of a member of staff, as a route would get it. */
export function callOf(database: TestDatabase, clinic: TestClinic, staffId: string, branches: string[] | null = null) {
  const access = { clinicId: clinic.id, medical: true, branches }
  return {
    caller: {
      kind: 'staff',
      id: staffId,
      name: 'Павел Дорохов',
      clinicId: clinic.id,
      branches,
      timezone: 'Europe/Moscow',
      permissions: new Set<string>(),
    },
    ports: database.ports,
    now: database.clock.now(),
    locale: 'ru',
    ip: '127.0.0.1',
    db: (work: never) => database.ports.database.withClinic(access, work),
  } as unknown as Call
}

/** A checked campaign to a list, launched by a member of staff. @returns its id and the call it was launched with. */
export async function aLaunchedCampaign(
  database: TestDatabase,
  clinic: TestClinic,
  {
    patientIds,
    launch = { mode: 'now' },
    ...definition
  }: { patientIds: readonly string[]; launch?: Launch } & Record<string, unknown>,
): Promise<{ id: string; person: Call; segmentId: string; templateId: string }> {
  const { staffId } = await clinic.member('marketer')
  const person = callOf(database, clinic, staffId)
  const segmentId = await aList(clinic, patientIds)
  const templateId = await aTemplate(database, clinic)
  const whole = { segmentId, variants: [{ id: 'a', templateId }], ...definition }
  const id = await person.db((db) => createCampaign(db, person, { name: 'Осмотр', definition: whole }))
  await checkThrough(database, person, id)
  await person.db((db) => launchCampaign(db, person, { id, launch }))
  return { id, person, segmentId, templateId }
}

/** A check to its end, also one that runs in the background. */
export async function checkThrough(database: TestDatabase, person: Call, id: string) {
  const check = await requestCheck(person, id, null)
  if (check.state === 'running') await drainJobs(database.ports, campaignJobs)
  return (await person.db((db) => readCheck(db, person.caller.clinicId, check.id)))!
}
