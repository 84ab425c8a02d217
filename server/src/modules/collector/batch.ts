import { SITE_EVENT_KINDS, type SiteEventKind } from '@revisit/domain/site-event.ts'
import { z } from 'zod'
import type { FieldProblem } from '../../platform/errors.ts'
import { fieldText } from '../../platform/http/field-text.ts'

export const MOST_EVENTS = 50

const moment = z.union([z.number(), z.iso.datetime({ offset: true })])
const text = (longest: number) => z.string().max(longest)

/** Kinds may be written as they stand on the spine, too. */
const KIND_NAMES = [...SITE_EVENT_KINDS, ...SITE_EVENT_KINDS.map((kind) => `site.${kind}` as const)] as const

/** One thing a visitor did. Fields that are not named here are not kept. */
export const siteEvent = z.object({
  /** The site's own id: the same one sent twice is one event. */
  id: z
    .string()
    .regex(/^[\w.:-]{1,64}$/)
    .optional(),
  type: z.enum(KIND_NAMES),
  /** When: ISO 8601 or milliseconds since 1970; now when absent. */
  at: moment.optional(),
  url: text(4000).optional(),
  path: text(1000).optional(),
  title: text(2000).optional(),
  /** A service by the name, code or id the clinic knows it under, or the site's own words. */
  service: text(200).optional(),
  form: text(200).optional(),
  /** With form_sent: who sent it. Looked up and not kept with the event. */
  phone: text(300).optional(),
  email: text(300).optional(),
})
export type SiteEvent = z.output<typeof siteEvent>

const contacts = z.object({ phone: text(300).optional(), email: text(300).optional() })

/** What a site sends at once. */
export const siteBatch = z.object({
  /** May also stand in the address (?key=) or in the header Authorization: Bearer. */
  key: text(100).optional(),
  /** Random id of the browser; without it the visitor is new every time. */
  visitor: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional(),
  /** The browser's clock when it sent: times of events count back from here. */
  sentAt: moment.optional(),
  /** The visitor agreed to be remembered. */
  consent: z.boolean().optional(),
  /** Who the site says the visitor is. */
  contacts: contacts.optional(),
  events: z.array(siteEvent).max(MOST_EVENTS),
})

export type TakenEvent = Omit<SiteEvent, 'type' | 'at'> & { kind: SiteEventKind; at: number | null; index: number }

/** A batch with the events that can be taken; the others with what is wrong with each. */
export type ReadBatch = {
  key: string | null
  visitor: string | null
  sentAt: number | null
  consent: boolean
  contacts: { phone?: string | undefined; email?: string | undefined } | null
  events: TakenEvent[]
  problems: FieldProblem[]
}

const envelope = siteBatch.extend({ events: z.array(z.unknown()).max(MOST_EVENTS) })

/** Reads a batch: the envelope has to be right, events are taken one by one. */
export function readBatch(body: unknown): ReadBatch | { problems: FieldProblem[] } {
  const whole = envelope.safeParse(Array.isArray(body) ? { events: body } : body)
  if (!whole.success) return { problems: problemsOf(whole.error, '') }
  const { key, visitor, sentAt, consent, contacts, events } = whole.data
  const problems: FieldProblem[] = []
  const taken = events.flatMap((raw, index): TakenEvent[] => {
    const read = siteEvent.safeParse(raw)
    if (!read.success) {
      problems.push(...problemsOf(read.error, `events.${index}`))
      return []
    }
    const { type, at, ...rest } = read.data
    return [{ ...rest, kind: type.replace('site.', '') as SiteEventKind, at: millisecondsOf(at), index }]
  })
  return {
    key: key ?? null,
    visitor: visitor ?? null,
    sentAt: millisecondsOf(sentAt),
    consent: consent === true,
    contacts: contacts ?? null,
    events: taken,
    problems,
  }
}

function problemsOf(error: z.ZodError, within: string): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: [within, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    message: fieldText(issue),
  }))
}

function millisecondsOf(at: number | string | undefined): number | null {
  if (at === undefined) return null
  return typeof at === 'number' ? at : Date.parse(at)
}
