import { Select } from '@mantine/core'
import { GROUP_WORDS, OPERATOR_WORDS, SEGMENT_GROUPS } from '@revisit/domain/segment-field.ts'
import type { Condition } from '@revisit/domain/segment-rule.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { newCondition, withOperator } from './rule-tree.ts'
import type { Vocabulary, VocabularyField } from './segment-calls.ts'
import css from './segments.module.css'
import { useConditionWords } from './use-rule-words.ts'
import { TextsBox, ValueEditor } from './ValueEditor.tsx'
import { WindowEditor } from './WindowEditor.tsx'

export type ConditionRowProps = {
  condition: Condition
  vocabulary: Vocabulary
  /** Absent when the rule may only be read. */
  onChange: ((condition: Condition) => void) | undefined
}

/** One condition as a sentence: what, how compared, with what, over which days, narrowed to which facts. */
export function ConditionRow({ condition, vocabulary, onChange }: ConditionRowProps) {
  const words = useConditionWords(vocabulary)
  const field = vocabulary.fields.find(({ key }) => key === condition.field)
  if (!onChange || !field) return <span className={css.said}>{words(condition)}</span>
  return (
    <span className={css.value}>
      <FieldSelect vocabulary={vocabulary} field={field} onChange={(next) => onChange(newCondition(next))} />
      <OperatorPicker field={field} condition={condition} onChange={onChange} />
      <ValueEditor
        condition={condition}
        field={field}
        lists={vocabulary.lists}
        onChange={(value) => onChange({ ...condition, value })}
      />
      {field.window && (
        <WindowEditor
          value={condition.within}
          isOptional
          way={field.window}
          onChange={(within) => onChange({ ...condition, within })}
        />
      )}
      {field.where.length > 0 && (
        <Filters condition={condition} field={field} lists={vocabulary.lists} onChange={onChange} />
      )}
    </span>
  )
}

type FieldSelectProps = {
  vocabulary: Vocabulary
  field: VocabularyField
  onChange: (field: VocabularyField) => void
}

function FieldSelect({ vocabulary: { fields }, field, onChange }: FieldSelectProps) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const data = SEGMENT_GROUPS.map((group) => ({
    group: say(GROUP_WORDS[group]),
    items: fields.filter((one) => one.group === group).map(({ key, words }) => ({ value: key, label: say(words) })),
  })).filter(({ items }) => items.length > 0)
  return (
    <Select
      className={css.field}
      aria-label={t('builder.field')}
      size="xs"
      searchable
      allowDeselect={false}
      maxDropdownHeight={320}
      value={field.key}
      data={data}
      nothingFoundMessage={t('value.none')}
      onChange={(key) => {
        const next = fields.find((one) => one.key === key)
        if (next && next.key !== field.key) onChange(next)
      }}
    />
  )
}

type OperatorPickerProps = {
  condition: Condition
  field: VocabularyField
  onChange: (condition: Condition) => void
}

function OperatorPicker({ condition, field, onChange }: OperatorPickerProps) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  // The catalogue writes where the value goes: «раньше, чем *», «одно из: *»; a bare «*» is days.
  const label = (op: Condition['op']) =>
    say(OPERATOR_WORDS[op])
      .replace(/:?\s*\*$/, '')
      .trim() || t('value.within')
  return (
    <Picker
      size="small"
      label={t('builder.operator')}
      value={condition.op}
      options={field.operators.map((op) => ({ value: op, label: label(op) }))}
      onChange={(op) => onChange(withOperator(condition, op, field))}
    />
  )
}

type FiltersProps = OperatorPickerProps & { lists: Vocabulary['lists'] }

/** «Уточнить»: only visits to these doctors, of these services. */
function Filters({ condition, field, lists, onChange }: FiltersProps) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const where = condition.where ?? {}
  const free = field.where.filter(({ key }) => !(key in where))
  const set = (next: Condition['where']) =>
    onChange({ ...condition, where: next && Object.keys(next).length > 0 ? next : undefined })
  return (
    <>
      {field.where.flatMap(({ key, words, options }) => {
        const values = where[key]
        if (!values) return []
        const { [key]: _, ...others } = where
        return [
          <span key={key} className={css.value}>
            <span className={css.filterName}>{say(words)}</span>
            <TextsBox
              label={say(words)}
              values={values}
              options={options}
              lists={lists}
              onChange={(next) => set({ ...where, [key]: next })}
            />
            <Button
              size="small"
              variant="quiet"
              aria-label={t('value.removeFilter')}
              icon={<IconX size={14} stroke={1.6} />}
              onClick={() => set(others)}
            />
          </span>,
        ]
      })}
      {free.length > 0 && (
        <Picker
          size="small"
          label={t('value.addFilter')}
          value=""
          options={free.map(({ key, words }) => ({ value: key, label: say(words) }))}
          onChange={(key) => set({ ...where, [key]: [] })}
        />
      )}
    </>
  )
}
