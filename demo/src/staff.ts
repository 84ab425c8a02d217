import type { Branch } from './branches.ts'
import { addMonths, type Day, dayOfParts, monthOf, weekdayOf, yearOf } from './calendar.ts'
import { drawFatherName, drawFirstName, drawSurname, patronymicFor, type Sex, surnameFor } from './names.ts'
import { createRandom, type Random } from './random.ts'
import type { StaffRow } from './rows.ts'
import type { Specialty } from './service-list.ts'

export type Doctor = {
  row: StaffRow
  specialty: Specialty
  branch: Branch
  /** True talent for bringing people back: a shift of the return probability on the logit scale, −0.6…0.6. */
  retention: number
  pattern: 'five-two' | 'two-two' | 'odd-days' | 'even-days'
  shift: 'early' | 'late' | 'whole'
  hiredOn: Day
  leftOn: Day | null
  /** Days from 1 July to the start of the doctor's two weeks of summer leave. */
  holidayOffset: number
  index: number
}
export type Administrator = { row: StaffRow; branch: Branch; retention: number }
export type Operator = { row: StaffRow; bookingSkill: number }
export type Staff = {
  rows: readonly StaffRow[]
  doctors: readonly Doctor[]
  administrators: readonly Administrator[]
  operators: readonly Operator[]
}

/** Who works in each branch, the largest first: 10 + 7 + 7 = 24 doctors; one orthodontist serves both Moscow branches. */
const DOCTORS_BY_BRANCH: readonly (readonly Specialty[])[] = [
  [...therapists(4), 'Гигиенист', 'Гигиенист', 'Хирург-имплантолог', 'Ортопед', 'Ортодонт', 'Детский стоматолог'],
  [...therapists(3), 'Гигиенист', 'Хирург-имплантолог', 'Ортопед', 'Детский стоматолог'],
  [...therapists(2), 'Гигиенист', 'Хирург-имплантолог', 'Ортопед', 'Ортодонт', 'Детский стоматолог'],
]
const ADMINISTRATORS_BY_BRANCH = [3, 3, 2]
const OPERATORS = 4
const CURATORS = 3
const STAFF_STREAM = 7

/** `crews` multiplies the doctors when the network is generated far above its usual 20,000 patients. */
export function createStaff(
  seed: number,
  branches: readonly Branch[],
  span: { start: Day; end: Day; crews: number },
): Staff {
  const random = createRandom(seed, STAFF_STREAM)
  const posts = branches.flatMap((branch, index) =>
    Array.from({ length: span.crews }, () => DOCTORS_BY_BRANCH[index] ?? []).flatMap((crew) =>
      crew.map((specialty) => ({ branch, specialty })),
    ),
  )
  const talents = shuffledTalents(random, posts.length)
  const doctors = posts.map((post, index) => hireDoctor(random, { ...post, index, talent: talents[index] ?? 0, span }))
  const desks = branches.flatMap((branch, index) =>
    Array.from({ length: ADMINISTRATORS_BY_BRANCH[index] ?? 2 }, () => branch),
  )
  const administrators = desks.map((branch, index) => ({
    row: staffRow(random, { externalId: `A${index + 1}`, role: 'administrator', branch, sex: 'f' }),
    branch,
    retention: -0.3 + (0.6 * index) / Math.max(1, desks.length - 1),
  }))
  const operators = Array.from({ length: OPERATORS }, (_, index) => ({
    row: staffRow(random, { externalId: `O${index + 1}`, role: 'operator', branch: null, sex: 'f' }),
    bookingSkill: 0.25 + 0.08 * index,
  }))
  const curators = Array.from({ length: CURATORS }, (_, index) =>
    staffRow(random, {
      externalId: `C${index + 1}`,
      role: 'curator',
      branch: branches[index % branches.length] ?? null,
      sex: 'f',
    }),
  )
  const rows = [...doctors.map(rowOf), ...administrators.map(rowOf), ...operators.map(rowOf), ...curators]
  return { rows, doctors, administrators, operators }
}

