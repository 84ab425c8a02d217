import { useState } from 'react'

/** Columns of the list, in the order the product offers them. */
export const COLUMN_KEYS = [
  'name',
  'phone',
  'class',
  'rfm',
  'visits',
  'lastVisit',
  'nextVisit',
  'revenue',
  'number',
  'age',
  'birthDate',
  'email',
  'firstVisit',
  'branch',
  'curator',
  'source',
  'tags',
  'createdAt',
] as const
export type ColumnKey = (typeof COLUMN_KEYS)[number]

export const USUAL_COLUMNS: readonly ColumnKey[] = COLUMN_KEYS.slice(0, 8)
/** Columns that show money: absent for those who may not see it. */
export const MONEY_COLUMNS: readonly ColumnKey[] = ['class', 'rfm', 'revenue']

const KEY = 'revisit.patients.columns'

/** The columns one person keeps in this browser; the name is always there and first. */
export function useColumnChoice(staffId: string): [readonly ColumnKey[], (columns: readonly ColumnKey[]) => void] {
  const key = `${KEY}.${staffId}`
  const [columns, setColumns] = useState(() => knownColumns(kept(key)) ?? USUAL_COLUMNS)
  const choose = (next: readonly ColumnKey[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    setColumns(next)
  }
  return [columns, choose]
}

/** Columns read from somewhere: unknown ones are left out, null when nothing usable was there. */
export function knownColumns(read: unknown): ColumnKey[] | null {
  if (!Array.isArray(read)) return null
  const known = COLUMN_KEYS.filter((key) => read.includes(key)).toSorted((a, b) => read.indexOf(a) - read.indexOf(b))
  return known.length > 0 ? ['name', ...known.filter((key) => key !== 'name')] : null
}

/** One column moved up (−1) or down (1); the name stays first. */
export function movedColumn(columns: readonly ColumnKey[], key: ColumnKey, step: -1 | 1): ColumnKey[] {
  const at = columns.indexOf(key)
  const to = at + step
  const next = [...columns]
  if (at < 1 || to < 1 || to >= columns.length) return next
  next.splice(at, 1)
  next.splice(to, 0, key)
  return next
}

/** A column shown (at the end) or hidden. */
export function toggledColumn(columns: readonly ColumnKey[], key: ColumnKey): ColumnKey[] {
  if (key === 'name') return [...columns]
  return columns.includes(key) ? columns.filter((one) => one !== key) : [...columns, key]
}

function kept(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}
