import type { SavedView } from '../patient-types.ts'
import { knownColumns, type ColumnKey } from './column-choice.ts'
import { FILTERS, type FilterKey, type Filters } from './list-filters.ts'

/** What a saved view of the list holds. */
export type ViewState = { filters: Partial<Filters>; sort: string; columns: readonly ColumnKey[] }

/** Reads what a view holds; parts this version does not know are left out. */
export function readView({ state }: SavedView): ViewState {
  const { filters, sort, columns } = state as Record<string, unknown>
  const known = Object.entries((filters ?? {}) as Record<string, unknown>).filter(
    (entry): entry is [FilterKey, string] => entry[0] in FILTERS && typeof entry[1] === 'string' && entry[1] !== '',
  )
  return {
    filters: Object.fromEntries(known) as Partial<Filters>,
    sort: typeof sort === 'string' ? sort : 'name',
    columns: knownColumns(columns) ?? [],
  }
}

/** Whether the list shows just what the view holds; columns do not count, they are each person's own. */
export function showsView(view: ViewState, now: Pick<ViewState, 'filters' | 'sort'>): boolean {
  const keys = Object.keys(FILTERS) as FilterKey[]
  return view.sort === now.sort && keys.every((key) => (view.filters[key] ?? '') === (now.filters[key] ?? ''))
}
