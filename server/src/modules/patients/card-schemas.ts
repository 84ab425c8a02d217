import { CONSENT_PURPOSES } from '@revisit/domain/consent-policy.ts'
import { RFM_GROUPS } from '@revisit/domain/rfm.ts'
import { LTV_REASONS } from '@revisit/domain/lifetime-value.ts'
import { CLASS_REASONS, VALUE_CLASSES } from '@revisit/domain/value-class.ts'
import { z } from 'zod'
import { SUPPRESSION_REASONS } from '../suppressions/suppressions.ts'
import { named } from './list-schemas.ts'
import { timelinePage } from './timeline-schemas.ts'

const text = z.string().nullable()
const day = z.string().nullable()
const minorUnits = z.number().nullable()
const params = z.record(z.string(), z.union([z.string(), z.number()]))

export const CARD_FLAGS = ['vip', 'deceased', 'insured', 'minor', 'possible_duplicate', 'no_phone'] as const
export type CardFlag = (typeof CARD_FLAGS)[number]

export const CONTACT_KINDS = ['phone', 'email', 'telegram', 'whatsapp', 'max', 'push'] as const
export const purpose = z.enum(CONSENT_PURPOSES)

const contact = z.object({
  id: z.string(),
  kind: z.enum(CONTACT_KINDS),
  /** E.164, lower-case e-mail, handle without @. */
  value: z.string(),
  label: text,
  extension: text,
  invalidSince: text,
  /** Why nobody writes to this address, whoever has it: it asked for silence, or its owner was erased. */
  silences: z.array(
    z.object({
      channel: z.string(),
      scope: z.enum(['advertising', 'all']),
      reason: z.enum(SUPPRESSION_REASONS),
      since: z.string(),
    }),
  ),
  /** What is allowed through this contact: true, false (refused) or null (nothing recorded). */
  consent: z.array(
    z.object({ channel: z.string(), service: z.boolean().nullable(), marketing: z.boolean().nullable() }),
  ),
})

const customField = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice']),
  choices: z.array(z.string()).nullable(),
  value: z.union([z.string(), z.number()]).nullable(),
})

const rfmPlace = z.object({ rfm: z.string(), group: z.enum(RFM_GROUPS) })

/** Null as a whole without the right to see money. */
const cardValue = z.object({
  rfm: rfmPlace.nullable(),
  /** At the end of the previous month. */
  previousRfm: rfmPlace.nullable(),
  class: z.enum(VALUE_CLASSES).nullable(),
  classReason: z.object({ code: z.enum(CLASS_REASONS), params }).nullable(),
  classOverride: z
    .object({
      id: z.string(),
      class: z.enum(VALUE_CLASSES),
      reason: z.string(),
      author: named.nullable(),
      startsOn: z.string(),
      endsOn: z.string(),
    })
    .nullable(),
  revenue: z.number(),
  revenueYear: z.number(),
  refunds: z.number(),
  margin: z.number(),
  /** Share of what was sold whose cost is known; null when nothing was sold. */
  knownCostShare: z.number().nullable(),
  formula: z.object({
    result: minorUnits,
    reason: z.enum(LTV_REASONS).nullable(),
    working: z.array(z.object({ key: z.string(), value: z.number().nullable(), from: params })),
  }),
})

/** How a person is being contacted now. */
const contacting = z.object({
  /** Bad moments to write, in force. */
  holds: z.array(
    z.object({
      id: z.string(),
      reason: z.enum(['complaint', 'complication', 'active_treatment', 'debt_dispute', 'do_not_contact']),
      scope: z.enum(['everything', 'offers']),
      note: text,
      since: z.string(),
      until: text,
      setBy: named.nullable(),
    }),
  ),
  /** Those the person is in first, then the latest past ones. */
  journeys: z.array(
    z.object({
      id: z.string(),
      journey: named,
      version: z.number(),
      step: text,
      nodeKind: text,
      waitsFor: z.enum(['time', 'event', 'touch', 'task']).nullable(),
      arm: z.enum(['treated', 'control']),
      state: z.enum(['active', 'done', 'exited']),
      dueAt: text,
      enteredAt: z.string(),
      endedAt: text,
      endReason: text,
    }),
  ),
  journeysInAll: z.number(),
  /** Null for those who do not work on tasks. */
  tasks: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(['call', 'notify', 'review']),
        title: z.string(),
        state: z.enum(['open', 'snoozed']),
        dueAt: z.string(),
        overdue: z.boolean(),
        journey: named.nullable(),
      }),
    )
    .nullable(),
  /** Experiments that only watch the household. `whole`: drawn for somebody else of it. */
  control: z.array(z.object({ scope: z.string(), journey: text, since: z.string(), whole: z.boolean() })),
})

