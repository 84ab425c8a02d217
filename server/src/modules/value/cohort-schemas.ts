import { COHORT_GRAINS } from '@revisit/domain/cohort-period.ts'
import { COHORT_MODES } from '@revisit/domain/cohorts.ts'
import { z } from 'zod'
import { asOfQuery, blankable } from './question.ts'
import { COHORT_DIMENSIONS, RETURN_DIMENSIONS } from './slices.ts'

const where = z
  .union([z.string().max(300), z.array(z.string().max(300)).max(6)])
  .transform((value) => (Array.isArray(value) ? value : value === '' ? [] : [value]))
  .default([])
  .describe('Only people of this slice of the first visit, `dimension:value`; may be repeated')

export const COHORT_MEASURES = ['margin', 'revenue', 'retention', 'visits'] as const

export const cohortQuery = asOfQuery
  .extend({
    grain: z.enum(COHORT_GRAINS).default('month'),
    mode: z.enum(COHORT_MODES).default('calendar'),
    by: blankable(z.enum(COHORT_DIMENSIONS)),
    where,
    format: z.enum(['json', 'csv', 'xlsx']).default('json'),
    /** For files: the table as the screen shows it. Margin and revenue are cumulative. */
    measure: z.enum(COHORT_MEASURES).default('margin'),
    per: z.enum(['patient', 'total']).default('patient'),
    /** For files: every cohort (of every slice), or the rows of the screen: a row per cohort with the total, or per slice. */
    rows: z.enum(['all', 'screen']).default('all'),
    /** With `rows=screen`: how many newest cohorts, or how many ages when split by a slice; all when left out. */
    last: blankable(z.coerce.number().int().min(1).max(600)),
  })
  .strict()

const cellNumbers = {
  k: z.number(),
  revenue: z.number(),
  cumulativeRevenue: z.number(),
  margin: z.number(),
  cumulativeMargin: z.number(),
  active: z.number(),
  visits: z.number(),
}

export const cohortAnswer = z.object({
  asOf: z.string(),
  grain: z.enum(COHORT_GRAINS),
  mode: z.enum(COHORT_MODES),
  by: z.enum(COHORT_DIMENSIONS).nullable(),
  cohorts: z.array(
    z.object({
      /** Id or text of the slice, '' when unknown; null when not sliced. */
      key: z.string().nullable(),
      name: z.string().nullable(),
      cohort: z.string(),
      size: z.number(),
      returned: z
        .object({
          eligible: z.number(),
          converted: z.number(),
          rate: z.number().nullable(),
          immature: z.boolean(),
        })
        .nullable(),
      spend: z.number().nullable(),
      cac: z.number().nullable(),
      paybackK: z.number().nullable(),
      cells: z.array(z.object({ ...cellNumbers, complete: z.boolean() })).readonly(),
    }),
  ),
  totals: z.array(z.object({ ...cellNumbers, patients: z.number() })),
})

const windows = z
  .enum(['30', '60', '90', '180', '365', 'none', ''])
  .default('none')
  .transform((text) => (text === 'none' || text === '' ? null : (Number(text) as 30 | 60 | 90 | 180 | 365)))
  .describe('Days within which the next visit counts; none or left out = however long')

export const returnsQuery = asOfQuery
  .extend({
    withinDays: windows,
    by: blankable(z.enum(RETURN_DIMENSIONS)),
    fromVisit: z.coerce.number().int().min(1).max(3).optional(),
    where,
    format: z.enum(['json', 'csv', 'xlsx']).default('json'),
  })
  .strict()

const returnNumbers = {
  eligible: z.number(),
  converted: z.number(),
  /** Still inside their window. */
  waiting: z.number(),
  rate: z.number().nullable(),
  /** Wilson 95 % interval of the rate. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  immature: z.boolean(),
}
/** Id or text of the slice, '' when unknown; null when not sliced. */
const slice = { key: z.string().nullable(), name: z.string().nullable() }
const returnsAbout = {
  asOf: z.string(),
  withinDays: z.number().nullable(),
  by: z.enum(RETURN_DIMENSIONS).nullable(),
}
export const returnsAnswer = z.object({
  ...returnsAbout,
  rows: z.array(z.object({ ...slice, fromVisit: z.number(), ...returnNumbers })),
})

/** One month of the visit people are counted from, 'YYYY-MM'. */
const point = z.object({ cohort: z.string(), ...returnNumbers })
export const returnTrendAnswer = z.object({
  ...returnsAbout,
  fromVisit: z.number(),
  points: z.array(point),
  slices: z.array(z.object({ ...slice, points: z.array(point) })),
})
