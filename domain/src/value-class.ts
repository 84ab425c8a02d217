import { z } from 'zod'
import type { Bilingual } from './bilingual.ts'
import type { LocalDate } from './local-date.ts'
import type { ClassCuts, ValueClassRules } from './value-class-rules.ts'

/** The four classes, the most valuable first. */
export const VALUE_CLASSES = ['vip', 'stable', 'one_time', 'unprofitable'] as const
export type ValueClass = (typeof VALUE_CLASSES)[number]

export const VALUE_CLASS_WORDS: Readonly<Record<ValueClass, Bilingual>> = {
  vip: { ru: 'VIP', en: 'VIP' },
  stable: { ru: 'Стабильные', en: 'Stable' },
  one_time: { ru: 'Разовые', en: 'One-time' },
  unprofitable: { ru: 'Убыточные', en: 'Unprofitable' },
}

export const VALUE_TACTICS = [
  'curator_and_exclusive_offers',
  'loyalty_and_reminders',
  'convert_cheaply',
  'cheaper_formats',
] as const
export type ValueTactic = (typeof VALUE_TACTICS)[number]

export const VALUE_CLASS_TACTIC: Readonly<Record<ValueClass, ValueTactic>> = {
  vip: 'curator_and_exclusive_offers',
  stable: 'loyalty_and_reminders',
  one_time: 'convert_cheaply',
  unprofitable: 'cheaper_formats',
}

export const VALUE_TACTIC_WORDS: Readonly<Record<ValueTactic, Bilingual>> = {
  curator_and_exclusive_offers: { ru: 'куратор и личные предложения', en: 'a curator and exclusive offers' },
  loyalty_and_reminders: { ru: 'бонусы и напоминания', en: 'loyalty and reminders' },
  convert_cheaply: {
    ru: 'второй визит недорогими каналами, без рекламных денег',
    en: 'a second visit through cheap channels, no ad money',
  },
  cheaper_formats: {
    ru: 'предоплата и недорогие форматы: телемедицина, группы',
    en: 'prepayment and cheaper formats such as telemedicine',
  },
}

export const CLASS_REASONS = [
  'set_by_hand',
  'margin_below_cost_to_serve',
  'missed_bookings',
  'lives_on_discounts',
  'top_revenue',
  'comes_regularly',
  'single_visit',
  'stopped_coming',
  'no_visits',
] as const
export type ClassReasonCode = (typeof CLASS_REASONS)[number]

export const CLASS_REASON_WORDS: Readonly<Record<ClassReasonCode, Bilingual>> = {
  set_by_hand: { ru: 'класс поставлен вручную', en: 'set by hand' },
  margin_below_cost_to_serve: { ru: 'маржа меньше затрат на обслуживание', en: 'margin is below the cost to serve' },
  missed_bookings: {
    ru: 'часто отменяет или не приходит, а денег приносит мало',
    en: 'often cancels or does not come and brings little money',
  },
  lives_on_discounts: {
    ru: 'лечится в основном по скидкам, а денег приносит мало',
    en: 'lives on discounts and brings little money',
  },
  top_revenue: { ru: 'среди самых крупных по выручке за год', en: 'among the largest by revenue of the year' },
  comes_regularly: { ru: 'приходит регулярно', en: 'comes regularly' },
  single_visit: { ru: 'был один раз', en: 'came once' },
  stopped_coming: { ru: 'раньше приходил, теперь перестал', en: 'used to come and stopped' },
  no_visits: { ru: 'ещё не был на приёме', en: 'has not visited yet' },
}

/** A class set by a person: who, why, from and until when (both days included). */
export const classOverrideSchema = z
  .object({
    class: z.enum(VALUE_CLASSES),
    authorId: z.string().min(1),
    reason: z.string().trim().min(1).max(500),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
  })
  .refine((override) => override.startsOn <= override.endsOn, { error: 'ends_before_start', path: ['endsOn'] })
export type ClassOverride = z.infer<typeof classOverrideSchema>

