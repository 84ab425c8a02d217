import type { LocalDate } from '@revisit/domain/local-date.ts'
import type { RfmSettings } from '@revisit/domain/rfm-thresholds.ts'
import type { RfmCuts, RfmGroup, Score } from '@revisit/domain/rfm.ts'

/**
 * What is measured of a person: `visits` are those the clinic's frequency counts (all, or those of its window), `allVisits`
 * divide the revenue where money is counted per visit.
 */
export type Measured = {
  lastVisitOn: string | null
  visits: number | null
  revenue: number | null
  allVisits: number | null
}
export type Scored = { rfm: string | null; rfmGroup: RfmGroup | null }

/** Half-open ends are null. Days of the last visit, visit days, money as the clinic measures it (minor units). */
export type LevelBounds = {
  r: Record<Score, { lastVisitFrom: LocalDate | null; lastVisitTo: LocalDate | null }>
  f: Record<Score, { visitsMin: number | null; visitsMax: number | null }>
  m: Record<Score, { moneyMin: number | null; moneyMax: number | null }>
}

/** How RFM is scored on a day: the cuts in force and what they are taken of. */
export type RfmScoring = { asOf: LocalDate; cuts: RfmCuts | null; settings: RfmSettings; bounds: LevelBounds | null }
