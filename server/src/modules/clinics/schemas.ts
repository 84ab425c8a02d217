import { z } from 'zod'

export const locale = z.enum(['ru', 'en'])

export const newInstallation = z
  .object({
    clinicName: z.string().trim().min(1).max(200),
    slug: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{1,62}$/)
      .optional(),
    timezone: z.string().min(1).max(60),
    locale: locale.default('ru'),
    ownerName: z.string().trim().min(1).max(200),
    email: z.email().max(200),
    password: z.string().min(10).max(200),
  })
  .strict()

export const me = z.object({
  staff: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.string(),
    branchIds: z.array(z.string()).nullable(),
    locale,
  }),
  clinic: z.object({
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    timezone: z.string(),
    locale,
    isDemo: z.boolean(),
    /** The clinic's present day, YYYY-MM-DD. */
    today: z.string(),
  }),
  permissions: z.array(z.string()),
  branches: z.array(z.object({ id: z.string(), name: z.string(), timezone: z.string() })),
})

export const installation = z.object({ needsSetup: z.boolean(), demo: z.boolean() })

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/)

export const clinicSettings = z.object({
  id: z.string(),
  name: z.string(),
  slug,
  timezone: z.string(),
  locale,
  currency: z.string(),
  isDemo: z.boolean(),
  branches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      city: z.string().nullable(),
      address: z.string().nullable(),
      timezone: z.string(),
    }),
  ),
})

export const clinicChange = z
  .object({ name: z.string().trim().min(1).max(200), timezone: z.string().max(60), locale })
  .partial()
  .strict()

export const newBranch = z
  .object({
    name: z.string().trim().min(1).max(200),
    city: z.string().trim().max(100).nullable().default(null),
    address: z.string().trim().max(300).nullable().default(null),
    timezone: z.string().max(60),
  })
  .strict()

export const branchChange = newBranch.partial()
