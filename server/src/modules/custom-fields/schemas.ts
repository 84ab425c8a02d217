import { z } from 'zod'

export const fieldKind = z.enum(['text', 'number', 'date', 'choice'])
const name = z.string().trim().min(1).max(100)
const choices = z.array(z.string().trim().min(1).max(100)).min(1).max(100)

export const customField = z.object({
  key: z.string(),
  name: z.string(),
  kind: fieldKind,
  choices: z.array(z.string()).nullable(),
  position: z.number(),
  archived: z.boolean(),
})
export type CustomField = z.output<typeof customField>

export const customFieldList = z.object({ items: z.array(customField) })

export const newCustomField = z
  .object({
    /** Made from the name when left out. */
    key: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,62}$/)
      .optional(),
    name,
    kind: fieldKind,
    /** Only for kind `choice`. */
    choices: choices.optional(),
  })
  .strict()
export type NewCustomField = z.output<typeof newCustomField>

export const customFieldChange = z
  .object({
    name: name.optional(),
    choices: choices.optional(),
    position: z.number().int().min(0).max(1000).optional(),
    /** An archived field leaves cards and lists; its values stay. */
    archived: z.boolean().optional(),
  })
  .strict()
export type CustomFieldChange = z.output<typeof customFieldChange>

export const fieldParams = z.object({ key: z.string().max(63) })
