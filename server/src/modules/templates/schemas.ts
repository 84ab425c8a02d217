import { CHANNELS, MESSAGE_CLASSES } from '@revisit/domain/channel.ts'
import { templateBodies } from '@revisit/domain/template-bodies.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

export const templateParams = z.object({ id: z.uuid() })
export const versionParams = templateParams.extend({ versionId: z.uuid() })

const family = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,99}$/)
const name = z.string().trim().min(1).max(200)

export const newTemplate = z
  .object({ name, messageClass: z.enum(MESSAGE_CLASSES), family: family.optional(), bodies: templateBodies })
  .strict()
export type NewTemplate = z.infer<typeof newTemplate>

export const templateChange = z
  .object({
    name: name.optional(),
    messageClass: z.enum(MESSAGE_CLASSES).optional(),
    family: family.optional(),
    bodies: templateBodies.optional(),
    archived: z.boolean().optional(),
  })
  .strict()
export type TemplateChange = z.infer<typeof templateChange>

const bilingual = z.object({ ru: z.string(), en: z.string() })

export const finding = z.object({
  /** `error` forbids publishing. */
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: bilingual,
  found: z.string(),
  channels: z.array(z.string()),
})
export type Finding = z.infer<typeof finding>

const summary = z.object({
  id: z.uuid(),
  key: z.string().nullable(),
  name: z.string(),
  messageClass: z.enum(MESSAGE_CLASSES),
  family: z.string(),
  text: z.string(),
  channels: z.array(z.enum(CHANNELS)),
  published: z.object({ versionId: z.uuid(), number: z.int(), at: instant }).nullable(),
  /** Whether the draft differs from what is published. */
  changed: z.boolean(),
  archived: z.boolean(),
  updatedAt: instant,
  /** Findings in the words of the draft; its e-mail layout is compiled only when the template is opened. */
  problems: z.object({ errors: z.int(), warnings: z.int() }),
  /** What sends it: journeys whose draft, live or draining version says it. */
  usedBy: z.array(
    z.object({ kind: z.enum(['journey', 'campaign']), id: z.uuid(), name: z.string(), state: z.string() }),
  ),
})
export type TemplateSummary = z.output<typeof summary>

export const templateList = z.object({ items: z.array(summary), total: z.int() })
export const template = summary.extend({
  bodies: templateBodies,
  findings: z.array(finding),
  versions: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      publishedAt: instant,
      publishedBy: z.string().nullable(),
      messageClass: z.enum(MESSAGE_CLASSES),
      family: z.string(),
      bodies: templateBodies,
    }),
  ),
})

export const previewRequest = z
  .object({
    bodies: templateBodies,
    messageClass: z.enum(MESSAGE_CLASSES),
    channel: z.enum(CHANNELS),
    /** A real patient; without one the samples of the variables. */
    patientId: z.uuid().optional(),
    appointmentId: z.uuid().optional(),
    planId: z.uuid().optional(),
    policyId: z.uuid().optional(),
  })
  .strict()

export const preview = z.object({
  text: z.string().nullable(),
  subject: z.string().nullable(),
  html: z.string().nullable(),
  /** Why it would not be sent to this person. */
  missing: z.string().nullable(),
  problem: bilingual.nullable(),
  /** Everything the words of this channel need and nobody knows of this person. */
  absent: z.array(z.object({ name: z.string(), words: bilingual })),
  sms: z.object({ alphabet: z.string(), units: z.int(), parts: z.int(), left: z.int() }).nullable(),
  /** Of the whole draft, each with its channels. */
  findings: z.array(finding),
})

export const variableList = z.object({
  items: z.array(z.object({ name: z.string(), words: bilingual, sample: bilingual, medical: z.boolean() })),
})

const webAddress = z.url({ protocol: /^https?$/ }).max(500)

export const messageSettings = z
  .object({
    phone: z.string().max(50).default(''),
    bookingUrl: webAddress.or(z.literal('')).default(''),
    reviewUrl: webAddress.or(z.literal('')).default(''),
    surveyUrl: webAddress.or(z.literal('')).default(''),
    /** The clinic's own address of this installation: links in messages and unsubscribe pages stand on it. */
    publicUrl: webAddress.or(z.literal('')).default(''),
    politeness: z.enum(['formal', 'friendly']).default('formal'),
    /** Price of one SMS part in minor units, shown while writing. */
    smsPartPrice: z.int().min(0).max(100_000).default(500),
  })
  .strict()
export type MessageSettings = z.infer<typeof messageSettings>
