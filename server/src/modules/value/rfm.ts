import { movementFromCounts } from '@revisit/domain/rfm-movement.ts'
import { type RfmMethod, type RfmSettings } from '@revisit/domain/rfm-thresholds.ts'
import {
  cellCode,
  cellFromCode,
  RFM_ACTION_WORDS,
  RFM_CELLS,
  RFM_GROUP_ACTION,
  RFM_GROUP_CELLS,
  RFM_GROUP_WORDS,
  RFM_GROUPS,
  type RfmCuts,
  type RfmGroup,
  rfmGroup,
} from '@revisit/domain/rfm.ts'
import type { Db } from '../../platform/db.ts'
import { keptAnswer } from './kept-queries.ts'
import type { Question } from './question.ts'
import {
  areTercilesCounted,
  countBins,
  countCells,
  type CountedCell,
  countPairs,
  countTercileCells,
  readTercileCuts,
} from './rfm-queries.ts'
import { readRfmRules, type RfmRules } from './settings.ts'

export type RfmAsked = { method?: RfmMethod; compareTo?: string }

/** The grid: people, money, cuts and groups at a day, with the same cells at `compareTo` beside them. */
export async function rfmGrid(db: Db, question: Question, { method, compareTo }: RfmAsked) {
  const rules = await readRfmRules(db, question.clinicId)
  const used = method ?? rules.settings.method
  const now = await cellsAt(db, question, { rules, method: used })
  const before = compareTo ? await cellsAt(db, { ...question, asOf: compareTo }, { rules, method: used }) : null
  const cells = RFM_CELLS.map((cell) => {
    const code = cellCode(cell)
    const found = now.cells.find((counted) => codeOf(counted) === code)
    const earlier = before?.cells.find((counted) => codeOf(counted) === code)?.patients ?? 0
    return {
      ...cell,
      cell: code,
      group: rfmGroup(cell.r, cell.f, cell.m),
      patients: found?.patients ?? 0,
      revenue: found?.revenue ?? 0,
      before: before ? earlier : null,
    }
  })
  return {
    asOf: question.asOf,
    method: used,
    monetaryBasis: rules.settings.monetaryBasis,
    frequencyMonths: rules.settings.frequencyMonths,
    compareTo: compareTo ?? null,
    patients: sum(cells.map((cell) => cell.patients)),
    revenue: sum(cells.map((cell) => cell.revenue)),
    cuts: now.cuts,
    ownThresholds: rules.own,
    setBy: rules.setBy,
    cells,
    groups: RFM_GROUPS.map((group) => groupOf(group, cells)),
  }
}

type GridCell = { cell: string; patients: number; revenue: number; before: number | null }

function groupOf(group: RfmGroup, cells: readonly GridCell[]) {
  const own = cells.filter((cell) => RFM_GROUP_CELLS[group].includes(cell.cell))
  const action = RFM_GROUP_ACTION[group]
  return {
    group,
    name: RFM_GROUP_WORDS[group],
    cells: [...RFM_GROUP_CELLS[group]],
    action,
    actionText: RFM_ACTION_WORDS[action],
    patients: sum(own.map((cell) => cell.patients)),
    revenue: sum(own.map((cell) => cell.revenue)),
    before: own.some((cell) => cell.before === null) ? null : sum(own.map((cell) => cell.before ?? 0)),
  }
}

type Scored = { cuts: RfmCuts | null; cells: CountedCell[] }

/** Cells of one day, kept until a fact up to that day changes. */
export async function cellsAt(
  db: Db,
  question: Question,
  { rules, method }: { rules: RfmRules; method: RfmMethod },
): Promise<Scored> {
  const settings = rules.settings
  const key = [
    'rfm',
    method,
    settings.monetaryBasis,
    settings.frequencyMonths,
    method === 'quantile' || rules.thresholds,
  ]
  return keptAnswer(db, question, {
    key,
    compute: async () => {
      if (method === 'quantile' && !areTercilesCounted(question, settings)) {
        return countTercileCells(db, question, settings)
      }
      const cuts = await cutsAt(db, question, { rules, method })
      return { cuts, cells: cuts ? await countCells(db, question, { settings, cuts }) : [] }
    },
  })
}

/** Cuts of a method at a day; null when terciles have nobody to be taken from. */
export async function cutsAt(
  db: Db,
  question: Question,
  { rules, method }: { rules: RfmRules; method: RfmMethod },
): Promise<RfmCuts | null> {
  return method === 'thresholds' ? rules.thresholds : readTercileCuts(db, question, rules.settings)
}

/** Who moved between groups from one day to another. */
export async function rfmMovement(db: Db, question: Question, { from, method }: { from: string; method?: RfmMethod }) {
  const rules = await readRfmRules(db, question.clinicId)
  const used = method ?? rules.settings.method
  const earlier = { ...question, asOf: from < question.asOf ? from : question.asOf }
  const key = ['movement', from, used, rules.settings.monetaryBasis, rules.settings.frequencyMonths]
  const { pairs } = await keptAnswer(db, question, {
    key: [...key, used === 'quantile' || rules.thresholds],
    compute: async () => {
      const cutsBefore = (await cellsAt(db, earlier, { rules, method: used })).cuts ?? rules.thresholds
      const cutsAfter = (await cellsAt(db, question, { rules, method: used })).cuts ?? rules.thresholds
      const counted = await countPairs(db, rules.settings, {
        before: { question: earlier, cuts: cutsBefore },
        after: { question, cuts: cutsAfter },
      })
      return { pairs: counted }
    },
  })
  const counted = pairs.map(({ fromCell, toCell, patients }) => ({
    from: groupOfCode(fromCell),
    to: groupOfCode(toCell),
    patients,
  }))
  return { from: earlier.asOf, to: question.asOf, method: used, ...movementFromCounts(counted, RFM_GROUPS) }
}

/** Bars for the editor of cuts. */
export async function rfmHistogram(db: Db, question: Question) {
  const { settings } = await readRfmRules(db, question.clinicId)
  const key = ['histogram', settings.monetaryBasis, settings.frequencyMonths]
  return keptAnswer(db, question, { key, compute: () => countBins(db, question, settings) })
}

/** What new cuts would change: people in another group, and the grid they would make. */
export async function previewThresholds(db: Db, question: Question, { thresholds, settings }: NewRules) {
  const rules = await readRfmRules(db, question.clinicId)
  const current = await cutsAt(db, question, { rules, method: rules.settings.method })
  const before = { question, cuts: current ?? rules.thresholds }
  const pairs = await countPairs(
    db,
    { ...rules.settings, ...settings },
    { before, after: { question, cuts: thresholds } },
  )
  const counted = pairs.map((pair) => ({
    from: groupOfCode(pair.fromCell),
    to: groupOfCode(pair.toCell),
    patients: pair.patients,
  }))
  const { moved, groups } = movementFromCounts(counted, RFM_GROUPS)
  return { changed: moved, groups: groups.map(({ group, before: was, after }) => ({ group, before: was, after })) }
}

export type NewRules = { thresholds: RfmCuts; settings?: Partial<RfmSettings> }

function groupOfCode(code: string | null): RfmGroup | null {
  const cell = code === null ? null : cellFromCode(code)
  return cell && rfmGroup(cell.r, cell.f, cell.m)
}

function codeOf({ r, f, m }: CountedCell): string {
  return `${r}${f}${m}`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
