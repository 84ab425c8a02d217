import type { RfmGroup } from '@revisit/domain/rfm.ts'
import type { LocalDate } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import type { Condition } from './filter-queries.ts'

export type Scored = { rfm: string | null; rfmGroup: RfmGroup | null }
export type Measured = {
  lastVisitOn: string | null
  visits: number | null
  revenue: number | null
}

/** How the clinic scores RFM on its present day. */
export type Scoring = {
  cellOf(measured: Measured): Scored
  inCells(cells: readonly string[]): Condition | null
}

/** Reads how the clinic scores RFM today. */
export async function readScoring(_db: Db, _clinicId: string, _today: LocalDate): Promise<Scoring> {
  return { cellOf: () => ({ rfm: null, rfmGroup: null }), inCells: () => null }
}
