import { readDate } from '@revisit/domain/cell-date.ts'
import type { SlashOrder } from '@revisit/domain/cell-day.ts'
import { foldWord } from '@revisit/domain/cell-value.ts'
import { readEmails } from '@revisit/domain/email.ts'
import { readMoney } from '@revisit/domain/money.ts'
import { readPhones } from '@revisit/domain/phone.ts'
import { cellTrial } from './cell-trial.ts'
import type { Field } from './entities/description.ts'
import { RowBuffer, type RunContext } from './row-buffer.ts'

/** What is done with every cell that is wrong in one way: read as empty, a birth moved to the century before, only its number read. */
export type ProblemFix = 'empty' | 'century' | 'number'

/** What a person said about the cells of one column, once for all of them. */
export type ColumnFixes = {
  /** Cell → the text read in its place; '' is as if it were empty. Case and signs at the ends do not matter. */
  values?: Record<string, string> | undefined
  /** Code of a problem → what is done with such cells. */
  problems?: Record<string, ProblemFix> | undefined
  /** Order of day and month where the file allows both. */
  dates?: SlashOrder | undefined
}

/** One column with fixes: where it is and the fields it serves. */
export type FixedColumn = { at: number; fields: readonly Field[]; fixes: ColumnFixes }

/** Cells of a row as a person said to read them; null when nothing was said. The given row stays as it is. */
export function openFixer(
  columns: readonly FixedColumn[],
  context: RunContext,
): ((cells: readonly string[]) => readonly string[]) | null {
  const row = new RowBuffer(context, new Map(), new Map())
  row.start([])
  const repairs = columns.flatMap(({ at, fields, fixes }) => {
    const repair = repairOf(fields, fixes, row)
    return repair ? [{ at, repair }] : []
  })
  if (repairs.length === 0) return null
  return (cells) => {
    let fixed: string[] | null = null
    for (const { at, repair } of repairs) {
      const cell = cells[at] ?? ''
      const instead = cell === '' ? cell : repair(cell)
      if (instead === cell) continue
      fixed ??= [...cells]
      fixed[at] = instead
    }
    return fixed ?? cells
  }
}

/** The fixes of a column, however its name is written. */
export function fixesOf(fixes: Record<string, ColumnFixes> | undefined, header: string): ColumnFixes | undefined {
  if (!fixes) return undefined
  return fixes[header] ?? Object.entries(fixes).find(([name]) => foldWord(name) === foldWord(header))?.[1]
}

type Repair = (cell: string) => string

function repairOf(fields: readonly Field[], { values, problems, dates }: ColumnFixes, row: RowBuffer): Repair | null {
  const told = new Map(Object.entries(values ?? {}).map(([cell, text]) => [foldWord(cell), text]))
  const acts = new Map(Object.entries(problems ?? {}))
  if (told.size === 0 && acts.size === 0) return null
  const trials = acts.size === 0 ? [] : fields.map((field) => ({ field, trial: cellTrial(field, dates ?? 'dmy') }))
  return (cell) => {
    const instead = told.get(foldWord(cell))
    if (instead !== undefined) return instead
    for (const { field, trial } of trials) {
      const act = acts.get(trial(cell, row)?.code ?? '')
      if (act) return actOn(act, cell, field)
    }
    return cell
  }
}

function actOn(act: ProblemFix, cell: string, { kind }: Field): string {
  if (act === 'century') return centuryEarlier(cell) ?? ''
  if (act === 'number') return numberIn(cell) ?? cell
  // What can be read of a cell with several phones or addresses stays.
  if (kind === 'phone') {
    const { phones, extensions } = readPhones(cell)
    return phones.map((phone, i) => (extensions[i] ? `${phone} доб. ${extensions[i]}` : phone)).join(', ')
  }
  return kind === 'email' ? readEmails(cell).emails.join(', ') : ''
}

/** The same day a hundred years before, as a date of the exchange format; null when the cell is no date. */
export function centuryEarlier(cell: string): string | null {
  const { value } = readDate(cell)
  return value === null ? null : `${Number(value.slice(0, 4)) - 100}${value.slice(4)}`
}

/** The only number among the words of a cell («12400 рублей ровно»), as it stands; null when there is none or several. */
export function numberIn(cell: string): string | null {
  const numbers = cell.match(/[-−]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?/g) ?? []
  const [only, ...rest] = numbers.map((text) => text.trim())
  return only && rest.length === 0 && readMoney(only).value !== null ? only : null
}
