import { z } from 'zod'
import type { Bilingual } from './bilingual.ts'
import type { RfmCuts } from './rfm.ts'

/** 'thresholds' = cuts set by the clinic, 'quantile' = terciles of its patients. */
export const RFM_METHODS = ['thresholds', 'quantile'] as const
export type RfmMethod = (typeof RFM_METHODS)[number]

/** What M measures: all revenue of the patient or revenue per visit day. */
export const MONETARY_BASES = ['total', 'per_visit'] as const
export type MonetaryBasis = (typeof MONETARY_BASES)[number]

export const THRESHOLD_PROBLEMS = ['not_whole', 'not_positive', 'not_ascending', 'too_large'] as const
export type ThresholdProblem = (typeof THRESHOLD_PROBLEMS)[number]

export const THRESHOLD_PROBLEM_WORDS: Readonly<Record<ThresholdProblem, Bilingual>> = {
  not_whole: { ru: 'Нужно целое число', en: 'Enter a whole number' },
  not_positive: { ru: 'Нужно число больше нуля', en: 'Enter a number above zero' },
  not_ascending: {
    ru: 'Второй порог должен быть больше первого',
    en: 'The second cut must be larger than the first',
  },
  too_large: { ru: 'Слишком большое число', en: 'The number is too large' },
}

const MOST_DAYS = 36_525
const MOST_VISITS = 10_000

/** Clinic cuts: whole days, whole visits, minor units of money; each pair positive and ascending. Messages are ThresholdProblem codes. */
export const rfmThresholdsSchema = z.object({
  recencyDays: cutsSchema(MOST_DAYS),
  frequency: cutsSchema(MOST_VISITS),
  monetary: cutsSchema(Number.MAX_SAFE_INTEGER),
})

/** How a clinic scores RFM. `thresholds: null` = the defaults from its average check; `frequencyMonths: null` = all time. */
export const rfmSettingsSchema = z.object({
  method: z.enum(RFM_METHODS).default('thresholds'),
  monetaryBasis: z.enum(MONETARY_BASES).default('total'),
  frequencyMonths: z.int().min(1).max(120).nullable().default(null),
  thresholds: rfmThresholdsSchema.nullable().default(null),
})
export type RfmSettings = z.infer<typeof rfmSettingsSchema>

/** Used for M until the clinic has an average check of its own: 5 000 ₽. */
const ASSUMED_AVERAGE_CHECK = 500_000

/**
 * Cuts of the threshold method before the clinic sets its own: recency 90 and 180 days, 1 and 3 visits;
 * money of one and three average checks (the cost of those visits), per visit half and one and a half.
 * `averageCheck` in minor units, null or non-positive when unknown. Money is rounded to two significant digits,
 * so that the editor shows 15 000 ₽ rather than 15 342,17 ₽.
 */
export function defaultThresholds(averageCheck: number | null, basis: MonetaryBasis = 'total'): RfmCuts {
  const check = averageCheck !== null && averageCheck > 0 ? averageCheck : ASSUMED_AVERAGE_CHECK
  const [low, high] = basis === 'total' ? [1, 3] : [0.5, 1.5]
  const c1 = Math.max(1, roundToTwoDigits(check * low))
  const c2 = Math.max(c1 + 1, roundToTwoDigits(check * high))
  return { recencyDays: [90, 180], frequency: [1, 3], monetary: [c1, c2] }
}

/** Everything wrong with cuts typed by a person, with the path of each field; empty when they can be saved. */
export function thresholdProblems(
  input: unknown,
): { readonly path: readonly PropertyKey[]; readonly code: ThresholdProblem }[] {
  const parsed = rfmThresholdsSchema.safeParse(input)
  if (parsed.success) return []
  return parsed.error.issues.map((issue) => ({ path: issue.path, code: problemOf(issue.message) }))
}

function cutsSchema(most: number) {
  const cut = z
    .number({ error: 'not_whole' })
    .refine(Number.isInteger, { error: 'not_whole', abort: true })
    .refine((value) => value > 0, { error: 'not_positive', abort: true })
    .refine((value) => value <= most, { error: 'too_large' })
  return z
    .tuple([cut, cut], { error: 'not_whole' })
    .refine(([c1, c2]) => c1 < c2, { error: 'not_ascending', path: [1] })
    .readonly()
}

function roundToTwoDigits(value: number): number {
  return Math.round(Number(value.toPrecision(2)))
}

function problemOf(message: string): ThresholdProblem {
  return THRESHOLD_PROBLEMS.find((code) => code === message) ?? 'not_whole'
}
