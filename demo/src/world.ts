import { type Branch, createBranches } from './branches.ts'
import { addMonths, type Day } from './calendar.ts'
import { createArrivals, type Arrivals } from './arrivals.ts'
import { createInsurance, type Insurance } from './insurers.ts'
import type { FileName } from './rows.ts'
import { createSchedule, type Schedule } from './schedule.ts'
import { createPriceList, type PriceList } from './services.ts'
import { createStaff, type Staff } from './staff.ts'

/** What to generate: `patients` is the number of real people; duplicates add about 2.5 % of cards to it. */
export type ClinicSettings = { seed: number; patients: number; months: number; endOn: string }

/** Days from the first to the last day of history, both included. */
export type Span = { start: Day; end: Day }

/** Someone who may recommend the clinic: a card with a visit behind it. */
export type Referrer = { externalId: string; since: Day }

/** Everything the lives of patients happen in. One world serves one pass: its books and counters fill up. */
export type World = {
  settings: ClinicSettings
  span: Span
  branches: readonly Branch[]
  staff: Staff
  prices: PriceList
  schedule: Schedule
  insurance: Insurance
  arrivals: Arrivals
  /** The next external id of a file. */
  nextId(file: FileName): string
  cardNumbers: CardNumbers
  referrers: Referrer[]
  /** New patients by 'YYYY-MM' and true source: what the marketing budget was spent on. */
  arrivalsBySource: Map<string, number>
}

/** Card numbers grow with time; every 21st is left for a card made later by mistake (a duplicate). */
export type CardNumbers = { next(): string; spare(share: number): string }

const USUAL_PATIENTS_PER_CREW = 20_000
/** Days after the end for which appointments may already be booked. */
const BOOKING_HORIZON = 130

export function createWorld(settings: ClinicSettings, span: Span): World {
  const branches = createBranches(span.start)
  const crews = Math.max(1, Math.round(settings.patients / USUAL_PATIENTS_PER_CREW))
  const staff = createStaff(settings.seed, branches, { ...span, crews })
  const counters = new Map<FileName, number>()
  return {
    settings,
    span,
    branches,
    staff,
    prices: createPriceList(span.end),
    schedule: createSchedule(staff, { start: span.start, end: span.end + BOOKING_HORIZON }),
    insurance: createInsurance(span.end),
    arrivals: createArrivals(span),
    nextId(file) {
      const number = (counters.get(file) ?? 100_000) + 1
      counters.set(file, number)
      return `${ID_LETTERS[file] ?? ''}${number}`
    },
    cardNumbers: createCardNumbers(settings.patients),
    referrers: [],
    arrivalsBySource: new Map(),
  }
}

/** History of `months` whole months ending with `endOn`. Throws RangeError on senseless settings. */
export function spanOf(settings: ClinicSettings, end: Day): Span {
  const { patients, months } = settings
  if (!Number.isInteger(patients) || patients < 1) throw new RangeError('patients must be a whole number above zero')
  if (!Number.isInteger(months) || months < 1) throw new RangeError('months must be a whole number above zero')
  return { start: addMonths(end, -months) + 1, end }
}

const ID_LETTERS: Partial<Record<FileName, string>> = {
  appointments: 'V',
  service_lines: 'L',
  payments: 'P',
  plans: 'T',
  plan_items: 'I',
  policies: 'S',
  offers: 'F',
  leads: 'Z',
  calls: 'C',
}

const FIRST_CARD = 10_001
const SPARE_EVERY = 21

function createCardNumbers(people: number): CardNumbers {
  let given = 0
  const used = new Set<number>()
  return {
    next: () => {
      const number = given + Math.floor(given / (SPARE_EVERY - 1))
      given++
      return String(FIRST_CARD + number)
    },
    spare(share) {
      let slot = Math.floor((share * people) / (SPARE_EVERY - 1))
      while (used.has(slot)) slot++
      used.add(slot)
      return String(FIRST_CARD + slot * SPARE_EVERY + SPARE_EVERY - 1)
    },
  }
}
