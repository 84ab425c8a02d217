import { type FieldCatalogue, segmentCatalogue, tellsOfMoney } from '@revisit/domain/segment-fields.ts'
import { ruleProblems } from '@revisit/domain/segment-problems.ts'
import { segmentRule, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { Db } from '../../platform/db.ts'
import { type FieldProblem, Forbidden, Invalid, type Text } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http/route.ts'
import { listCustomFields } from '../custom-fields/custom-fields.ts'

/** The fields rules of a clinic may ask about, those it added to its cards among them. */
export async function readCatalogue(db: Db, clinicId: string): Promise<FieldCatalogue> {
  const custom = await listCustomFields(db, clinicId)
  return segmentCatalogue(custom.filter(({ archived }) => !archived))
}

/**
 * A rule given from outside, checked against the grammar and the catalogue.
 * @throws Invalid `invalid_rule` with the path of every wrong condition, `rule.2.0`.
 */
export function readRule(input: unknown, catalogue: FieldCatalogue): SegmentRule {
  const parsed = segmentRule.safeParse(input)
  if (!parsed.success) {
    throw invalidRule(parsed.error.issues.slice(0, 10).map(({ path, message }) => grammarProblem(path, message)))
  }
  const problems = ruleProblems(parsed.data, catalogue)
  if (problems.length > 0) {
    throw invalidRule(problems.map(({ path, message }) => ({ path: path === '' ? 'rule' : `rule.${path}`, message })))
  }
  return parsed.data
}

/** @throws Forbidden `money_hidden` when the rule tells of money and the caller may not see it. */
export function checkMoney(rule: SegmentRule, { permissions }: Pick<Caller, 'permissions'>): void {
  if (tellsOfMoney(rule) && !permissions.has('money.read')) throw moneyHidden()
}

export function moneyHidden(): Forbidden {
  return new Forbidden('money_hidden', {
    ru: 'Ваша роль не видит деньги, а этот сегмент отбирает по ним',
    en: 'Your role does not see money, and this segment selects by it',
  })
}

function grammarProblem(path: readonly PropertyKey[], message: string): FieldProblem {
  const words = GRAMMAR_WORDS[message] ?? { ru: 'Правило записано неверно', en: 'The rule is not well formed' }
  return { path: ['rule', ...path].map(String).join('.'), message: words }
}

const GRAMMAR_WORDS: Readonly<Record<string, Text>> = {
  too_deep: { ru: 'Слишком много вложенных групп', en: 'Too many groups inside groups' },
  too_many_conditions: { ru: 'Слишком много условий', en: 'Too many conditions' },
}

function invalidRule(fields: FieldProblem[]): Invalid {
  const first = fields[0]!.message
  return new Invalid(
    'invalid_rule',
    { ru: `Проверьте правило: ${first.ru}`, en: `Check the rule: ${first.en}` },
    fields,
  )
}
