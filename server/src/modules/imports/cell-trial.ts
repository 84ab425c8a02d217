import type { SlashOrder } from '@revisit/domain/cell-day.ts'
import { readEmails } from '@revisit/domain/email.ts'
import { readName } from '@revisit/domain/person-name.ts'
import { readPhones } from '@revisit/domain/phone.ts'
import { cellReader, readInstant } from './cell-readers.ts'
import type { Field, ProblemLike } from './entities/description.ts'
import type { RowBuffer } from './row-buffer.ts'

/** What is wrong with a cell of a field when it is read alone; null when nothing is, or when only its row can tell. */
export function cellTrial(field: Field, slashOrder: SlashOrder): (cell: string, row: RowBuffer) => ProblemLike | null {
  if (field.kind === 'phone') return (cell) => (readPhones(cell).problems[0] as ProblemLike | undefined) ?? null
  if (field.kind === 'email') return (cell) => (readEmails(cell).problems[0] as ProblemLike | undefined) ?? null
  if (['full_name', 'last_name', 'first_name', 'middle_name'].includes(field.name)) {
    return (cell) => readName(cell).problem as ProblemLike | null
  }
  if (field.kind === 'instant') return (cell, row) => readInstant(cell, row, slashOrder).problem as ProblemLike | null
  const reader = cellReader(field, slashOrder)
  return (cell, row) => {
    const value = reader(cell, row)
    return value !== null && typeof value !== 'string' ? value : null
  }
}
