import { addDays, daysBetween, type LocalDate } from '@revisit/domain/local-date.ts'
import type { RfmMethod, RfmSettings } from '@revisit/domain/rfm-thresholds.ts'
import { cellCode, rfmCell, type RfmCuts, rfmGroup } from '@revisit/domain/rfm.ts'
import type { Db } from '../../platform/db.ts'
import { readState } from '../statistics/statistics.ts'
import { keptAnswer } from './kept-queries.ts'
import type { Question } from './question.ts'
import { cutsAt } from './rfm.ts'
import type { LevelBounds, Measured, RfmScoring, Scored } from './level-bounds.ts'
import { readBranchScope } from './scoring-queries.ts'
import { readRfmRules } from './settings.ts'

/** The scoring of a day by a method (the clinic's own when left out), for the people the transaction may see. */
export async function readRfmScoring(
  db: Db,
  clinicId: string,
  { today, asOf = today, method }: { today: LocalDate; asOf?: LocalDate; method?: RfmMethod },
): Promise<RfmScoring> {
  const rules = await readRfmRules(db, clinicId)
  const used = method ?? rules.settings.method
  const { settings } = rules
  if (used === 'thresholds') return scoringOf(asOf, rules.thresholds, settings)
  const version = (await readState(db, clinicId))?.version ?? 0
  const question: Question = { clinicId, today, asOf, branch: null, scope: await readBranchScope(db), version }
  const { cuts } = await keptAnswer(db, question, {
    key: ['rfm cuts', settings.monetaryBasis, settings.frequencyMonths],
    compute: async () => ({ cuts: await cutsAt(db, question, { rules, method: used }) }),
  })
  return scoringOf(asOf, cuts, settings)
}

/** The ranges of each level at a day, so that a cell of the grid is a range filter of the list. Null when nobody has visited. */
export async function rfmLevelBounds(
  db: Db,
  clinicId: string,
  asked: { today: LocalDate; asOf?: LocalDate; method?: RfmMethod },
): Promise<LevelBounds | null> {
  return (await readRfmScoring(db, clinicId, asked)).bounds
}

/** The cell of a person under a scoring; nulls for somebody who has not visited. */
export function scoreOf(
  { asOf, cuts, settings }: RfmScoring,
  { lastVisitOn, visits, revenue, allVisits }: Measured,
): Scored {
  if (cuts === null || lastVisitOn === null || visits === null || revenue === null || !allVisits) {
    return { rfm: null, rfmGroup: null }
  }
  const monetary = settings.monetaryBasis === 'total' ? revenue : perVisit(revenue, allVisits)
  const cell = rfmCell({ recencyDays: daysBetween(lastVisitOn, asOf), frequency: visits, monetary }, cuts)
  return { rfm: cellCode(cell), rfmGroup: rfmGroup(cell.r, cell.f, cell.m) }
}

/** Half a minor unit goes away from zero, as in the database. */
function perVisit(revenue: number, visits: number): number {
  return Math.sign(revenue) * Math.round(Math.abs(revenue) / visits)
}

function scoringOf(asOf: LocalDate, cuts: RfmCuts | null, settings: RfmSettings): RfmScoring {
  return { asOf, cuts, settings, bounds: cuts && boundsOf(cuts, asOf) }
}

function boundsOf({ recencyDays: r, frequency: f, monetary: m }: RfmCuts, asOf: LocalDate): LevelBounds {
  return {
    r: {
      3: { lastVisitFrom: addDays(asOf, -r[0]), lastVisitTo: null },
      2: { lastVisitFrom: addDays(asOf, -r[1]), lastVisitTo: addDays(asOf, -r[0] - 1) },
      1: { lastVisitFrom: null, lastVisitTo: addDays(asOf, -Math.max(r[0], r[1]) - 1) },
    },
    f: {
      1: { visitsMin: null, visitsMax: f[0] },
      2: { visitsMin: f[0] + 1, visitsMax: f[1] },
      3: { visitsMin: f[1] + 1, visitsMax: null },
    },
    m: {
      1: { moneyMin: null, moneyMax: m[0] },
      2: { moneyMin: m[0] + 1, moneyMax: m[1] },
      3: { moneyMin: m[1] + 1, moneyMax: null },
    },
  }
}
