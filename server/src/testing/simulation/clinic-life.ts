import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { sql } from 'kysely'
import { recordEvents } from '../../modules/events/events.ts'
import { mergePatients, unmerge } from '../../modules/identity/identity.ts'
import type { Chance } from './chance.ts'
import type { Memory } from './memory.ts'

export type Life = {
  ports: Ports
  clinicId: string
  chance: Chance
  /** Living cards. */
  patients: string[]
  memory: Memory
  inClinic<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** People of a clinic; most agreed to everything, some have no phone. */
export async function people(life: Life, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await life.inClinic((db) => newcomer(db, life))
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
    'parting',
    'newcomer',
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
  parting,
  newcomer,
  task,
}

async function tell(
  db: Db,
  { ports, clinicId }: Life,
  event: { patientId: string; type: string; subjectKind?: string; subjectId?: string; payload?: object },
) {
  await recordEvents(ports, db, [{ clinicId, occurredAt: ports.clock.now(), ...event }])
}

async function newcomer(db: Db, life: Life): Promise<void> {
  const { chance, clinicId, patients } = life
  const id = chance.uuid()
  const at = life.ports.clock.now()
  await sql`insert into patients (clinic_id, id, last_name, first_name, sex, created_at, updated_at)
    values (${clinicId}, ${id}, ${`Фамилия${chance.below(10_000)}`}, 'Анна', 'f', ${at}, ${at})`.execute(db)
  if (chance.is(0.9)) {
    const phone = `+7916${String(1_000_000 + chance.below(8_999_999))}`
    await sql`insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, created_at)
      values (${clinicId}, ${chance.uuid()}, ${id}, ${id}, 'phone', ${phone}, ${at})`.execute(db)
  }
  if (chance.is(0.9)) await say(db, life, { patientId: id, granted: true, at })
  patients.push(id)
}

async function visit(db: Db, life: Life, patientId: string): Promise<void> {
  const id = life.chance.uuid()
  const at = life.ports.clock.now()
  await sql`insert into appointments (clinic_id, id, patient_id, record_id, starts_at, visited_on, status)
    values (${life.clinicId}, ${id}, ${patientId}, ${patientId}, ${at}, ${at.toISOString().slice(0, 10)}, 'completed')`.execute(
    db,
  )
  await tell(db, life, { patientId, type: 'appointment.completed', subjectKind: 'appointment', subjectId: id })
}

async function booking(db: Db, life: Life, patientId: string): Promise<void> {
  const id = life.chance.uuid()
  const at = life.ports.clock.now()
  const startsAt = new Date(at.getTime() + (1 + life.chance.below(20)) * 86_400_000)
  await sql`insert into appointments (clinic_id, id, patient_id, record_id, starts_at, visited_on, status, booked_at)
    values (${life.clinicId}, ${id}, ${patientId}, ${patientId}, ${startsAt}, ${startsAt.toISOString().slice(0, 10)}, 'booked', ${at})`.execute(
    db,
  )
  await tell(db, life, { patientId, type: 'appointment.booked', subjectKind: 'appointment', subjectId: id })
  life.memory.bookings.push({ id, recordId: patientId, startsAt, step: life.memory.step, stands: true })
}

async function fallThrough(db: Db, life: Life, status: 'cancelled' | 'no_show'): Promise<void> {
  const { rows } = await sql<{ id: string; patientId: string }>`select id, patient_id from appointments
    where clinic_id = ${life.clinicId} and status = 'booked' order by id limit 5`.execute(db)
  if (rows.length === 0) return
  const { id, patientId } = life.chance.one(rows)
  await sql`update appointments set status = ${status} where clinic_id = ${life.clinicId} and id = ${id}`.execute(db)
  await tell(db, life, { patientId, type: `appointment.${status}`, subjectKind: 'appointment', subjectId: id })
  for (const booking of life.memory.bookings) if (booking.id === id) booking.stands = false
}

async function payment(db: Db, life: Life, patientId: string): Promise<void> {
  await tell(db, life, {
    patientId,
    type: 'payment.received',
    subjectKind: 'payment',
    subjectId: life.chance.uuid(),
    payload: { amount: 100_000 },
  })
}

async function refusal(db: Db, life: Life, patientId: string): Promise<void> {
  if (life.chance.is(0.6)) return
  await say(db, life, { patientId, granted: false, at: life.ports.clock.now() })
}

async function say(
  db: Db,
  { clinicId, chance, memory }: Life,
  { patientId, granted, at }: { patientId: string; granted: boolean; at: Date },
): Promise<void> {
  await sql`insert into consents (clinic_id, id, patient_id, record_id, purpose, channel, granted, source, at)
    values (${clinicId}, ${chance.uuid()}, ${patientId}, ${patientId}, 'marketing', '*', ${granted}, 'simulation', ${at})`.execute(
    db,
  )
  const word = granted ? memory.agreed : memory.refused
  word.add(patientId)
}

async function death(db: Db, life: Life, patientId: string): Promise<void> {
  if (life.chance.is(0.85)) return
  await sql`update patients set deceased = true where clinic_id = ${life.clinicId} and id = ${patientId}`.execute(db)
  await tell(db, life, { patientId, type: 'patient.deceased' })
  life.memory.dead.add(patientId)
}

async function merge(db: Db, life: Life, keepId: string): Promise<void> {
  const absorbId = life.chance.one(life.patients)
  if (life.chance.is(0.6) || absorbId === keepId) return
  const { id } = await mergePatients(life.ports, db, {
    clinicId: life.clinicId,
    keepId,
    absorbId,
    automatic: false,
    by: null,
    now: life.ports.clock.now(),
  })
  life.memory.merges.push({ id, keepId, absorbId })
  life.patients.splice(life.patients.indexOf(absorbId), 1)
}

/** Two who became one turn out to be two after all. */
async function parting(db: Db, life: Life): Promise<void> {
  const { merges } = life.memory
  if (merges.length === 0 || life.chance.is(0.3)) return
  const merge = life.chance.one(merges)
  await unmerge(life.ports, db, { clinicId: life.clinicId, mergeId: merge.id, by: null, now: life.ports.clock.now() })
  merges.splice(merges.indexOf(merge), 1)
  life.patients.push(merge.absorbId)
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
