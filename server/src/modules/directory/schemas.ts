import { z } from 'zod'

const named = z.object({ id: z.string(), name: z.string() })

export const branchList = z.object({ items: z.array(named.extend({ city: z.string().nullable() })) })
export const tagList = z.object({ items: z.array(z.object({ tag: z.string(), patients: z.number() })) })
export const sourceList = z.object({
  /** null = patients without a source. */
  items: z.array(z.object({ source: z.string().nullable(), patients: z.number() })),
})
export const staffNameList = z.object({
  items: z.array(
    named.extend({
      role: z.string(),
      specialty: z.string().nullable(),
      branchId: z.string().nullable(),
      disabled: z.boolean(),
    }),
  ),
})
export const serviceList = z.object({
  items: z.array(
    named.extend({
      code: z.string().nullable(),
      category: z.string().nullable(),
      specialty: z.string().nullable(),
      treatmentType: z.string(),
      /** Minor units. */
      price: z.number().nullable(),
    }),
  ),
})

/** Part of the name; the answer holds at most 1000 entries. */
export const lookupQuery = z.object({ search: z.string().max(100).optional() }).strict()
