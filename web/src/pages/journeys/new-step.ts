import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import type { Definition } from './journey-calls.ts'
import { freeId } from './journey-tree.ts'

export const NEW_STEP_KINDS = [
  'wait',
  'message',
  'call_task',
  'wait_event',
  'condition',
  'split',
  'notify_staff',
  'exit',
] as const
export type NewStepKind = (typeof NEW_STEP_KINDS)[number]

/** A step of its kind with the values people usually want. */
export function newStep(kind: NewStepKind, definition: Definition, words: string): JourneyNode {
  return MAKERS[kind]({ id: freeId(definition), title: '' }, words)
}

type Base = { id: string; title: string }

const MAKERS: Record<NewStepKind, (base: Base, words: string) => JourneyNode> = {
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
    taskTitle: words,
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
  notify_staff: (base, words) => ({ ...base, kind: 'notify_staff', text: words, role: 'administrator', next: null }),
  exit: (base) => ({ ...base, kind: 'exit', goal: false }),
}
