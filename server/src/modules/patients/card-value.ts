import type { LocalDate } from '@revisit/domain/local-date.ts'
import { historicalValue, formulaValue } from '@revisit/domain/lifetime-value.ts'
import type { ClassOverride, ValueClass } from '@revisit/domain/value-class.ts'
import type { Db } from '../../platform/db.ts'
import { type PatientValue, readPatientValue } from '../value/value.ts'
import type { StatsRow } from './card-queries.ts'
import type { Card } from './card-schemas.ts'
import { type OverrideRow, readOverride } from './card-value-queries.ts'
import type { Subject } from './timeline-queries.ts'

type Scored = PatientValue['rfm']

/** What a patient is worth, with the working: for those who may see money. */
export async function readCardValue(
  db: Db,
  subject: Subject,
  { stats, today }: { stats: StatsRow; today: LocalDate },
): Promise<Card['value']> {
  const { clinicId, patientId } = subject
  const override = await readOverride(db, subject, today)
  const known = await readPatientValue(db, clinicId, { patientId, today, override: override ? stored(override) : null })
  const { historical, formula, classified, rfm, previousRfm } = known ?? NOT_COUNTED_YET
  return {
    rfm: placeOf(rfm),
    previousRfm: placeOf(previousRfm),
    class: classified.class,
    classReason: { code: classified.reason.code, params: { ...classified.reason.params } },
    classOverride: override ? { ...override, class: override.class as ValueClass } : null,
    revenue: historical.revenue,
    revenueYear: stats.revenueYear,
    refunds: stats.refunds,
    margin: historical.margin,
    knownCostShare: historical.knownCostShare,
    formula: {
      result: formula.result,
      reason: formula.reason,
      working: formula.working.map((line) => ({ ...line, from: { ...line.from } })),
    },
  }
}

const NOBODY: Scored = { rfm: null, rfmGroup: null }

/** Somebody added moments ago: the statistics follow within seconds. */
const NOT_COUNTED_YET: Pick<PatientValue, 'historical' | 'formula' | 'classified' | 'rfm' | 'previousRfm'> = {
  historical: historicalValue({
    revenue: 0,
    knownLineCost: 0,
    variableCost: 0,
    linesAmount: 0,
    linesAmountWithCost: 0,
  }),
  formula: formulaValue({ revenue: 0, visits: 0, paidVisits: 0, firstVisitOn: null, lastVisitOn: null }),
  classified: { class: null, reason: { code: 'no_visits', params: {} } },
  rfm: NOBODY,
  previousRfm: NOBODY,
}

function placeOf({ rfm, rfmGroup }: Scored) {
  return rfm !== null && rfmGroup !== null ? { rfm, group: rfmGroup } : null
}

function stored({ class: valueClass, author, reason, startsOn, endsOn }: OverrideRow): ClassOverride {
  return { class: valueClass as ValueClass, authorId: author?.id ?? 'key', reason, startsOn, endsOn }
}