/** What is known of a patient by the as-of day. Money in minor units, counts of visit days and of bookings, shares as fractions. */
export type ClassInput = {
  readonly revenueToDate: number
  /** null when no cost is known. */
  readonly marginToDate: number | null
  readonly costToServe: number
  readonly bookings: number
  /** Cancelled plus no-show among the bookings. */
  readonly missedBookings: number
  /** Discounts / price before discount; null when nothing was sold. */
  readonly discountShare: number | null
  readonly revenue12m: number
  readonly visits24m: number
  readonly visits: number
  readonly override: ClassOverride | null
}

export type ClassReason = {
  readonly code: ClassReasonCode
  readonly params: Readonly<Record<string, number | string>>
}
/** `class` is null for somebody who has never visited. */
export type Classified = { readonly class: ValueClass | null; readonly reason: ClassReason }

/** The rules of the clinic, boundaries taken by them, and the day of the question. */
export type ClassYardstick = { readonly rules: ValueClassRules; readonly cuts: ClassCuts; readonly asOf: LocalDate }

/**
 * The value class of a patient and why, in this order: set by hand and in force; unprofitable; VIP; stable; one-time.
 * People with several visits who stopped coming are one-time too, with a reason of their own: four classes cover everybody who visited.
 */
export function classify(input: ClassInput, yardstick: ClassYardstick): Classified {
  const override = overrideInForce(input.override, yardstick.asOf)
  if (override !== null) return override
  if (input.visits === 0) return { class: null, reason: { code: 'no_visits', params: {} } }
  const found =
    unprofitable(input, yardstick) ?? vip(input, yardstick) ?? stable(input, yardstick.rules) ?? remaining(input)
  return found
}

function overrideInForce(override: ClassOverride | null, asOf: LocalDate): Classified | null {
  if (override === null || asOf < override.startsOn || asOf > override.endsOn) return null
  const { authorId, reason, endsOn } = override
  return { class: override.class, reason: { code: 'set_by_hand', params: { authorId, reason, endsOn } } }
}

function unprofitable(input: ClassInput, { rules, cuts }: ClassYardstick): Classified | null {
  const { marginToDate, costToServe, bookings, missedBookings, discountShare } = input
  if (marginToDate !== null && marginToDate < costToServe) {
    const params = { margin: marginToDate, costToServe }
    return { class: 'unprofitable', reason: { code: 'margin_below_cost_to_serve', params } }
  }
  if (cuts.lowLtv === null || input.revenueToDate >= cuts.lowLtv) return null
  const { share, minBookings } = rules.missedBookings
  const money = { ltv: input.revenueToDate, lowLtv: cuts.lowLtv }
  if (bookings >= minBookings && missedBookings / bookings >= share) {
    return {
      class: 'unprofitable',
      reason: { code: 'missed_bookings', params: { bookings, missedBookings, ...money } },
    }
  }
  if (discountShare !== null && discountShare >= rules.discountShare) {
    return { class: 'unprofitable', reason: { code: 'lives_on_discounts', params: { discountShare, ...money } } }
  }
  return null
}

function vip(input: ClassInput, { rules, cuts }: ClassYardstick): Classified | null {
  const { revenue12m, visits } = input
  // Where fewer than a tenth of patients paid this year the 90th percentile is zero: money is still required.
  if (cuts.vipRevenue12m === null || revenue12m <= 0 || revenue12m < cuts.vipRevenue12m) return null
  if (visits < rules.vip.minVisits) return null
  return { class: 'vip', reason: { code: 'top_revenue', params: { revenue12m, boundary: cuts.vipRevenue12m, visits } } }
}

function stable({ visits24m }: ClassInput, rules: ValueClassRules): Classified | null {
  if (visits24m < rules.stable.minVisits24m) return null
  return { class: 'stable', reason: { code: 'comes_regularly', params: { visits24m } } }
}

function remaining({ visits, visits24m }: ClassInput): Classified {
  if (visits === 1) return { class: 'one_time', reason: { code: 'single_visit', params: { visits } } }
  return { class: 'one_time', reason: { code: 'stopped_coming', params: { visits, visits24m } } }
}
