import { addDays } from '@revisit/domain/local-date.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A small clinic written out: everything the statistics are made of. */
export type World = {
  branches: string[]
  doctors: { id: string; specialty: string | null }[]
  services: { id: string; specialty: string | null; treatmentType: string; price: number | null }[]
  patients: { id: string; source: string | null; branchId: string | null; mergedInto: string | null }[]
  appointments: Appointment[]
  lines: Line[]
  payments: Payment[]
}
export type Appointment = {
  id: string
  patientId: string
  doctorId: string | null
  administratorId: string | null
  branchId: string | null
  day: string
  hour: number
  status: 'booked' | 'completed' | 'no_show' | 'cancelled'
  payer: 'patient' | 'insurer' | null
}
export type Line = {
  id: string
  appointmentId: string
  serviceId: string | null
  price: number | null
  quantity: number
  discount: number
  cost: number | null
}
export type Payment = {
  id: string
  patientId: string
  day: string
  amount: number
  kind: 'payment' | 'refund'
  payer: 'patient' | 'insurer'
}

/** Ids that sort and read well; the clinic's number keeps them apart between clinics of one database. */
export function idOf(clinic: number, kind: number, n: number): string {
  return `${clinic.toString(16).padStart(8, '0')}-0000-7000-8000-${kind.toString(16).padStart(4, '0')}${n.toString(16).padStart(8, '0')}`
}

const SOURCES = ['Яндекс', 'Рекомендация', null]
const TREATMENTS = ['consultation', 'hygiene', 'caries']

/** The directories of a small clinic: two branches, three doctors, three services. */
export function emptyWorld(clinic: number): World {
  const branches = [0, 1].map((n) => idOf(clinic, 1, n))
  const doctors = ['Терапевт', 'Хирург', null].map((specialty, n) => ({ id: idOf(clinic, 2, n), specialty }))
  const services = [0, 1, 2].map((n) => ({
    id: idOf(clinic, 3, n),
    specialty: n === 2 ? null : ['Терапевт', 'Гигиенист'][n]!,
    treatmentType: TREATMENTS[n]!,
    price: n === 1 ? null : 100_000 * (n + 1),
  }))
  return { branches, doctors, services, patients: [], appointments: [], lines: [], payments: [] }
}

/** Days before today, negative after it. Ends and beginnings of months are likelier than by chance. */
const ago = fc.oneof(
  fc.integer({ min: -5, max: 40 }),
  fc.integer({ min: 0, max: 1200 }),
  fc.constantFrom(0, 21, 22, 52, 53, 82, 83, 84, 264, 267, 365, 387, 730, 996, 1000),
)

