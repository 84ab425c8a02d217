import type { Channel, MessageClass, TouchPriority } from '@revisit/domain/channel.ts'
import type { ContactHours } from '@revisit/domain/quiet-hours.ts'
import type { SendKey } from '@revisit/domain/send-key.ts'
import type { TouchOrigin } from './origin.ts'

/** One intended contact. */
export type NewTouch = {
  clinicId: string
  patientId: string
  origin: TouchOrigin
  /** null: `context.text` holds a text written by hand. */
  templateId: string | null
  /** Ids the text speaks of, `link`, or `text` and `subject`. */
  context?: Readonly<Record<string, unknown>>
  class: MessageClass
  priority: TouchPriority
  /** The cascade; empty or missing = the clinic's order. */
  channels?: readonly Channel[]
  /** What may be sent once only. */
  sendKey: SendKey
  dueAt: Date
  /** After this moment it is not sent any more; DEFAULT_WINDOW_HOURS after `dueAt` when missing. */
  expiresAt?: Date
  /** Depends on what has not happened: holds while the base is out of date. */
  needsFreshData?: boolean
  /** One message for everybody of the household it is due for; return and promotion do unless told. */
  perHousehold?: boolean
  /** An experiment of its own (a journey, a campaign) instead of the clinic's control group. */
  holdout?: { scope: string; percent: number } | null
  ignoresHoldout?: boolean
  /** Hours instead of the clinic's quiet hours. */
  hours?: ContactHours | null
  /** The next channel of the cascade when this many hours bring no delivery, or no answer. */
  fallback?: { on: 'not_delivered' | 'not_answered'; hours: number } | null
}

/** How long after its time a message still makes sense, by priority. */
export const DEFAULT_WINDOW_HOURS: Readonly<Record<TouchPriority, number>> = {
  medical: 24,
  service: 24,
  return: 72,
  promotion: 72,
}

/** Which touches a verb is about: all the given parts hold. At least one part is given. */
export type TouchSelection = {
  touchIds?: readonly string[]
  enrollmentIds?: readonly string[]
  originId?: string
  runId?: string
  patientIds?: readonly string[]
}

const OPTIONAL = {
  context: {},
  channels: [],
  needsFreshData: false,
  ignoresHoldout: false,
  hours: null,
  holdout: null,
  fallback: null,
} as const satisfies Partial<NewTouch>

/** The optional parts of a touch with what they mean when left out. */
export function withDefaults(touch: Omit<NewTouch, 'clinicId'>) {
  const { priority, dueAt } = touch
  const given = { ...OPTIONAL, ...touch }
  const windowMs = DEFAULT_WINDOW_HOURS[priority] * 3_600_000
  return {
    context: { ...given.context },
    channels: [...given.channels],
    needsFreshData: given.needsFreshData,
    ignoresHoldout: given.ignoresHoldout,
    hours: given.hours,
    perHousehold: touch.perHousehold ?? (priority === 'return' || priority === 'promotion'),
    holdoutScope: given.holdout?.scope ?? null,
    holdoutPercent: given.holdout?.percent ?? null,
    fallbackOn: given.fallback?.on ?? null,
    fallbackHours: given.fallback?.hours ?? null,
    expiresAt: touch.expiresAt ?? new Date(dueAt.getTime() + windowMs),
  }
}
