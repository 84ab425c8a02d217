import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { isGivenId } from './external-id-queries.ts'
import { type Condition, isOfStats, needsStats } from './filter-queries.ts'
import type { ListCursor } from './list-cursor.ts'
import type { PatientFilter, SortField } from './list-schemas.ts'
import { anywhere } from './search-terms.ts'

export type ListOrder = { field: SortField; descending: boolean }

type Column = {
  /** Over `p` and `s`; its type; whether the index runs from the largest value. */
  sql: string
  type: string
  indexDescends: boolean
  nullable: boolean
  ofStats: boolean
}

const COLUMNS: Record<SortField, Column> = {
  // patients_by_name
  name: { sql: 'p.sort_name', type: 'text', indexDescends: false, nullable: false, ofStats: false },
  // patients_by_creation
  createdAt: { sql: 'p.created_at', type: 'timestamptz', indexDescends: false, nullable: false, ofStats: false },
  // patient_stats_by_revenue, _by_visits, _by_last_visit, _by_first_visit
  revenue: { sql: 's.revenue', type: 'bigint', indexDescends: true, nullable: false, ofStats: true },
  visits: { sql: 's.visits', type: 'int', indexDescends: true, nullable: false, ofStats: true },
  lastVisit: { sql: 's.last_visit_on', type: 'date', indexDescends: true, nullable: true, ofStats: true },
  firstVisit: { sql: 's.first_visit_on', type: 'date', indexDescends: false, nullable: true, ofStats: true },
}

export type PageRequest = {
  clinicId: string
  filter: PatientFilter
  conditions: readonly Condition[]
  order: ListOrder
  limit: number
  after: Pick<ListCursor, 'value' | 'id'> | null
  /** How many people the filter leaves, when known. */
  total?: number
}

export type PageRow = { id: string; sortValue: string | null }

/** Ids of one page in order. People without a value of the sort column come last in both directions. */
export async function readPage(db: Db, request: PageRequest): Promise<PageRow[]> {
  const column = COLUMNS[request.order.field]
  if (!column.nullable) return walk(db, request, column, false)
  const isPastValues = request.after !== null && request.after.value === null
  const known = isPastValues ? [] : await walk(db, request, column, false)
  if (known.length >= request.limit) return known
  const after = isPastValues ? request.after : null
  const rest = { ...request, after, limit: request.limit - known.length }
  return [...known, ...(await walk(db, rest, column, true))]
}

async function walk(db: Db, request: PageRequest, column: Column, ofUnknown: boolean): Promise<PageRow[]> {
  const { clinicId, filter, conditions, order, limit, after } = request
  const value = sql.raw(column.sql)
  const idAscends = ofUnknown || order.descending === column.indexDescends
  const known = ofUnknown ? sql`${value} is null` : column.nullable ? sql`${value} is not null` : sql`true`
  const byValue = ofUnknown ? sql`` : sql`${value} ${sql.raw(orderWord(order))}, `
  const where = [known, ...conditions, ...(after ? [afterRow(request, column, { ofUnknown, idAscends })] : [])]
  const id = sql.raw(column.ofStats ? 's.patient_id' : 'p.id')
  const people = sql`${peopleAnd(column.ofStats ? 'stats' : needsStats(filter) ? 'maybe' : 'no')}
    where p.clinic_id = ${clinicId} and p.merged_into is null and ${sql.join(where, sql` and `)}`
  const direction = sql.raw(idAscends ? 'asc' : 'desc')
  const { rows } = await (
    isFew(request)
      ? sql<PageRow>`
          select found_id as id, sort_value::text as sort_value
          from (select p.id as found_id, ${value} as sort_value from ${people} offset 0) found
          order by ${ofUnknown ? sql`` : sql`sort_value ${sql.raw(orderWord(order))}, `}found_id ${direction} limit ${limit}`
      : sql<PageRow>`
          select p.id, (${value})::text as sort_value from ${people}
          order by ${byValue}${id} ${direction} limit ${limit}`
  ).execute(db)
  return rows
}

/** Up to so many people are all found first and sorted then. */
const FEW_FOUND = 5000

/** Walking an index in order until a page is full is for filters many meet: for a rare one it would go through the whole base. */
function isFew({ conditions, total }: PageRequest): boolean {
  return conditions.length > 0 && total !== undefined && total <= FEW_FOUND
}

