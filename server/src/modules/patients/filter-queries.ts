import { addDays, addMonths, type LocalDate } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'
import type { PatientFilter } from './list-schemas.ts'
import { qualityCondition } from '../quality/quality.ts'
import { afterPrefix, anywhere, type SearchTerm, searchTerms, shortPrefix } from './search-terms.ts'

export type Condition = RawBuilder<unknown>

/** What conditions are relative to: the clinic, its present day and how it scores RFM. */
export type FilterContext = {
  clinicId: string
  today: LocalDate
  /** SQL of "stands in one of these RFM cells", over `s`; null when the clinic has nobody to score. */
  inCells(cells: readonly string[]): Condition | null
}

const NOBODY = sql`false`

/**
 * The filter as SQL over `p` (patients) and `s` (patient_stats). Text search rides patients_search, everything else
 * narrows what the list walks through.
 */
export function filterConditions(filter: PatientFilter, context: FilterContext): Condition[] {
  return [
    ...searchConditions(filter.search),
    ...cardConditions(filter, context),
    ...valueConditions(filter, context),
    ...firstVisitConditions(filter, context),
    ...factConditions(filter, context),
    ...(filter.quality ? [qualityCondition(filter.quality, context)] : []),
  ]
}

/** Filters that look at the card and its child rows alone. */
const WITHOUT_STATS: ReadonlySet<string> = new Set([
  'search',
  'id',
  'segment',
  'source',
  'tag',
  'curator',
  'doctor',
  'hasPhone',
  'hasEmail',
  'insured',
  'deceased',
  'custom',
  // These two only say how `returned` is meant.
  'fromVisit',
  'withinDays',
])

/** Whether any part of the filter looks at patient_stats, so that the list must be joined with it. */
export function needsStats(filter: PatientFilter): boolean {
  return Object.entries(filter).some(([name, value]) => value !== undefined && !WITHOUT_STATS.has(name))
}

/** Filters that look at patient_stats alone; the last two only say how `returned` is meant. */
const OF_STATS: ReadonlySet<string> = new Set([
  'valueClass',
  'rfm',
  'rfmGroup',
  'visitsMin',
  'visitsMax',
  'revenueMin',
  'revenueMax',
  'firstVisitFrom',
  'firstVisitTo',
  'lastVisitFrom',
  'lastVisitTo',
  'firstService',
  'firstSpecialty',
  'firstDoctor',
  'firstBranch',
  'firstPayer',
  'cohort',
  'hasNextAppointment',
  'fromVisit',
  'withinDays',
])

/** Whether the filter narrows by statistics and by nothing else. */
export function isOfStats(filter: PatientFilter): boolean {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  const narrows = asked.some(([name]) => name !== 'fromVisit' && name !== 'withinDays')
  return narrows && asked.every(([name]) => OF_STATS.has(name))
}

/** Every term must occur; a query of one or two letters is the beginning of the name (patients_by_name). */
export function searchConditions(search: string | undefined): Condition[] {
  const terms = searchTerms(search ?? '')
  const prefix = shortPrefix(terms)
  if (prefix === null) return terms.map(occurs)
  const rest = terms.slice(1).map(occurs)
  return [sql`p.sort_name ~>=~ ${prefix} and p.sort_name ~<~ ${afterPrefix(prefix)}`, ...rest]
}

function occurs({ spellings }: SearchTerm): Condition {
  const found = spellings.map((text) => sql`p.search_text like ${anywhere(text)}`)
  return found.length === 1 ? found[0]! : sql`(${sql.join(found, sql` or `)})`
}

function cardConditions(filter: PatientFilter, { clinicId }: FilterContext): Condition[] {
  const result: Condition[] = []
  if (filter.branch) {
    result.push(sql`coalesce(p.branch_id, s.first_branch_id) = any(${filter.branch}::uuid[])`)
  }
  if (filter.id) result.push(sql`p.id = any(${filter.id}::uuid[])`)
  if (filter.segment) {
    result.push(sql`exists (select from segment_members m where m.clinic_id = ${clinicId} and m.segment_id = ${filter.segment}::uuid
      and m.patient_id = p.id)`)
  }
  if (filter.source) result.push(amongOrUnknown('p.source', filter.source, 'text'))
  if (filter.curator) result.push(sql`p.curator_id = any(${filter.curator}::uuid[])`)
  if (filter.deceased) result.push(sql`p.deceased = ${filter.deceased === 'yes'}`)
  for (const pair of filter.custom ?? []) {
    const at = pair.indexOf(':')
    result.push(sql`p.custom ->> ${pair.slice(0, at)} = ${pair.slice(at + 1)}`)
  }
  if (filter.tag) {
    result.push(sql`exists (select from patient_tags t where t.clinic_id = ${clinicId} and t.patient_id = p.id
      and t.tag = any(${filter.tag}::text[]))`)
  }
  if (filter.hasPhone) result.push(hasContact('phone', filter.hasPhone, clinicId))
  if (filter.hasEmail) result.push(hasContact('email', filter.hasEmail, clinicId))
  return result
}

