import { isCondition, type RulePath, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import { isExclusion, isGroup, membersOf, type RuleGroupNode, withMembers } from './rule-tree.ts'

/** Where a row goes: a place in the list at a path, counted among the rows it has now. */
export type RowPlace = { list: RulePath; at: number }

export const ROW_MOVES = ['up', 'down', 'in', 'out'] as const
/** One step of a row: over its neighbour, into a list with the row before it, or out of its list. */
export type RowMove = (typeof ROW_MOVES)[number]

/** Rows taken by their handles: dragged to a place, or moved step by step. */
export type RuleArranging = {
  dragged: RulePath | null
  drag: (path: RulePath | null) => void
  /** Where the dragged row would land. */
  over: RowPlace | null
  hover: (place: RowPlace | null) => void
  drop: () => void
  move: (path: RulePath, move: RowMove) => void
}

/** The rule with the row at a path moved to a place; the same rule when it would go into itself. */
export function placeRow(rule: SegmentRule, from: RulePath, { list, at }: RowPlace): SegmentRule {
  if (list === from || list.startsWith(`${from}.`)) return rule
  const row = nodeAt(rule, from)
  const target = nodeAt(rule, list)
  if (!row || !target || !isGroup(target)) return rule
  // The old place is marked, not emptied, so that paths keep their meaning until the row stands in the new one.
  const marked = replaced(rule, from, GONE)
  const filled = replaced(marked, list, inserted(nodeAt(marked, list) as RuleGroupNode, at, row))
  return swept(filled) ?? { all: [] }
}

/** The rule with a row moved one step, and where the row stands then; null when there is nowhere to go. */
export function moveRow(rule: SegmentRule, path: RulePath, move: RowMove): SegmentRule | null {
  const { list, index } = placeOf(path)
  const group = nodeAt(rule, list)
  if (!group || !isGroup(group)) return null
  const members = membersOf(group)
  switch (move) {
    case 'up':
      return index === 0 ? null : placeRow(rule, path, { list, at: index - 1 })
    case 'down':
      return index === members.length - 1 ? null : placeRow(rule, path, { list, at: index + 2 })
    case 'in':
      return nested(rule, path)
    case 'out':
      return list === '' ? null : placeRow(rule, path, afterList(rule, list))
  }
}

/** The path of the very same node after a move; null when it is not there. */
export function pathOfNode(rule: SegmentRule, node: SegmentRule): RulePath | null {
  return search(rule, node, '')
}

export function nodeAt(rule: SegmentRule, path: RulePath): SegmentRule | undefined {
  let node: SegmentRule | undefined = rule
  for (const place of path === '' ? [] : path.split('.').map(Number)) node = node && childrenOf(node)[place]
  return node
}

/** Stands where a row was taken from. */
const GONE: SegmentRule = { all: [] }

function placeOf(path: RulePath): { list: RulePath; index: number } {
  const places = path.split('.')
  return { index: Number(places.pop()), list: places.join('.') }
}

/** Behind a list: an excluded list stands behind its exclusion. */
function afterList(rule: SegmentRule, list: RulePath): RowPlace {
  const { list: outer, index } = placeOf(list)
  const around = nodeAt(rule, outer)
  return around && isExclusion(around) ? afterList(rule, outer) : { list: outer, at: index + 1 }
}

/** Into the list before the row, or into a new one together with the row before it. */
function nested(rule: SegmentRule, path: RulePath): SegmentRule | null {
  const { list, index } = placeOf(path)
  if (index === 0) return null
  const beforePath = list === '' ? String(index - 1) : `${list}.${index - 1}`
  const before = nodeAt(rule, beforePath)
  if (!before) return null
  if (isGroup(before)) return placeRow(rule, path, { list: beforePath, at: membersOf(before).length })
  const parent = nodeAt(rule, list)
  const row = nodeAt(rule, path)
  if (!parent || !row) return null
  const joint: RuleGroupNode = 'all' in parent ? { any: [before, row] } : { all: [before, row] }
  return swept(replaced(replaced(rule, path, GONE), beforePath, joint))
}

function childrenOf(node: SegmentRule): readonly SegmentRule[] {
  if (isCondition(node)) return []
  return isExclusion(node) ? [node.not] : membersOf(node)
}

function inserted(group: RuleGroupNode, at: number, row: SegmentRule): RuleGroupNode {
  const members = membersOf(group)
  return withMembers(group, [...members.slice(0, at), row, ...members.slice(at)])
}

function replaced(rule: SegmentRule, path: RulePath, by: SegmentRule): SegmentRule {
  if (path === '') return by
  const [place = '', ...rest] = path.split('.')
  const inner = (node: SegmentRule) => replaced(node, rest.join('.'), by)
  if (isCondition(rule)) return rule
  if (isExclusion(rule)) return { not: inner(rule.not) }
  return withMembers(
    rule,
    membersOf(rule).map((member, index) => (index === Number(place) ? inner(member) : member)),
  )
}

/** The rule without what was taken away and without lists that stayed empty; a list inside the whole may not be empty. */
function swept(rule: SegmentRule): SegmentRule | null {
  if (rule === GONE) return null
  if (isCondition(rule)) return rule
  if (isExclusion(rule)) {
    const inner = swept(rule.not)
    return inner === null ? null : inner === rule.not ? rule : { not: inner }
  }
  const before = membersOf(rule)
  const members = before.flatMap((member) => swept(member) ?? [])
  if (members.length === before.length && members.every((member, index) => member === before[index])) return rule
  return members.length === 0 ? null : withMembers(rule, members)
}

function search(rule: SegmentRule, node: SegmentRule, path: RulePath): RulePath | null {
  if (rule === node) return path
  for (const [index, child] of childrenOf(rule).entries()) {
    const found = search(child, node, path === '' ? String(index) : `${path}.${index}`)
    if (found !== null) return found
  }
  return null
}
