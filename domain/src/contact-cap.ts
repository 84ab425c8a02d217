import type { Channel, MessageClass, TouchPriority } from './channel.ts'
import { TOUCH_PRIORITIES } from './channel.ts'

/** At most `max` messages within any `hours` in a row (a rolling window), to one household. Empty lists mean "any". */
export type CapRule = {
  readonly max: number
  readonly hours: number
  readonly classes: readonly MessageClass[]
  readonly priorities: readonly TouchPriority[]
  readonly channels: readonly Channel[]
}

/** A message that went out to somebody of the household, or is about to. */
export type Contact = {
  readonly at: Date
  readonly class: MessageClass
  readonly priority: TouchPriority
  readonly channel: Channel
}

export type CapVerdict =
  | { ok: true }
  /** `freeAt`: the first instant at which every rule has room again. */
  | { ok: false; freeAt: Date; rule: CapRule; keptFor: TouchPriority | null }

/**
 * Whether one more message fits. `past` are contacts of the whole household; `coming` are planned ones: those of a better priority
 * keep their slot when their time falls into the same window.
 */
export function capVerdict(
  rules: readonly CapRule[],
  asked: Contact,
  { past, coming }: { past: readonly Contact[]; coming: readonly Contact[] },
): CapVerdict {
  let worst: Extract<CapVerdict, { ok: false }> | null = null
  for (const rule of rules) {
    const verdict = ruleVerdict(rule, asked, { past, coming })
    if (!verdict.ok && (worst === null || verdict.freeAt > worst.freeAt)) worst = verdict
  }
  return worst ?? { ok: true }
}

/** Whether a rule speaks of such a message. */
export function ruleConcerns(rule: CapRule, contact: Pick<Contact, 'class' | 'priority' | 'channel'>): boolean {
  return (
    speaksOf(rule.classes, contact.class) &&
    speaksOf(rule.priorities, contact.priority) &&
    speaksOf(rule.channels, contact.channel)
  )
}

function ruleVerdict(
  rule: CapRule,
  asked: Contact,
  { past, coming }: { past: readonly Contact[]; coming: readonly Contact[] },
): CapVerdict {
  if (!ruleConcerns(rule, asked)) return { ok: true }
  const windowMs = rule.hours * 3_600_000
  const at = asked.at.getTime()
  const used = past
    .filter((contact) => ruleConcerns(rule, contact))
    .map((contact) => contact.at.getTime())
    .filter((time) => time > at - windowMs && time <= at)
    .sort((a, b) => a - b)
  if (used.length >= rule.max) {
    const leaves = rule.max > 0 ? used[used.length - rule.max]! : at
    return { ok: false, freeAt: new Date(leaves + windowMs), rule, keptFor: null }
  }
  return slotVerdict(rule, asked, { used, coming, windowMs })
}

/** A better message of the same window keeps the last slots. The lesser one waits until it is out of their window. */
function slotVerdict(
  rule: CapRule,
  asked: Contact,
  { used, coming, windowMs }: { used: readonly number[]; coming: readonly Contact[]; windowMs: number },
): CapVerdict {
  const at = asked.at.getTime()
  const better = coming
    .filter((contact) => ruleConcerns(rule, contact) && isBetter(contact.priority, asked.priority))
    .filter((contact) => contact.at.getTime() < at + windowMs)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  // Of earlier messages only those still count that share a window with the last of the better ones.
  const needed = better.filter((contact) => {
    const time = Math.max(contact.at.getTime(), at)
    const stillUsed = used.filter((other) => other > time - windowMs).length
    const before = better.filter((other) => other.at <= contact.at).length
    return stillUsed + before >= rule.max
  })
  const first = needed[0]
  if (!first) return { ok: true }
  const last = needed.at(-1)!
  const freeAt = Math.max(last.at.getTime(), at) + 60_000
  return { ok: false, freeAt: new Date(freeAt), rule, keptFor: last.priority }
}

function isBetter(a: TouchPriority, b: TouchPriority): boolean {
  return TOUCH_PRIORITIES.indexOf(a) < TOUCH_PRIORITIES.indexOf(b)
}

function speaksOf<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value)
}
