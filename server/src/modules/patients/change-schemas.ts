import { VALUE_CLASSES } from '@revisit/domain/value-class.ts'
import { z } from 'zod'
import { CONTACT_KINDS } from './card-schemas.ts'
import { MOST_NAMED } from './list-schemas.ts'

const name = z.string().trim().max(200).nullable()
const text = z.string().trim().max(500).nullable()
const staffId = z.uuid().nullable()

const fields = {
  lastName: name,
  firstName: name,
  middleName: name,
  sex: z.enum(['m', 'f']).nullable(),
  birthDate: z.iso.date().nullable(),
  district: text,
  source: text,
  referrerId: z.uuid().nullable(),
  branchId: z.uuid().nullable(),
  preferredDoctorId: staffId,
  preferredChannel: text,
  preferredTime: text,
  curatorId: staffId,
  deceased: z.boolean(),
  /** Own fields of the clinic by key; null removes a value. */
  custom: z.record(z.string().max(63), z.union([z.string(), z.number(), z.null()])),
}

export const newContact = z
  .object({
    kind: z.enum(CONTACT_KINDS),
    /** As people write it; kept normalised. */
    value: z.string().trim().min(1).max(300),
    label: z.string().trim().max(100).nullable().default(null),
  })
  .strict()
export type NewContact = z.output<typeof newContact>

export const newPatient = z
  .object({ ...z.object(fields).partial().shape, contacts: z.array(newContact).max(20).default([]) })
  .strict()
export type NewPatient = z.output<typeof newPatient>

export const patientChange = z
  .object({
    ...z.object(fields).partial().shape,
    /** `updatedAt` of the card the change was made on: refused with 409 when somebody changed it since. */
    updatedAt: z.iso.datetime().optional(),
  })
  .strict()
export type PatientChange = z.output<typeof patientChange>
/** Plain columns of the card that a change may set. */
export type CardColumns = Omit<PatientChange, 'updatedAt' | 'custom'>

export const contactChange = z.object({ label: z.string().trim().max(100).nullable() }).strict()
export const newTag = z.object({ tag: z.string().trim().min(1).max(100) }).strict()
export const noteText = z.object({ text: z.string().trim().min(1).max(10_000) }).strict()

export const classOverride = z
  .object({
    class: z.enum(VALUE_CLASSES),
    reason: z.string().trim().min(1).max(500),
    /** First day; today when left out. */
    startsOn: z.iso.date().optional(),
    endsOn: z.iso.date(),
  })
  .strict()
export type ClassOverrideBody = z.output<typeof classOverride>

/** Anybody already in the family. */
/** A tag for many: the named people, or everybody the filters of the address leave when `ids` is null. */
export const newTagChange = z
  .object({
    ...newTag.shape,
    /** true puts the tag on, false takes it off. */
    put: z.boolean(),
    ids: z.array(z.uuid()).min(1).max(MOST_NAMED).nullable(),
  })
  .strict()
export type NewTagChange = z.output<typeof newTagChange>

export const tagChange = z.object({
  /** Takes the change back within a day; null when nobody's tags changed. */
  id: z.string().nullable(),
  patients: z.number(),
})

export const householdOf = z.object({ patientId: z.uuid() }).strict()

export const created = z.object({ id: z.string() })
export const changed = z.object({ id: z.string(), updatedAt: z.string() })
