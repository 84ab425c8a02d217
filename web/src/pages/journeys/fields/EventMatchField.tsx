import { MultiSelect, NumberInput, TagsInput } from '@mantine/core'
import type { EventMatch, JourneyEvent, PayloadTest } from '@revisit/domain/journey-event.ts'
import { JOURNEY_EVENTS } from '@revisit/domain/journey-event.ts'
import { EVENT_WORDS, type EventField, eventFields } from '@revisit/domain/journey-event-words.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { useClinicLists } from '../journey-facts.ts'
import css from './fields.module.css'

export type EventMatchFieldProps = {
  label: string
  value: EventMatch
  onChange: (match: EventMatch) => void
}

/** What has to happen: one of the chosen events, with demands on what it carries. */
export function EventMatchField({ label, value, onChange }: EventMatchFieldProps) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const events = JOURNEY_EVENTS.map((type) => ({ value: type, label: say(EVENT_WORDS[type]) }))
  const fields = eventFields(value.types)
  const free = fields.filter(({ key }) => value.where.every((test) => test.key !== key))
  const setTypes = (types: JourneyEvent[]) => {
    const kept = eventFields(types).map(({ key }) => key)
    // A journey without an event cannot be stored: the last one stays.
    if (types.length > 0) onChange({ types, where: value.where.filter(({ key }) => kept.includes(key)) })
  }
  const setTest = (test: PayloadTest, next: PayloadTest | null) =>
    onChange({ ...value, where: value.where.flatMap((one) => (one === test ? (next ? [next] : []) : [one])) })
  return (
    <div className={css.stack}>
      <MultiSelect
        label={label}
        value={value.types}
        data={events}
        searchable
        error={value.types.length === 0 ? t('event.choose') : undefined}
        onChange={(types) => setTypes(types as JourneyEvent[])}
      />
      {value.where.map((test) => (
        <EventTest
          key={test.key}
          test={test}
          field={fields.find(({ key }) => key === test.key)}
          onChange={(next) => setTest(test, next)}
        />
      ))}
      {free.length > 0 && (
        <div>
          <Picker
            size="small"
            label={t('event.narrow')}
            value=""
            options={free.map(({ key, words }) => ({ value: key, label: say(words) }))}
            onChange={(key) => onChange({ ...value, where: [...value.where, newTest(key, fields)] })}
          />
        </div>
      )}
    </div>
  )
}

type EventTestProps = {
  test: PayloadTest
  field: EventField | undefined
  onChange: (test: PayloadTest | null) => void
}

function EventTest({ test, field, onChange }: EventTestProps) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const name = field ? say(field.words) : test.key
  return (
    <div className={css.test}>
      <span className={css.testName}>{name}</span>
      {test.op === 'at_least' ? (
        <AmountBox label={name} test={test} onChange={onChange} />
      ) : (
        <>
          <Picker
            size="small"
            label={name}
            value={test.op}
            options={(['in', 'not_in'] as const).map((op) => ({ value: op, label: t(`event.ops.${op}`) }))}
            onChange={(op) => onChange({ ...test, op })}
          />
          <ValuesBox label={name} test={test} field={field} onChange={onChange} />
        </>
      )}
      <Button
        size="small"
        variant="quiet"
        aria-label={t('event.remove', { what: name })}
        icon={<IconX size={14} stroke={1.6} />}
        onClick={() => onChange(null)}
      />
    </div>
  )
}

type BoxProps = { label: string; test: PayloadTest; onChange: (test: PayloadTest) => void }

/** Money is kept in minor units and typed in major ones. */
function AmountBox({ label, test, onChange }: BoxProps) {
  const { t } = useTranslation('journey-form')
  return (
    <NumberInput
      aria-label={label}
      className={css.amount}
      size="xs"
      prefix={`${t('event.from')} `}
      suffix=" ₽"
      thousandSeparator=" "
      min={0}
      value={Number(test.values[0]) / 100}
      onChange={(next) => typeof next === 'number' && onChange({ ...test, values: [Math.round(next * 100)] })}
    />
  )
}

function ValuesBox({ label, test, field, onChange }: BoxProps & { field: EventField | undefined }) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const lists = useClinicLists()
  const options = typeof field?.options === 'object' ? field.options : { kind: 'free' as const }
  const common = {
    'aria-label': label,
    className: css.values,
    size: 'xs' as const,
    value: test.values.map(String).filter(Boolean),
    error: test.values.some(Boolean) ? undefined : t('event.choose'),
    // An empty list of values cannot be stored; an empty value fits nobody and is shown as not chosen.
    onChange: (values: string[]) => onChange({ ...test, values: values.length > 0 ? values : [''] }),
  }
  if (options.kind === 'free') return <TagsInput {...common} />
  const data =
    options.kind === 'fixed'
      ? options.values.map(({ value, words }) => ({ value, label: say(words) }))
      : (lists[options.list] ?? []).map(({ value, name }) => ({ value, label: name }))
  return <MultiSelect {...common} data={data} searchable limit={100} nothingFoundMessage={t('nothing')} />
}

function newTest(key: string, fields: readonly EventField[]): PayloadTest {
  const isAmount = fields.find((field) => field.key === key)?.options === 'amount'
  return isAmount ? { key, op: 'at_least', values: [100_000] } : { key, op: 'in', values: [''] }
}
