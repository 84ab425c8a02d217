import { fieldOf } from './entities/catalogue.ts'
import type { Field } from './entities/description.ts'
import { resolveTargets, type Mapping } from './mapping.ts'
import type { PlannedSheet } from './plan-sheets.ts'
import { sheetKey } from './sources.ts'
import { WORD_CHOICES } from './value-words.ts'

/** The different cells of a column of names or words, the most frequent first. */
export type CountedColumn = {
  /** Key of the sheet. */
  sheet: string
  header: string
  values: [cell: string, count: number][]
  /** There were more different cells than are kept. */
  more: boolean
}

const MOST_VALUES = 400
const MOST_COLUMNS = 60
const LONGEST_VALUE = 200
const DIRECTORY_KINDS = new Set(['branch', 'staff', 'service', 'insurer'])

/** The field of a column whose cells are names of a list or words, so that one answer serves every equal cell. */
export function listedField(mapping: Mapping, header: string): Field | null {
  for (const { entity, field: name } of resolveTargets(mapping, header)) {
    const field = fieldOf(entity, name)
    if (!field) continue
    if (field.name === 'source' || DIRECTORY_KINDS.has(field.kind) || WORD_CHOICES[field.kind]) return field
  }
  return null
}

/** Counts the cells of such columns while the sheets are read. @returns what was counted, when asked. */
export function countValues(planned: readonly PlannedSheet[]): () => CountedColumn[] {
  const counters = planned.flatMap((sheet) => countSheet(sheet)).slice(0, MOST_COLUMNS)
  return () =>
    counters.map(({ sheet, header, counts, more }) => ({
      sheet,
      header,
      values: [...counts].sort((a, b) => b[1] - a[1]),
      more: more(),
    }))
}

type Counter = { sheet: string; header: string; counts: Map<string, number>; more: () => boolean }

function countSheet({ source, plan }: PlannedSheet): Counter[] {
  const columns = source.header.flatMap((header, at) =>
    listedField(plan.mapping, header) ? [{ header, at, counts: new Map<string, number>(), lost: 0 }] : [],
  )
  if (columns.length === 0) return []
  const { complete } = plan
  plan.complete = (cells) => {
    for (const column of columns) {
      const cell = (cells[column.at] ?? '').trim().slice(0, LONGEST_VALUE)
      if (cell === '') continue
      const count = column.counts.get(cell)
      if (count === undefined && column.counts.size >= MOST_VALUES) column.lost += 1
      else column.counts.set(cell, (count ?? 0) + 1)
    }
    return complete(cells)
  }
  return columns.map((column) => ({
    sheet: sheetKey(source),
    header: column.header,
    counts: column.counts,
    more: () => column.lost > 0,
  }))
}