/** Minutes of the day when the doctor sees patients, or null on a day off. */
export function shiftOn(doctor: Doctor, day: Day): readonly [number, number] | null {
  if (day < doctor.hiredOn || (doctor.leftOn !== null && day >= doctor.leftOn)) return null
  const hours = doctor.branch.hours[weekdayOf(day)] ?? null
  if (hours === null || !patternWorks(doctor, day) || onHoliday(doctor, day)) return null
  const [opens, closes] = hours
  if (doctor.shift === 'whole') return hours
  return doctor.shift === 'early'
    ? [opens, Math.min(closes, opens + SHIFT_MINUTES)]
    : [Math.max(opens, closes - SHIFT_MINUTES), closes]
}

const SHIFT_MINUTES = 540

type Post = { branch: Branch; specialty: Specialty; index: number; talent: number; span: { start: Day; end: Day } }

const PATTERNS = ['five-two', 'two-two', 'odd-days', 'even-days'] as const

function hireDoctor(random: Random, post: Post): Doctor {
  const { branch, specialty, index, talent, span } = post
  const pattern = specialty === 'Терапевт' ? (PATTERNS[index % 4] ?? 'five-two') : 'five-two'
  const joinedLater = index % 24 === 3
  const left = index % 24 === 1
  return {
    row: { ...staffRow(random, { externalId: `D${index + 1}`, role: 'doctor', branch }), specialty },
    specialty,
    branch,
    retention: talent,
    pattern,
    shift: pattern === 'five-two' ? (index % 3 === 0 ? 'early' : 'late') : 'whole',
    hiredOn: joinedLater ? Math.max(branch.opensOn, addMonths(span.start, 5)) : branch.opensOn,
    leftOn: left ? addMonths(span.end, -7) : null,
    holidayOffset: random.int(0, 45),
    index,
  }
}

/** Evenly spaced talents in random order, so that the true ranking is clear. */
function shuffledTalents(random: Random, count: number): number[] {
  const talents = Array.from({ length: count }, (_, index) => -0.6 + (1.2 * index) / Math.max(1, count - 1))
  for (let index = count - 1; index > 0; index--) {
    const other = random.int(0, index)
    const moved = talents[index] ?? 0
    talents[index] = talents[other] ?? 0
    talents[other] = moved
  }
  return talents
}

type Hire = { externalId: string; role: StaffRow['role']; branch: Branch | null; sex?: Sex }

function staffRow(random: Random, hire: Hire): StaffRow {
  const sex = hire.sex ?? (random.chance(0.4) ? 'm' : 'f')
  const name = [
    surnameFor(drawSurname(random), sex),
    drawFirstName(random, sex, false),
    patronymicFor(drawFatherName(random), sex),
  ].join(' ')
  const branchExternalId = hire.branch?.row.externalId ?? ''
  return { externalId: hire.externalId, name, role: hire.role, specialty: '', branchExternalId }
}

function therapists(count: number): Specialty[] {
  return Array.from({ length: count }, () => 'Терапевт' as const)
}

function rowOf(person: { row: StaffRow }): StaffRow {
  return person.row
}

function patternWorks(doctor: Doctor, day: Day): boolean {
  const weekday = weekdayOf(day)
  if (doctor.pattern === 'five-two') return doctor.index % 3 > 0 ? weekday < 5 : weekday > 0 && weekday < 6
  if (doctor.pattern === 'two-two') return (day + doctor.index) % 4 < 2
  return doctor.pattern === 'odd-days' ? day % 2 === 1 : day % 2 === 0
}

function onHoliday(doctor: Doctor, day: Day): boolean {
  const month = monthOf(day)
  if (month !== 7 && month !== 8) return false
  const daysIntoSummer = day - dayOfParts(yearOf(day), 7, 1) - doctor.holidayOffset
  return daysIntoSummer >= 0 && daysIntoSummer < 14
}
