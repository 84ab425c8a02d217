import { QUALITY_RULES } from '@revisit/domain/data-quality.ts'
import { VALUE_CLASSES } from '@revisit/domain/value-class.ts'
import { z } from 'zod'
import { asOfQuery, blankable } from './question.ts'

export const overviewQuery = z
  .object({
    from: blankable(z.iso.date()).describe('The first day; the first of the month when left out'),
    to: blankable(z.iso.date()).describe('The last day; today when left out'),
    compare: z
      .enum(['previous_month', 'previous_year', 'previous', 'year'])
      .default('previous_month')
      .transform((word) => (word === 'year' || word === 'previous_year' ? 'previous_year' : 'previous_month')),
    branch: asOfQuery.shape.branch,
  })
  .strict()

const days = { from: z.string(), to: z.string() }
const share = z.number().nullable()
const figure = z.object({ value: share, before: share, trend: z.array(share) })

export const overviewAnswer = z.object({
  ...days,
  before: z.object(days),
  /** Patients with a visit at all. */
  patients: z.number(),
  refreshedAt: z.date().nullable(),
  /** Money in minor units, shares as fractions; `trend` = the last 12 months from the oldest. */
  figures: z.object({
    revenue: figure,
    visits: figure,
    newPatients: figure,
    returningPatients: figure,
    repeatShare: figure,
    averageCheck: figure,
    returnRate: figure.extend({ cohort: z.string(), beforeCohort: z.string() }),
    ltvMargin: figure.extend({ costKnownShare: share }),
    /** null while there is no spend. */
    cac: figure.nullable(),
    adShare: figure.nullable(),
  }),
  classes: z.array(z.object({ name: z.enum(VALUE_CLASSES), patients: z.number(), revenue: z.number() })),
  quality: z.array(
    z.object({
      rule: z.enum(QUALITY_RULES),
      patients: z.number(),
      most: z.object({ name: z.string(), patients: z.number() }).nullable(),
    }),
  ),
  branches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      revenue: z.number(),
      revenueBefore: z.number().nullable(),
      visits: z.number(),
      newPatients: z.number(),
      averageCheck: share,
      returnRate: share,
      returnRateBefore: share,
    }),
  ),
})
