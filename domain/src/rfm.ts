import type { Bilingual } from './bilingual.ts'

/** A score of one measure: 3 is best. */
export type Score = 1 | 2 | 3
/** Two boundaries of one measure; a value equal to a boundary belongs to the lower level. */
export type Cuts = readonly [number, number]
/** Boundaries of the three measures: days, visit days, minor units of money. */
export type RfmCuts = { readonly recencyDays: Cuts; readonly frequency: Cuts; readonly monetary: Cuts }
export type RfmCell = { readonly r: Score; readonly f: Score; readonly m: Score }
/** What is measured for one patient: days since the last visit day, visit days, money in minor units. */
export type RfmMeasures = { readonly recencyDays: number; readonly frequency: number; readonly monetary: number }

/** The nine working groups, from the best to the lost. */
export const RFM_GROUPS = [
  'champions',
  'loyal',
  'big_new',
  'new',
  'growing',
  'cooling',
  'at_risk',
  'sleeping',
  'lost',
] as const
export type RfmGroup = (typeof RFM_GROUPS)[number]

/** The cells of every group as three digits R, F, M; together they are all 27 cells, each once. */
export const RFM_GROUP_CELLS: Readonly<Record<RfmGroup, readonly string[]>> = {
  champions: ['333', '332'],
  loyal: ['331', '323', '322', '233', '232'],
  big_new: ['313'],
  new: ['312', '311'],
  growing: ['321', '223', '222'],
  cooling: ['231', '221', '213', '212', '211'],
  at_risk: ['133', '132', '123', '113'],
  sleeping: ['131', '122', '121', '112'],
  lost: ['111'],
}

export const RFM_ACTIONS = [
  'thank_and_ask_referral',
  'next_plan_step',
  'curator_call',
  'second_visit_journey',
  'next_best_offer',
  'recall_by_treatment',
  'personal_call',
  'win_back_cascade',
  'last_message',
] as const
export type RfmAction = (typeof RFM_ACTIONS)[number]

/** What to do with a group unless the clinic decides otherwise. */
export const RFM_GROUP_ACTION: Readonly<Record<RfmGroup, RfmAction>> = {
  champions: 'thank_and_ask_referral',
  loyal: 'next_plan_step',
  big_new: 'curator_call',
  new: 'second_visit_journey',
  growing: 'next_best_offer',
  cooling: 'recall_by_treatment',
  at_risk: 'personal_call',
  sleeping: 'win_back_cascade',
  lost: 'last_message',
}

export const RFM_GROUP_WORDS: Readonly<Record<RfmGroup, Bilingual>> = {
  champions: { ru: 'Чемпионы', en: 'Champions' },
  loyal: { ru: 'Лояльные', en: 'Loyal' },
  big_new: { ru: 'Крупные новые', en: 'Big new' },
  new: { ru: 'Новые', en: 'New' },
  growing: { ru: 'Растущие', en: 'Growing' },
  cooling: { ru: 'Остывают', en: 'Cooling' },
  at_risk: { ru: 'Ценные под угрозой', en: 'At risk, valuable' },
  sleeping: { ru: 'Спящие', en: 'Sleeping' },
  lost: { ru: 'Потерянные', en: 'Lost' },
}

export const RFM_ACTION_WORDS: Readonly<Record<RfmAction, Bilingual>> = {
  thank_and_ask_referral: {
    ru: 'поблагодарить, попросить рекомендацию, дать куратора; без скидок',
    en: 'thank them, ask for a referral, give a curator; no discounts',
  },
  next_plan_step: {
    ru: 'предложить следующий шаг плана, осмотр, новый уровень',
    en: 'offer the next step of the plan, a check-up, the next tier',
  },
  curator_call: {
    ru: 'звонок куратора за 7 дней, полный план лечения',
    en: 'a curator calls within 7 days, full treatment plan',
  },
  second_visit_journey: {
    ru: 'сценарий второго визита: 30, 60 и 90 дней',
    en: 'second-visit journey: 30, 60 and 90 days',
  },
  next_best_offer: { ru: 'лучшее следующее предложение, пригласить семью', en: 'next-best offer, invite the family' },
  recall_by_treatment: { ru: 'пригласить по виду лечения, затем позвонить', en: 'recall by treatment type, then call' },
  personal_call: { ru: 'личный звонок врача или куратора', en: 'the doctor or the curator calls personally' },
  win_back_cascade: { ru: 'возвращать недорогими каналами', en: 'win back through cheap channels' },
  last_message: { ru: 'одно последнее сообщение и тишина', en: 'one last message, then silence' },
}

