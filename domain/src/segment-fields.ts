import { BEHAVIOUR_FIELDS } from './segment-fields-behaviour.ts'
import { PERSON_FIELDS } from './segment-fields-person.ts'
import type { SegmentField } from './segment-field.ts'
import { type Condition, conditionsOf, type SegmentRule } from './segment-rule.ts'

/**
 * Every field of rules but those the clinic added to its cards. A new one is an entry here and its SQL in the module
 * segments (field-queries.ts for a value of a person, fact-queries.ts for facts to be counted).
 */
export const SEGMENT_FIELDS: readonly SegmentField[] = [...PERSON_FIELDS, ...BEHAVIOUR_FIELDS]

/** A field the clinic added to its cards. */
export type CustomSegmentField = {
  key: string
  name: string
  kind: 'text' | 'number' | 'date' | 'choice'
  choices: readonly string[] | null
}

/** Finds fields by key; those of the clinic are called `custom.<key>`. */
export type FieldCatalogue = { readonly fields: readonly SegmentField[]; find(key: string): SegmentField | undefined }

/** The catalogue of a clinic: the fields of the product and its own. */
export function segmentCatalogue(custom: readonly CustomSegmentField[]): FieldCatalogue {
  const fields = [...SEGMENT_FIELDS, ...custom.map(customField)]
  const byKey = new Map(fields.map((field) => [field.key, field]))
  return { fields, find: (key) => byKey.get(key) }
}

/** Whether a rule tells of money, so that only those who may see money may use it. */
export function tellsOfMoney(rule: SegmentRule): boolean {
  return conditionsOf(rule).some(({ field }) => MONEY.has(field))
}

const MONEY = new Set(SEGMENT_FIELDS.filter(({ money }) => money).map(({ key }) => key))

/** Whether the scores of RFM decide a condition: they move with everybody else. */
export function asksRfm({ field }: Condition): boolean {
  return RFM.has(field)
}

const RFM: ReadonlySet<string> = new Set([
  'value.rfm_group',
  'value.rfm_cell',
  'value.recency',
  'value.frequency',
  'value.monetary',
])

function customField({ key, name, kind, choices }: CustomSegmentField): SegmentField {
  const common = { key: `custom.${key}`, group: 'custom' as const, words: { ru: name, en: name } }
  if (kind !== 'choice') return { ...common, type: kind }
  const values = (choices ?? []).map((choice) => ({ value: choice, words: { ru: choice, en: choice } }))
  return { ...common, type: 'choice', options: { kind: 'fixed', values } }
}
