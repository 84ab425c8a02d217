import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyDefinition, type JourneyDefinitionInput } from './journey-definition.ts'
import { edgesOf } from './journey-node.ts'
import {
  firstStanding,
  hear,
  indexJourney,
  type JourneyIndex,
  laterOutcome,
  type Standing,
} from './journey-standing.ts'
import { advance } from './journey-step.ts'
import type { StepFacts } from './journey-visit.ts'

const TEMPLATE = '00000000-0000-4000-8000-00000000aaaa'
const NOON = Date.parse('2026-11-22T09:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const facts: StepFacts = { timezone: 'Europe/Moscow', householdKey: 'h1' }

type Node = JourneyDefinitionInput['nodes'][number]
type Settings = JourneyDefinitionInput['settings']

function journey(nodes: Node[], settings: Settings = {}): JourneyIndex {
  const start = nodes[0]?.id ?? null
  return indexJourney('j1', journeyDefinition.parse({ trigger: { kind: 'manual' }, settings, start, nodes }))
}

const message = (id: string, next: string | null, more: object = {}): Node => ({
  id,
  kind: 'message',
  templateId: TEMPLATE,
  next,
  ...more,
})
const days = (id: string, count: number, next: string | null, more: object = {}): Node => ({
  id,
  kind: 'wait',
  wait: { by: 'duration', duration: { count, unit: 'days' }, ...more },
  next,
})
const from = (index: JourneyIndex) => firstStanding(index)!
const touch = (
  outcome: 'sent' | 'delivered' | 'replied' | 'skipped' | 'failed' | 'unknown',
  at: number,
  touchId = 't1',
) => ({
  kind: 'touch' as const,
  touchId,
  nodeId: 'hello',
  outcome,
  channel: 'sms',
  reason: null,
  at,
})

describe('one step of a journey', () => {
  it('waits by the calendar of the patient, also over a change of the clock, then for a decent hour', () => {
    const index = journey([days('day', 1, 'hello', { window: { from: '11:00', to: '19:00' } }), message('hello', null)])
    const berlin = { ...facts, timezone: 'Europe/Berlin' }
    const saturdayNoon = Date.parse('2026-10-24T10:00:00Z')
    expect(advance(index, from(index), berlin, saturdayNoon)).toMatchObject({
      kind: 'waits',
      dueAt: Date.parse('2026-10-25T11:00:00Z'),
    })
    const evening = Date.parse('2026-11-22T19:00:00Z')
    expect(advance(index, from(index), facts, evening)).toMatchObject({ dueAt: Date.parse('2026-11-24T08:00:00Z') })
  })

  it('plans a message once and goes on when it is known what became of it', () => {
    const index = journey([message('hello', 'day'), days('day', 2, null)])
    const planned = advance(index, from(index), facts, NOON)
    expect(planned).toMatchObject({
      kind: 'waits',
      effects: [{ kind: 'touch', nodeId: 'hello', dueAt: NOON, expiresAt: NOON + DAY }],
    })
    const again = advance(index, planned.standing, facts, NOON + HOUR)
    expect(again).toMatchObject({ kind: 'waits', effects: [] })
    const sent = hear(index, planned.standing, touch('sent', NOON + HOUR))
    expect(advance(index, sent, facts, NOON + HOUR)).toMatchObject({
      kind: 'waits',
      effects: [],
      passed: [{ nodeId: 'hello', edge: 'next', outcome: 'sent' }],
      standing: { nodeId: 'day', touched: { hello: 'sent' } },
    })
  })

  it('goes on without news when the message can no longer go out', () => {
    const index = journey([message('hello', null)])
    const planned = advance(index, from(index), facts, NOON)
    expect(advance(index, planned.standing, facts, NOON + 2 * DAY)).toMatchObject({
      kind: 'ended',
      passed: [{ reason: 'unresolved' }],
    })
  })

  it('waits for an answer as long as a second channel may be tried', () => {
    const index = journey([message('hello', null, { fallback: { when: 'not_answered', afterHours: 4 } })])
    const { standing } = advance(index, from(index), facts, NOON)
    const delivered = hear(index, hear(index, standing, touch('sent', NOON)), touch('delivered', NOON + HOUR))
    expect(advance(index, delivered, facts, NOON + HOUR)).toMatchObject({ kind: 'waits', dueAt: NOON + 4 * HOUR })
    expect(advance(index, delivered, facts, NOON + 4 * HOUR)).toMatchObject({ kind: 'ended' })
    const answered = hear(index, delivered, touch('replied', NOON + 2 * HOUR))
    expect(advance(index, answered, facts, NOON + 2 * HOUR)).toMatchObject({
      kind: 'ended',
      passed: [{ outcome: 'replied' }],
    })
    const unknown = hear(index, standing, touch('unknown', NOON))
    expect(advance(index, unknown, facts, NOON)).toMatchObject({ kind: 'ended', passed: [{ outcome: 'unknown' }] })
  })

  it.each([
    [
      'skip',
      {
        kind: 'ended',
        effects: [],
        reason: 'done',
        passed: [{ nodeId: 'day' }, { nodeId: 'hello', outcome: 'skipped', reason: 'late' }],
      },
    ],
    ['send', { kind: 'waits', effects: [{ kind: 'touch' }] }],
    ['exit', { kind: 'ended', effects: [], reason: 'late' }],
  ] as const)('does with a step of a week ago what the journey says: %s', (policy, expected) => {
    const index = journey([days('day', 1, 'hello'), message('hello', null)], { late: { hours: 24, policy } })
    const waiting = advance(index, from(index), facts, NOON)
    expect(advance(index, waiting.standing, facts, NOON + 8 * DAY)).toMatchObject(expected)
    expect(advance(index, waiting.standing, facts, NOON + DAY + 23 * HOUR)).toMatchObject({
      kind: 'waits',
      effects: [{ kind: 'touch' }],
    })
  })

  it('remembers that it is late while it waits for the next decent hour', () => {
    const window = { from: '11:00', to: '19:00' }
    const index = journey([days('day', 1, 'hello', { window }), message('hello', null)])
    const waiting = advance(index, from(index), facts, NOON)
    const woken = advance(index, waiting.standing, facts, NOON + 4 * DAY + 8 * HOUR)
    expect(woken).toMatchObject({ kind: 'waits', effects: [], standing: { nodeId: 'day', late: true } })
    if (woken.kind !== 'waits') return
    expect(advance(index, woken.standing, facts, woken.dueAt)).toMatchObject({
      kind: 'ended',
      passed: [{}, { reason: 'late' }],
    })
  })

  it('hears an event that came, or goes the other way when the time is over', () => {
    const node: Node = {
      id: 'wait',
      kind: 'wait_event',
      match: { types: ['payment.received'], where: [{ key: 'amount', op: 'at_least', values: [100] }] },
      timeout: { count: 3, unit: 'days' },
      onEvent: 'good',
      onTimeout: 'bad',
    }
    const index = journey([node, { id: 'good', kind: 'exit', goal: true }, { id: 'bad', kind: 'exit' }])
    const { standing } = advance(index, from(index), facts, NOON)
    const small = hear(index, standing, { kind: 'event', event: { type: 'payment.received', payload: { amount: 50 } } })
    expect(small).toBe(standing)
    const heard = hear(index, standing, {
      kind: 'event',
      event: { type: 'payment.received', payload: { amount: 100 } },
    })
    expect(advance(index, heard, facts, NOON + DAY)).toMatchObject({ kind: 'ended', goal: true })
    expect(advance(index, standing, facts, NOON + 3 * DAY)).toMatchObject({
      kind: 'ended',
      goal: false,
      passed: [{ edge: 'timeout' }],
    })
  })

  it('asks for facts it does not have and continues where it stopped', () => {
    const rule = { field: 'visits.count', op: 'at_least', value: 2 } as const
    const index = journey([{ id: 'ask', kind: 'condition', rule, yes: 'hello', no: null }, message('hello', null)])
    const asking = advance(index, from(index), facts, NOON)
    expect(asking).toMatchObject({ kind: 'needs', need: { kind: 'rule', nodeId: 'ask' } })
    expect(advance(index, asking.standing, { ...facts, rules: { ask: true } }, NOON)).toMatchObject({
      effects: [{ kind: 'touch' }],
    })
    expect(advance(index, asking.standing, { ...facts, rules: { ask: false } }, NOON)).toMatchObject({ kind: 'ended' })
  })

  it('keeps a family in one part of a split and divides many as the shares say', () => {
    const branches = [
      { id: 'a', share: 45, next: null },
      { id: 'b', share: 45, next: null },
      { id: 'control', share: 10, control: true, next: null },
    ]
    const index = journey([{ id: 'split', kind: 'split', branches }])
    const edgeOf = (householdKey: string) =>
      advance(index, from(index), { ...facts, householdKey }, NOON).passed[0]!.edge
    const counts = new Map<string, number>()
    for (let i = 0; i < 4000; i++) counts.set(edgeOf(`h${i}`), (counts.get(edgeOf(`h${i}`)) ?? 0) + 1)
    expect(edgeOf('h7')).toBe(edgeOf('h7'))
    expect(counts.get('control')! / 4000).toBeCloseTo(0.1, 1)
    expect(counts.get('a')! / 4000).toBeCloseTo(0.45, 1)
    const ends = Array.from({ length: 50 }, (_, i) =>
      advance(index, from(index), { ...facts, householdKey: `h${i}` }, NOON),
    )
    expect(new Set(ends.map((end) => end.kind === 'ended' && end.reason))).toEqual(new Set(['done', 'control']))
  })

  it('never takes later news for less than earlier', () => {
    expect(laterOutcome('read', 'delivered')).toBe('read')
    expect(laterOutcome('sent', 'failed')).toBe('failed')
    expect(laterOutcome('replied', 'failed')).toBe('replied')
  })
})

/** A random tree of nodes, written depth first. */
const trees: fc.Arbitrary<Node[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('wait', 'message', 'condition', 'wait_event', 'call', 'notify'),
      size: fc.integer({ min: 1, max: 5 }),
    }),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((parts) => {
    const nodes: Node[] = []
    const build = (at: number): string | null => {
      const part = parts[at]
      if (!part) return null
      const id = `n${at}`
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const first = build(left)
      const second =
        part.kind === 'condition' || part.kind === 'wait_event' || part.kind === 'call' ? build(right) : null
      nodes.push(nodeOf({ id, kind: part.kind, size: part.size, first, second }))
      return id
    }
    build(0)
    return nodes.toReversed()
  })

