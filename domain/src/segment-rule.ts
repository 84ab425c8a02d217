import { z } from 'zod'
import { datePoint, type DatePoint, ruleWindow, type RuleWindow } from './segment-window.ts'

/** How a condition compares. Which ones a field knows is said by its type, see segment-field.ts. */
export const SEGMENT_OPERATORS = [
  'at_least',
  'at_most',
  'exactly',
  'between',
  'any',
  'none',
  'before',
  'since',
  'within',
  'any_of',
  'all_of',
  'none_of',
  'contains',
  'yes',
  'no',
  'known',
  'unknown',
] as const
export type SegmentOperator = (typeof SEGMENT_OPERATORS)[number]

/** Numbers (money in minor units), a pair of them, chosen values, a day, or days (for `within` of a date). */
export type ConditionValue = number | readonly [number, number] | readonly string[] | DatePoint | RuleWindow

export type Condition = {
  /** Key of the catalogue: 'visits.count', 'custom.<key>'. */
  field: string
  op: SegmentOperator
  value?: ConditionValue | undefined
  /** Which days of the facts count; all of them when left out. */
  within?: RuleWindow | undefined
  /** Which facts count: filter of the field → any of these values. */
  where?: Readonly<Record<string, readonly string[]>> | undefined
}

export type SegmentRule =
  | { all: readonly SegmentRule[] }
  | { any: readonly SegmentRule[] }
  | { not: SegmentRule }
  | Condition

/** Groups inside groups, and conditions altogether. */
export const MOST_DEPTH = 6
export const MOST_CONDITIONS = 60

const text = z.string().min(1).max(200)
const number = z.number().min(-9_000_000_000_000).max(9_000_000_000_000)

const conditionSchema = z.strictObject({
  field: z.string().regex(/^[a-z][a-z_]{0,30}\.[a-z][a-z0-9_]{0,62}$/),
  op: z.enum(SEGMENT_OPERATORS),
  value: z.union([number, z.tuple([number, number]), z.array(text).min(1).max(500), datePoint, ruleWindow]).optional(),
  within: ruleWindow.optional(),
  where: z.record(z.string().regex(/^[a-zA-Z]{1,30}$/), z.array(text).min(1).max(500)).optional(),
})

const node: z.ZodType<SegmentRule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(node).max(MOST_CONDITIONS) }),
    z.strictObject({ any: z.array(node).min(1).max(MOST_CONDITIONS) }),
    z.strictObject({ not: node }),
    conditionSchema,
  ]),
)

/**
 * The grammar of rules. What the fields and values mean is checked against the catalogue by `ruleProblems`. An empty `all`
 * is everybody. Depth is checked before anything is walked, so that a hostile rule cannot exhaust the stack.
 */
export const segmentRule = z
  .unknown()
  .refine((input) => depthOf(input, MOST_DEPTH + 2) <= MOST_DEPTH, { error: 'too_deep', abort: true })
  .pipe(node)
  .refine((rule) => conditionsOf(rule).length <= MOST_CONDITIONS, { error: 'too_many_conditions' })

export type RulePath = string

/** One node with its path: places among the members joined by dots ('2.0'); the root is ''. */
export type RuleNode = { path: RulePath; rule: SegmentRule }

export function isCondition(rule: SegmentRule): rule is Condition {
  return 'field' in rule
}

/** The members of a group in order, the negated rule of a `not`; none for a condition. */
export function childrenOf(rule: SegmentRule): readonly SegmentRule[] {
  if ('all' in rule) return rule.all
  if ('any' in rule) return rule.any
  if ('not' in rule) return [rule.not]
  return []
}

/** Every node in the order of reading, a group before its members. */
export function nodesOf(rule: SegmentRule, path: RulePath = ''): RuleNode[] {
  const inside = (index: number) => (path === '' ? String(index) : `${path}.${index}`)
  return [{ path, rule }, ...childrenOf(rule).flatMap((child, index) => nodesOf(child, inside(index)))]
}

/** The conditions of a rule in the order of reading. */
export function conditionsOf(rule: SegmentRule): Condition[] {
  return nodesOf(rule).flatMap(({ rule: inner }) => (isCondition(inner) ? [inner] : []))
}

/** Whether a rule holds, given which of its conditions do. */
export function fitsConditions(rule: SegmentRule, holds: (condition: Condition) => boolean): boolean {
  if (isCondition(rule)) return holds(rule)
  if ('not' in rule) return !fitsConditions(rule.not, holds)
  return 'all' in rule
    ? rule.all.every((child) => fitsConditions(child, holds))
    : rule.any.some((child) => fitsConditions(child, holds))
}

/** Ids of the segments a rule asks about. */
export function segmentsIn(rule: SegmentRule): string[] {
  const asked = conditionsOf(rule).filter(({ field }) => field === 'segment.member')
  return [...new Set(asked.flatMap(({ value }) => (isTexts(value) ? value : [])))]
}

export function isTexts(value: ConditionValue | undefined): value is readonly string[] {
  return Array.isArray(value) && typeof value[0] === 'string'
}

export function isRange(value: ConditionValue | undefined): value is readonly [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number'
}

function depthOf(input: unknown, most: number): number {
  if (most === 0 || typeof input !== 'object' || input === null) return 0
  const { all, any, not } = input as { all?: unknown; any?: unknown; not?: unknown }
  const inside = [...(Array.isArray(all) ? all : []), ...(Array.isArray(any) ? any : []), ...(not ? [not] : [])]
  return inside.length === 0 ? 0 : 1 + Math.max(...inside.slice(0, 1000).map((child) => depthOf(child, most - 1)))
}