function afterRow(
  { order, after }: PageRequest,
  column: Column,
  { ofUnknown, idAscends }: { ofUnknown: boolean; idAscends: boolean },
): Condition {
  const id = sql.raw(column.ofStats ? 's.patient_id' : 'p.id')
  const byId = sql`${id} ${sql.raw(idAscends ? '>' : '<')} ${after!.id}::uuid`
  if (ofUnknown) return byId
  const value = sql.raw(column.sql)
  const last = sql`${after!.value}::${sql.raw(column.type)}`
  const [orEqual, beyond] = comparisons(order)
  return sql`${value} ${sql.raw(orEqual)} ${last} and (${value} ${sql.raw(beyond)} ${last} or ${byId})`
}

/** Names are compared byte by byte, as their index keeps them, whatever the collation of the database. */
function comparisons({ field, descending }: ListOrder): [string, string] {
  const sign = descending ? '<' : '>'
  return field === 'name' ? [`~${sign}=~`, `~${sign}~`] : [`${sign}=`, sign]
}

function orderWord({ field, descending }: ListOrder): string {
  if (field === 'name') return descending ? 'using ~>~' : 'using ~<~'
  // As the index has them; where unknown values can be met, they are read apart.
  if (field === 'lastVisit') return descending ? 'desc nulls last' : 'asc nulls first'
  return descending ? 'desc' : 'asc'
}

function peopleAnd(stats: 'no' | 'maybe' | 'stats') {
  if (stats === 'no') return sql`patients p`
  const join = sql.raw(stats === 'stats' ? 'join' : 'left join')
  return sql`patients p ${join} patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id`
}

/** How many people the filter leaves. */
export async function countPatients(
  db: Db,
  { clinicId, filter, conditions }: Pick<PageRequest, 'clinicId' | 'filter' | 'conditions'>,
): Promise<number> {
  if (isOfStats(filter)) {
    // Everybody alive has a row of statistics as soon as nobody waits to be counted: cards need not be looked at.
    const { rows } = await sql<{ total: number | null }>`
      select case when exists (select from stale_patients where clinic_id = ${clinicId}) then null else
        (select count(*) from patient_stats s where s.clinic_id = ${clinicId} and ${sql.join([...conditions], sql` and `)})
        end as total
      from statistics_state where clinic_id = ${clinicId} and stats_on is not null`.execute(db)
    const counted = rows[0]?.total ?? null
    if (counted !== null) return counted
  }
  const where = conditions.length ? sql` and ${sql.join([...conditions], sql` and `)}` : sql``
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${peopleAnd(needsStats(filter) ? 'maybe' : 'no')}
    where p.clinic_id = ${clinicId} and p.merged_into is null${where}`.execute(db)
  return rows[0]!.total
}

/** Visits and money (minor units) of everybody the filter leaves; of the whole base from the sums kept by day. */
export async function readSums(
  db: Db,
  { clinicId, conditions, ofBranches }: Pick<PageRequest, 'clinicId' | 'conditions'> & { ofBranches: boolean },
): Promise<{ visits: number; revenue: number }> {
  const where = conditions.length ? sql` and ${sql.join([...conditions], sql` and `)}` : sql``
  const from =
    conditions.length === 0 && !ofBranches
      ? sql`day_cells s where s.clinic_id = ${clinicId}`
      : sql`${peopleAnd('stats')} where p.clinic_id = ${clinicId} and p.merged_into is null${where}`
  const { rows } = await sql<{ visits: number; revenue: number }>`
    select coalesce(sum(s.visits), 0)::bigint as visits, coalesce(sum(s.revenue), 0)::bigint as revenue
    from ${from}`.execute(db)
  return rows[0]!
}

/** Whether a segment exists and was chosen by money. */
export async function readSegmentBrief(
  db: Db,
  clinicId: string,
  id: string,
): Promise<{ usesMoney: boolean } | undefined> {
  return db
    .selectFrom('segments')
    .select('usesMoney')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst()
}

/** Ids of everybody the filter leaves, at most `limit`. */
export async function readIds(
  db: Db,
  { clinicId, filter, conditions, limit }: Pick<PageRequest, 'clinicId' | 'filter' | 'conditions' | 'limit'>,
): Promise<string[]> {
  const where = conditions.length ? sql` and ${sql.join([...conditions], sql` and `)}` : sql``
  const { rows } = await sql<{ id: string }>`
    select p.id from ${peopleAnd(needsStats(filter) ? 'maybe' : 'no')}
    where p.clinic_id = ${clinicId} and p.merged_into is null${where} limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Filters that kept counts of people answer; the last two only say how `returned` is meant. */
const COUNTED: ReadonlySet<string> = new Set(['branch', 'source', 'valueClass', 'fromVisit', 'withinDays'])

/**
 * The number of people a filter leaves among those the transaction may see, from kept counts; null when they do not know the
 * filter or lag behind. Saves going through a million cards.
 */
export async function readKnownTotal(db: Db, clinicId: string, filter: PatientFilter): Promise<number | null> {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '')
  if (!asked.every(([name]) => COUNTED.has(name))) return null
  const { branch, source, valueClass } = filter
  const among = (column: string, values: readonly string[] | undefined) =>
    values === undefined ? sql`` : sql`and c.${sql.ref(column)} = any(${values}::text[])`
  const { rows } = await sql<{ patients: number }>`
    select (select coalesce(sum(patients), 0)::bigint from people_cells c where c.clinic_id = ${clinicId}
        ${among('home_branch', branch)} ${among('source', source)} ${among('value_class', valueClass)}) as patients
    from statistics_state where clinic_id = ${clinicId} and stats_on is not null
      and not exists (select from stale_patients where clinic_id = ${clinicId})`.execute(db)
  return rows[0]?.patients ?? null
}

