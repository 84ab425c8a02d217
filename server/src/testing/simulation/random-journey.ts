import type { JourneyDefinitionInput } from '@revisit/domain/journey-definition.ts'
import type { Chance } from './chance.ts'

type Node = JourneyDefinitionInput['nodes'][number]

/** A random sound journey: every message has a template of its own, and something always stops it. */
export function randomJourney(chance: Chance, templates: readonly string[]): JourneyDefinitionInput {
  const left = [...templates]
  const nodes: Node[] = []
  let made = 0
  const branch = (depth: number): string | null => {
    if (depth === 0 || made >= 12) return null
    const id = `n${made++}`
    nodes.push(nodeOf({ id, depth, chance, left, branch }))
    return id
  }
  const start = `n${made++}`
  const first: Node = {
    id: start,
    kind: 'wait',
    wait: { by: 'duration', duration: { count: 1 + chance.below(20), unit: 'hours' } },
    next: branch(5),
  }
  nodes.push(first)
  const messages = nodes.flatMap((node) => (node.kind === 'message' ? [node.id] : []))
  return {
    trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
    settings: {
      episode: 'appointment',
      priority: chance.one(['service', 'return']),
      needsFreshData: false,
      holdoutPercent: chance.one([0, 0, 20]),
      late: { hours: 24 + chance.below(100), policy: chance.one(['send', 'skip', 'exit']) },
      resume: { onCancelled: chance.is(0.7) ? (messages[0] ?? null) : null, onNoShow: null },
    },
    start,
    nodes,
  }
}

type Making = { id: string; depth: number; chance: Chance; left: string[]; branch(depth: number): string | null }

function nodeOf({ id, depth, chance, left, branch }: Making): Node {
  const span = { count: 1 + chance.below(6), unit: chance.one(['days', 'hours'] as const) }
  const below = () => branch(depth - 1)
  switch (chance.below(7)) {
    case 0:
      return {
        id,
        kind: 'wait',
        wait: { by: 'duration', duration: span, window: { from: '11:00', to: '18:00' } },
        next: below(),
      }
    case 1:
      return {
        id,
        kind: 'wait_event',
        match: { types: ['payment.received'] },
        timeout: span,
        onEvent: below(),
        onTimeout: below(),
      }
    case 2:
      return { id, kind: 'condition', episode: [{ fact: 'visited_since_entry', is: true }], yes: below(), no: below() }
    case 3: {
      const branches = [
        { id: 'a', share: 50, next: below() },
        { id: 'b', share: 50, next: below() },
      ]
      return { id, kind: 'split', branches }
    }
    case 4:
      return { id, kind: 'call_task', taskTitle: 'Позвонить', timeout: span, next: below(), onTimeout: below() }
    default: {
      const templateId = left.pop()
      if (!templateId) return { id, kind: 'notify_staff', text: 'Посмотрите', role: 'operator', next: below() }
      return { id, kind: 'message', templateId, channels: ['sms'], next: below() }
    }
  }
}
