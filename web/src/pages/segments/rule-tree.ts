import type { VocabularyField } from './segment-calls.ts'
import {
  type Condition,
  type ConditionValue,
  isCondition,
  nodesOf,
  type RulePath,
  type SegmentOperator,
  type SegmentRule,
} from '@revisit/domain/segment-rule.ts'
import { VALUE_OF_OPERATOR } from '@revisit/domain/segment-field.ts'

export type RuleGroupNode = Extract<SegmentRule, { all: readonly SegmentRule[] } | { any: readonly SegmentRule[] }>

/** The rule as the list of rows a person edits; a lone condition or exclusion becomes a list of one. */
export function asGroup(rule: SegmentRule): RuleGroupNode {
  return isGroup(rule) ? rule : { all: [rule] }
}

export function isGroup(rule: SegmentRule): rule is RuleGroupNode {
  return 'all' in rule || 'any' in rule
}

export function isExclusion(rule: SegmentRule): rule is Extract<SegmentRule, { not: SegmentRule }> {
  return 'not' in rule
}

export function membersOf(group: RuleGroupNode): readonly SegmentRule[] {
  return 'all' in group ? group.all : group.any
}

export function withMembers(group: RuleGroupNode, members: readonly SegmentRule[]): RuleGroupNode {
  return 'all' in group ? { all: members } : { any: members }
}

/**
 * The rule with the node at a path changed; null takes it out, with the exclusion around it. Paths are places among the
 * members joined by dots, the root is ''.
 */
export function changeAt(
  rule: SegmentRule,
  path: RulePath,
  change: (node: SegmentRule) => SegmentRule | null,
): SegmentRule {
  return changed(rule, path === '' ? [] : path.split('.').map(Number), change) ?? { all: [] }
}

/** Whether every row has what it asks for, so that the rule can be counted. An empty list at the top is everybody. */
export function isComplete(rule: SegmentRule): boolean {
  return nodesOf(rule).every(({ path, rule: node }) => {
    if (isCondition(node)) return isFilled(node)
    return path === '' || !isGroup(node) || membersOf(node).length > 0
  })
}

/** A new condition about a field, with values one begins with. */
export function newCondition(field: VocabularyField): Condition {
  const op = field.operators[0] ?? 'known'
  return { field: field.key, op, ...given(startValue(op, field)) }
}

/** The condition compared another way; its value stays when it means the same. */
export function withOperator(condition: Condition, op: SegmentOperator, field: VocabularyField): Condition {
  const { value, ...rest } = condition
  const isSame = VALUE_OF_OPERATOR[op] === VALUE_OF_OPERATOR[condition.op]
  return { ...rest, op, ...given(isSame ? value : startValue(op, field)) }
}

function changed(
  rule: SegmentRule,
  places: readonly number[],
  change: (node: SegmentRule) => SegmentRule | null,
): SegmentRule | null {
  const [place, ...rest] = places
  if (place === undefined) return change(rule)
  if (isCondition(rule)) return rule
  if ('not' in rule) {
    const inner = changed(rule.not, rest, change)
    return inner && { not: inner }
  }
  const members = membersOf(rule).flatMap((member, index) => {
    const next = index === place ? changed(member, rest, change) : member
    return next ? [next] : []
  })
  return withMembers(rule, members)
}

function isFilled({ op, value, where }: Condition): boolean {
  const filters = Object.values(where ?? {})
  if (filters.some((values) => values.length === 0)) return false
  const kind = VALUE_OF_OPERATOR[op]
  if (kind === 'nothing') return true
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

const START_NUMBERS: Partial<Record<VocabularyField['type'], number>> = { money: 1_000_000, percent: 50 }

function startValue(op: SegmentOperator, { type }: VocabularyField): ConditionValue | undefined {
  const number = START_NUMBERS[type] ?? 1
  switch (VALUE_OF_OPERATOR[op]) {
    case 'number':
      return number
    case 'range':
      return [number, number * 2]
    case 'point':
      return { ago: 180, unit: 'day' }
    case 'window':
      return type === 'birthday' ? { next: 7, unit: 'day' } : { last: 30, unit: 'day' }
    case 'texts':
      return []
    default:
      return undefined
  }
}

function given(value: ConditionValue | undefined): { value?: ConditionValue } {
  return value === undefined ? {} : { value }
}
