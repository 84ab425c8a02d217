import { addMonths, type LocalDate } from '@revisit/domain/local-date.ts'
import type { RfmGroup } from '@revisit/domain/rfm.ts'
import type { Db } from '../../platform/db.ts'
import { inRfmCells, readRfmScoring, scoreOf } from '../value/value.ts'
import type { Condition } from './filter-queries.ts'

export type Scored = { rfm: string | null; rfmGroup: RfmGroup | null }

/** `frequency` counts the visits the clinic scores: all of them or those of its window; `visits` all of them. */
export type Measured = {
  lastVisitOn: string | null
  visits: number | null
  frequency: number | null
  revenue: number | null
}

/** How the clinic scores RFM on its present day. */
export type Scoring = {
  /** Visits after this day count as frequency; null = all. */
  countedAfter: LocalDate | null
  cellOf(measured: Measured): Scored
  /** SQL of standing in one of these cells, over `s`; null when there is nobody to score. */
  inCells(cells: readonly string[]): Condition | null
}

/** Reads how the clinic scores RFM today. */
export async function readScoring(db: Db, clinicId: string, today: LocalDate): Promise<Scoring> {
  const scoring = await readRfmScoring(db, clinicId, { today })
  const { frequencyMonths } = scoring.settings
  return {
    countedAfter: frequencyMonths === null ? null : addMonths(today, -frequencyMonths),
    cellOf: ({ lastVisitOn, visits, frequency, revenue }) =>
      scoreOf(scoring, { lastVisitOn, visits: frequency, revenue, allVisits: visits }),
    inCells: (cells) => inRfmCells(scoring, cells),
  }
}

/** For those who may not see money: RFM tells of it. */
export const HIDDEN_SCORING: Scoring = {
  countedAfter: null,
  cellOf: () => ({ rfm: null, rfmGroup: null }),
  inCells: () => null,
}
