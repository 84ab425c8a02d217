import { addMonths } from '@revisit/domain/local-date.ts'
import { dateOf, type Day, dayOf } from './days.ts'
import { type Directories, STATUS } from './fact-queries.ts'
import { type AppointmentFact, isAhead, type LineFact, type PatientFacts } from './patient-facts.ts'

/** What a patient adds to the tables of sums. Slices are ids or texts, '' = unknown. */
export type PatientShare = {
  source: string
  payer: string
  service: string
  specialty: string
  doctor: string
  branch: string
  /** Every visit day in order. */
  visitDays: readonly Day[]
  /** Who served the first four visits, where, what was done. */
  visitDoctors: readonly string[]
  visitAdministrators: readonly string[]
  visitBranches: readonly string[]
  visitTreatments: readonly string[]
  /** Every day with an appointment, money or work; running totals to its end. */
  days: readonly Day[]
  visitTotals: readonly number[]
  revenueTotals: readonly number[]
  costTotals: readonly number[]
  dayBranches: readonly string[]
  revenue: number
  revenueYear: number
  active: boolean
}

/** Everything stored about a patient. Money in minor units. */
export type PatientRow = PatientShare & {
  patientId: Uint8Array
  branchIds: readonly string[]
  homeBranch: string
  completed: number
  noShows: number
  cancelled: number
  cancelledByPatient: number
  nextVisitOn: Day | null
  refunds: number
  insuredRevenue: number
  revenueBeforeFirst: number
  paidVisits: number
  cost: number
  listWithCost: number
  lines: number
  linesWithCost: number
  visitsTwoYears: number
  openPlanAmount: number
  openPlans: number
  override: string
  dueOn: Day | null
  bookingTotals: readonly number[]
  missedTotals: readonly number[]
  listTotals: readonly number[]
  discountTotals: readonly number[]
}

/** What rows are true for. Windows begin after their day. */
export type RowDay = {
  today: Day
  yearAgo: Day
  twoYearsAgo: Day
  activeAfter: Day
  activeMonths: number
}

const PAYERS = ['', 'patient', 'insurer', 'employer']
/** Visits whose doctor, administrator, branch and treatment are kept: returns are followed up to the fourth. */
const SERVED = 4

/** Facts of one day, added up. */
type DayFacts = {
  day: Day
  /** The first completed appointment. */
  first: AppointmentFact | null
  completed: number
  bookings: number
  missed: number
  revenue: number
  cost: number
  list: number
  discount: number
  /** Service of the priciest line. */
  service: number
  priciest: number
}

/** The stored row of a person from everything known of them: facts after today do not count, but tell when the row changes. */
export function patientRow(facts: PatientFacts, day: RowDay, directories: Directories): PatientRow {
  const days = factDays(facts, day.today)
  const visits = days.filter((fact) => fact.first !== null)
  return {
    patientId: facts.patientId,
    source: facts.card?.source ?? '',
    visitDays: visits.map((fact) => fact.day),
    ...servedOf(visits.slice(0, SERVED), directories),
    ...placesOf(facts, directories, { days, visits }),
    ...totalsOf(days),
    ...sumsOf(facts, day, { days, visits }),
    ...aheadOf(facts, day, { days, visits }),
  }
}

type Days = { days: readonly DayFacts[]; visits: readonly DayFacts[] }

/** Who served the first visits and what was done; the slices are those of the first one. */
function servedOf(visits: readonly DayFacts[], { staff, services }: Directories) {
  return {
    ...slicesOf(visits[0], { staff, services }),
    visitDoctors: visits.map((fact) => idAt(staff, fact.first!.doctor)),
    visitAdministrators: visits.map((fact) => idAt(staff, fact.first!.administrator)),
    visitTreatments: visits.map((fact) => services[fact.service - 1]?.treatmentType ?? ''),
  }
}

function slicesOf(first: DayFacts | undefined, { staff, services }: Pick<Directories, 'staff' | 'services'>) {
  if (!first?.first) return { payer: '', service: '', specialty: '', doctor: '' }
  const service = services[first.service - 1]
  const doctor = staff[first.first.doctor - 1]
  return {
    payer: PAYERS[first.first.payer]!,
    service: service?.id ?? '',
    specialty: service?.specialty || doctor?.specialty || '',
    doctor: doctor?.id ?? '',
  }
}

