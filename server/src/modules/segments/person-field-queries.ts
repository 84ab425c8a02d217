import { addYears } from '@revisit/domain/local-date.ts'
import { RFM_CELLS, RFM_GROUP_CELLS, cellCode, type RfmGroup } from '@revisit/domain/rfm.ts'
import { type Condition, isRange, isTexts } from '@revisit/domain/segment-rule.ts'
import type { RuleWindow } from '@revisit/domain/segment-window.ts'
import { sql } from 'kysely'
import { inRfmCells } from '../value/value.ts'
import { birthdayRanges } from './birthday.ts'
import { choiceTest, dateTest, numberTest, overNullable, type Sql } from './comparison-queries.ts'
import type { RuleScope } from './scope-queries.ts'

/** A field that is one value of the card (alias p) or of the statistics (alias s). */
export type PersonField = {
  /** Whether the card must be read. */
  ofCard: boolean
  compile(condition: Condition, scope: RuleScope): Sql
}

const card = (compile: PersonField['compile']): PersonField => ({ ofCard: true, compile })
const stats = (compile: PersonField['compile']): PersonField => ({ ofCard: false, compile })

const choice = (column: string, type: 'text' | 'uuid') => (condition: Condition) => {
  const value = type === 'text' ? sql`nullif(btrim(${sql.raw(column)}), '')` : sql.raw(column)
  return overNullable(value, choiceTest(condition, type))
}

/** SQL of every field that is a value of a person. */
export const PERSON_FIELD_SQL: Readonly<Record<string, PersonField>> = {
  'profile.age': card(ageFits),
  'profile.sex': card(choice('p.sex', 'text')),
  'profile.birthday': card(birthdayFits),
  'profile.branch': stats(choice('s.home_branch_id', 'uuid')),
  'profile.district': card(choice('p.district', 'text')),
  // The statistics keep the card's source.
  'profile.source': stats(choice('s.source', 'text')),
  'profile.curator': card(choice('p.curator_id', 'uuid')),
  'profile.doctor': card(choice('p.preferred_doctor_id', 'uuid')),
  'profile.referred': card(({ op }) => (op === 'yes' ? sql`p.referrer_id is not null` : sql`p.referrer_id is null`)),
  'profile.deceased': card(({ op }) => (op === 'yes' ? sql`p.deceased` : sql`not p.deceased`)),
  'profile.created': card((condition, { moment }) =>
    overNullable(sql`p.created_at`, dateTest(condition, moment, 'instant')),
  ),
  'profile.bucket': stats((condition, { id }) => overNullable(bucketOf(id), numberTest(condition, null))),
  'value.class': stats(choice('s.value_class', 'text')),
  'value.rfm_group': stats((condition, scope) =>
    cellsFit(condition, scope, (values) => values.flatMap((group) => RFM_GROUP_CELLS[group as RfmGroup] ?? [])),
  ),
  'value.rfm_cell': stats((condition, scope) => cellsFit(condition, scope, (values) => [...values])),
  'value.recency': stats((condition, scope) => cellsFit(condition, scope, cellsScoring(0))),
  'value.frequency': stats((condition, scope) => cellsFit(condition, scope, cellsScoring(1))),
  'value.monetary': stats((condition, scope) => cellsFit(condition, scope, cellsScoring(2))),
  'value.active': stats(({ op }) =>
    op === 'yes' ? sql`(s.active is not null and s.active)` : sql`(s.active is null or not s.active)`,
  ),
  'plans.left': stats((condition) => overNullable(sql`s.open_plan_amount`, numberTest(condition, 0))),
}

/** A field the clinic added to its cards; numbers that an import kept as text count as numbers. */
export function customFits(condition: Condition, type: string, scope: RuleScope): Sql {
  const key = condition.field.slice('custom.'.length)
  const text = sql`nullif(p.custom ->> ${key}::text, '')`
  if (type === 'number') {
    const value = sql`case when p.custom ->> ${key}::text ~ '^-?[0-9]{1,15}([.][0-9]{1,9})?$' then (p.custom ->> ${key}::text)::numeric end`
    return overNullable(sql`(${value})`, numberTest(condition, null))
  }
  if (type === 'date') return overNullable(text, dateTest(condition, scope.moment, 'text'))
  return overNullable(text, choiceTest(condition, 'text'))
}

/** The stable share of a person, 0–99, from the random end of their id; the same as `bucketOfId`. */
export function bucketOf(id: Sql): Sql {
  return sql`(('x' || right(${id}::text, 8))::bit(32)::bigint & 4294967295) % 100`
}

/** Ages as ranges of birth dates, in agreement with `ageOn`. */
function ageFits({ op, value }: Condition, { moment }: RuleScope): Sql {
  const birth = sql`p.birth_date`
  if (op === 'known') return sql`${birth} is not null`
  if (op === 'unknown') return sql`${birth} is null`
  const atLeast = (age: number) => sql`${birth} <= ${addYears(moment.today, -Math.ceil(age))}::date`
  const atMost = (age: number) => sql`${birth} > ${addYears(moment.today, -(Math.floor(age) + 1))}::date`
  const [from, to] = isRange(value) ? value : [value as number, value as number]
  const parts = [...(op === 'at_most' ? [] : [atLeast(from)]), ...(op === 'at_least' ? [] : [atMost(to)])]
  return sql`(${birth} is not null and ${sql.join(parts, sql` and `)})`
}

function birthdayFits({ op, value }: Condition, { moment }: RuleScope): Sql {
  const birth = sql`p.birth_date`
  if (op === 'known') return sql`${birth} is not null`
  if (op === 'unknown') return sql`${birth} is null`
  const day = sql`(extract(month from ${birth}) * 100 + extract(day from ${birth}))`
  const ranges = birthdayRanges(value as RuleWindow, moment.today)
  const inside = ranges.map(([from, to]) => sql`${day} between ${from}::int and ${to}::int`)
  return sql`(${birth} is not null and (${sql.join(inside, sql` or `)}))`
}

function cellsFit(condition: Condition, scope: RuleScope, cellsOf: (values: readonly string[]) => string[]): Sql {
  const { op, value } = condition
  const isAll = op === 'known' || op === 'unknown'
  const cells = isAll ? RFM_CELLS.map(cellCode) : cellsOf(isTexts(value) ? value : [])
  const inside = inRfmCells(scope.scoring, cells)
  const fits = inside === null ? sql`false` : sql`(s.patient_id is not null and ${inside})`
  return op === 'none_of' || op === 'unknown' ? sql`not ${fits}` : fits
}

const cellsScoring = (place: number) => (values: readonly string[]) =>
  RFM_CELLS.map(cellCode).filter((cell) => values.includes(cell[place]!))
