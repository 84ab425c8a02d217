import { CONSENT_PURPOSES } from '@revisit/domain/consent-policy.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

export const patientParams = z.object({ id: z.uuid() })
export const holdParams = z.object({ id: z.uuid(), holdId: z.uuid() })

const FORMS = ['paper', 'web', 'sms_code', 'call', 'kiosk', 'e_signature', 'words', 'reply', 'link', 'import'] as const
const purpose = z.enum(CONSENT_PURPOSES)

export const newConsent = z
  .object({
    purpose,
    /** A channel, or `*` for all of them. */
    channel: z
      .string()
      .regex(/^(\*|[a-z]{2,20})$/)
      .default('*'),
    granted: z.boolean(),
    form: z.enum(FORMS).default('words'),
    /** How it was given: signed paper, words at the desk, a call … */
    proof: z.string().trim().max(500).nullable().default(null),
    /** The text the person agreed to. */
    textId: z.uuid().nullable().default(null),
  })
  .strict()
export type NewConsent = z.output<typeof newConsent>

export const created = z.object({ id: z.uuid() })

export const ledger = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      purpose,
      channel: z.string(),
      granted: z.boolean(),
      source: z.string(),
      form: z.string().nullable(),
      proof: z.string().nullable(),
      textId: z.uuid().nullable(),
      recordedBy: z.string().nullable(),
      at: instant,
    }),
  ),
  total: z.int(),
})

export const newConsentText = z.object({ purpose, text: z.string().trim().min(1).max(20_000) }).strict()
export const consentTexts = z.object({
  items: z.array(z.object({ id: z.uuid(), purpose, text: z.string(), createdAt: instant })),
  total: z.int(),
})

export const HOLD_REASONS = ['complaint', 'complication', 'active_treatment', 'debt_dispute', 'do_not_contact'] as const

export const newHold = z
  .object({
    reason: z.enum(HOLD_REASONS),
    /** Nothing at all, or no offers. */
    scope: z.enum(['everything', 'offers']).default('offers'),
    note: z.string().trim().max(500).nullable().default(null),
    until: z.iso.datetime({ offset: true }).nullable().default(null),
  })
  .strict()
export type NewHold = z.output<typeof newHold>

export const holds = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      reason: z.enum(HOLD_REASONS),
      scope: z.enum(['everything', 'offers']),
      note: z.string().nullable(),
      since: instant,
      until: instant.nullable(),
      liftedAt: instant.nullable(),
    }),
  ),
  total: z.int(),
})
