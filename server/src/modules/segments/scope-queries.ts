import type { RfmScoring } from '../value/value.ts'
import type { Sql, Test } from './comparison-queries.ts'
import { sql } from 'kysely'
import type { Moment } from './moment.ts'

/** What a rule is compiled for. */
export type RuleScope = {
  clinicId: string
  moment: Moment
  scoring: RfmScoring
  /** The person: `p.id`, or `s.patient_id` where the card is not read. */
  id: Sql
  /**
   * How facts are asked. `people`: a probe by the person's index, for a few people. `everybody`: one pass over the facts
   * that makes the set of people who fit, for the whole base. Both mean the same.
   */
  reach: 'people' | 'everybody'
  /** Whether the card is joined as `p`; where it is not, it is asked like a fact. */
  withCard: boolean
}

/** Facts of people to be asked about: FROM and WHERE without the person, and the column that names the person. */
export type Facts = { from: Sql; patient: Sql; where: readonly Sql[] }

/** Whether the person has such a fact. */
export function hasFact({ from, patient, where }: Facts, { id, reach }: RuleScope): Sql {
  return reach === 'people'
    ? sql`exists (select from ${from} where ${patient} = ${id}${andAll(where)})`
    : sql`${id} in (select ${patient} from ${from} where ${patient} is not null${andAll(where)})`
}

/**
 * Whether a value taken over the facts of the person passes a test. People without facts are decided by the test's word on
 * a missing value: sets of people are made only of those who have facts, so the rarer side is asked for.
 */
export function aggregateFits(facts: Facts, value: Sql, { over, ofMissing }: Test, scope: RuleScope): Sql {
  const { from, patient, where } = facts
  const fits = ofMissing
    ? sql`(${value} is not null and not (${over(value)}))`
    : sql`(${value} is not null and (${over(value)}))`
  const found =
    scope.reach === 'people'
      ? sql`(select ${fits} from ${from} where ${patient} = ${scope.id}${andAll(where)})`
      : sql`${scope.id} in (select ${patient} from ${from} where ${patient} is not null${andAll(where)} group by ${patient} having ${fits})`
  return ofMissing ? sql`not (${found})` : found
}

/** The same where a person has one row at most. */
export function rowFits(facts: Facts, value: Sql, { over, ofMissing }: Test, scope: RuleScope): Sql {
  const fits = ofMissing
    ? sql`(${value} is not null and not (${over(value)}))`
    : sql`(${value} is not null and (${over(value)}))`
  const found = hasFact({ ...facts, where: [...facts.where, fits] }, scope)
  return ofMissing ? sql`not (${found})` : found
}

/** ` and a and b`, nothing for an empty list. */
function andAll(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql` and ${sql.join([...conditions], sql` and `)}`
}

/** Ids of a directory as an array made once for the statement. */
export function idsWhere(table: string, clinicId: string, where: Sql): Sql {
  return sql`array(select id from ${sql.raw(table)} where clinic_id = ${clinicId}::uuid and ${where})`
}
