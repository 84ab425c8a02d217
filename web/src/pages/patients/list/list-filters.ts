/**
 * Filters of the list as its address keeps them, named as the server names them. Several values are joined by «|»; a lone
 * «-» among them stands for "not recorded". Money in minor units, days as YYYY-MM-DD.
 */
export const FILTERS = {
  search: '',
  segment: '',
  valueClass: '',
  rfmGroup: '',
  rfm: '',
  source: '',
  tag: '',
  doctor: '',
  curator: '',
  lastVisitFrom: '',
  lastVisitTo: '',
  firstVisitFrom: '',
  firstVisitTo: '',
  visitsMin: '',
  visitsMax: '',
  revenueMin: '',
  revenueMax: '',
  hasNextAppointment: '',
  hasPhone: '',
  hasEmail: '',
  insured: '',
  deceased: '',
  quality: '',
  cohort: '',
  returned: '',
  fromVisit: '',
  withinDays: '',
  firstService: '',
  firstSpecialty: '',
  firstDoctor: '',
  firstBranch: '',
  firstPayer: '',
  custom: '',
}

export type FilterKey = keyof typeof FILTERS
export type Filters = Record<FilterKey, string>

/** What a person calls one filter, and the parts of the address behind it. */
export const KEYS_OF = {
  segment: ['segment'],
  valueClass: ['valueClass'],
  rfmGroup: ['rfmGroup'],
  rfm: ['rfm'],
  source: ['source'],
  tag: ['tag'],
  doctor: ['doctor'],
  curator: ['curator'],
  lastVisit: ['lastVisitFrom', 'lastVisitTo'],
  firstVisit: ['firstVisitFrom', 'firstVisitTo'],
  visits: ['visitsMin', 'visitsMax'],
  revenue: ['revenueMin', 'revenueMax'],
  hasNextAppointment: ['hasNextAppointment'],
  hasPhone: ['hasPhone'],
  hasEmail: ['hasEmail'],
  insured: ['insured'],
  deceased: ['deceased'],
  quality: ['quality'],
  cohort: ['cohort'],
  returned: ['returned', 'fromVisit', 'withinDays'],
  firstService: ['firstService'],
  firstSpecialty: ['firstSpecialty'],
  firstDoctor: ['firstDoctor'],
  firstBranch: ['firstBranch'],
  firstPayer: ['firstPayer'],
  custom: ['custom'],
} as const satisfies Record<string, readonly FilterKey[]>

export type FilterName = keyof typeof KEYS_OF

/** Filters that take several values. */
export const MANY = [
  'valueClass',
  'rfmGroup',
  'rfm',
  'source',
  'tag',
  'doctor',
  'curator',
  'firstService',
  'firstSpecialty',
  'firstDoctor',
  'firstBranch',
  'firstPayer',
  'custom',
] as const satisfies readonly FilterName[]
export type ManyName = (typeof MANY)[number]

/** Filters that reveal money: hidden from those who may not see it. */
export const OF_MONEY: readonly FilterName[] = ['valueClass', 'rfmGroup', 'rfm', 'revenue']

export const UNKNOWN = '-'
const SEPARATOR = '|'

/** «Сайт|-» → ['Сайт', '-']. */
export function readMany(text: string): string[] {
  return text === '' ? [] : text.split(SEPARATOR)
}

export function writeMany(values: readonly string[]): string {
  return values.join(SEPARATOR)
}

/** The filters that narrow the list now, in the order of `KEYS_OF`; the search box is not among them. */
export function activeFilters(filters: Filters): FilterName[] {
  const names = Object.keys(KEYS_OF) as FilterName[]
  return names.filter((name) => KEYS_OF[name].some((key) => key === mainKey(name, key) && filters[key] !== ''))
}

/** Takes one filter off. */
export function withoutFilter(name: FilterName): Partial<Record<FilterKey, null>> {
  return Object.fromEntries(KEYS_OF[name].map((key) => [key, null]))
}

/** Takes every filter off, the search too. */
export function withoutFilters(): Record<FilterKey, null> {
  return Object.fromEntries(Object.keys(FILTERS).map((key) => [key, null])) as Record<FilterKey, null>
}

/** The filters as a query of the server. */
export function serverQuery(filters: Filters, { branch, sort }: { branch: string | null; sort: string }): string {
  const query = new URLSearchParams()
  const many: readonly string[] = MANY
  for (const [key, value] of Object.entries(filters)) {
    if (value === '') continue
    if (many.includes(key)) for (const one of readMany(value)) query.append(key, one === UNKNOWN ? '' : one)
    else query.set(key, key === 'search' ? value.trim() : value)
  }
  if (branch !== null) query.set('branch', branch)
  query.set('sort', sort)
  return query.toString()
}

/** The filter of a query without its order, for addresses that take no order. */
export function filterOf(query: string): string {
  const filter = new URLSearchParams(query)
  filter.delete('sort')
  return filter.toString()
}

/** `fromVisit` alone is not a filter: it only qualifies `returned`. */
function mainKey(name: FilterName, key: FilterKey): FilterKey {
  return name === 'returned' ? 'returned' : key
}