function hasContact(kind: 'phone' | 'email', answer: 'yes' | 'no', clinicId: string): Condition {
  const found = sql`exists (select from contact_points c where c.clinic_id = ${clinicId} and c.patient_id = p.id and c.kind = ${kind})`
  return answer === 'yes' ? found : sql`not ${found}`
}

function valueConditions(filter: PatientFilter, context: FilterContext): Condition[] {
  const result: Condition[] = []
  const bound = (column: string, operator: string, value: string | number | undefined) => {
    if (value !== undefined) result.push(sql`${sql.raw(`s.${column} ${operator}`)} ${value}`)
  }
  bound('visits', '>=', filter.visitsMin)
  bound('visits', '<=', filter.visitsMax)
  bound('revenue', '>=', filter.revenueMin)
  bound('revenue', '<=', filter.revenueMax)
  bound('first_visit_on', '>=', filter.firstVisitFrom)
  bound('first_visit_on', '<=', filter.firstVisitTo)
  bound('last_visit_on', '>=', filter.lastVisitFrom)
  bound('last_visit_on', '<=', filter.lastVisitTo)
  if (filter.valueClass) result.push(sql`s.value_class = any(${filter.valueClass}::text[])`)
  if (filter.rfm) result.push(context.inCells(filter.rfm) ?? NOBODY)
  return result
}

function firstVisitConditions(filter: PatientFilter, { clinicId }: FilterContext): Condition[] {
  const result: Condition[] = []
  if (filter.firstService) result.push(amongOrUnknown('s.first_service_id', filter.firstService, 'uuid'))
  if (filter.firstSpecialty) result.push(amongOrUnknown('s.first_specialty', filter.firstSpecialty, 'text'))
  if (filter.firstDoctor) result.push(amongOrUnknown('s.first_doctor_id', filter.firstDoctor, 'uuid'))
  if (filter.firstBranch) result.push(amongOrUnknown('s.first_branch_id', filter.firstBranch, 'uuid'))
  if (filter.firstPayer) result.push(amongOrUnknown('s.first_payer', filter.firstPayer, 'text'))
  if (filter.cohort) {
    const { from, to } = daysOfCohort(filter.cohort)
    result.push(sql`s.first_visit_on >= ${from} and s.first_visit_on <= ${to}`)
  }
  if (filter.returned) {
    const { fromVisit: n, withinDays, returned } = filter
    const gap = sql`h.visit_days[${n + 1}::int] - h.visit_days[${n}::int]`
    const came = sql`coalesce(${gap} <= ${withinDays}::int, false)`
    result.push(sql`s.visits >= ${n} and exists (select from patient_history h where h.clinic_id = ${clinicId}
      and h.patient_id = p.id and ${returned === 'yes' ? came : sql`not ${came}`})`)
  }
  return result
}

function factConditions(filter: PatientFilter, { clinicId, today }: FilterContext): Condition[] {
  const result: Condition[] = []
  if (filter.doctor) {
    result.push(sql`exists (select from appointments a where a.clinic_id = ${clinicId} and a.patient_id = p.id
      and a.status = 'completed' and a.doctor_id = any(${filter.doctor}::uuid[]))`)
  }
  if (filter.insured) {
    const inForce = sql`exists (select from policies o where o.clinic_id = ${clinicId} and o.patient_id = p.id
      and coalesce(o.valid_from, '-infinity') <= ${today}::date and coalesce(o.valid_to, 'infinity') >= ${today}::date)`
    result.push(filter.insured === 'yes' ? inForce : sql`not ${inForce}`)
  }
  if (filter.hasNextAppointment) {
    const ahead = sql`s.next_visit_on >= ${today}::date`
    result.push(filter.hasNextAppointment === 'yes' ? ahead : sql`(${ahead}) is not true`)
  }
  return result
}

/** One of the values, or nothing recorded when an empty value is among them. */
function amongOrUnknown(column: string, values: readonly string[], type: 'text' | 'uuid'): Condition {
  const known = values.filter((value) => value !== '')
  const among = sql`${sql.raw(column)} = any(${known}::${sql.raw(type)}[])`
  if (known.length === values.length) return among
  const unknown = type === 'text' ? sql`coalesce(${sql.raw(column)}, '') = ''` : sql`${sql.raw(column)} is null`
  return sql`(${among} or ${unknown})`
}

/** First and last day of a month, quarter or year. */
function daysOfCohort(cohort: string): { from: LocalDate; to: LocalDate } {
  const [year = '', part] = cohort.split('-')
  if (part === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const isQuarter = part.startsWith('Q')
  const month = isQuarter ? String(Number(part.slice(1)) * 3 - 2).padStart(2, '0') : part
  const from = `${year}-${month}-01`
  return { from, to: addDays(addMonths(from, isQuarter ? 3 : 1), -1) }
}