/** What chance decides about one patient. */
export const patientFacts = fc.record({
  source: fc.constantFrom(...SOURCES),
  branch: fc.option(fc.nat(1), { nil: null }),
  /** Days before today (negative = after it), hour, status and the rest of each booking. */
  visits: fc.array(
    fc.record({
      ago,
      hour: fc.integer({ min: 8, max: 11 }),
      status: fc.constantFrom('completed', 'completed', 'completed', 'no_show', 'cancelled', 'booked'),
      doctor: fc.option(fc.nat(2), { nil: null }),
      administrator: fc.option(fc.nat(2), { nil: null }),
      branch: fc.option(fc.nat(1), { nil: null }),
      payer: fc.constantFrom('patient', 'insurer', null),
      lines: fc.array(
        fc.record({
          service: fc.option(fc.nat(2), { nil: null }),
          price: fc.option(fc.constantFrom(50_000, 120_000, 120_000, 300_000), { nil: null }),
          quantity: fc.constantFrom(1, 1, 2, 0.5),
          discount: fc.constantFrom(0, 0, 40_000),
          cost: fc.option(fc.constantFrom(0, 30_000, 90_000), { nil: null }),
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 7 },
  ),
  payments: fc.array(
    fc.record({
      ago,
      amount: fc.constantFrom(0, 100_000, 100_000, 250_000, 1_000_000),
      kind: fc.constantFrom('payment', 'payment', 'payment', 'refund'),
      payer: fc.constantFrom('patient', 'insurer'),
    }),
    { maxLength: 6 },
  ),
})
export type PatientFacts = typeof patientFacts extends fc.Arbitrary<infer T> ? T : never

let serial = 0

/** The world with one more patient who did all that. @returns the new world and the patient's id. */
export function withPatient(world: World, clinic: number, { facts, today }: { facts: PatientFacts; today: string }) {
  const id = idOf(clinic, 10, serial++)
  const patient = {
    id,
    source: facts.source as string | null,
    branchId: facts.branch === null ? null : world.branches[facts.branch]!,
    mergedInto: null,
  }
  const appointments = facts.visits.map((visit): Appointment => ({
    id: idOf(clinic, 11, serial++),
    patientId: id,
    doctorId: visit.doctor === null ? null : world.doctors[visit.doctor]!.id,
    administratorId: visit.administrator === null ? null : world.doctors[visit.administrator]!.id,
    branchId: visit.branch === null ? null : world.branches[visit.branch]!,
    day: addDays(today, -visit.ago),
    hour: visit.hour,
    status: visit.status as Appointment['status'],
    payer: visit.payer as Appointment['payer'],
  }))
  const lines = facts.visits.flatMap((visit, index) =>
    visit.lines.map((line): Line => ({
      id: idOf(clinic, 12, serial++),
      appointmentId: appointments[index]!.id,
      serviceId: line.service === null ? null : world.services[line.service]!.id,
      price: line.price,
      quantity: line.quantity,
      discount: line.discount,
      cost: line.cost,
    })),
  )
  const payments = facts.payments.map((payment): Payment => ({
    id: idOf(clinic, 13, serial++),
    patientId: id,
    day: addDays(today, -payment.ago),
    amount: payment.amount,
    kind: payment.kind as Payment['kind'],
    payer: payment.payer as Payment['payer'],
  }))
  const next: World = {
    ...world,
    patients: [...world.patients, patient],
    appointments: [...world.appointments, ...appointments],
    lines: [...world.lines, ...lines],
    payments: [...world.payments, ...payments],
  }
  return { world: next, id }
}

/** Replaces everything the clinic knows by the world, past every module. Statistics are told nothing. */
export async function writeWorld(db: Db, clinicId: string, world: World): Promise<void> {
  const c = { clinic_id: clinicId }
  const patientOf = new Map(world.appointments.map((a) => [a.id, a.patientId]))
  for (const table of ['service_lines', 'payments', 'appointments']) {
    await sql`delete from ${sql.table(table)} where clinic_id = ${clinicId}`.execute(db)
  }
  await upsert(
    db,
    'branches',
    world.branches.map((id) => ({ ...c, id, name: id.slice(-2), timezone: 'Europe/Moscow', created_at: NOW })),
  )
  await upsert(
    db,
    'staff',
    world.doctors.map(({ id, specialty }) => ({
      ...c,
      id,
      name: 'Врач',
      role: 'doctor',
      locale: 'ru',
      specialty,
      created_at: NOW,
    })),
  )
  await upsert(
    db,
    'services',
    world.services.map(({ id, specialty, treatmentType, price }) => ({
      ...c,
      id,
      name: 'Услуга',
      specialty,
      treatment_type: treatmentType,
      price,
      created_at: NOW,
    })),
  )
  await upsert(
    db,
    'patients',
    world.patients.map((p) => ({
      ...c,
      id: p.id,
      source: p.source,
      branch_id: p.branchId,
      merged_into: p.mergedInto,
      deceased: false,
      search_text: '',
      sort_name: '',
      custom: {},
      created_at: NOW,
      updated_at: NOW,
    })),
  )
  await upsert(
    db,
    'appointments',
    world.appointments.map((a) => ({
      ...c,
      id: a.id,
      patient_id: a.patientId,
      record_id: a.patientId,
      doctor_id: a.doctorId,
      administrator_id: a.administratorId,
      branch_id: a.branchId,
      starts_at: `${a.day}T${String(a.hour).padStart(2, '0')}:00:00+03`,
      visited_on: a.day,
      status: a.status,
      payer: a.payer,
    })),
  )
  await upsert(
    db,
    'service_lines',
    world.lines.map((l) => ({
      ...c,
      id: l.id,
      appointment_id: l.appointmentId,
      patient_id: patientOf.get(l.appointmentId),
      record_id: patientOf.get(l.appointmentId),
      service_id: l.serviceId,
      price: l.price,
      quantity: l.quantity,
      discount: l.discount,
      cost: l.cost,
      visited_on: world.appointments.find((a) => a.id === l.appointmentId)!.day,
    })),
  )
  await upsert(
    db,
    'payments',
    world.payments.map((p) => ({
      ...c,
      id: p.id,
      patient_id: p.patientId,
      record_id: p.patientId,
      paid_at: `${p.day}T12:00:00+03`,
      paid_on: p.day,
      amount: p.amount,
      kind: p.kind,
      payer: p.payer,
    })),
  )
}

const NOW = '2026-11-22T09:00:00Z'

async function upsert(db: Db, table: string, rows: Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sql.join(Object.keys(rows[0]!).map((name) => sql.ref(name)))
  const set = sql.join(Object.keys(rows[0]!).map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (clinic_id, id) do update set ${set}`.execute(db)
}

/** The world after the second card was merged into the first: everything it had belongs to the first. */
export function merged(world: World, keep: string, absorb: string): World {
  const moved = (patientId: string): string => (patientId === absorb ? keep : patientId)
  return {
    ...world,
    patients: world.patients.map((p) => (p.id === absorb ? { ...p, mergedInto: keep } : p)),
    appointments: world.appointments.map((a) => ({ ...a, patientId: moved(a.patientId) })),
    payments: world.payments.map((p) => ({ ...p, patientId: moved(p.patientId) })),
  }
}
