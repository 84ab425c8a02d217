import { sql } from 'kysely'
import { beatsOf } from '../server/src/modules/touches/beats.ts'
import { defaultDoors } from '../server/src/modules/touches/doors.ts'
import { createClinic } from '../server/src/modules/clinics/clinics.ts'
import { systemAccess } from '../server/src/platform/db.ts'
import type { Ports } from '../server/src/platform/ports.ts'
import { withInstallation } from './database.ts'
import { medianMs, printFigure, progress, timed } from './figure.ts'
import { measureJourneys } from './invented/measure-journeys.ts'

/** `--full` for the figures of docs/benchmarks.md; less tells the same on a small machine. */
const isFull = process.argv.includes('--full')
const STEPS = isFull ? 20_000 : 5000
const PATIENTS = isFull ? 200_000 : 40_000
const WAITING = isFull ? 1_000_000 : 200_000
const BATCH = 500

await withInstallation(async ({ ports }) => {
  const { id: clinicId } = await createClinic(ports, { name: 'Клиника', slug: 'bench', timezone: 'Europe/Moscow' })
  await fill(ports, clinicId)
  const beats = beatsOf(defaultDoors)
  const round = async () => {
    let did = 0
    for (const beat of beats) did += await beat.run(ports, clinicId)
    return did
  }
  progress('idle with nothing waiting')
  const before = await medianMs(15, round)
  progress(`${WAITING} touches wait for later`)
  await plan(ports, clinicId, { touches: WAITING, due: "interval '30 days'" })
  const idle = await medianMs(15, round)
  printFigure({
    name: 'engine idle round, touches waiting',
    value: idle,
    unit: 'ms',
    baseline: before,
    ratio: idle / before,
  })
  progress('plain updates')
  await plan(ports, clinicId, { touches: STEPS, due: "interval '1 day'" })
  const plain = await timed(() => plainUpdates(ports, clinicId))
  progress('due steps through the gate, claimed, sent and marked')
  await plan(ports, clinicId, { touches: STEPS, due: "interval '-1 minute'" })
  const decided = { ms: 0, touches: 0 }
  const { ms } = await timed(async () => {
    for (let did = 1; did > 0;) {
      const step = await timed(() => beats[0]!.run(ports, clinicId))
      decided.ms += step.ms
      decided.touches += step.result
      did = step.result
      for (const beat of beats.slice(1)) did += await beat.run(ports, clinicId)
    }
  })
  const perSecond = (count: number, milliseconds: number) => (count / milliseconds) * 1000
  const baseline = perSecond(plain.result, plain.ms)
  const whole = perSecond(STEPS, ms)
  const gate = perSecond(decided.touches, decided.ms)
  printFigure({ name: 'due steps decided and claimed', value: gate, unit: '1/s', baseline, ratio: gate / baseline })
  printFigure({ name: 'due steps from plan to sent', value: whole, unit: '1/s', baseline, ratio: whole / baseline })
  await measureJourneys(ports, clinicId, STEPS)
})

/** Patients with a phone each; their messages are reminders, which no cap limits. */
async function fill(ports: Ports, clinicId: string): Promise<void> {
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    await sql`insert into patients (clinic_id, id, created_at, updated_at)
      select ${clinicId}::uuid, new_id(), now(), now() from generate_series(1, ${PATIENTS}::int)`.execute(db)
    await sql`insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, created_at)
      select clinic_id, new_id(), id, id, 'phone', '+7916' || lpad((row_number() over ())::text, 7, '0'), now()
      from patients where clinic_id = ${clinicId}::uuid`.execute(db)
    // At any hour: what is measured is the gate, not the night.
    const always = { from: '00:00', to: '24:00' }
    const hours = { weekdays: always, weekends: always, holidays: always }
    const rules = JSON.stringify({ quietHours: { service: hours, advertising: hours }, catchUpPerHour: 1_000_000 })
    await sql`insert into contact_settings (clinic_id, id, kind, settings, at)
      values (${clinicId}::uuid, new_id(), 'rules', ${rules}::jsonb, now())`.execute(db)
  })
}

async function plan(ports: Ports, clinicId: string, { touches, due }: { touches: number; due: string }): Promise<void> {
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const after = sql.raw(due)
    await sql`insert into touches (clinic_id, id, patient_id, record_id, origin_kind, class, priority, channels, family, episode,
        context, due_at, expires_at, next_at, created_at)
      select ${clinicId}::uuid, new_id(), p.id, p.id, 'manual', 'service', 1, array['sms'], 'reminder', new_id()::text,
        '{"text":"Ждём вас завтра в 10:00"}', now() + ${after}, now() + interval '90 days', now() + ${after}, now()
      from generate_series(0, ${Math.ceil(touches / PATIENTS) - 1}::int) n, patients p
      where p.clinic_id = ${clinicId}::uuid limit ${touches}`.execute(db)
  })
  await ports.database.pool.query('analyze touches').catch(() => undefined)
}

/** The raw way: take rows off the same table five hundred at a time and change them, nothing more. */
async function plainUpdates(ports: Ports, clinicId: string): Promise<number> {
  let total = 0
  for (let did = 1; did > 0; total += did)
    did = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
      const { numAffectedRows } =
        await sql`update touches set state = 'skipped', next_at = null where clinic_id = ${clinicId}::uuid
        and id in (select id from touches where clinic_id = ${clinicId}::uuid and priority = 1
          and next_at < now() + interval '2 days' order by next_at limit ${BATCH} for update skip locked)`.execute(db)
      return Number(numAffectedRows ?? 0)
    })
  return total
}
