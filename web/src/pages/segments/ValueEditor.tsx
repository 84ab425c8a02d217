import { MultiSelect, NumberInput, TagsInput } from '@mantine/core'
import { VALUE_OF_OPERATOR } from '@revisit/domain/segment-field.ts'
import { type Condition, type ConditionValue, isRange, isTexts } from '@revisit/domain/segment-rule.ts'
import type { DatePoint, RuleWindow } from '@revisit/domain/segment-window.ts'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { Vocabulary, VocabularyField } from './segment-calls.ts'
import css from './segments.module.css'
import { PointEditor, WindowEditor } from './WindowEditor.tsx'

export type ValueEditorProps = {
  condition: Condition
  field: VocabularyField
  lists: Vocabulary['lists']
  onChange: (value: ConditionValue) => void
}

/** What the condition is compared with, by the operator chosen. */
export function ValueEditor({ condition: { op, value }, field, lists, onChange }: ValueEditorProps) {
  const { t } = useTranslation('segments')
  switch (VALUE_OF_OPERATOR[op]) {
    case 'number':
      return (
        <NumberBox
          label={t('value.number')}
          value={typeof value === 'number' ? value : undefined}
          field={field}
          onChange={onChange}
        />
      )
    case 'range':
      return <RangeBoxes value={isRange(value) ? value : [0, 0]} field={field} onChange={onChange} />
    case 'point':
      return <PointEditor value={value as DatePoint} onChange={onChange} />
    case 'window':
      return (
        <WindowEditor
          value={value as RuleWindow}
          isOptional={false}
          onChange={(window) => window && onChange(window)}
        />
      )
    case 'texts':
      return (
        <TextsBox
          label={t('value.number')}
          values={isTexts(value) ? value : []}
          options={field.options}
          lists={lists}
          onChange={onChange}
        />
      )
    default:
      return null
  }
}

type NumberBoxProps = {
  label: string
  value: number | undefined
  field: VocabularyField
  onChange: (value: number) => void
}

/** Money is typed in rubles and kept in kopecks. */
function NumberBox({ label, value, field, onChange }: NumberBoxProps) {
  const scale = field.type === 'money' ? 100 : 1
  return (
    <NumberInput
      className={field.type === 'money' ? css.money : css.number}
      aria-label={label}
      size="xs"
      hideControls
      value={value === undefined ? '' : value / scale}
      thousandSeparator=" "
      suffix={field.type === 'money' ? ' ₽' : field.type === 'percent' ? ' %' : undefined}
      onChange={(next) => typeof next === 'number' && onChange(Math.round(next * scale))}
    />
  )
}

type RangeBoxesProps = {
  value: readonly [number, number]
  field: VocabularyField
  onChange: (value: readonly [number, number]) => void
}

function RangeBoxes({ value: [from, to], field, onChange }: RangeBoxesProps) {
  const { t } = useTranslation('segments')
  return (
    <span className={css.value}>
      <NumberBox label={t('value.from')} value={from} field={field} onChange={(next) => onChange([next, to])} />
      {t('value.to')}
      <NumberBox label={t('value.to')} value={to} field={field} onChange={(next) => onChange([from, next])} />
    </span>
  )
}

export type TextsBoxProps = {
  label: string
  values: readonly string[]
  options: VocabularyField['options']
  lists: Vocabulary['lists']
  onChange: (values: string[]) => void
}

/** Values chosen from a list of the product or of the clinic, or typed when there is no list. */
export function TextsBox({ label, values, options, lists, onChange }: TextsBoxProps) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const common = { 'aria-label': label, size: 'xs', className: css.texts, value: [...values], onChange }
  if (!options || options.kind === 'free') {
    return <TagsInput {...common} placeholder={values.length === 0 ? t('value.type') : undefined} />
  }
  const data =
    options.kind === 'fixed'
      ? options.values.map(({ value, words }) => ({ value, label: say(words) }))
      : (lists[options.list] ?? []).map(({ value, name }) => ({ value, label: name }))
  return (
    <MultiSelect
      {...common}
      data={data}
      searchable
      limit={100}
      placeholder={values.length === 0 ? t('value.choose') : undefined}
      nothingFoundMessage={t('value.none')}
    />
  )
}
