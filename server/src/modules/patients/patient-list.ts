import { fullName } from '@revisit/domain/person-name.ts'
import { ageOn, type LocalDate, localDateOf } from '@revisit/domain/local-date.ts'
import { RFM_GROUP_CELLS } from '@revisit/domain/rfm.ts'
import type { ValueClass } from '@revisit/domain/value-class.ts'
import type { Db } from '../../platform/db.ts'
import { Forbidden, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { type Condition, filterConditions } from './filter-queries.ts'
import { badCursor, readCursor, writeCursor } from './list-cursor.ts'
import {
  countPatients,
  type ListOrder,
  type ListRow,
  type PageRequest,
  type PageRow,
  readKnownTotal,
  readIds,
  readListRows,
  readPage,
  readSegmentBrief,
  readSimilar,
  readSums,
} from './list-queries.ts'
import type { PatientFilter, PatientListItem, PatientListQuery, SortField } from './list-schemas.ts'
import { searchTerms, wordsForLikeness } from './search-terms.ts'
import { HIDDEN_SCORING, readScoring, type Scoring } from './value-scores.ts'

export type ListAnswer = { items: PatientListItem[]; nextCursor: string | null; total: number }

type Asker = Pick<Call, 'caller' | 'now'>

/** Everything a list needs to know before it reads: who asks, the clinic's day, the filter as SQL. */
export type ListRequest = {
  clinicId: string
  today: LocalDate
  seesMoney: boolean
  filter: PatientFilter
  conditions: Condition[]
  scoring: Scoring
  ofBranches: boolean
}

/** Fewer exact finds than this, and people with similar names follow them. */
const FEW = 3
const MOST_SIMILAR = 50
const SHAPES: Record<SortField, RegExp> = {
  name: /^/,
  createdAt: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/,
  revenue: /^-?\d{1,18}$/,
  visits: /^\d{1,9}$/,
  lastVisit: /^\d{4}-\d\d-\d\d$/,
  firstVisit: /^\d{4}-\d\d-\d\d$/,
}

/**
 * One page of the list of patients.
 * @throws Forbidden `money_hidden` when the filter or the order would reveal money to somebody who may not see it.
 * @throws Invalid `bad_cursor`.
 */
export async function listPatients(db: Db, asker: Asker, query: PatientListQuery): Promise<ListAnswer> {
  const { sort, limit, cursor, ...filter } = query
  const request = await prepareList(db, asker, filter, sort)
  const after = cursor === undefined ? null : readCursor(cursor, sort)
  const order = orderOf(sort)
  if (after?.value && !SHAPES[order.field].test(after.value)) throw badCursor()
  const total = after?.total ?? (await totalOf(db, request))
  const found = total === 0 ? [] : await readPage(db, { ...pageOf(request), order, limit: limit + 1, after, total })
  const page = found.slice(0, limit)
  const items = await describe(db, request, page)
  if (found.length > limit) {
    const last = page.at(-1)!
    return { items, nextCursor: writeCursor({ sort, value: last.sortValue, id: last.id, total }), total }
  }
  const similar = after === null && total < FEW ? await similarTo(db, request, page) : []
  return { items: [...items, ...similar], nextCursor: null, total: total + similar.length }
}

/** Every patient of a filter in order, a page at a time, each page in a transaction of its own. */
export async function* walkPatients(
  call: Pick<Call, 'caller' | 'now' | 'db'>,
  { sort, ...filter }: PatientFilter & { sort: PatientListQuery['sort'] },
  limit: number,
): AsyncGenerator<PatientListItem[]> {
  const order = orderOf(sort)
  for (let after: PageRequest['after'] = null; ;) {
    const { page, items } = await call.db(async (db) => {
      const request = await prepareList(db, call, filter, sort)
      const page: PageRow[] = await readPage(db, { ...pageOf(request), order, limit, after })
      return { page, items: await describe(db, request, page) }
    })
    if (items.length > 0) yield items
    const last = page.at(-1)
    if (page.length < limit || last === undefined) return
    after = { value: last.sortValue, id: last.id }
  }
}

/**
 * Visits and money of everybody a filter leaves; money is null for those who may not see it.
 * @throws Forbidden `money_hidden`.
 */
export async function sumList(
  db: Db,
  asker: Asker,
  filter: PatientFilter,
): Promise<{ visits: number; revenue: number | null }> {
  const request = await prepareList(db, asker, filter, 'name')
  const sums = await readSums(db, request)
  return { ...sums, revenue: request.seesMoney ? sums.revenue : null }
}

/** Ids of everybody a filter leaves, at most `limit`. @throws Forbidden `money_hidden`. */
export async function idsOf(db: Db, asker: Asker, filter: PatientFilter, limit: number): Promise<string[]> {
  return readIds(db, { ...(await prepareList(db, asker, filter, 'name')), limit })
}

/** How many people a filter leaves, exactly. */
export async function countList(db: Db, asker: Asker, filter: PatientFilter): Promise<number> {
  return totalOf(db, await prepareList(db, asker, filter, 'name'))
}

async function prepareList(db: Db, { caller, now }: Asker, filter: PatientFilter, sort: string): Promise<ListRequest> {
  const seesMoney = caller.permissions.has('money.read')
  if (!seesMoney && revealsMoney(filter, sort)) throw noMoney()
  const { clinicId } = caller
  if (filter.segment) await checkSegment(db, { clinicId, segmentId: filter.segment, seesMoney })
  const today = localDateOf(now, caller.timezone)
  const scoring = seesMoney ? await readScoring(db, clinicId, today) : HIDDEN_SCORING
  const cells = [...(filter.rfm ?? []), ...(filter.rfmGroup ?? []).flatMap((group) => RFM_GROUP_CELLS[group])]
  const scored = cells.length > 0 ? { ...filter, rfm: cells } : filter
  const conditions = filterConditions(scored, { clinicId, today, inCells: scoring.inCells })
  return { clinicId, today, seesMoney, filter: scored, conditions, scoring, ofBranches: caller.branches !== null }
}

/** @throws NotFound `segment_not_found`. @throws Forbidden `money_hidden` when the segment was chosen by money. */
async function checkSegment(
  db: Db,
  { clinicId, segmentId, seesMoney }: { clinicId: string; segmentId: string; seesMoney: boolean },
): Promise<void> {
  const segment = await readSegmentBrief(db, clinicId, segmentId)
  if (!segment) throw new NotFound('segment_not_found', { ru: 'Сегмент не найден', en: 'Segment not found' })
  if (segment.usesMoney && !seesMoney) throw noMoney()
}

function revealsMoney(filter: PatientFilter, sort: string): boolean {
  const asked = [filter.revenueMin, filter.revenueMax, filter.valueClass, filter.rfm, filter.rfmGroup]
  return sort.endsWith('revenue') || asked.some((value) => value !== undefined)
}

function noMoney(): Forbidden {
  return new Forbidden('money_hidden', {
    ru: 'Ваша роль не видит деньги, поэтому по ним нельзя отбирать и сортировать',
    en: 'Your role does not see money, so it cannot filter or sort by it',
  })
}

function orderOf(sort: PatientListQuery['sort']): ListOrder {
  const descending = sort.startsWith('-')
  return { field: (descending ? sort.slice(1) : sort) as SortField, descending }
}

function pageOf({ clinicId, filter, conditions }: ListRequest) {
  return { clinicId, filter, conditions }
}

async function totalOf(db: Db, request: ListRequest): Promise<number> {
  return (await readKnownTotal(db, request.clinicId, request.filter)) ?? countPatients(db, request)
}

async function similarTo(db: Db, request: ListRequest, exact: readonly PageRow[]): Promise<PatientListItem[]> {
  const terms = searchTerms(request.filter.search ?? '')
  const words = wordsForLikeness(terms)
  if (words.length === 0) return []
  const others = terms.map((term) => term.spellings[0] ?? '').filter((text) => !words.includes(text))
  const filter = { ...request.filter, search: undefined }
  const { clinicId, today, scoring } = request
  const conditions = filterConditions(filter, { clinicId, today, inCells: scoring.inCells })
  const ids = await readSimilar(db, { clinicId, filter, conditions, words, others, limit: MOST_SIMILAR })
  const found = new Set(exact.map((row) => row.id))
  const page = ids.filter((id) => !found.has(id)).map((id) => ({ id, sortValue: null }))
  return (await describe(db, request, page)).map((item) => ({ ...item, similar: true }))
}

async function describe(db: Db, request: ListRequest, page: readonly PageRow[]): Promise<PatientListItem[]> {
  if (page.length === 0) return []
  const found = await readListRows(
    db,
    request,
    page.map((row) => row.id),
  )
  const rows = new Map(found.map((row) => [row.id, row]))
  return page.flatMap(({ id }) => {
    const row = rows.get(id)
    return row ? [itemOf(row, request)] : []
  })
}

function itemOf(row: ListRow, { today, seesMoney, scoring }: ListRequest): PatientListItem {
  const { id, externalIds, phones, emails, tags, branch, curator, source, sex, birthDate, deceased } = row
  return {
    id,
    externalIds,
    fullName: fullName(row),
    phones,
    emails,
    value: {
      visits: row.visits ?? 0,
      revenue: seesMoney ? (row.revenue ?? 0) : null,
      firstVisitOn: row.firstVisitOn,
      lastVisitOn: row.lastVisitOn,
      ...scoring.cellOf(row),
      class: seesMoney ? (row.valueClass as ValueClass | null) : null,
    },
    tags,
    branch,
    curator,
    source,
    sex,
    birthDate,
    age: birthDate === null ? null : ageOn(birthDate, today),
    nextVisitOn: row.nextVisitOn !== null && row.nextVisitOn >= today ? row.nextVisitOn : null,
    deceased,
    createdAt: row.createdAt.toISOString(),
    similar: false,
  }
}
