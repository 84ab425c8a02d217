import type { Branch } from './branches.ts'
import { type Day, isHoliday, type Moment, momentOn } from './calendar.ts'
import { type Random, weightedChoice } from './random.ts'
import type { Specialty } from './service-list.ts'
import { type Doctor, shiftOn, type Staff } from './staff.ts'

export type Slot = { doctor: Doctor; day: Day; startsAt: Moment; endsAt: Moment }
export type Wish = {
  branch: Branch
  specialty: Specialty
  /** The doctor who has been treating, if the patient keeps to one. */
  doctor: Doctor | null
  day: Day
  minutes: number
}
/** Appointment book of the whole network: half-hour slots per doctor and day, never two patients in one chair. */
export type Schedule = { book(random: Random, wish: Wish): Slot | null }

const SLOT_MINUTES = 30
const FIRST_MINUTE = 540
const DAYS_AHEAD = 16
/** People like late mornings and the hours after work. */
const startMinutes = weightedChoice([
  [540, 5],
  [570, 5],
  [600, 8],
  [630, 8],
  [660, 9],
  [690, 8],
  [720, 8],
  [750, 6],
  [780, 5],
  [810, 5],
  [840, 6],
  [870, 6],
  [900, 7],
  [930, 7],
  [960, 8],
  [990, 8],
  [1020, 9],
  [1050, 9],
  [1080, 10],
  [1110, 9],
  [1140, 7],
  [1170, 5],
  [1200, 3],
] as const)
/** Whoever is free and may do the work, the specialist first. */
const SUBSTITUTES: Readonly<Record<Specialty, readonly Specialty[]>> = {
  Терапевт: ['Терапевт'],
  Гигиенист: ['Гигиенист', 'Терапевт'],
  'Хирург-имплантолог': ['Хирург-имплантолог'],
  Ортопед: ['Ортопед'],
  Ортодонт: ['Ортодонт'],
  'Детский стоматолог': ['Детский стоматолог', 'Терапевт'],
}

export function createSchedule(staff: Staff, span: { start: Day; end: Day }): Schedule {
  const length = span.end - span.start + 1
  const taken = new Int32Array(length * staff.doctors.length)
  const groups = doctorGroups(staff)
  return {
    book(random, wish) {
      const wanted = wish.doctor
      for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
        const day = wish.day + ahead
        if (day > span.end || isHoliday(day)) continue
        if (wanted !== null) {
          const slot = place(random, { taken, length, start: span.start }, { ...wish, doctor: wanted, day })
          if (slot) return slot
          if (ahead < DAYS_AHEAD / 2) continue
        }
        for (const doctor of rotated(random, groups.get(groupKey(wish.branch, wish.specialty)) ?? [])) {
          const slot = place(random, { taken, length, start: span.start }, { ...wish, doctor, day })
          if (slot) return slot
        }
      }
      return null
    },
  }
}

type Book = { taken: Int32Array; length: number; start: Day }

function place(random: Random, book: Book, wish: Wish & { doctor: Doctor }): Slot | null {
  const shift = shiftOn(wish.doctor, wish.day)
  if (shift === null) return null
  const slots = Math.ceil(wish.minutes / SLOT_MINUTES)
  const cell = wish.doctor.index * book.length + wish.day - book.start
  const day = book.taken[cell] ?? 0
  const minute = freeMinute(random, { day, shift, slots })
  if (minute === null) return null
  book.taken[cell] = day | maskOf(minute, slots)
  const startsAt = momentOn(wish.day, minute)
  return { doctor: wish.doctor, day: wish.day, startsAt, endsAt: startsAt + slots * SLOT_MINUTES }
}

type Gap = { day: number; shift: readonly [number, number]; slots: number }

function freeMinute(random: Random, gap: Gap): number | null {
  for (let attempt = 0; attempt < 4; attempt++) {
    const minute = startMinutes.draw(random)
    if (fits(gap, minute)) return minute
  }
  for (let minute = gap.shift[0]; minute < gap.shift[1]; minute += SLOT_MINUTES) if (fits(gap, minute)) return minute
  return null
}

function fits({ day, shift, slots }: Gap, minute: number): boolean {
  const inShift = minute >= shift[0] && minute + slots * SLOT_MINUTES <= shift[1]
  return inShift && (day & maskOf(minute, slots)) === 0
}

/** One bit per half-hour from nine in the morning. */
function maskOf(minute: number, slots: number): number {
  return ((1 << slots) - 1) << ((minute - FIRST_MINUTE) / SLOT_MINUTES)
}

function doctorGroups(staff: Staff): Map<string, Doctor[]> {
  const groups = new Map<string, Doctor[]>()
  for (const branch of new Set(staff.doctors.map((doctor) => doctor.branch))) {
    for (const [specialty, substitutes] of Object.entries(SUBSTITUTES)) {
      const able = substitutes.flatMap((each) => staff.doctors.filter((doctor) => doctor.specialty === each))
      const near = able.filter((doctor) => doctor.branch === branch)
      const inCity = able.filter((doctor) => doctor.branch.row.city === branch.row.city)
      groups.set(`${branch.row.externalId}/${specialty}`, near.length > 0 ? near : inCity)
    }
  }
  return groups
}

function groupKey(branch: Branch, specialty: Specialty): string {
  return `${branch.row.externalId}/${specialty}`
}

/** Specialists in random order before their substitutes, so that work spreads over the doctors. */
function* rotated(random: Random, doctors: readonly Doctor[]): Generator<Doctor> {
  const own = doctors.filter((doctor) => doctor.specialty === doctors[0]?.specialty)
  const first = random.int(0, Math.max(0, own.length - 1))
  for (let index = 0; index < own.length; index++) yield own[(first + index) % own.length] as Doctor
  for (const doctor of doctors.slice(own.length)) yield doctor
}
