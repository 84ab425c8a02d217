import type { Bilingual } from './bilingual.ts'
import type { Channel, MessageClass, TouchPriority } from './channel.ts'
import type { JourneyDefinitionInput } from './journey-definition.ts'
import type { Duration, TimeWindow } from './journey-timing.ts'
import type { SegmentRule } from './segment-rule.ts'
import type { TemplateBodies } from './template-bodies.ts'

/** A message of a ready journey: its words in both languages. */
export type ReadyMessage = {
  readonly key: string
  readonly name: Bilingual
  readonly messageClass: MessageClass
  readonly channels: readonly Channel[]
  readonly bodies: { readonly ru: TemplateBodies; readonly en: TemplateBodies }
}

export type ReadyStep =
  | { readonly wait: Duration; readonly window?: TimeWindow }
  | { readonly message: string; readonly expiresAfterHours?: number }
  | { readonly call: Bilingual; readonly script: Bilingual; readonly role?: 'operator' | 'curator' }
  /** Goes on only with episodes about these treatments. */
  | { readonly only: readonly string[] }

type Trigger = JourneyDefinitionInput['trigger']

/** A journey as data: a straight way of steps, its messages and, when it starts from one, its segment. */
export type ReadyJourney = {
  readonly key: string
  readonly name: Bilingual
  readonly description: Bilingual
  /** What has to be there for it to start, in words. */
  readonly needs: Bilingual
  readonly trigger: Trigger | { readonly segment: string }
  readonly segment?: { readonly key: string; readonly name: Bilingual; readonly rule: SegmentRule }
  readonly rule?: SegmentRule
  readonly unlessBooked?: boolean
  readonly reentry?: { kind: 'once_per_episode' } | { kind: 'after'; days: number }
  readonly settings: NonNullable<JourneyDefinitionInput['settings']> & { priority: TouchPriority }
  readonly steps: readonly ReadyStep[]
  readonly messages: readonly ReadyMessage[]
}

export type ReadyBinding = {
  locale: 'ru' | 'en'
  /** Ids of installed templates by the key of their message. */
  templates: ReadonlyMap<string, string>
  segmentId: string | null
  /** Channels of every message instead of its own. */
  channels?: readonly Channel[]
  withoutHoldout?: boolean
}

type Node = NonNullable<JourneyDefinitionInput['nodes']>[number]

/** The definition of a ready journey in one clinic. */
export function readyDefinition(ready: ReadyJourney, binding: ReadyBinding): JourneyDefinitionInput {
  const { trigger, rule, unlessBooked = true, reentry = { kind: 'once_per_episode' }, settings, steps } = ready
  const ids = steps.map((_, place) => `step-${place + 1}`)
  const nodes = steps.map((step, place) =>
    nodeOf(step, { id: ids[place]!, next: ids[place + 1] ?? 'end', ready, binding }),
  )
  return {
    trigger: 'segment' in trigger ? { kind: 'segment_entry', segmentId: binding.segmentId! } : trigger,
    entry: { unlessBooked, reentry, ...(rule ? { rule } : {}) },
    settings: { ...settings, ...(binding.withoutHoldout ? { holdoutPercent: 0 } : {}) },
    start: ids[0] ?? 'end',
    nodes: [...nodes, { id: 'end', kind: 'exit' }, ...(steps.some((step) => 'only' in step) ? [OTHERS] : [])],
  }
}

const OTHERS: Node = { id: 'others', kind: 'exit' }

type Place = { id: string; next: string; ready: ReadyJourney; binding: ReadyBinding }

function nodeOf(step: ReadyStep, { id, next, ready, binding }: Place): Node {
  if ('wait' in step) {
    const window = step.window ? { window: step.window } : {}
    return { id, kind: 'wait', wait: { by: 'duration', duration: step.wait, ...window }, next }
  }
  if ('only' in step) {
    const title = { ru: 'План об этом лечении?', en: 'Is the plan about it?' }[binding.locale]
    const episode = [{ fact: 'treatment_type' as const, in: [...step.only] }]
    return { id, kind: 'condition', title, episode, yes: next, no: 'others' }
  }
  if ('call' in step) return callNode(step, { id, next, binding })
  const message = ready.messages.find(({ key }) => key === step.message)!
  const channels = [...(binding.channels ?? message.channels)]
  const { expiresAfterHours = 24 } = step
  const templateId = binding.templates.get(message.key) ?? null
  return { id, kind: 'message', title: message.name[binding.locale], templateId, channels, expiresAfterHours, next }
}

function callNode(
  { call, script, role = 'operator' }: Extract<ReadyStep, { call: Bilingual }>,
  { id, next, binding: { locale } }: Pick<Place, 'id' | 'next' | 'binding'>,
): Node {
  return {
    id,
    kind: 'call_task',
    taskTitle: call[locale],
    script: script[locale],
    assigneeRole: role,
    timeout: { count: 5, unit: 'days' },
    onTimeout: null,
    next,
  }
}
