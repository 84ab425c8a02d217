import { slashOrderOf } from '@revisit/domain/cell-day.ts'
import type { Locale } from '../../platform/errors.ts'
import { cellTrial } from './cell-trial.ts'
import { fieldOf } from './entities/catalogue.ts'
import type { Field, ProblemLike } from './entities/description.ts'
import { type ColumnFixes, fixesOf, openFixer } from './fixes.ts'
import { type Mapping, resolveTargets } from './mapping.ts'
import { importProblemText } from './problem-text.ts'
import { RowBuffer, type RunContext } from './row-buffer.ts'
import type { Source } from './sources.ts'

export type ColumnCheck = {
  header: string
  target: string[]
  samples: string[]
  /** Of the sample rows: how many cells are empty, how many make no sense for the field. */
  empty: number
  bad: number
  checked: number
  /** First bad cells with what is wrong with them. */
  problems: { cell: string; message: string }[]
}

const SAMPLES = 5
const PROBLEMS = 3

/** Tries the sample rows of a sheet against the fields its columns are mapped to. */
export function checkColumns(
  source: Source,
  mapping: Mapping,
  { context, locale }: { context: RunContext; locale: Locale },
): ColumnCheck[] {
  const row = new RowBuffer(context, new Map(), new Map())
  row.start([])
  return source.header.map((header, at) => {
    const targets = resolveTargets(mapping, header)
    const cells = source.samples.map((sample) => sample[at] ?? '')
    const filled = cells.filter((cell) => cell.trim() !== '')
    const field = targets[0] && fieldOf(targets[0].entity, targets[0].field)
    const problems = field ? problemsIn(filled, field, { row, fixes: fixesOf(mapping.fixes, header) ?? {} }) : []
    return {
      header,
      target: targets.map(({ entity, field }) => (field.startsWith('custom:') ? field : `${entity}.${field}`)),
      samples: [...new Set(filled.map((cell) => cell.trim().slice(0, 80)))].slice(0, SAMPLES),
      empty: cells.length - filled.length,
      bad: problems.length,
      checked: cells.length,
      problems: problems.slice(0, PROBLEMS).map(({ cell, problem: { code, ...params } }) => ({
        cell: cell.slice(0, 80),
        message: importProblemText(code, params, locale),
      })),
    }
  })
}

type Trial = { row: RowBuffer; fixes: ColumnFixes }

/** Bad cells as they stand in the file, read as a person said to read them. */
function problemsIn(cells: string[], field: Field, { row, fixes }: Trial): { cell: string; problem: ProblemLike }[] {
  const read = cellTrial(field, fixes.dates ?? slashOrderOf(cells))
  const fix = openFixer([{ at: 0, fields: [field], fixes }], row.context)
  return cells.flatMap((cell) => {
    const [text = ''] = fix ? fix([cell]) : [cell]
    const problem = text === '' ? null : read(text, row)
    return problem ? [{ cell, problem }] : []
  })
}
