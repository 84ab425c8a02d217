import { billVisit } from './bills.ts'
import type { Branch } from './branches.ts'
import { recordCallAfterNoShow, recordCallsAround } from './calls.ts'
import { dayAt, type Day, momentOn, monthOf, weekdayOf } from './calendar.ts'
import { policyOn } from './policies.ts'
import type { Errand, Life, Visit } from './person.ts'
import type { AppointmentRow, AppointmentStatus } from './rows.ts'
import type { Slot } from './schedule.ts'
import type { Doctor } from './staff.ts'
import { treatmentOf } from './treatments.ts'
import type { World } from './world.ts'

const MAX_ATTEMPTS = 4
const LOYAL_TO_DOCTOR = 0.88
const OTHER_BRANCH = 0.04

/**
 * Books the errand, lets it be missed or cancelled and booked again, and tells the visit that came of it.
 * Returns null when nothing came: given up, or still ahead of the last day (then it stays booked).
 */
export function attend(world: World, life: Life, errand: Errand): Visit | null {
  let wishOn = errand.wishOn
  let bookedAt = errand.bookedAt
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const slot = world.schedule.book(life.random, wishFor(world, life, { ...errand, wishOn }))
    if (slot === null || dayAt(bookedAt) > world.span.end) return null
    bookedAt = Math.min(bookedAt, slot.startsAt - 20)
    if (slot.day > world.span.end) {
      bookAhead(world, life, { errand, slot, bookedAt })
      return null
    }
    const status = drawOutcome(life)
    const appointment = recordAppointment(world, life, { errand, slot, bookedAt, status })
    recordCallsAround(world, life, appointment)
    if (status === 'completed') return completeVisit(world, life, { errand, slot, appointment })
    if (status === 'no_show') recordCallAfterNoShow(world, life, appointment)
    if (!life.random.chance(rebookingChance(appointment))) return null
    bookedAt = appointment.startsAt + life.random.int(60, 3000)
    wishOn = dayAt(bookedAt) + life.random.int(1, 11)
  }
  return null
}

/** People put off what can wait: part of the high-summer and early-January wishes move on. */
export function seasonalWish(life: Life, day: Day): Day {
  const month = monthOf(day)
  if ((month === 7 || month === 8) && life.random.chance(0.3)) return day + life.random.int(25, 50)
  return month === 1 && life.random.chance(0.25) ? day + life.random.int(10, 25) : day
}

type Booking = { errand: Errand; slot: Slot; bookedAt: number }

function wishFor(world: World, life: Life, errand: Errand) {
  const treatment = treatmentOf(errand.treatment)
  const branch = branchFor(world, life, errand)
  const usual = usualDoctor(life, errand, branch)
  const doctor = usual !== null && life.random.chance(LOYAL_TO_DOCTOR) ? usual : null
  return {
    branch,
    specialty: treatment.specialty,
    doctor,
    day: withoutSunday(life, errand.wishOn),
    minutes: treatment.minutes,
  }
}

/** Most who would fall on a Sunday take any other day, not just Monday. */
function withoutSunday(life: Life, day: Day): Day {
  return weekdayOf(day) === 6 && life.random.chance(0.7) ? day + life.random.int(1, 6) : day
}

function branchFor(world: World, life: Life, errand: Errand): Branch {
  const home = life.person.branch
  if (errand.step !== null || !life.random.chance(OTHER_BRANCH)) return home
  const others = world.branches.filter((each) => each !== home && each.row.city === home.row.city)
  return others.length === 0 ? home : life.random.pick(others)
}

function usualDoctor(life: Life, errand: Errand, branch: Branch): Doctor | null {
  const specialty = treatmentOf(errand.treatment).specialty
  const last = life.visits.findLast((visit) => visit.doctor.specialty === specialty && visit.doctor.branch === branch)
  return last !== undefined && last.doctor.leftOn === null ? last.doctor : null
}

function drawOutcome(life: Life): AppointmentStatus {
  const { noShow, cancel } = life.person.habits
  const chance = life.random.float()
  if (chance < noShow) return 'no_show'
  return chance < noShow + cancel + CLINIC_CANCELS ? 'cancelled' : 'completed'
}

const CLINIC_CANCELS = 0.014
const REBOOKING: Readonly<Record<string, number>> = { clinic: 0.93, patient: 0.8, '': 0.64 }

function rebookingChance(appointment: AppointmentRow): number {
  return REBOOKING[appointment.cancelledBy] ?? 0.5
}

function recordAppointment(world: World, life: Life, booking: Booking & { status: AppointmentStatus }): AppointmentRow {
  const { errand, slot, bookedAt, status } = booking
  const { random, person } = life
  const desk = world.staff.administrators.filter((each) => each.branch === slot.doctor.branch)
  const policy = errand.forcedPaid ? null : policyOn(life, slot.day)
  const byClinic = random.chance(CLINIC_CANCELS / (CLINIC_CANCELS + person.habits.cancel))
  const completed = status === 'completed'
  const row: AppointmentRow = {
    externalId: world.nextId('appointments'),
    patientExternalId: person.card.externalId,
    doctorExternalId: slot.doctor.row.externalId,
    administratorExternalId: random.pick(desk).row.externalId,
    branchExternalId: slot.doctor.branch.row.externalId,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    status,
    cancelledBy: status === 'cancelled' ? (byClinic ? 'clinic' : 'patient') : '',
    bookedAt,
    payer: policy === null ? 'patient' : 'insurer',
    policyNumber: policy?.number ?? '',
    diagnosis: completed ? random.pick(treatmentOf(errand.treatment).diagnoses) : '',
    note: random.chance(0.05) ? random.pick(NOTES) : '',
  }
  life.rows.appointments.push(row)
  return row
}

const NOTES = [
  'просил напомнить за день',
  'боится анестезии',
  'опоздал на 15 минут',
  'придёт с ребёнком',
  'нужна справка для налоговой',
  'хочет обсудить рассрочку',
  'позвонить после 18:00',
] as const

function bookAhead(world: World, life: Life, booking: Booking): void {
  const soon = booking.slot.day <= world.span.end + 2
  const status = soon && life.random.chance(0.6) ? 'confirmed' : 'booked'
  const row = recordAppointment(world, life, { ...booking, status })
  row.bookedAt = Math.min(row.bookedAt, momentOn(world.span.end, 1190))
  const item = booking.errand.step?.item
  if (item !== undefined && item.status === 'open') item.status = 'booked'
}

function completeVisit(
  world: World,
  life: Life,
  at: { errand: Errand; slot: Slot; appointment: AppointmentRow },
): Visit {
  const { errand, slot, appointment } = at
  const administrator = world.staff.administrators.find(
    (each) => each.row.externalId === appointment.administratorExternalId,
  )
  if (administrator === undefined) throw new RangeError('an appointment without an administrator')
  const visit: Visit = { appointment, day: slot.day, doctor: slot.doctor, administrator, treatment: errand.treatment }
  life.visits.push(visit)
  billVisit(world, life, { visit, errand })
  return visit
}
