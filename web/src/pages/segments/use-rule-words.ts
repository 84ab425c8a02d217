import type { SegmentField } from '@revisit/domain/segment-field.ts'
import { conditionSentence } from '@revisit/domain/segment-sentence.ts'
import type { Condition } from '@revisit/domain/segment-rule.ts'
import { useTranslation } from 'react-i18next'
import type { Vocabulary } from './segment-calls.ts'

/** Says a condition in the reader's language with the names of the clinic. */
export function useConditionWords({ fields, lists }: Vocabulary): (condition: Condition) => string {
  const { t, i18n } = useTranslation('segments')
  const locale = i18n.language === 'en' ? 'en' : 'ru'
  // Fields of the answer carry null where the catalogue leaves the entry out.
  const known = fields.map((field) => ({
    ...field,
    options: field.options ?? undefined,
    noun: field.noun ?? undefined,
  })) as unknown as SegmentField[]
  const byKey = new Map(known.map((field) => [field.key, field]))
  const names = new Map(Object.values(lists).flatMap((list) => list.map(({ value, name }) => [value, name] as const)))
  return (condition) =>
    byKey.has(condition.field)
      ? conditionSentence(condition, {
          locale,
          catalogue: { fields: known, find: (key) => byKey.get(key) },
          nameOf: (id) => names.get(id),
        })
      : t('builder.unknownField', { field: condition.field })
}
