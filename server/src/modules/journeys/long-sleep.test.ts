import type { JourneyDefinitionInput } from '@revisit/domain/journey-definition.ts'
import { contactRulesSchema } from '@revisit/domain/contact-rules.ts'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { beats } from '../../app.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { insert } from '../patients/patients.testing.ts'
import { installTemplate } from '../templates/templates.ts'
import { aJourney, passages } from './journeys.testing.ts'

const database = useDatabase()
const HOUR = 3_600_000
const PEOPLE = 700
const PER_HOUR = 200
const HOURS_OFF = 7 * 24
const later = (hours: number) => new Date(TODAY.getTime() + hours * HOUR)

type Policy = 'send' | 'skip' | 'exit'

/** People whose message falls due within the week the server is off, every quarter of an hour somebody. */
async function aWeekOfMessages(policy: Policy): Promise<{ clinic: TestClinic; journeyId: string }> {
  database().clock.set(TODAY)
  const clinic = await aClinic(database())
  const always = { from: '00:00', to: '24:00' }
  const hours = { weekdays: always, weekends: always, holidays: always }
  const rules = contactRulesSchema.parse({
    quietHours: { service: hours, advertising: hours },
    catchUpPerHour: PER_HOUR,
    caps: [],
    spreadMinutes: 0,
  })
  const settings = JSON.stringify(rules)
  await insert(clinic, 'contact_settings', {
    clinic_id: clinic.id,
    id: randomUUID(),
    kind: 'rules',
    settings,
    at: TODAY,
  })
  const key = `hello-${randomUUID()}`
  const template = { key, name: key, messageClass: 'service' as const, bodies: { text: 'Ждём вас' }, now: TODAY }
  const templateId = await clinic.db((db) => installTemplate(database().ports, db, clinic.id, template))
  const definition: JourneyDefinitionInput = {
    trigger: { kind: 'manual' },
    settings: { episode: 'patient', priority: 'return', needsFreshData: false, late: { hours: 24, policy } },
    start: 'day',
    nodes: [
      { id: 'day', kind: 'wait', wait: { by: 'duration', duration: { count: 1, unit: 'days' } }, next: 'hello' },
      { id: 'hello', kind: 'message', templateId, channels: ['sms'], expiresAfterHours: 72, next: null },
    ],
  }
  const { id: journeyId, versionId } = await aJourney(clinic, definition)
  await database().admin(
    `with p as (
       insert into patients (clinic_id, id, last_name, created_at, updated_at)
       select $1, gen_random_uuid(), 'Воробьёва', now(), now() from generate_series(1, $2) returning clinic_id, id
     ), n as (select *, row_number() over () as n from p),
     c as (insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, created_at)
       select clinic_id, gen_random_uuid(), id, id, 'phone', '+7916' || lpad(n::text, 7, '0'), now() from n)
     insert into enrollments (clinic_id, id, patient_id, record_id, journey_id, version_id, episode_key, source, node_id, standing,
       due_at, entered_at)
     select clinic_id, gen_random_uuid(), id, id, $3, $4, 'patient', 'manual', 'day',
       jsonb_build_object('nodeId', 'day', 'late', false, 'touched', '{}'::jsonb, 'wait', jsonb_build_object(
         'for', 'time', 'until', extract(epoch from $5::timestamptz + n * $6::interval) * 1000, 'relative', true, 'window', null)),
       $5::timestamptz + n * $6::interval, $5 from n`,
    [clinic.id, PEOPLE, journeyId, versionId, TODAY, `${(HOURS_OFF * 3600) / PEOPLE} seconds`],
  )
  return { clinic, journeyId }
}

const sentIn = async ({ id }: TestClinic) =>
  (await database().admin('select 1 from sandbox_messages where clinic_id = $1', [id])).length

/** Starts the server after its week, then lets hours pass. @returns how many had been sent at the start and after each hour. */
async function wakeUp(clinic: TestClinic, hours: number): Promise<number[]> {
  const sent: number[] = []
  for (let hour = 0; hour <= hours; hour += 1) {
    database().clock.set(later(HOURS_OFF + hour))
    await drainPulse(database().ports, { beats, clinics: async () => [clinic.id] })
    sent.push(await sentIn(clinic))
  }
  return sent
}

it('after a week off sends what is late at the pace of the clinic, everybody once', { timeout: 240_000 }, async () => {
  const { clinic } = await aWeekOfMessages('send')
  const sent = await wakeUp(clinic, 5)
  const steps = sent.map((count, hour) => count - (sent[hour - 1] ?? 0))
  expect(steps[0]).toBeLessThan(20)
  expect(Math.max(...steps)).toBeLessThanOrEqual(PER_HOUR * 1.15)
  expect(sent.at(-1)).toBe(PEOPLE)
})

it.each([
  ['skip', 'done'],
  ['exit', 'late'],
] as const)(
  'by the rule «%s» leaves out what is more than a day late',
  { timeout: 240_000 },
  async (policy, reason) => {
    const { clinic, journeyId } = await aWeekOfMessages(policy)
    const sent = await wakeUp(clinic, 1)
    const fresh = PEOPLE / 7
    expect(sent.at(-1)).toBeGreaterThanOrEqual(fresh - 2)
    expect(sent.at(-1)).toBeLessThanOrEqual(fresh + 2)
    const left = (await passages(clinic, journeyId)).filter(({ endReason }) => endReason === reason)
    expect(left.length).toBeGreaterThanOrEqual(PEOPLE - fresh - 2)
  },
)
