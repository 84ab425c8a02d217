import { SEGMENT_GROUPS, SEGMENT_TYPES } from '@revisit/domain/segment-field.ts'
import { SEGMENT_OPERATORS } from '@revisit/domain/segment-rule.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

const bilingual = z.object({ ru: z.string(), en: z.string() })
const name = z.string().trim().min(1).max(120)
const description = z.string().trim().max(2000)
/** A rule as described in the guide and in domain/src/segment-rule.ts; checked when the request is handled. */
const rule = z.record(z.string(), z.unknown())
/** Values of an option list: the ids or texts of a rule. */
const option = z.object({ value: z.string(), words: bilingual })
const named = z.object({ id: z.string(), name: z.string() })

export const USE_KINDS = ['journey', 'campaign', 'segment'] as const
const use = z.object({ kind: z.enum(USE_KINDS), id: z.string(), name: z.string() })

export const segmentParams = z.object({ id: z.uuid() })
export const segmentPatientParams = z.object({ id: z.uuid(), patientId: z.uuid() })
export const patientParams = z.object({ id: z.uuid() })

/** How far membership is: being counted for the first time or anew, true as of now, or failed with the reason. */
export const BUILD_STATES = ['building', 'ready', 'failed'] as const

export const segmentBrief = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  kind: z.enum(['rule', 'list']),
  /** The rule in words; null for lists. */
  sentence: bilingual.nullable(),
  people: z.number(),
  /** Who came and went over the last 7 days of the clinic. */
  change: z.object({ days: z.number(), entered: z.number(), left: z.number() }),
  state: z.enum(BUILD_STATES),
  builtAt: instant.nullable(),
  /** How long the last full count took. */
  buildMs: z.number().nullable(),
  usedBy: z.array(use),
  usesMoney: z.boolean(),
  readyKey: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: named.nullable(),
  archivedAt: instant.nullable(),
})
export type SegmentBrief = z.output<typeof segmentBrief>

export const segmentCard = segmentBrief.extend({
  rule: rule.nullable(),
  version: z.number(),
  announceFirst: z.boolean(),
  failure: z.string().nullable(),
})
export type SegmentCard = z.output<typeof segmentCard>

export const segmentList = z.object({ items: z.array(segmentBrief), total: z.number() })
export const segmentListQuery = z
  .object({ search: z.string().max(200).optional(), archived: z.enum(['yes', 'no']).default('no') })
  .strict()

export const newSegment = z
  .object({
    name,
    description: description.nullable().default(null),
    kind: z.enum(['rule', 'list']).default('rule'),
    /** Needed for kind rule. */
    rule: rule.optional(),
    /** Announce the people of the first count as entered: journeys that wait for entries would start for all of them. */
    announceFirst: z.boolean().default(false),
    /** Of kind list: people to begin with. */
    patientIds: z.array(z.uuid()).max(10_000).optional(),
  })
  .strict()
export type NewSegment = z.output<typeof newSegment>

export const segmentChange = z
  .object({ name: name.optional(), description: description.nullable().optional(), rule: rule.optional() })
  .strict()
export type SegmentChange = z.output<typeof segmentChange>

/** A list a person picks values from. */
const optionsOfField = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), values: z.array(option).readonly() }),
  z.object({ kind: z.literal('clinic'), list: z.string() }),
  z.object({ kind: z.literal('free') }),
])

export const segmentVocabulary = z.object({
  fields: z.array(
    z.object({
      key: z.string(),
      group: z.enum(SEGMENT_GROUPS),
      type: z.enum(SEGMENT_TYPES),
      words: bilingual,
      operators: z.array(z.enum(SEGMENT_OPERATORS)).readonly(),
      options: optionsOfField.nullable(),
      window: z.enum(['past', 'future', 'hours']).nullable(),
      where: z.array(z.object({ key: z.string(), words: bilingual, options: optionsOfField })).readonly(),
      money: z.boolean(),
      /** Forms of the noun after a number: year: [год, года, лет, year]. */
      noun: z.array(z.string()).readonly().nullable(),
    }),
  ),
  /** Values of the clinic's lists by the name of the list. */
  lists: z.record(z.string(), z.array(z.object({ value: z.string(), name: z.string() }))),
})

const previewRow = z.object({
  /** Places among the members joined by dots: '0', '2.1'. */
  path: z.string(),
  /** People left after this row: of `all` after it and every row above, of `any` those above the group who fit this row alone. */
  count: z.number(),
})

