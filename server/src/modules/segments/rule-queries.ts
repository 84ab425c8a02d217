import type { FieldCatalogue } from '@revisit/domain/segment-fields.ts'
import { type Condition, conditionsOf, isCondition, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import type { Sql } from './comparison-queries.ts'
import { SET_FIELD_SQL } from './contact-field-queries.ts'
import { FACT_FIELD_SQL } from './fact-field-queries.ts'
import { customFits, PERSON_FIELD_SQL } from './person-field-queries.ts'
import type { RuleScope } from './scope-queries.ts'

/**
 * A rule as one SQL condition over `s` (patient_stats, which may be missing) and, where `needsCard` says so, `p` (patients).
 * It is true or false for everybody, never null.
 */
export function compileRule(rule: SegmentRule, scope: RuleScope, catalogue: FieldCatalogue): Sql {
  return foldRule(rule, (condition) => compileCondition(condition, scope, catalogue))
}

/** A rule put together from the SQL of its conditions. */
function foldRule(rule: SegmentRule, ofCondition: (condition: Condition) => Sql): Sql {
  if (isCondition(rule)) return ofCondition(rule)
  if ('not' in rule) return sql`not (${foldRule(rule.not, ofCondition)})`
  const [members, joint, ofNone] = 'all' in rule ? [rule.all, sql` and `, sql`true`] : [rule.any, sql` or `, sql`false`]
  if (members.length === 0) return ofNone
  return sql`(${sql.join(
    members.map((member) => foldRule(member, ofCondition)),
    joint,
  )})`
}

export function compileCondition(condition: Condition, scope: RuleScope, catalogue: FieldCatalogue): Sql {
  const { field } = condition
  const ofPerson = PERSON_FIELD_SQL[field]
  if (ofPerson && !ofPerson.ofCard) return ofPerson.compile(condition, scope)
  const ofFacts = FACT_FIELD_SQL[field] ?? SET_FIELD_SQL[field]
  if (ofFacts) return ofFacts(condition, scope)
  const ofCard = ofPerson
    ? ofPerson.compile(condition, scope)
    : customFits(condition, catalogue.find(field)?.type ?? 'text', scope)
  if (scope.withCard) return ofCard
  return sql`${scope.id} in (select p.id from patients p
    where p.clinic_id = ${scope.clinicId}::uuid and p.merged_into is null and ${ofCard})`
}

/** Cards asked about more often than this are joined to everybody's statistics at once. */
const MOST_CARD_CONDITIONS = 5

/** Whether a rule asks so much of the card that it is read beside the statistics of everybody. */
export function needsCard(rule: SegmentRule): boolean {
  const ofCard = conditionsOf(rule).filter(
    ({ field }) => PERSON_FIELD_SQL[field]?.ofCard ?? field.startsWith('custom.'),
  )
  return ofCard.length > MOST_CARD_CONDITIONS
}

/** Everybody the transaction may see, with and without the card; `id` names the person. */
export function peopleOf(clinicId: string, withCard: boolean): { from: Sql; where: Sql; id: Sql; withCard: boolean } {
  return withCard
    ? {
        from: sql`patients p left join patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id`,
        where: sql`p.clinic_id = ${clinicId}::uuid and p.merged_into is null`,
        id: sql`p.id`,
        withCard,
      }
    : { from: sql`patient_stats s`, where: sql`s.clinic_id = ${clinicId}::uuid`, id: sql`s.patient_id`, withCard }
}