/** Branches: a visit whose branch is not recorded belongs to the card's, a day without a visit to the patient's home. */
function placesOf(facts: PatientFacts, { branches }: Directories, { days, visits }: Days) {
  const own = facts.card?.branchId ?? ''
  const branchOf = ({ first }: DayFacts): string => (first ? idAt(branches, first.branch) : '') || own
  const visitBranches = visits.slice(0, SERVED).map(branchOf)
  const homeBranch = own || (visitBranches[0] ?? '')
  return {
    branch: visitBranches[0] ?? '',
    homeBranch,
    branchIds: branchesOf(facts, own, branches),
    visitBranches,
    dayBranches: days.map((fact) => branchOf(fact) || homeBranch),
  }
}

/** The id at a place of a directory, '' for 0. */
function idAt(list: readonly { id: string }[], place: number): string {
  return list[place - 1]?.id ?? ''
}

function factDays({ appointments, payments, lines }: PatientFacts, today: Day): DayFacts[] {
  const byDay = new Map<Day, DayFacts>()
  const at = (day: Day): DayFacts => {
    let fact = byDay.get(day)
    if (fact === undefined) byDay.set(day, (fact = { ...NOTHING, day }))
    return fact
  }
  for (const appointment of appointments) if (appointment.day <= today) addAppointment(at(appointment.day), appointment)
  for (const payment of payments) if (payment.day <= today) at(payment.day).revenue += payment.amount
  for (const line of lines) if (line.day <= today) addLine(at(line.day), line)
  return [...byDay.values()].sort((a, b) => a.day - b.day)
}

const NOTHING: DayFacts = {
  day: 0,
  first: null,
  completed: 0,
  bookings: 0,
  missed: 0,
  revenue: 0,
  cost: 0,
  list: 0,
  discount: 0,
  service: 0,
  priciest: -1,
}

function addAppointment(fact: DayFacts, appointment: AppointmentFact): void {
  fact.bookings++
  if (appointment.status === STATUS.noShow || appointment.status === STATUS.cancelled) fact.missed++
  if (appointment.status !== STATUS.completed) return
  fact.completed++
  if (fact.first === null || isEarlier(appointment, fact.first)) fact.first = appointment
}

function addLine(fact: DayFacts, line: LineFact): void {
  fact.cost += line.cost ?? 0
  fact.list += line.list
  fact.discount += line.discount
  // Of equally priced lines the service later in the list, so that the choice does not depend on the order of rows.
  if (line.list < fact.priciest || (line.list === fact.priciest && line.service <= fact.service)) return
  fact.priciest = line.list
  fact.service = line.service
}

/** The earlier appointment of a day; at one moment, by place in the directories. */
function isEarlier(a: AppointmentFact, b: AppointmentFact): boolean {
  const difference =
    a.starts - b.starts ||
    a.doctor - b.doctor ||
    a.administrator - b.administrator ||
    a.branch - b.branch ||
    a.payer - b.payer
  return difference < 0
}

function branchesOf({ appointments }: PatientFacts, home: string, branches: Directories['branches']): string[] {
  const places = [...new Set(appointments.map((appointment) => appointment.branch))].filter((place) => place > 0)
  const ids = places.sort((a, b) => a - b).map((place) => branches[place - 1]!.id)
  return home === '' || ids.includes(home) ? ids : [...ids, home]
}

function totalsOf(days: readonly DayFacts[]) {
  const totals = {
    days: [] as Day[],
    visitTotals: [] as number[],
    bookingTotals: [] as number[],
    missedTotals: [] as number[],
    revenueTotals: [] as number[],
    costTotals: [] as number[],
    listTotals: [] as number[],
    discountTotals: [] as number[],
  }
  const sum = { visits: 0, bookings: 0, missed: 0, revenue: 0, cost: 0, list: 0, discount: 0 }
  for (const fact of days) {
    totals.days.push(fact.day)
    totals.visitTotals.push((sum.visits += fact.first === null ? 0 : 1))
    totals.bookingTotals.push((sum.bookings += fact.bookings))
    totals.missedTotals.push((sum.missed += fact.missed))
    totals.revenueTotals.push((sum.revenue += fact.revenue))
    totals.costTotals.push((sum.cost += fact.cost))
    totals.listTotals.push((sum.list += fact.list))
    totals.discountTotals.push((sum.discount += fact.discount))
  }
  return totals
}

