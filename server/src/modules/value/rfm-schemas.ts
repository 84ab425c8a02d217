import { RFM_METHODS, MONETARY_BASES, rfmThresholdsSchema } from '@revisit/domain/rfm-thresholds.ts'
import { RFM_ACTIONS, RFM_GROUPS } from '@revisit/domain/rfm.ts'
import { z } from 'zod'
import { asOfQuery, blankable } from './question.ts'

const method = blankable(z.enum(RFM_METHODS)).describe("The clinic's own method when left out")
const cuts = z.tuple([z.number(), z.number()]).readonly()
export const rfmCuts = z.object({ recencyDays: cuts, frequency: cuts, monetary: cuts })
const words = z.object({ ru: z.string(), en: z.string() })
const setBy = z.object({ author: z.string().nullable(), at: z.date() }).nullable()
const score = z.union([z.literal(1), z.literal(2), z.literal(3)])

export const rfmQuery = asOfQuery
  .extend({
    method,
    compareTo: blankable(z.iso.date()).describe('Adds `before`: people of each cell at that day'),
    format: z.enum(['json', 'csv', 'xlsx']).default('json'),
  })
  .strict()

export const rfmAnswer = z.object({
  asOf: z.string(),
  method: z.enum(RFM_METHODS),
  monetaryBasis: z.enum(MONETARY_BASES),
  frequencyMonths: z.number().nullable(),
  compareTo: z.string().nullable(),
  patients: z.number(),
  revenue: z.number(),
  /** Days, visit days, minor units. Null when there is nobody to take terciles from. */
  cuts: rfmCuts.nullable(),
  ownThresholds: z.boolean(),
  setBy,
  cells: z.array(
    z.object({
      r: score,
      f: score,
      m: score,
      cell: z.string(),
      group: z.enum(RFM_GROUPS),
      patients: z.number(),
      revenue: z.number(),
      before: z.number().nullable(),
    }),
  ),
  groups: z.array(
    z.object({
      group: z.enum(RFM_GROUPS),
      name: words,
      cells: z.array(z.string()),
      action: z.enum(RFM_ACTIONS),
      actionText: words,
      patients: z.number(),
      revenue: z.number(),
      before: z.number().nullable(),
    }),
  ),
})

export const movementQuery = z
  .object({
    from: z.iso.date(),
    to: blankable(z.iso.date()),
    method,
    branch: asOfQuery.shape.branch,
  })
  .strict()

export const movementAnswer = z.object({
  from: z.string(),
  to: z.string(),
  method: z.enum(RFM_METHODS),
  stayed: z.number(),
  moved: z.number(),
  entered: z.number(),
  left: z.number(),
  pairs: z
    .array(
      z.object({
        from: z.enum(RFM_GROUPS).nullable(),
        to: z.enum(RFM_GROUPS).nullable(),
        patients: z.number(),
      }),
    )
    .readonly(),
  groups: z
    .array(
      z.object({
        group: z.enum(RFM_GROUPS),
        before: z.number(),
        after: z.number(),
        stayed: z.number(),
        movedIn: z.number(),
        movedOut: z.number(),
        entered: z.number(),
        left: z.number(),
      }),
    )
    .readonly(),
})

/** Bins (from, to]: days, visit days, minor units. */
const bins = z.array(z.object({ from: z.number(), to: z.number(), patients: z.number() }))
export const histogramQuery = asOfQuery.extend({ method }).strict()
export const histogramAnswer = z.object({ recencyDays: bins, frequency: bins, monetary: bins })

/** `thresholds: null` goes back to the defaults; what is left out stays as it is. */
export const thresholdsBody = z
  .object({
    thresholds: rfmThresholdsSchema.nullable().optional(),
    method: z.enum(RFM_METHODS).optional(),
    monetaryBasis: z.enum(MONETARY_BASES).optional(),
    frequencyMonths: z.number().int().min(1).max(120).nullable().optional(),
  })
  .strict()

export const thresholdsAnswer = z.object({
  method: z.enum(RFM_METHODS),
  monetaryBasis: z.enum(MONETARY_BASES),
  frequencyMonths: z.number().nullable(),
  thresholds: rfmCuts,
  own: z.boolean(),
  setBy,
})

export const previewBody = z
  .object({
    asOf: z.iso.date().optional(),
    branch: z.uuid().nullable().optional(),
    method: z.enum(RFM_METHODS).optional(),
    thresholds: rfmThresholdsSchema,
  })
  .strict()

export const previewAnswer = z.object({
  changed: z.number(),
  groups: z.array(z.object({ group: z.enum(RFM_GROUPS), before: z.number(), after: z.number() })),
})