const SCORES: readonly Score[] = [3, 2, 1]

/** All 27 cells, the best first. */
export const RFM_CELLS: readonly RfmCell[] = SCORES.flatMap((r) =>
  SCORES.flatMap((f) => SCORES.map((m) => ({ r, f, m }))),
)

const GROUP_BY_CELL: ReadonlyMap<string, RfmGroup> = new Map(
  RFM_GROUPS.flatMap((group) => RFM_GROUP_CELLS[group].map((cell) => [cell, group] as const)),
)

/**
 * Position (from 1) of the k-th tercile among n values sorted ascending: ⌈n·k/3⌉, the nearest rank.
 * The same element as PostgreSQL `percentile_disc(1.0/3)` and `percentile_disc(2.0/3)`
 * (written with a decimal point: in SQL `1/3` is 0). Whole-number arithmetic, so exact for any n.
 */
export function tercileRank(n: number, k: 1 | 2): number {
  return Math.floor((n * k + 2) / 3)
}

/** Both tercile cuts of values sorted ascending; null when there is nobody to measure. */
export function tercileCuts(sortedValues: readonly number[]): Cuts | null {
  const n = sortedValues.length
  const c1 = sortedValues[tercileRank(n, 1) - 1]
  const c2 = sortedValues[tercileRank(n, 2) - 1]
  return c1 === undefined || c2 === undefined ? null : [c1, c2]
}

/** level(v) = 1 + [v > c1] + [v > c2]. Equal values always share a level. */
export function level(value: number, c1: number, c2: number): Score {
  return (1 + Number(value > c1) + Number(value > c2)) as Score
}

/** Recency score = 4 − level(days since the last visit day): the fresher, the better. */
export function scoreR(recencyDays: number, cuts: Cuts): Score {
  return (4 - level(recencyDays, cuts[0], cuts[1])) as Score
}

/** Frequency score = level(visit days). */
export function scoreF(frequency: number, cuts: Cuts): Score {
  return level(frequency, cuts[0], cuts[1])
}

/** Monetary score = level(money in minor units, total or per visit as the clinic set it). */
export function scoreM(monetary: number, cuts: Cuts): Score {
  return level(monetary, cuts[0], cuts[1])
}

/** The cell of a patient. */
export function rfmCell(measures: RfmMeasures, cuts: RfmCuts): RfmCell {
  return {
    r: scoreR(measures.recencyDays, cuts.recencyDays),
    f: scoreF(measures.frequency, cuts.frequency),
    m: scoreM(measures.monetary, cuts.monetary),
  }
}

/** The working group of a cell. Throws RangeError on a score outside 1–3. */
export function rfmGroup(r: number, f: number, m: number): RfmGroup {
  const group = GROUP_BY_CELL.get(`${r}${f}${m}`)
  if (group === undefined) throw new RangeError(`No RFM cell ${r}${f}${m}`)
  return group
}

/** Three digits R, F, M, as printed on the grid: '333' is the best cell. */
export function cellCode(cell: RfmCell): string {
  return `${cell.r}${cell.f}${cell.m}`
}

/** The cell written as three digits, null when the text is not one of the 27. */
export function cellFromCode(code: string): RfmCell | null {
  return RFM_CELLS.find((cell) => cellCode(cell) === code) ?? null
}
