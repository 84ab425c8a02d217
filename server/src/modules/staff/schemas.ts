import { z } from 'zod'
import { API_KEY_ROLES, STAFF_ROLES } from '@revisit/domain/roles.ts'
import { instant } from '../../platform/http/instant.ts'

export const staffRole = z.enum(STAFF_ROLES)
const keyRole = z.enum(API_KEY_ROLES)
const branchIds = z.array(z.uuid()).min(1).nullable()
const words = z.object({ ru: z.string(), en: z.string() })

export const staffMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: staffRole,
  specialty: z.string().nullable(),
  branchIds: z.array(z.string()).nullable(),
  /** Can sign in; others are known only from the medical system. */
  signsIn: z.boolean(),
  twoFactor: z.boolean(),
  disabledAt: instant.nullable(),
})

export const staffList = z.object({ items: z.array(staffMember), total: z.number() })

export const staffChange = z
  .object({
    name: z.string().trim().min(1).max(200),
    role: staffRole,
    branchIds,
    disabled: z.boolean(),
  })
  .partial()
  .strict()

export const ownProfileChange = z.object({ locale: z.enum(['ru', 'en']) }).strict()

export const newInvitation = z
  .object({
    email: z.email().max(200),
    name: z.string().trim().min(1).max(200),
    role: staffRole,
    branchIds: branchIds.default(null),
    /** Somebody already known from the medical system who gets a sign-in, instead of a second row of the same person. */
    staffId: z.uuid().nullable().default(null),
  })
  .strict()

export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: staffRole,
  branchIds: z.array(z.string()).nullable(),
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(['waiting', 'accepted', 'expired', 'revoked']),
})

export const createdInvitation = z.object({
  id: z.string(),
  /** Shown once: the path of the page where the invited person sets a password. */
  path: z.string(),
  expiresAt: instant,
})

export const invitationAnswer = z
  .object({
    token: z.string().min(20).max(100),
    name: z.string().trim().min(1).max(200).optional(),
    password: z.string().min(10).max(200),
  })
  .strict()

export const invitationToken = z.object({ token: z.string().min(20).max(100) }).strict()
export const invitationPreview = z.object({
  clinicName: z.string(),
  email: z.string(),
  name: z.string(),
  role: staffRole,
})

export const rightsTable = z.object({
  roles: z.array(z.object({ key: z.string(), words, firstPage: z.string().nullable() })),
  permissions: z.array(z.object({ key: z.string(), words, roles: z.array(z.string()) })),
})

/** Clinics the signed-in person works in. */
export const ownClinics = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), role: staffRole, current: z.boolean() })),
})
export const clinicChoice = z.object({ clinicId: z.uuid() }).strict()

export const session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  ip: z.string().nullable(),
  browser: z.string().nullable(),
})

export const newApiKey = z
  .object({ name: z.string().trim().min(1).max(100), role: keyRole, branchIds: branchIds.default(null) })
  .strict()

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  role: keyRole,
  branchIds: z.array(z.string()).nullable(),
  hint: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
})

export const idParams = z.object({ id: z.uuid() })
