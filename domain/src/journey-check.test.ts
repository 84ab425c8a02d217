import { describe, expect, it } from 'vitest'
import { checkJourney, isPublishable } from './journey-check.ts'
import type { CheckFacts } from './journey-check-facts.ts'
import { journeyDefinition, type JourneyDefinitionInput } from './journey-definition.ts'
import { segmentCatalogue } from './segment-fields.ts'

const SERVICE = '00000000-0000-4000-8000-00000000aaaa'
const ADVERT = '00000000-0000-4000-8000-00000000bbbb'
const DRAFT = '00000000-0000-4000-8000-00000000cccc'
const SEGMENT = '00000000-0000-4000-8000-00000000dddd'

const facts: CheckFacts = {
  templates: new Map([
    [SERVICE, { class: 'service', published: true, channels: ['sms'] }],
    [ADVERT, { class: 'advertising', published: true, channels: ['sms'] }],
    [DRAFT, { class: 'service', published: false, channels: [] }],
  ]),
  segments: new Set([SEGMENT]),
  customFields: new Set(['allergy']),
  catalogue: segmentCatalogue([]),
}

type Node = JourneyDefinitionInput['nodes'][number]

const message = (id: string, next: string | null, templateId: string | null = SERVICE): Node => ({
  id,
  kind: 'message',
  templateId,
  next,
})
const day = (id: string, next: string | null): Node => ({
  id,
  kind: 'wait',
  wait: { by: 'duration', duration: { count: 1, unit: 'days' } },
  next,
})

function problems(nodes: Node[], more: Partial<JourneyDefinitionInput> = {}) {
  const definition = journeyDefinition.parse({
    trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
    settings: { episode: 'appointment', holdoutPercent: 10 },
    start: nodes[0]?.id ?? null,
    nodes,
    ...more,
  })
  return checkJourney(definition, facts).map(({ code, nodeId, severity }) => [code, nodeId, severity])
}

describe('what is wrong with a journey', () => {
  it('finds nothing in a sound one', () => {
    expect(problems([day('a', 'b'), message('b', null)])).toEqual([])
  })

  it.each<[string, Node[], [string, string | null, string][]]>([
    ['no first step', [], [['start_missing', null, 'error']]],
    ['a line to nowhere', [message('a', 'b')], [['next_unknown', 'a', 'error']]],
    ['a step nobody reaches', [message('a', null), day('b', null)], [['unreachable', 'b', 'error']]],
    [
      'a circle',
      [day('a', 'b'), day('b', 'a')],
      [
        ['joined', 'a', 'error'],
        ['loop', 'a', 'error'],
        ['does_nothing', null, 'warning'],
      ],
    ],
    [
      'two lines into one step',
      [
        { id: 'a', kind: 'condition', episode: [{ fact: 'booked_since_entry', is: true }], yes: 'b', no: 'b' },
        message('b', null),
      ],
      [['joined', 'b', 'error']],
    ],
    ['two steps of one name', [message('a', null), day('a', null)], [['id_repeated', 'a', 'error']]],
    ['no template', [message('a', null, null)], [['template_missing', 'a', 'error']]],
    ['a template that is gone', [message('a', null, SEGMENT)], [['template_unknown', 'a', 'error']]],
    ['a template still being written', [message('a', null, DRAFT)], [['template_unpublished', 'a', 'error']]],
    ['advertising that goes out by itself', [message('a', null, ADVERT)], [['advertising_launch', 'a', 'warning']]],
    [
      'a message after a message with the same text',
      [message('a', 'b'), message('b', null)],
      [
        ['message_after_message', 'b', 'warning'],
        ['template_repeated', 'b', 'warning'],
      ],
    ],
    [
      'a wait of three years',
      [
        { id: 'a', kind: 'wait', wait: { by: 'duration', duration: { count: 36, unit: 'months' } }, next: 'b' },
        message('b', null),
      ],
      [['wait_endless', 'a', 'error']],
    ],
    [
      'an empty condition',
      [{ id: 'a', kind: 'condition', yes: 'b', no: null }, message('b', null)],
      [['condition_empty', 'a', 'error']],
    ],
    [
      'shares that do not make a whole, and messages to the control group',
      [
        {
          id: 'a',
          kind: 'split',
          branches: [
            { id: 'x', share: 50, next: 'b' },
            { id: 'y', share: 40, control: true, next: 'c' },
          ],
        },
        message('b', null),
        message('c', null),
      ],
      [
        ['shares_sum', 'a', 'error'],
        ['control_not_empty', 'a', 'error'],
      ],
    ],
    [
      'a field the card does not have',
      [{ id: 'a', kind: 'set_field', change: { what: 'custom_field', key: 'shoe', value: '41' }, next: null }],
      [['field_unknown', 'a', 'error']],
    ],
  ])('finds %s', (_, nodes, expected) => {
    expect(problems(nodes)).toEqual(expected)
  })

  it('wants people on the control side, a way out and decent hours', () => {
    const found = problems([message('a', 'w'), day('w', 'b'), message('b', null, ADVERT)], {
      settings: { answers: { by: 'none' }, goal: null, quietHours: 'ignore', episode: 'plan' },
    })
    expect(found.map(([code]) => code)).toEqual([
      'episode_unknown',
      'quiet_hours_ignored',
      'exit_missing',
      'control_missing',
      'advertising_launch',
    ])
  })

  it('does not let advertising pass for care', () => {
    const found = problems([message('a', null, ADVERT)], { settings: { priority: 'medical', episode: 'appointment' } })
    expect(found).toContainEqual(['advertising_as_medical', 'a', 'error'])
  })

  it('publishes with warnings and not with errors', () => {
    expect(isPublishable([])).toBe(true)
    const warning = {
      code: 'does_nothing',
      severity: 'warning',
      nodeId: null,
      path: '',
      message: { ru: '', en: '' },
    } as const
    expect(isPublishable([warning])).toBe(true)
    expect(isPublishable([{ ...warning, severity: 'error' }])).toBe(false)
  })
})
