import { formulaValue, historicalValue } from '@revisit/domain/lifetime-value.ts'
import type { LocalDate } from '@revisit/domain/local-date.ts'
import type { ClassReasonCode, ValueClass } from '@revisit/domain/value-class.ts'
import type { Db } from '../../platform/db.ts'
import type { StatsRow } from './card-queries.ts'
import type { Card } from './card-schemas.ts'
import { readOverride } from './card-value-queries.ts'
import type { Subject } from './timeline-queries.ts'
import { readScoring } from './value-scores.ts'

/** What a patient is worth, with the working: for those who may see money. */
export async function readCardValue(
  db: Db,
  subject: Subject,
  { stats, today }: { stats: StatsRow; today: LocalDate },
): Promise<Card['value']> {
  const override = await readOverride(db, subject, today)
  const scoring = await readScoring(db, subject.clinicId, today)
  const { rfm, rfmGroup } = scoring.cellOf(stats)
  const { result, reason, working } = formulaValue(stats)
  const historical = historicalValue({
    revenue: stats.revenue,
    knownLineCost: stats.cost,
    variableCost: 0,
    linesAmount: stats.listPriceTotal,
    linesAmountWithCost: stats.listPriceWithCost,
  })
  return {
    rfm: rfm && rfmGroup ? { rfm, group: rfmGroup } : null,
    previousRfm: null,
    class: stats.valueClass as ValueClass | null,
    classReason: stats.valueClassReason ? { code: stats.valueClassReason as ClassReasonCode, params: {} } : null,
    classOverride: override ? { ...override, class: override.class as ValueClass } : null,
    revenue: stats.revenue,
    revenueYear: stats.revenueYear,
    refunds: stats.refunds,
    margin: historical.margin,
    knownCostShare: historical.knownCostShare,
    formula: { result, reason, working: working.map((line) => ({ ...line, from: { ...line.from } })) },
  }
}
