import type { JourneyNode, NodeKind } from '@revisit/domain/journey-node.ts'
import type { Definition } from './journey-calls.ts'
import { freeId } from './journey-tree.ts'

export const NEW_STEP_KINDS = [
  'message',
  'wait',
  'wait_event',
  'condition',
  'split',
  'call_task',
  'notify_staff',
  'set_field',
  'offer',
  'bonus',
  'exit',
] as const satisfies readonly NodeKind[]

/** Words of a new step that cannot be empty. */
export type NewStepWords = { task: string; notice: string; bonus: string }

/** A step of its kind with the values people usually want. */
export function newStep(kind: NodeKind, definition: Definition, words: NewStepWords): JourneyNode {
  return MAKERS[kind]({ id: freeId(definition), title: '' }, words)
}

type Base = { id: string; title: string }

const MAKERS: Record<NodeKind, (base: Base, words: NewStepWords) => JourneyNode> = {
  wait: (base) => ({
    ...base,
    kind: 'wait',
    wait: { by: 'duration', duration: { count: 1, unit: 'days' } },
    next: null,
  }),
  message: (base) => ({ ...base, kind: 'message', templateId: null, channels: [], expiresAfterHours: 24, next: null }),
  call_task: (base, words) => ({
    ...base,
    kind: 'call_task',
    taskTitle: words.task,
    script: '',
    assigneeRole: 'operator',
    timeout: { count: 5, unit: 'days' },
    results: [],
    onTimeout: null,
    next: null,
  }),
  wait_event: (base) => ({
    ...base,
    kind: 'wait_event',
    match: { types: ['appointment.booked'], where: [] },
    timeout: { count: 3, unit: 'days' },
    onEvent: null,
    onTimeout: null,
  }),
  condition: (base) => ({
    ...base,
    kind: 'condition',
    episode: [{ fact: 'booked_since_entry', is: true }],
    yes: null,
    no: null,
  }),
  split: (base) => ({
    ...base,
    kind: 'split',
    branches: [
      { id: 'a', title: 'A', share: 50, control: false, next: null },
      { id: 'b', title: 'B', share: 50, control: false, next: null },
    ],
  }),
  notify_staff: (base, words) => ({
    ...base,
    kind: 'notify_staff',
    text: words.notice,
    role: 'administrator',
    next: null,
  }),
  set_field: (base) => ({ ...base, kind: 'set_field', change: { what: 'add_tag', tag: '' }, next: null }),
  offer: (base) => ({ ...base, kind: 'offer', serviceId: null, script: '', next: null }),
  bonus: (base, words) => ({ ...base, kind: 'bonus', points: 500, reason: words.bonus, next: null }),
  exit: (base) => ({ ...base, kind: 'exit', goal: false }),
}