function nodeOf({
  id,
  kind,
  size,
  first,
  second,
}: {
  id: string
  kind: string
  size: number
  first: string | null
  second: string | null
}): Node {
  const span = { count: size, unit: 'days' as const }
  switch (kind) {
    case 'wait':
      return days(id, size, first)
    case 'message':
      return message(id, first)
    case 'condition':
      return { id, kind, episode: [{ fact: 'booked_since_entry', is: true }], yes: first, no: second }
    case 'wait_event':
      return { id, kind, match: { types: ['payment.received'] }, timeout: span, onEvent: first, onTimeout: second }
    case 'call':
      return { id, kind: 'call_task', taskTitle: 'Звонок', timeout: span, next: first, onTimeout: second }
    default:
      return { id, kind: 'notify_staff', text: 'Посмотрите', role: 'operator', next: first }
  }
}

describe('any journey with any life', () => {
  it('ends, makes every step at most once, never looks back and gives the same answer twice', () => {
    fc.assert(
      fc.property(
        trees,
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 60, maxLength: 60 }),
        fc.boolean(),
        (nodes, dice, booked) => {
          const index = journey(nodes, { late: { hours: 720, policy: 'send' } })
          const known: StepFacts = { ...facts, episode: { planLeft: 0, booked, visited: false, treatmentTypes: [] } }
          const seen = new Set<string>()
          const asked = new Set<string>()
          let now = NOON
          let standing: Standing = from(index)
          for (const die of dice) {
            const result = advance(index, standing, known, now)
            expect(advance(index, standing, known, now)).toEqual(result)
            for (const { nodeId, edge } of result.passed) {
              expect(seen.has(nodeId)).toBe(false)
              seen.add(nodeId)
              expect(edgesOf(index.nodes.get(nodeId)!).map(({ name }) => name)).toContain(edge)
            }
            for (const { nodeId } of result.effects) {
              expect(asked.has(nodeId)).toBe(false)
              asked.add(nodeId)
            }
            if (result.kind === 'ended') return
            expect(result.kind).toBe('waits')
            if (result.kind !== 'waits') return
            expect(result.dueAt).toBeGreaterThan(now)
            standing = result.standing
            if (die % 3 === 0) standing = news(index, standing, now + HOUR)
            now = die % 3 === 0 ? now + HOUR : result.dueAt
          }
          expect.unreachable('a journey of fourteen steps did not end')
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** Whatever they wait for happens. */
function news(index: JourneyIndex, standing: Standing, at: number): Standing {
  const { wait, nodeId } = standing
  if (wait?.for === 'touch') return hear(index, standing, { ...touch('sent', at), nodeId })
  if (wait?.for === 'task') return hear(index, standing, { kind: 'task', taskId: 'x', result: 'done' })
  return hear(index, standing, { kind: 'event', event: { type: 'payment.received', payload: {} } })
}
