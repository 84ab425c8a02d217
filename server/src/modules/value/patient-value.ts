import { addDays, startOfMonth, type LocalDate } from '@revisit/domain/local-date.ts'
import {
  type FormulaValue,
  formulaValue,
  type HistoricalValue,
  historicalValue,
} from '@revisit/domain/lifetime-value.ts'
import { type Classified, classify, type ClassOverride } from '@revisit/domain/value-class.ts'
import { costToServe } from '@revisit/domain/value-class-rules.ts'
import type { Db } from '../../platform/db.ts'
import { readState } from '../statistics/statistics.ts'
import { readClassRules } from './classes.ts'
import type { Scored } from './level-bounds.ts'
import { readRfmScoring, scoreOf } from './scoring.ts'
import { readMeasuresAt, readStoredPatient, type StoredPatient } from './scoring-queries.ts'

/** What a patient is worth, with the working. Money in minor units. */
export type PatientValue = {
  historical: HistoricalValue
  formula: FormulaValue
  /** Paid before the first visit: counts to LTV, not to cohorts. */
  revenueBeforeFirst: number
  insuredRevenue: number
  classified: Classified
  rfm: Scored
  /** The cell at the end of the month before. */
  previousRfm: Scored
}

/** The value of a patient the transaction may see; undefined when there are no statistics of them yet. */
export async function readPatientValue(
  db: Db,
  clinicId: string,
  { patientId, today, override = null }: { patientId: string; today: LocalDate; override?: ClassOverride | null },
): Promise<PatientValue | undefined> {
  const stored = await readStoredPatient(db, clinicId, patientId)
  if (!stored) return undefined
  return {
    historical: historicalValue({
      revenue: stored.revenue,
      knownLineCost: stored.cost,
      variableCost: 0,
      linesAmount: stored.listPriceTotal,
      linesAmountWithCost: stored.listPriceWithCost,
    }),
    formula: formulaValue(stored),
    revenueBeforeFirst: stored.revenueBeforeFirst,
    insuredRevenue: stored.insuredRevenue,
    classified: await classOf(db, clinicId, { stored, override, today }),
    ...(await cellsOf(db, clinicId, { patientId, today })),
  }
}

async function classOf(
  db: Db,
  clinicId: string,
  { stored, override, today }: { stored: StoredPatient; override: ClassOverride | null; today: LocalDate },
): Promise<Classified> {
  const { rules } = await readClassRules(db, clinicId)
  const state = await readState(db, clinicId)
  const missedBookings = stored.noShows + stored.cancelled
  const input = {
    revenueToDate: stored.revenue,
    marginToDate: stored.revenue - stored.cost,
    costToServe: costToServe(rules, { visits: stored.visits, missedBookings }),
    bookings: stored.bookings,
    missedBookings,
    discountShare: stored.listPriceTotal > 0 ? stored.discountTotal / stored.listPriceTotal : null,
    revenue12m: stored.revenueYear,
    visits24m: stored.visitsTwoYears,
    visits: stored.visits,
    override,
  }
  const cuts = { lowLtv: state?.lowLtv ?? null, vipRevenue12m: state?.vipBoundary ?? null }
  return classify(input, { rules, cuts, asOf: today })
}

async function cellsOf(
  db: Db,
  clinicId: string,
  { patientId, today }: { patientId: string; today: LocalDate },
): Promise<{ rfm: Scored; previousRfm: Scored }> {
  const cellAt = async (asOf: LocalDate): Promise<Scored> => {
    const scoring = await readRfmScoring(db, clinicId, { today, asOf })
    const { frequencyMonths } = scoring.settings
    const measured = await readMeasuresAt(db, clinicId, { patientId, asOf, frequencyMonths })
    return measured ? scoreOf(scoring, measured) : { rfm: null, rfmGroup: null }
  }
  return { rfm: await cellAt(today), previousRfm: await cellAt(addDays(startOfMonth(today), -1)) }
}
