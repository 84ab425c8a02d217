import type { CustomField } from './custom-fields.ts'

/**
 * The positions to write so that the field moves one place up or down among those in the cards; only fields whose position
 * differs are named. Nothing at the edge.
 */
export function moved(fields: readonly CustomField[], key: string, step: -1 | 1): { key: string; position: number }[] {
  const order = fields.map((field) => field.key)
  const from = order.indexOf(key)
  const to = from + step
  if (from < 0 || to < 0 || to >= order.length) return []
  order.splice(to, 0, ...order.splice(from, 1))
  const before = new Map(fields.map((field) => [field.key, field.position]))
  return order.map((key, position) => ({ key, position })).filter(({ key, position }) => before.get(key) !== position)
}

/** Lines of a text area as choices: trimmed, without blanks and repetitions. */
export function choicesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
}