const sampleRow = z.object({
  id: z.string(),
  fullName: z.string(),
  age: z.number().nullable(),
  lastVisitOn: z.string().nullable(),
  visits: z.number(),
  /** Minor units; null without the right to see money. */
  openPlanAmount: z.number().nullable(),
  /** Channels with an address and consent to advertising. */
  channels: z.array(z.string()),
  /** Why they match, the telling conditions first. */
  because: z.array(bilingual),
})
export type SampleRow = z.output<typeof sampleRow>

export const previewBody = z
  .object({
    rule,
    /** A stored segment to compare with: who would come and who would leave. */
    segmentId: z.uuid().optional(),
    /** Another number shows other people. */
    seed: z.number().int().min(0).max(1_000_000).default(0),
  })
  .strict()

export const previewAnswer = z.object({
  count: z.number(),
  /** Everybody the caller may see. */
  total: z.number(),
  /** Every row in the order of reading, members of groups right after their group. */
  rows: z.array(previewRow),
  /** People with an address and consent to advertising, by channel. */
  reachable: z.record(z.string(), z.number()),
  /** People with an address, whatever they said. */
  addresses: z.record(z.string(), z.number()),
  /** Consent to advertising through at least one channel. */
  consented: z.number(),
  /** Nobody may send them advertising: no address or no consent. */
  unreachable: z.object({ people: z.number(), withoutConsent: z.number() }),
  /** Money of open plans, minor units; null without the right to see money. */
  openPlanAmount: z.number().nullable(),
  revenueYear: z.number().nullable(),
  /** Against the stored segment. */
  change: z.object({ entering: z.number(), leaving: z.number() }).nullable(),
  sentence: bilingual,
  sample: z.array(sampleRow),
  ms: z.number(),
  at: instant,
})
export type PreviewAnswer = z.output<typeof previewAnswer>

export const explainBody = z.object({ rule, patientId: z.uuid() }).strict()
const explainedRow = z.object({
  path: z.string(),
  ok: z.boolean(),
  /** «Последний визит: 41 день назад». */
  said: bilingual,
})
export const explainAnswer = z.object({
  patient: named,
  matches: z.boolean(),
  rows: z.array(explainedRow),
  /** The first row of the top group that keeps the person out. */
  failsAt: z.string().nullable(),
})

export const membersQuery = z
  .object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(200).optional() })
  .strict()
export const memberList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      fullName: z.string(),
      enteredAt: instant,
      visits: z.number(),
      lastVisitOn: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.number(),
})

export const historyQuery = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .strict()
  .refine(({ from, to }) => !from || !to || from <= to, { error: 'from is after to', path: ['from'] })
export const segmentHistory = z.object({
  from: z.string(),
  to: z.string(),
  /** Every day of the range, also quiet ones; people at the end of the day. */
  days: z.array(z.object({ day: z.string(), entered: z.number(), left: z.number(), people: z.number() })),
})
export const patientSegments = z.object({
  /** Where the person is now. */
  now: z.array(z.object({ id: z.string(), name: z.string(), enteredAt: instant })),
  /** Entries and exits, newest first. */
  history: z.array(
    z.object({ segmentId: z.string(), name: z.string(), entered: z.boolean(), reason: z.string(), at: instant }),
  ),
  /** The stable random share of the person, 0–99. */
  bucket: z.number(),
})

/** People for a static list: by id, or by phones, e-mails and card numbers of any origin, one a line. */
export const listEntries = z
  .object({
    patientIds: z.array(z.uuid()).max(10_000).default([]),
    names: z.array(z.string().trim().min(1).max(200)).max(10_000).default([]),
  })
  .strict()
export const listEntriesAnswer = z.object({
  found: z.number(),
  added: z.number(),
  /** What was given and belongs to nobody. */
  notFound: z.array(z.string()),
  /** What belongs to several people: nobody was added. */
  ambiguous: z.array(z.string()),
})
export const listRemoval = z.object({ patientIds: z.array(z.uuid()).min(1).max(10_000) }).strict()
export const listRemovalAnswer = z.object({ removed: z.number() })

/** A segment outside a clinic: ids are written as names. */
export const exchangedSegment = z
  .object({
    revisit: z.literal('segment'),
    version: z.literal(1),
    name,
    description: description.nullable().default(null),
    rule,
    /** Names of the ids in the rule. */
    names: z.record(z.string(), z.object({ list: z.string(), name: z.string() })).default({}),
  })
  .strict()
export type ExchangedSegment = z.output<typeof exchangedSegment>

export const readySegments = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      name: bilingual,
      description: bilingual,
      sentence: bilingual,
      /** The segment it was installed as. */
      segmentId: z.string().nullable(),
    }),
  ),
})
export const readyParams = z.object({ key: z.string().regex(/^[a-z][a-z-]{1,60}$/) })
