import { z } from 'zod'

const name = z.string().trim().min(1).max(100)
/** Filters, order and columns as the page keeps them in its address. */
const state = z.record(z.string().max(100), z.unknown()).refine((value) => JSON.stringify(value).length <= 20_000, {
  error: 'a view holds at most 20000 characters',
})

export const savedView = z.object({
  id: z.string(),
  name: z.string(),
  page: z.string(),
  state: z.record(z.string(), z.unknown()),
  shared: z.boolean(),
  /** Whether the caller saved it. */
  own: z.boolean(),
})
export type SavedView = z.output<typeof savedView>

export const savedViewList = z.object({ items: z.array(savedView) })
export const savedViewQuery = z.object({ page: z.string().max(50).optional() }).strict()
export const viewParams = z.object({ id: z.uuid() })

export const newSavedView = z
  .object({
    name,
    page: z.string().regex(/^[a-z][a-z-]{0,49}$/),
    state,
    shared: z.boolean().default(false),
  })
  .strict()
export type NewSavedView = z.output<typeof newSavedView>

export const savedViewChange = z
  .object({ name: name.optional(), state: state.optional(), shared: z.boolean().optional() })
  .strict()
export type SavedViewChange = z.output<typeof savedViewChange>
