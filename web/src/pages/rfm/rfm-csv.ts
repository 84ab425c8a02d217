import type { CsvCell } from '../../analytics/csv.ts'
import { codeOf } from './cell-code.ts'
import type { RfmAnswer } from './rfm-queries.ts'

export type RfmCsvWords = {
  head: string[]
  group: (group: RfmAnswer['cells'][number]['group']) => string
}

/** The 27 cells as on the screen: cell, group, people, share, money in roubles, change. */
export function rfmCsv(answer: RfmAnswer, words: RfmCsvWords): CsvCell[][] {
  const rows = answer.cells.map((cell): CsvCell[] => [
    codeOf(cell),
    words.group(cell.group),
    cell.patients,
    answer.patients > 0 ? Math.round((cell.patients / answer.patients) * 1000) / 1000 : null,
    cell.revenue / 100,
    cell.before === null ? null : cell.patients - cell.before,
  ])
  return [words.head, ...rows]
}
