import { type Day, dateText, dayAt, monthText } from './calendar.ts'
import type { Clinic, LifeTruth, Portion } from './clinic.ts'
import type { DuplicatePair } from './duplicates.ts'
import type { Visit } from './person.ts'
import { HABITS } from './patient-kinds.ts'
import { shiftedProbability } from './random.ts'
import type { FileName } from './rows.ts'
import { type Source, SOURCES } from './sources.ts'

export type Return90 = { eligible: number; converted: number; rate: number | null }
export type Returns90 = {
  total: Return90
  /** By the source written on the (first) card; '' is unknown. */
  bySource: Record<string, Return90>
  /** By the external id of the doctor of the first visit day. */
  byDoctor: Record<string, Return90>
}
/** The same counts twice: a duplicate pair as two cards, and as the one person it is. */
export type Both<T> = { byCard: T; byPerson: T }

/** What analytics should find in the written rows. Money is in kopecks; months are 'YYYY-MM'; `asOf` is the last day. */
export type Truth = {
  seed: number
  startOn: string
  endOn: string
  people: number
  cards: number
  files: Record<FileName, number>
  revenueByMonth: Record<string, number>
  revenueTotal: number
  refundsTotal: number
  completedAppointmentsByMonth: Record<string, number>
  /** Visit days: several completed appointments of one patient on one day count once. */
  visitDaysByMonth: Both<Record<string, number>>
  patientsWithVisit: Both<number>
  /** Size of the cohort by month of first visit. */
  cohorts: Both<Record<string, number>>
  returns90: Both<Returns90>
  /** Sources from the best to the worst by the true chance of a return. */
  sourceOrder: string[]
  /** External ids of doctors from the best to the worst by true talent. */
  doctorOrder: string[]
  duplicates: DuplicatePair[]
  /** External ids of the (first) cards of people who live together; `sharedPhone` when any two have one number. */
  families: { cards: string[]; sharedPhone: boolean }[]
}

export type TruthLedger = { add(portion: Portion): void; close(): Truth }

/** Counts the truth while the rows pass by. */
export function createTruthLedger(clinic: Clinic): TruthLedger {
  const truth = emptyTruth(clinic)
  const endDay = clinic.span.end
  let family: LifeTruth[] = []
  const closeFamily = (): void => {
    if (family.length > 1) truth.families.push(familyOf(family))
    family = []
  }
  return {
    add(portion) {
      countRows(truth, portion)
      const told = portion.truth
      if (told === null) return
      if (family[0]?.person.household !== told.person.household) closeFamily()
      family.push(told)
      countLife(truth, told, endDay)
    },
    close() {
      closeFamily()
      return finished(truth)
    },
  }
}

/** Sources from best to worst by the chance of a second visit within 90 days that their people truly have. */
function sourcesByQuality(): string[] {
  return SOURCES.toSorted((a, b) => qualityOf(b) - qualityOf(a)).map((source) => source.name)
}

const RETURN_DAYS = 90

function qualityOf(source: Source): number {
  let chance = 0
  let total = 0
  for (const [kind, habits] of Object.entries(HABITS)) {
    const share = source.mix[kind as keyof typeof HABITS]
    chance += share * shiftedProbability(habits.soonAfterFirst, source.bond)
    total += share
  }
  return chance / total
}

function emptyTruth(clinic: Clinic): Truth {
  return {
    seed: clinic.settings.seed,
    startOn: dateText(clinic.span.start),
    endOn: dateText(clinic.span.end),
    people: 0,
    cards: 0,
    files: {} as Record<FileName, number>,
    revenueByMonth: {},
    revenueTotal: 0,
    refundsTotal: 0,
    completedAppointmentsByMonth: {},
    visitDaysByMonth: { byCard: {}, byPerson: {} },
    patientsWithVisit: { byCard: 0, byPerson: 0 },
    cohorts: { byCard: {}, byPerson: {} },
    returns90: { byCard: noReturns(), byPerson: noReturns() },
    sourceOrder: sourcesByQuality(),
    doctorOrder: [...clinic.trueOrder.doctors],
    duplicates: [],
    families: [],
  }
}

