import { differenceOfShares, type Share } from './comparison.ts'
import type { Interval } from './share-interval.ts'

/** People of one group with what a figure of them adds up to, for a mean with its spread. */
export type Sample = { readonly people: number; readonly sum: number; readonly squares: number }

/** Treated − control with its 95 % interval, and what may be said about it. */
export type Effect = Interval & {
  readonly difference: number
  readonly verdict: EffectVerdict
}

/** `not_enough`: the groups are too small to say anything; `unclear`: the interval holds zero. */
export type EffectVerdict = 'not_enough' | 'unclear' | 'more' | 'less'

/** Fewer people in a group tell nothing that holds tomorrow. */
export const FEWEST_PEOPLE = 50
/** Fewer visits in both groups together tell nothing either. */
const FEWEST_HITS = 5

const Z = 1.959963984540054
/** The 80th percentile of the standard normal distribution: an effect is found in four of five such experiments. */
const Z_POWER = 0.8416212335729143

/** Difference of two shares (Newcombe, method 10), as fractions; null when a group is empty. */
export function effectOnShare(treated: Share, control: Share): Effect | null {
  const found = differenceOfShares(treated, control)
  if (found === null) return null
  const { difference, low, high } = found
  const enough = isEnough(treated.total, control.total) && treated.hits + control.hits >= FEWEST_HITS
  return { difference, low, high, verdict: verdictOf({ low, high }, enough) }
}

/**
 * Difference of two means in the unit of the figure, by the normal approximation with separate variances; null when a group is empty.
 * Source: B. L. Welch, Biometrika 34 (1947) 28–35; groups below `FEWEST_PEOPLE` are never judged by it.
 */
export function effectOnMean(treated: Sample, control: Sample): Effect | null {
  if (treated.people === 0 || control.people === 0) return null
  const difference = treated.sum / treated.people - control.sum / control.people
  const half = Z * Math.sqrt(varianceOfMean(treated) + varianceOfMean(control))
  const interval = { low: difference - half, high: difference + half }
  const enough = isEnough(treated.people, control.people) && treated.sum + control.sum > 0
  return { difference, ...interval, verdict: verdictOf(interval, enough) }
}

/**
 * The smallest difference of shares two groups can be expected to show (two-sided 5 %, power 80 %), around a base share; null when a
 * group is empty. Source: J. L. Fleiss, Statistical Methods for Rates and Proportions (1981) ch. 3, normal approximation.
 */
export function detectableDifference(treated: number, control: number, base: number): number | null {
  if (treated <= 0 || control <= 0) return null
  return (Z + Z_POWER) * Math.sqrt(base * (1 - base) * (1 / treated + 1 / control))
}

function isEnough(treated: number, control: number): boolean {
  return treated >= FEWEST_PEOPLE && control >= FEWEST_PEOPLE
}

function verdictOf({ low, high }: Interval, enough: boolean): EffectVerdict {
  if (!enough) return 'not_enough'
  if (low > 0) return 'more'
  return high < 0 ? 'less' : 'unclear'
}

function varianceOfMean({ people, sum, squares }: Sample): number {
  if (people < 2) return 0
  const variance = (squares - (sum * sum) / people) / (people - 1)
  return Math.max(0, variance) / people
}
