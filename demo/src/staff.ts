import type { Branch } from './branches.ts'
import { addMonths, type Day, monthOf, weekdayOf } from './calendar.ts'
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
  shift: 'morning' | 'evening' | 'whole'
  hiredOn: Day
  leftOn: Day | null
  /** Days from the start of July or August when the doctor is away for two weeks. */
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

/** Who works in each branch, the largest first: 9 + 8 + 7 = 24 doctors. */
const DOCTORS_BY_BRANCH: readonly (readonly Specialty[])[] = [
  [
    'Терапевт',
    'Терапевт',
    'Терапевт',
    'Гигиенист',
    'Гигиенист',
    'Хирург-имплантолог',
    'Ортопед',
    'Ортодонт',
    'Детский стоматолог',
  ],
  ['Терапевт', 'Терапевт', 'Терапевт', 'Гигиенист', 'Хирург-имплантолог', 'Ортопед', 'Ортодонт', 'Детский стоматолог'],
  ['Терапевт', 'Терапевт', 'Гигиенист', 'Хирург-имплантолог', 'Ортопед', 'Ортодонт', 'Детский стоматолог'],
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
  const middle = 900
  if (closes <= middle + 240) return hours
  return doctor.shift === 'morning' ? [opens, middle] : [middle, closes]
}

type Post = { branch: Branch; specialty: Specialty; index: number; talent: number; span: { start: Day; end: Day } }

function hireDoctor(random: Random, post: Post): Doctor {
  const { branch, specialty, index, talent, span } = post
  const patterns = ['five-two', 'two-two', 'odd-days', 'even-days'] as const
  const joinedLater = index % 11 === 6
  const left = index % 24 === 15
  return {
    row: { ...staffRow(random, { externalId: `D${index + 1}`, role: 'doctor', branch }), specialty },
    specialty,
    branch,
    retention: talent,
    pattern: specialty === 'Терапевт' || specialty === 'Гигиенист' ? (patterns[index % 4] ?? 'five-two') : 'five-two',
    shift: specialty === 'Терапевт' ? random.pick(['whole', 'whole', 'evening', 'morning'] as const) : 'whole',
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

function rowOf(person: { row: StaffRow }): StaffRow {
  return person.row
}

function patternWorks(doctor: Doctor, day: Day): boolean {
  const weekday = weekdayOf(day)
  if (doctor.pattern === 'five-two') return doctor.index % 2 === 0 ? weekday < 5 : weekday > 0 && weekday < 6
  if (doctor.pattern === 'two-two') return (day + doctor.index) % 4 < 2
  return doctor.pattern === 'odd-days' ? day % 2 === 1 : day % 2 === 0
}

function onHoliday(doctor: Doctor, day: Day): boolean {
  const month = monthOf(day)
  if (month !== 7 && month !== 8) return false
  const daysIntoSummer = (day - doctor.holidayOffset) % 62
  return daysIntoSummer < 14 && doctor.specialty !== 'Гигиенист'
}