function noReturns(): Returns90 {
  return { total: { eligible: 0, converted: 0, rate: null }, bySource: {}, byDoctor: {} }
}

function countRows(truth: Truth, portion: Portion): void {
  for (const [name, rows] of Object.entries(portion.rows))
    truth.files[name as FileName] = (truth.files[name as FileName] ?? 0) + rows.length
  for (const payment of portion.rows.payments) {
    const signed = payment.kind === 'refund' ? -payment.amount : payment.amount
    addTo(truth.revenueByMonth, monthText(dayAt(payment.paidAt)), signed)
    truth.revenueTotal += signed
    if (payment.kind === 'refund') truth.refundsTotal += payment.amount
  }
}

function countLife(truth: Truth, told: LifeTruth, endDay: Day): void {
  const { life, duplicate } = told
  truth.people++
  truth.cards += life.rows.patients.length
  if (duplicate !== null) truth.duplicates.push(duplicate)
  for (const visit of life.visits) addTo(truth.completedAppointmentsByMonth, monthText(visit.day), 1)
  countVisits(truth, 'byPerson', { visits: life.visits, source: life.rows.patients[0]?.source ?? '', endDay })
  for (const card of life.rows.patients) {
    const visits = life.visits.filter((visit) => visit.appointment.patientExternalId === card.externalId)
    countVisits(truth, 'byCard', { visits, source: card.source, endDay })
  }
}

type Told = { visits: readonly Visit[]; source: string; endDay: Day }

function countVisits(truth: Truth, way: keyof Both<unknown>, { visits, source, endDay }: Told): void {
  const days = [...new Set(visits.map((visit) => visit.day))].sort((a, b) => a - b)
  const [first, second] = days
  const doctor = visits.find((visit) => visit.day === first)?.doctor.row.externalId
  if (first === undefined || doctor === undefined) return
  for (const day of days) addTo(truth.visitDaysByMonth[way], monthText(day), 1)
  truth.patientsWithVisit[way]++
  addTo(truth.cohorts[way], monthText(first), 1)
  if (first + RETURN_DAYS > endDay) return
  const returns = truth.returns90[way]
  const converted = second !== undefined && second - first <= RETURN_DAYS
  for (const cell of [returns.total, cellOf(returns.bySource, source), cellOf(returns.byDoctor, doctor)]) {
    cell.eligible++
    if (converted) cell.converted++
  }
}

function cellOf(cells: Record<string, Return90>, key: string): Return90 {
  return (cells[key] ??= { eligible: 0, converted: 0, rate: null })
}

function familyOf(family: readonly LifeTruth[]): Truth['families'][number] {
  const phones = family.map((told) => told.person.card.phone).filter((phone) => phone !== '')
  return { cards: family.map((told) => told.person.card.externalId), sharedPhone: new Set(phones).size < phones.length }
}

function finished(truth: Truth): Truth {
  for (const returns of [truth.returns90.byCard, truth.returns90.byPerson])
    for (const cell of [returns.total, ...Object.values(returns.bySource), ...Object.values(returns.byDoctor)])
      cell.rate = cell.eligible === 0 ? null : cell.converted / cell.eligible
  truth.revenueByMonth = sorted(truth.revenueByMonth)
  truth.completedAppointmentsByMonth = sorted(truth.completedAppointmentsByMonth)
  for (const way of ['byCard', 'byPerson'] as const) {
    truth.visitDaysByMonth[way] = sorted(truth.visitDaysByMonth[way])
    truth.cohorts[way] = sorted(truth.cohorts[way])
  }
  return truth
}

function addTo(totals: Record<string, number>, key: string, amount: number): void {
  totals[key] = (totals[key] ?? 0) + amount
}

function sorted(totals: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(totals).sort(([a], [b]) => (a < b ? -1 : 1)))
}
