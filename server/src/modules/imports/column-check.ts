import { readName } from '@revisit/domain/person-name.ts'
import { readEmails } from '@revisit/domain/email.ts'
import { readPhones } from '@revisit/domain/phone.ts'
import type { Locale } from '../../platform/errors.ts'
import { cellReader, readInstant } from './cell-readers.ts'
import { fieldOf } from './entities/catalogue.ts'
import type { Field, ProblemLike } from './entities/description.ts'
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
    const problems = field ? problemsIn(filled, field, row) : []
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

function problemsIn(cells: string[], field: Field, row: RowBuffer): { cell: string; problem: ProblemLike }[] {
  const read = tryOf(field)
  return cells.flatMap((cell) => {
    const problem = read(cell, row)
    return problem ? [{ cell, problem }] : []
  })
}

/** What is wrong with a cell of that field, or null. */
function tryOf(field: Field): (cell: string, row: RowBuffer) => ProblemLike | null {
  if (field.kind === 'phone') return (cell) => (readPhones(cell).problems[0] as ProblemLike | undefined) ?? null
  if (field.kind === 'email') return (cell) => (readEmails(cell).problems[0] as ProblemLike | undefined) ?? null
  if (['full_name', 'last_name', 'first_name', 'middle_name'].includes(field.name)) {
    return (cell) => readName(cell).problem as ProblemLike | null
  }
  if (field.kind === 'instant') return (cell, row) => readInstant(cell, row, 'dmy').problem as ProblemLike | null
  const reader = cellReader(field, 'dmy')
  return (cell, row) => {
    const value = reader(cell, row)
    return value !== null && typeof value !== 'string' ? value : null
  }
}