function sumsOf({ appointments, payments, lines, plans }: PatientFacts, day: RowDay, { days, visits }: Days) {
  const { today, yearAgo, twoYearsAgo, activeAfter } = day
  const past = appointments.filter((appointment) => appointment.day <= today)
  const paid = payments.filter((payment) => payment.day <= today)
  const work = lines.filter((line) => line.day <= today)
  const known = work.filter((line) => line.cost !== null)
  const firstVisitOn = visits[0]?.day ?? Infinity
  return {
    completed: total(days, (fact) => fact.completed),
    noShows: count(past, (appointment) => appointment.status === STATUS.noShow),
    cancelled: count(past, (appointment) => appointment.status === STATUS.cancelled),
    cancelledByPatient: count(past, (a) => a.status === STATUS.cancelled && a.byPatient),
    revenue: total(days, (fact) => fact.revenue),
    refunds: total(paid, (payment) => Math.max(0, -payment.amount)),
    insuredRevenue: total(paid, (payment) => (payment.insured ? payment.amount : 0)),
    revenueBeforeFirst: total(days, (fact) => (fact.day < firstVisitOn ? fact.revenue : 0)),
    revenueYear: total(days, (fact) => (fact.day > yearAgo ? fact.revenue : 0)),
    paidVisits: count(visits, (fact) => fact.revenue > 0),
    cost: total(days, (fact) => fact.cost),
    listWithCost: total(known, (line) => line.list),
    lines: work.length,
    linesWithCost: known.length,
    visitsTwoYears: count(visits, (fact) => fact.day > twoYearsAgo),
    active: visits.length > 0 && visits.at(-1)!.day > activeAfter,
    openPlanAmount: total(plans, (amount) => amount),
    openPlans: plans.length,
  }
}

/** What lies ahead: the next booking, the class set by hand, the first day on which the row changes by itself. */
function aheadOf({ appointments, payments, overrides }: PatientFacts, day: RowDay, { days, visits }: Days) {
  const { today, yearAgo, twoYearsAgo, activeAfter, activeMonths } = day
  const nextVisitOn = earliest(appointments.filter((a) => isAhead(a) && a.day >= today).map((a) => a.day))
  const standing = overrides.filter((override) => override.endsOn >= today)
  const inForce = standing.filter((override) => override.startsOn <= today).sort((a, b) => b.order - a.order)
  const lastVisitOn = visits.at(-1)?.day ?? -Infinity
  const changes = [
    leaves(days.find((fact) => fact.revenue !== 0 && fact.day > yearAgo)?.day, { months: 12, today }),
    leaves(visits.find((fact) => fact.day > twoYearsAgo)?.day, { months: 24, today }),
    lastVisitOn > activeAfter ? leaves(lastVisitOn, { months: activeMonths, today }) : null,
    nextVisitOn === null ? null : nextVisitOn + 1,
    earliest([...appointments, ...payments].map((fact) => fact.day).filter((on) => on > today)),
    earliest(standing.map((override) => (override.startsOn > today ? override.startsOn : override.endsOn + 1))),
  ]
  return {
    nextVisitOn,
    override: inForce[0]?.class ?? '',
    dueOn: earliest(changes.filter((on) => on !== null)),
  }
}

/** The first day after today on which a fact of a day may fall out of a window of months. */
function leaves(day: Day | undefined, { months, today }: { months: number; today: Day }): Day | null {
  return day === undefined ? null : Math.max(today + 1, dayOf(addMonths(dateOf(day), months)))
}

function earliest(days: readonly Day[]): Day | null {
  return days.length === 0 ? null : days.reduce((least, day) => Math.min(least, day))
}

function total<T>(rows: readonly T[], value: (row: T) => number): number {
  let sum = 0
  for (const row of rows) sum += value(row)
  return sum
}

function count<T>(rows: readonly T[], is: (row: T) => boolean): number {
  let n = 0
  for (const row of rows) if (is(row)) n++
  return n
}
