import { describe, expect, it } from 'vitest'
import { campaignDefinition } from './campaign-definition.ts'
import { type CampaignFacts, campaignProblems, isReady } from './campaign-problem.ts'

const SEGMENT = '00000000-0000-4000-8000-000000000001'
const ADVERT = '00000000-0000-4000-8000-00000000000a'
const SERVICE = '00000000-0000-4000-8000-00000000000b'
const DRAFT = '00000000-0000-4000-8000-00000000000c'

const facts: CampaignFacts = {
  segment: { people: 2000, state: 'ready' },
  templates: new Map([
    [ADVERT, { published: true, archived: false, messageClass: 'advertising' }],
    [SERVICE, { published: true, archived: false, messageClass: 'service' }],
    [DRAFT, { published: false, archived: true, messageClass: 'service' }],
  ]),
}
const codes = (definition: object, known = facts) =>
  campaignProblems(campaignDefinition.parse({ segmentId: SEGMENT, ...definition }), known).map(({ code }) => code)
const variant = (templateId: string, id = 'a') => ({ id, templateId })

describe('what speaks against a campaign', () => {
  it.each([
    [{}, ['no_message']],
    [{ segmentId: null, variants: [variant(SERVICE)] }, ['no_segment']],
    [{ variants: [variant(SERVICE)] }, []],
    [{ variants: [variant(ADVERT)] }, ['advertising_launch']],
    [{ variants: [variant(SEGMENT)] }, ['template_gone']],
    [{ variants: [variant(DRAFT)] }, ['template_archived', 'template_not_published']],
    [{ variants: [variant(ADVERT), variant(SERVICE, 'b')] }, ['classes_differ', 'advertising_launch']],
    [{ variants: [variant(ADVERT)], priority: 'service' }, ['advertising_as_service', 'advertising_launch']],
    [{ variants: [variant(SERVICE)], priority: 'service', holdoutPercent: 10 }, ['service_has_no_control']],
    [{ variants: [variant(SERVICE)], holdoutPercent: 4 }, ['small_control']],
    [{ variants: [variant(SERVICE)], holdoutPercent: 10 }, []],
  ])('%j → %j', (definition, expected) => expect(codes(definition)).toEqual(expected))

  it.each([
    [null, 'segment_gone'],
    [{ people: 0, state: 'ready' as const }, 'segment_empty'],
    [{ people: 9, state: 'building' as const }, 'segment_building'],
    [{ people: 9, state: 'failed' as const }, 'segment_failed'],
  ])('a segment %j is %s', (segment, code) =>
    expect(codes({ variants: [variant(SERVICE)] }, { ...facts, segment })).toEqual([code]),
  )

  it('lets a campaign with warnings alone go', () => {
    const definition = campaignDefinition.parse({ segmentId: SEGMENT, variants: [variant(ADVERT)], holdoutPercent: 1 })
    expect(isReady(campaignProblems(definition, facts))).toBe(true)
  })

  it('refuses two variants of one name', () =>
    expect(campaignDefinition.safeParse({ variants: [variant(ADVERT), variant(SERVICE)] }).success).toBe(false))
})
