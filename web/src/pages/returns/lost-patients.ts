import { paths, withFilters } from '../../paths.ts'
import type { ReturnSlice, Window } from './return-queries.ts'

const UNKNOWN = 'unknown'
const EVER = 3650

/** How the list of patients calls a slice of the first visit; a later visit or another slice it cannot find by. */
const FILTERS: Partial<Record<ReturnSlice, string>> = {
  service: 'firstService',
  doctor: 'firstDoctor',
  branch: 'firstBranch',
}

export type LostPatients = {
  fromVisit: number
  withinDays: Window
  by?: ReturnSlice
  key?: string | null
  branch?: string
}

/** The list of those who did not return; null where the list cannot be narrowed to exactly these people. */
export function lostPatientsLink({ fromVisit, withinDays, by, key, branch }: LostPatients): string | null {
  const filters = { returned: 'no', fromVisit, withinDays: withinDays === 'none' ? EVER : withinDays, branch }
  if (!by || key === null || key === undefined) return withFilters(paths.patients, filters)
  if (key === UNKNOWN) return null
  if (by === 'source') return withFilters(paths.patients, { ...filters, source: key })
  const name = FILTERS[by]
  return name && fromVisit === 1 ? withFilters(paths.patients, { ...filters, [name]: key }) : null
}