export const card = z.object({
  id: z.string(),
  /** The live person, when the id asked for belongs to a card that was merged into theirs. */
  mergedInto: text,
  createdAt: z.string(),
  /** Send it back with a change: a change of an older card is refused. */
  updatedAt: z.string(),
  fullName: z.string(),
  lastName: text,
  firstName: text,
  middleName: text,
  sex: z.enum(['m', 'f']).nullable(),
  birthDate: day,
  age: z.number().nullable(),
  district: text,
  deceased: z.boolean(),
  source: text,
  referrer: named.nullable(),
  branch: named.nullable(),
  curator: named.nullable(),
  preferredDoctor: named.nullable(),
  preferredChannel: text,
  preferredTime: text,
  externalIds: z.array(z.string()),
  externalRecords: z.array(z.object({ origin: z.string(), externalId: z.string(), cardId: z.string() })),
  contacts: z.array(contact),
  consents: z.array(
    z.object({ purpose, channel: z.string(), granted: z.boolean(), at: z.string(), source: z.string() }),
  ),
  family: z.array(
    z.object({
      id: z.string(),
      fullName: z.string(),
      sex: z.enum(['m', 'f']).nullable(),
      age: z.number().nullable(),
      /** Put into one family by a person, or merely uses the same phone. */
      relation: z.enum(['household', 'shared_phone']),
    }),
  ),
  contacting,
  flags: z.array(z.enum(CARD_FLAGS)),
  daysSinceLastVisit: z.number().nullable(),
  visits: z.object({
    completed: z.number(),
    days: z.number(),
    bookings: z.number(),
    noShows: z.number(),
    cancelledByPatient: z.number(),
    firstOn: day,
    lastOn: day,
    nextOn: day,
    byBranch: z.array(z.object({ branch: named.nullable(), visits: z.number() })),
    /** Served the most visits. */
    doctor: named.extend({ visits: z.number() }).nullable(),
  }),
  value: cardValue.nullable(),
  openPlans: z.object({
    count: z.number(),
    /** Sum of what is neither done nor declined, of plans neither completed nor lost. */
    amountLeft: minorUnits,
    amount: minorUnits,
    plans: z.array(
      z.object({
        id: z.string(),
        name: text,
        status: z.string(),
        doctor: named.nullable(),
        presentedOn: day,
        items: z.array(
          z.object({
            id: z.string(),
            service: text,
            stage: z.number().nullable(),
            status: z.string(),
            amount: minorUnits,
          }),
        ),
      }),
    ),
  }),
  policies: z.array(
    z.object({
      id: z.string(),
      insurer: text,
      programme: text,
      employer: text,
      number: text,
      validFrom: day,
      validTo: day,
      inForce: z.boolean(),
      limitAmount: minorUnits,
      spentAmount: minorUnits,
      coveredCategories: z.array(z.string()).nullable(),
    }),
  ),
  tags: z.array(z.string()),
  customFields: z.array(customField),
  /** Null for those who may not read diagnoses and notes. */
  notes: z
    .array(
      z.object({ id: z.string(), text: z.string(), author: named.nullable(), createdAt: z.string(), editedAt: text }),
    )
    .nullable(),
  merges: z.array(
    z.object({
      /** For `DELETE /merges/:id`. */
      id: z.string(),
      absorbedId: z.string(),
      absorbedName: z.string(),
      automatic: z.boolean(),
      mergedAt: z.string(),
      undoneAt: text,
    }),
  ),
  openDuplicates: z.number(),
  timeline: timelinePage,
  timelineCounts: z.record(z.string(), z.number()),
})
export type Card = z.output<typeof card>
