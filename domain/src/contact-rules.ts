import { z } from 'zod'
import { CHANNELS, MESSAGE_CLASSES, TOUCH_PRIORITIES } from './channel.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)

const timeWindow = z
  .object({ from: time, to: time })
  .strict()
  .refine(({ from, to }) => from < to)

const contactHours = z
  .object({ weekdays: timeWindow.nullable(), weekends: timeWindow.nullable(), holidays: timeWindow.nullable() })
  .strict()
  .refine(({ weekdays, weekends }) => weekdays !== null || weekends !== null, { path: ['weekdays'] })

const capRule = z
  .object({
    max: z.number().int().min(0).max(100),
    hours: z
      .number()
      .int()
      .min(1)
      .max(90 * 24),
    classes: z.array(z.enum(MESSAGE_CLASSES)).max(2).default([]),
    priorities: z.array(z.enum(TOUCH_PRIORITIES)).max(4).default([]),
    channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length).default([]),
  })
  .strict()

const everyDay = (from: string, to: string) => ({ from, to })

/** Defaults of a new clinic: people are written to at decent hours and rarely. */
const DEFAULTS = {
  quietHours: {
    service: {
      weekdays: everyDay('09:00', '21:00'),
      weekends: everyDay('10:00', '20:00'),
      holidays: everyDay('10:00', '20:00'),
    },
    advertising: { weekdays: everyDay('10:00', '20:00'), weekends: everyDay('11:00', '19:00'), holidays: null },
  },
  caps: [
    { max: 3, hours: 7 * 24, classes: [], priorities: ['return', 'promotion'], channels: [] },
    { max: 1, hours: 20, classes: [], priorities: ['return', 'promotion'], channels: [] },
    { max: 4, hours: 30 * 24, classes: ['advertising'], priorities: [], channels: [] },
  ],
} as const

/** Everything a clinic decides about contacting people. Every part has a default: `{}` is a whole set of rules. */
export const contactRulesSchema = z
  .object({
    quietHours: z
      .object({ service: contactHours, advertising: contactHours })
      .strict()
      .default(() => structuredClone(DEFAULTS.quietHours)),
    /** Country whose holidays count (ISO 3166), null = none; and days the clinic names itself. */
    holidays: z
      .object({
        country: z.enum(['RU']).nullable().default('RU'),
        also: z.array(z.iso.date()).max(400).default([]),
        except: z.array(z.iso.date()).max(400).default([]),
      })
      .strict()
      .default({ country: 'RU', also: [], except: [] }),
    caps: z
      .array(capRule)
      .max(20)
      .default(() => structuredClone(DEFAULTS.caps) as never),
    /** Order of the cascade by class; a journey may name its own. */
    cascade: z
      .object({ service: z.array(z.enum(CHANNELS)), advertising: z.array(z.enum(CHANNELS)) })
      .strict()
      .default({ service: ['max', 'sms', 'email', 'push'], advertising: ['max', 'sms', 'email', 'push'] }),
    /** Hours without an update of the base after which journeys that depend on absence hold; null = never. */
    staleAfterHours: z.number().int().min(1).max(8760).nullable().default(24),
    /** Minutes over which messages that waited for an opening are spread. */
    spreadMinutes: z.number().int().min(0).max(180).default(20),
    /** Share of households that get nothing but service messages, 0–50. */
    holdoutPercent: z.number().min(0).max(50).default(0),
    /** Minor units that may be spent on messages within an hour before everything but medical ones waits; null = no limit. */
    moneyPerHour: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
    /** After a standstill, how many late messages go out in an hour. */
    catchUpPerHour: z.number().int().min(10).max(1_000_000).default(2000),
  })
  .strict()

export type ContactRules = z.output<typeof contactRulesSchema>

/** The rules of a clinic that has set none. */
export function defaultContactRules(): ContactRules {
  return contactRulesSchema.parse({})
}
