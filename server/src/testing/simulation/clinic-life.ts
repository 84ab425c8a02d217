import { randomUUID } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { sql } from 'kysely'
import { recordEvents } from '../../modules/events/events.ts'
import { mergePatients } from '../../modules/identity/identity.ts'
import type { Chance } from './chance.ts'

export type Life = {
  ports: Ports
  clinicId: string
  chance: Chance
  patients: string[]
  inClinic<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** People of a clinic; most agreed to everything, some have no phone. */
export async function people(life: Life, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const id = randomUUID()
    const at = life.ports.clock.now()
    await life.inClinic(async (db) => {
      await sql`insert into patients (clinic_id, id, last_name, first_name, sex, created_at, updated_at)
        values (${life.clinicId}, ${id}, ${`Фамилия${i}`}, 'Анна', 'f', ${at}, ${at})`.execute(db)
      if (life.chance.is(0.9))
        await sql`insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, created_at)
          values (${life.clinicId}, ${randomUUID()}, ${id}, ${id}, 'phone', ${`+7916${String(1_000_000 + life.chance.below(8_999_999))}`}, ${at})`.execute(
          db,
        )
      if (life.chance.is(0.9)) await say(db, life, { patientId: id, granted: true, at })
    })
    life.patients.push(id)
  }
}

/** Something happens to somebody. */
export async function something(life: Life): Promise<void> {
  const { chance } = life
  const patientId = chance.one(life.patients)
  const kind = chance.one<keyof typeof HAPPENINGS>([
    'visit',
    'visit',
    'visit',
    'booking',
    'booking',
    'cancel',
    'no_show',
    'payment',
    'refusal',
    'death',
    'merge',
    'task',
  ])
  await life.inClinic((db) => HAPPENINGS[kind](db, life, patientId))
}

const HAPPENINGS = {
  visit,
  booking,
  cancel: (db: Db, life: Life) => fallThrough(db, life, 'cancelled'),
  no_show: (db: Db, life: Life) => fallThrough(db, life, 'no_show'),
  payment,
  refusal,
  death,
  merge,
  task,
}

async function tell(
  db: Db,
  { ports, clinicId }: Life,
  event: { patientId: string; type: string; subjectKind?: string; subjectId?: string; payload?: object },
) {
  await recordEvents(ports, db, [{ clinicId, occurredAt: ports.clock.now(), ...event }])
}

async function visit(db: Db, life: Life, patientId: string): Promise<void> {
  const id = randomUUID()
  const at = life.ports.clock.now()
  await sql`insert into appointments (clinic_id, id, patient_id, record_id, starts_at, visited_on, status)
    values (${life.clinicId}, ${id}, ${patientId}, ${patientId}, ${at}, ${at.toISOString().slice(0, 10)}, 'completed')`.execute(
    db,
  )
  await tell(db, life, { patientId, type: 'appointment.completed', subjectKind: 'appointment', subjectId: id })
}

async function booking(db: Db, life: Life, patientId: string): Promise<void> {
  const id = randomUUID()
  const at = life.ports.clock.now()
  const startsAt = new Date(at.getTime() + (1 + life.chance.below(20)) * 86_400_000)
  await sql`insert into appointments (clinic_id, id, patient_id, record_id, starts_at, visited_on, status, booked_at)
    values (${life.clinicId}, ${id}, ${patientId}, ${patientId}, ${startsAt}, ${startsAt.toISOString().slice(0, 10)}, 'booked', ${at})`.execute(
    db,
  )
  await tell(db, life, { patientId, type: 'appointment.booked', subjectKind: 'appointment', subjectId: id })
}

async function fallThrough(db: Db, life: Life, status: 'cancelled' | 'no_show'): Promise<void> {
  const { rows } = await sql<{ id: string; patientId: string }>`select id, patient_id from appointments
    where clinic_id = ${life.clinicId} and status = 'booked' order by id limit 5`.execute(db)
  if (rows.length === 0) return
  const { id, patientId } = life.chance.one(rows)
  await sql`update appointments set status = ${status} where clinic_id = ${life.clinicId} and id = ${id}`.execute(db)
  await tell(db, life, { patientId, type: `appointment.${status}`, subjectKind: 'appointment', subjectId: id })
}

async function payment(db: Db, life: Life, patientId: string): Promise<void> {
  await tell(db, life, {
    patientId,
    type: 'payment.received',
    subjectKind: 'payment',
    subjectId: randomUUID(),
    payload: { amount: 100_000 },
  })
}

async function refusal(db: Db, life: Life, patientId: string): Promise<void> {
  if (life.chance.is(0.6)) return
  await say(db, life, { patientId, granted: false, at: life.ports.clock.now() })
}

async function say(
  db: Db,
  { clinicId }: Life,
  { patientId, granted, at }: { patientId: string; granted: boolean; at: Date },
): Promise<void> {
  await sql`insert into consents (clinic_id, id, patient_id, record_id, purpose, channel, granted, source, at)
    values (${clinicId}, ${randomUUID()}, ${patientId}, ${patientId}, 'marketing', '*', ${granted}, 'simulation', ${at})`.execute(
    db,
  )
}

async function death(db: Db, life: Life, patientId: string): Promise<void> {
  if (life.chance.is(0.85)) return
  await sql`update patients set deceased = true where clinic_id = ${life.clinicId} and id = ${patientId}`.execute(db)
  await tell(db, life, { patientId, type: 'patient.deceased' })
}

async function merge(db: Db, life: Life, keepId: string): Promise<void> {
  const absorbId = life.chance.one(life.patients)
  if (life.chance.is(0.6) || absorbId === keepId) return
  await mergePatients(life.ports, db, {
    clinicId: life.clinicId,
    keepId,
    absorbId,
    automatic: false,
    by: null,
    now: life.ports.clock.now(),
  })
  life.patients.splice(life.patients.indexOf(absorbId), 1)
}

async function task(db: Db, life: Life): Promise<void> {
  const { rows } = await sql<{
    id: string
    patientId: string
    enrollmentId: string
    nodeId: string
  }>`select id, patient_id, enrollment_id, node_id
    from tasks where clinic_id = ${life.clinicId} and state = 'open' and kind = 'call' and enrollment_id is not null order by id limit 3`.execute(
    db,
  )
  if (rows.length === 0) return
  const { id, patientId, enrollmentId, nodeId } = life.chance.one(rows)
  await sql`update tasks set state = 'done', result = 'done' where clinic_id = ${life.clinicId} and id = ${id}`.execute(
    db,
  )
  await tell(db, life, {
    patientId,
    type: 'task.done',
    subjectKind: 'task',
    subjectId: id,
    payload: { result: 'done', enrollmentId, nodeId },
  })
}
