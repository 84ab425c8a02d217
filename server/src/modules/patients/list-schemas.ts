import { QUALITY_RULES } from '@revisit/domain/data-quality.ts'
import { RFM_GROUPS } from '@revisit/domain/rfm.ts'
import { VALUE_CLASSES } from '@revisit/domain/value-class.ts'
import { z } from 'zod'

/** People a request may name one by one. */
export const MOST_NAMED = 10_000

/** A filter that may be given once or repeated: `?tag=a&tag=b`. */
function many<T extends z.ZodType<string>>(item: T) {
  return z
    .union([item, z.array(item).max(100)])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .optional()
}

const yesNo = z.enum(['yes', 'no']).optional()
const words = z.string().max(200)
const day = z.iso.date().optional()
const count = z.coerce.number().int().min(0).max(1_000_000).optional()
const money = z.coerce.number().int().min(-9_000_000_000_000).max(9_000_000_000_000).optional()

/** Everything a list of patients can be narrowed by. An empty `source` or other slice means "unknown". */
export const patientFilter = z
  .object({
    search: words.optional(),
    /** These people and nobody else. */
    id: z
      .union([z.uuid(), z.array(z.uuid()).max(MOST_NAMED)])
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .optional(),
    /** Members of a segment. */
    segment: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
    branch: many(z.uuid()),
    source: many(words),
    valueClass: many(z.enum(VALUE_CLASSES)),
    /** Cells as three digits, 333 is best. */
    rfm: many(z.string().regex(/^[123]{3}$/)),
    rfmGroup: many(z.enum(RFM_GROUPS)),
    firstVisitFrom: day,
    firstVisitTo: day,
    lastVisitFrom: day,
    lastVisitTo: day,
    visitsMin: count,
    visitsMax: count,
    /** Minor units. */
    revenueMin: money,
    revenueMax: money,
    tag: many(words),
    curator: many(z.uuid()),
    /** Was treated by any of them at a visit. */
    doctor: many(z.uuid()),
    firstService: many(z.union([z.uuid(), z.literal('')])),
    firstSpecialty: many(words),
    firstDoctor: many(z.union([z.uuid(), z.literal('')])),
    firstBranch: many(z.union([z.uuid(), z.literal('')])),
    firstPayer: many(z.enum(['patient', 'insurer', 'employer', ''])),
    hasPhone: yesNo,
    hasEmail: yesNo,
    /** Has a policy in force today. */
    insured: yesNo,
    hasNextAppointment: yesNo,
    deceased: yesNo,
    /** Month, quarter or year of the first visit: 2026-03, 2026-Q1, 2026. */
    cohort: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/)
      .optional(),
    /** Whether the next visit followed visit number `fromVisit` within `withinDays`. */
    returned: yesNo,
    fromVisit: z.coerce.number().int().min(1).max(50).default(1),
    withinDays: z.coerce.number().int().min(1).max(3650).default(90),
    quality: z.enum(QUALITY_RULES).optional(),
    /** `key:value` of a custom field. */
    custom: many(
      z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,62}:/)
        .max(400),
    ),
  })
  .strict()
export type PatientFilter = z.output<typeof patientFilter>

export const SORTS = ['name', 'revenue', 'lastVisit', 'firstVisit', 'visits', 'createdAt'] as const
export type SortField = (typeof SORTS)[number]

/** Left empty, a parameter of the page means the same as left out. */
const blank = z.literal('')

export const sortParameter = z
  .union([z.enum([...SORTS, ...SORTS.map((field) => `-${field}` as const)]), blank.transform(() => 'name' as const)])
  .default('name')
  .describe('A minus in front means from the largest')

export const patientListQuery = patientFilter
  .extend({
    sort: sortParameter,
    limit: z.union([blank.transform(() => 50), z.coerce.number().int().min(1).max(200)]).default(50),
    cursor: z
      .string()
      .max(1000)
      .transform((text) => (text === '' ? undefined : text))
      .optional(),
  })
  .strict()
export type PatientListQuery = z.output<typeof patientListQuery>

export const valueBrief = z.object({
  visits: z.number(),
  /** Minor units; null without the right to see money. */
  revenue: z.number().nullable(),
  firstVisitOn: z.string().nullable(),
  lastVisitOn: z.string().nullable(),
  /** Three digits R, F, M; null before the first visit and without the right to see money. */
  rfm: z.string().nullable(),
  rfmGroup: z.enum(RFM_GROUPS).nullable(),
  class: z.enum(VALUE_CLASSES).nullable(),
})

export const named = z.object({ id: z.string(), name: z.string() })

export const patientListItem = z.object({
  id: z.string(),
  externalIds: z.array(z.string()),
  fullName: z.string(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  value: valueBrief,
  tags: z.array(z.string()),
  branch: named.nullable(),
  curator: named.nullable(),
  source: z.string().nullable(),
  sex: z.enum(['m', 'f']).nullable(),
  birthDate: z.string().nullable(),
  age: z.number().nullable(),
  nextVisitOn: z.string().nullable(),
  deceased: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Found by likeness, because nothing (or almost nothing) was found exactly. */
  similar: z.boolean(),
})
export type PatientListItem = z.output<typeof patientListItem>

/** Sums of everybody a filter leaves; revenue in minor units, null without the right to see money. */
export const patientSums = z.object({ visits: z.number(), revenue: z.number().nullable() })

export const patientList = z.object({
  items: z.array(patientListItem),
  nextCursor: z.string().nullable(),
  total: z.number(),
})
