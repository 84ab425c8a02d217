import { campaignDefinition } from '@revisit/domain/campaign-definition.ts'
import { CAMPAIGN_STATES, CAMPAIGN_VERBS } from '@revisit/domain/campaign-state.ts'
import { WATERFALL_STEPS } from '@revisit/domain/campaign-waterfall.ts'
import { CHANNELS, MESSAGE_CLASSES } from '@revisit/domain/channel.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'
import { PEOPLE_OUTCOMES } from './report-queries.ts'

const bilingual = z.object({ ru: z.string(), en: z.string() })
const name = z.string().trim().min(1).max(120)
const description = z.string().trim().max(2000)
/** A part of a definition or the whole: see domain/src/campaign-definition.ts; checked when the request is handled. */
const definitionInput = z.record(z.string(), z.unknown())
const reason = z.object({ code: z.string(), text: z.string(), remedy: z.string(), fix: z.string().nullable() })
const arm = z.enum(['treated', 'control'])

export const campaignParams = z.object({ id: z.uuid() })

const list = <T extends z.ZodType>(value: T) =>
  z
    .union([value, z.array(value)])
    .transform((given): z.output<T>[] => (Array.isArray(given) ? given : [given]) as z.output<T>[])

export const campaignQuery = z
  .object({
    state: list(z.enum(CAMPAIGN_STATES)).optional(),
    search: z.string().trim().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.uuid().optional(),
  })
  .strict()

export const newCampaign = z
  .object({ name, description: description.optional(), definition: definitionInput.optional() })
  .strict()
export const campaignEdit = z
  .object({ name: name.optional(), description: description.optional(), definition: definitionInput.optional() })
  .strict()
export const createdCampaign = z.object({ id: z.string() })

export const checkBody = z
  .object({
    /** When it is to be sent; now when left out. */
    at: z.iso.datetime().optional(),
  })
  .strict()

export const launchBody = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('now') }).strict(),
  z.object({ mode: z.literal('scheduled'), at: z.iso.datetime() }).strict(),
  z.object({ mode: z.literal('pilot'), percent: z.number().min(0.1).max(50).default(5) }).strict(),
])
/** People of the audience when it was checked and at the launch; it is fixed when the sending begins. */
export const launched = z.object({ audienceChecked: z.int(), audienceNow: z.int() })

const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  path: z.string(),
  message: bilingual,
})

const reasonCount = z.object({ reason, people: z.int() })

/** A forecast by the gate: what is lost at the steps, what goes now, later and what is held adds up to the audience. */
const waterfall = z.object({
  audience: z.int(),
  steps: z.array(
    z.object({
      step: z.enum(WATERFALL_STEPS),
      words: bilingual,
      lost: z.int(),
      left: z.int(),
      reasons: z.array(reasonCount),
    }),
  ),
  now: z.int(),
  later: z.array(reasonCount),
  held: z.array(reasonCount),
  coming: z.int(),
})

