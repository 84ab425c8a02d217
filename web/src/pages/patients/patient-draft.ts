import type { Card } from './patient-types.ts'

/** What the form of a card holds; empty text means nothing recorded. */
export type PatientDraft = {
  lastName: string
  firstName: string
  middleName: string
  sex: 'm' | 'f' | ''
  birthDate: string
  source: string
  branchId: string
  curatorId: string
  preferredDoctorId: string
  preferredChannel: string
  preferredTime: string
  district: string
  deceased: boolean
  custom: Record<string, string | number>
}

export type DraftField = Exclude<keyof PatientDraft, 'custom'>

export const EMPTY_DRAFT: PatientDraft = {
  lastName: '',
  firstName: '',
  middleName: '',
  sex: '',
  birthDate: '',
  source: '',
  branchId: '',
  curatorId: '',
  preferredDoctorId: '',
  preferredChannel: '',
  preferredTime: '',
  district: '',
  deceased: false,
  custom: {},
}

/** Fields a card and the form name the same. */
const WRITTEN = [
  'lastName',
  'firstName',
  'middleName',
  'sex',
  'birthDate',
  'source',
  'preferredChannel',
  'preferredTime',
  'district',
] as const

/** The card as the form shows it. */
export function draftOf(card: Card): PatientDraft {
  const { deceased, branch, curator, preferredDoctor, customFields } = card
  const ids = { branchId: branch?.id, curatorId: curator?.id, preferredDoctorId: preferredDoctor?.id }
  const written = Object.fromEntries(
    [...WRITTEN.map((name) => [name, card[name]] as const), ...Object.entries(ids)].map(([name, value]) => [
      name,
      value ?? '',
    ]),
  )
  const custom = Object.fromEntries(customFields.map((field) => [field.key, field.value ?? '']))
  return { ...EMPTY_DRAFT, ...written, deceased, custom }
}

/** What `after` changes in `before`, as the server takes it: only changed fields, null for what was cleared. */
export function changesBetween(before: PatientDraft, after: PatientDraft): Record<string, unknown> {
  const fields = changedFields(before, after).map((field) => [field, after[field] === '' ? null : after[field]])
  const custom = changedKeys(before, after).map((key) => [
    key,
    (after.custom[key] ?? '') === '' ? null : after.custom[key],
  ])
  return { ...Object.fromEntries(fields), ...(custom.length > 0 ? { custom: Object.fromEntries(custom) } : {}) }
}

export function changedFields(before: PatientDraft, after: PatientDraft): DraftField[] {
  const names = Object.keys(EMPTY_DRAFT).filter((name) => name !== 'custom') as DraftField[]
  return names.filter((name) => before[name] !== after[name])
}

export type Clash = {
  /** Fields both changed, to different values: a person decides. */
  fields: DraftField[]
  custom: string[]
  /** The draft with everything only they changed taken over. */
  draft: PatientDraft
}

/** Somebody saved `fresh` while `draft` was being made from `base`: what has to be decided, and the draft brought up to date. */
export function clashOf(base: PatientDraft, draft: PatientDraft, fresh: PatientDraft): Clash {
  const theirs = changedFields(base, fresh)
  const mine = new Set(changedFields(base, draft))
  const theirKeys = changedKeys(base, fresh)
  const myKeys = new Set(changedKeys(base, draft))
  const taken = Object.fromEntries(theirs.filter((name) => !mine.has(name)).map((name) => [name, fresh[name]]))
  const takenKeys = Object.fromEntries(
    theirKeys.filter((key) => !myKeys.has(key)).map((key) => [key, fresh.custom[key] ?? '']),
  )
  return {
    fields: theirs.filter((name) => mine.has(name) && draft[name] !== fresh[name]),
    custom: theirKeys.filter((key) => myKeys.has(key) && draft.custom[key] !== fresh.custom[key]),
    draft: { ...draft, ...taken, custom: { ...draft.custom, ...takenKeys } },
  }
}

function changedKeys(before: PatientDraft, after: PatientDraft): string[] {
  const keys = new Set([...Object.keys(before.custom), ...Object.keys(after.custom)])
  return [...keys].filter((key) => (before.custom[key] ?? '') !== (after.custom[key] ?? ''))
}