/** Share of a word's trigrams that must be met for a likeness. */
const LIKENESS = 0.45

/** People with words like the given ones, the most alike first; rides patients_search. */
export async function readSimilar(
  db: Db,
  {
    clinicId,
    filter,
    conditions,
    words,
    others,
    limit,
  }: Pick<PageRequest, 'clinicId' | 'filter' | 'conditions' | 'limit'> & { words: string[]; others: string[] },
): Promise<string[]> {
  await sql.raw(`set local pg_trgm.word_similarity_threshold = ${LIKENESS}`).execute(db)
  const where = [
    ...words.map((word) => sql`p.search_text %> ${word}`),
    ...others.map((text) => sql`p.search_text like ${anywhere(text)}`),
    ...conditions,
  ]
  const likeness = words.map((word) => sql`word_similarity(${word}, p.search_text)`)
  const { rows } = await sql<{ id: string }>`
    select p.id from ${peopleAnd(needsStats(filter) ? 'maybe' : 'no')}
    where p.clinic_id = ${clinicId} and p.merged_into is null and ${sql.join(where, sql` and `)}
    order by ${sql.join(likeness, sql` + `)} desc, p.sort_name using ~<~, p.id
    limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

export type ListRow = {
  id: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  sex: 'm' | 'f' | null
  birthDate: string | null
  source: string | null
  deceased: boolean
  createdAt: Date
  branch: { id: string; name: string } | null
  curator: { id: string; name: string } | null
  visits: number | null
  frequency: number | null
  revenue: number | null
  firstVisitOn: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
  valueClass: string | null
  externalIds: string[]
  phones: string[]
  emails: string[]
  tags: string[]
}

/** What a list shows of these people, in no particular order. */
export async function readListRows(
  db: Db,
  { clinicId, scoring }: { clinicId: string; scoring: { countedAfter: string | null } },
  ids: readonly string[],
): Promise<ListRow[]> {
  const frequency = scoring.countedAfter
    ? sql`(select s.visits - width_bucket(${scoring.countedAfter}::date, h.visit_days) from patient_history h
        where h.clinic_id = s.clinic_id and h.patient_id = s.patient_id)`
    : sql`s.visits`
  const { rows } = await sql<ListRow>`
    select p.id, p.last_name, p.first_name, p.middle_name, p.sex, p.birth_date, p.source, p.deceased, p.created_at,
      (select json_build_object('id', b.id, 'name', b.name) from branches b
        where b.clinic_id = p.clinic_id and b.id = coalesce(p.branch_id, s.first_branch_id)) as branch,
      (select json_build_object('id', c.id, 'name', c.name) from staff c
        where c.clinic_id = p.clinic_id and c.id = p.curator_id) as curator,
      s.visits, ${frequency} as frequency, s.revenue, s.first_visit_on, s.last_visit_on, s.next_visit_on, s.value_class,
      array(select e.external_id from patient_external_ids e where e.clinic_id = p.clinic_id and e.patient_id = p.id
        and ${isGivenId('e')}
        order by e.origin, e.external_id) as external_ids,
      array(select c.value from contact_points c where c.clinic_id = p.clinic_id and c.patient_id = p.id
        and c.kind = 'phone' group by c.value order by min(c.position), c.value) as phones,
      array(select c.value from contact_points c where c.clinic_id = p.clinic_id and c.patient_id = p.id
        and c.kind = 'email' group by c.value order by min(c.position), c.value) as emails,
      array(select distinct t.tag from patient_tags t where t.clinic_id = p.clinic_id and t.patient_id = p.id
        order by t.tag) as tags
    from patients p left join patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id
    where p.clinic_id = ${clinicId} and p.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}