export const campaignCheck = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  progress: z.object({ done: z.int(), total: z.int() }),
  /** Whether it is about the definition as it is now. */
  isCurrent: z.boolean(),
  /** The moment it was judged by. */
  at: instant,
  createdAt: instant,
  finishedAt: instant.nullable(),
  waterfall: waterfall.nullable(),
  /** Whom each channel would reach, with parts of text messages and cost in minor units; null = the price is not known. */
  channels: z.array(z.object({ channel: z.enum(CHANNELS), people: z.int(), parts: z.int(), cost: z.int().nullable() })),
  /** Sum of the known costs. */
  cost: z.int(),
  firstSendAt: instant.nullable(),
  lastSendAt: instant.nullable(),
  variants: z.array(z.object({ variant: z.string().nullable(), people: z.int() })),
  /** Real people with the text they would get. */
  samples: z.array(
    z.object({
      patient: z.object({ id: z.string(), fullName: z.string() }),
      variant: z.string().nullable(),
      channel: z.enum(CHANNELS),
      subject: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
  /** Some of the people behind each reason, before a launch only. */
  examples: z.array(
    z.object({ reason: z.string(), patients: z.array(z.object({ id: z.string(), fullName: z.string() })) }),
  ),
  /** Expected groups, and the smallest difference of visit shares (as a fraction) they could show. */
  experiment: z.object({ treated: z.int(), control: z.int(), detectable: z.number().nullable() }).nullable(),
})
export type CampaignCheck = z.output<typeof campaignCheck>

/** People of the audience, those a message was planned for, those it went out to, those it may still go out to. */
const progress = z.object({ people: z.int(), released: z.int(), sent: z.int(), open: z.int() })

const brief = {
  id: z.string(),
  name: z.string(),
  description: z.string(),
  state: z.enum(CAMPAIGN_STATES),
  /** What may be done with it now; rights are another question. */
  verbs: z.array(z.enum(CAMPAIGN_VERBS)),
  segment: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  messageClass: z.enum(MESSAGE_CLASSES).nullable(),
  progress,
  scheduledAt: instant.nullable(),
  launchedAt: instant.nullable(),
  launchedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  finishedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
}

export const campaignBrief = z.object({ ...brief, hasControl: z.boolean(), variants: z.int() })
export const campaignList = z.object({
  items: z.array(campaignBrief),
  nextCursor: z.string().nullable(),
  total: z.int(),
})

export const campaignCard = z.object({
  ...brief,
  definition: campaignDefinition,
  /** People of the segment now. */
  segmentPeople: z.int().nullable(),
  templates: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
  problems: z.array(problem),
  /** The newest check. */
  check: campaignCheck.nullable(),
  launchMode: z.enum(['now', 'scheduled', 'pilot']).nullable(),
  wave: z.enum(['all', 'pilot', 'rest']).nullable(),
  pilotPercent: z.number().nullable(),
  /** When the audience was fixed; null before. */
  frozenAt: instant.nullable(),
  /** What stopped it by itself. */
  stoppedBy: z.array(problem),
  log: z.array(
    z.object({
      what: z.string(),
      by: z.string().nullable(),
      at: instant,
      details: z.record(z.string(), z.unknown()),
    }),
  ),
})

/** What became of somebody's message; `waiting`: none was planned yet. */
const RECIPIENT_STATES = [
  'waiting',
  'planned',
  'held',
  'claimed',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'skipped',
  'held_out',
  'cancelled',
  'expired',
] as const
const recipientState = z.enum(RECIPIENT_STATES)

const effect = z.object({
  /** With the message − without it. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  verdict: z.enum(['not_enough', 'unclear', 'more', 'less']),
})

/** People unless said otherwise. Money in minor units. Bookings, visits and money are those of `compared` people only. */
const figures = {
  people: z.int(),
  sent: z.int(),
  delivered: z.int(),
  read: z.int(),
  clicked: z.int(),
  answered: z.int(),
  /** Who came as far as the control group is held out: the groups are compared by them. */
  compared: z.int(),
  booked: z.int(),
  visited: z.int(),
  /** Visits, not people. */
  visits: z.int(),
  payers: z.int(),
  paid: z.int(),
  /** Per compared person. */
  paidEach: z.int().nullable(),
}

export const campaignReport = z.object({
  audience: z.int(),
  /** Everybody of the audience once. */
  states: z.array(z.object({ state: recipientState, reason: reason.nullable(), people: z.int() })),
  attributionDays: z.int(),
  /** The first day on which everybody's window is over; null before anything went out. */
  matureOn: z.iso.date().nullable(),
  isMature: z.boolean(),
  cost: z.int(),
  treated: z.object(figures),
  control: z.object(figures).nullable(),
  effect: z
    .object({
      /** Differences of shares, as fractions. */
      booked: effect.nullable(),
      visited: effect.nullable(),
      /** Difference per person, minor units. */
      money: effect.nullable(),
      extraVisitors: z.int().nullable(),
      extraMoney: z.int().nullable(),
    })
    .nullable(),
  variants: z.array(
    z.object({
      variant: z.string(),
      ...figures,
      visitedAgainstControl: effect.nullable(),
      visitedAgainstFirst: effect.nullable(),
    }),
  ),
})

export const peopleFilter = z
  .object({
    state: list(recipientState).optional(),
    reason: list(z.string().max(50)).optional(),
    variant: z.string().max(20).optional(),
    arm: arm.optional(),
    outcome: z.enum(PEOPLE_OUTCOMES).optional(),
  })
  .strict()
export const peopleQuery = peopleFilter
  .extend({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() })
  .strict()

const person = z.object({
  patient: z.object({ id: z.string(), fullName: z.string(), externalIds: z.array(z.string()) }),
  variant: z.string().nullable(),
  arm,
  touchId: z.string().nullable(),
  state: recipientState,
  reason: reason.nullable(),
  channel: z.string().nullable(),
  contactedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  readAt: instant.nullable(),
  answeredAt: instant.nullable(),
  clicked: z.boolean(),
  /** Of the window after the message; null for whoever is not compared. */
  booked: z.boolean().nullable(),
  visits: z.int().nullable(),
  paid: z.int().nullable(),
})
export type CampaignPerson = z.output<typeof person>
export const campaignPeople = z.object({
  items: z.array(person),
  nextCursor: z.string().nullable(),
  total: z.int(),
})
