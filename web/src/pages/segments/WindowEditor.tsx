import { NumberInput, TextInput } from '@mantine/core'
import { pointWords, type DatePoint, type RuleWindow, windowWords } from '@revisit/domain/segment-window.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import css from './segments.module.css'

const DAY_UNITS = ['day', 'week', 'month', 'year'] as const
const ALL_UNITS = ['hour', ...DAY_UNITS] as const
type Unit = (typeof ALL_UNITS)[number]
type DayUnit = (typeof DAY_UNITS)[number]

export type WindowEditorProps = {
  value: RuleWindow | undefined
  /** Whether «за всё время» may be chosen. */
  isOptional: boolean
  /** Which way the days lie; both when absent. */
  way?: 'past' | 'future' | 'hours'
  onChange: (window: RuleWindow | undefined) => void
}

/** The days that count: the last or the next so many, between two dates, or all of them. */
export function WindowEditor({ value, isOptional, way, onChange }: WindowEditorProps) {
  const { t } = useTranslation('segments')
  const { today } = useFormat()
  const kinds = useWindowKinds({ value, isOptional, way })
  const kind = windowKind(value)
  const starts: Record<string, RuleWindow | undefined> = {
    last: { last: 12, unit: 'month' },
    next: { next: 30, unit: 'day' },
    between: { from: { on: today }, to: { on: today } },
  }
  return (
    <span className={css.value}>
      <Picker
        size="small"
        label={t('value.window')}
        value={kind}
        options={kinds}
        onChange={(next) => next !== kind && onChange(starts[next])}
      />
      {value && <WindowValue value={value} way={way} onChange={onChange} />}
    </span>
  )
}

type WindowKind = ReturnType<typeof windowKind>

function useWindowKinds({
  value,
  isOptional,
  way,
}: Omit<WindowEditorProps, 'onChange'>): { value: WindowKind; label: string }[] {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const isPast = way === 'past' || way === 'hours'
  return [
    ...(isOptional
      ? [{ value: 'whole' as const, label: t(way === 'future' ? 'value.anyTime' : 'value.wholeTime') }]
      : []),
    ...(way === 'future' ? [] : [{ value: 'last' as const, label: t('value.windows.last') }]),
    ...(isPast ? [] : [{ value: 'next' as const, label: t('value.windows.next') }]),
    { value: 'between' as const, label: t('value.windows.between') },
    ...(value && windowKind(value) === 'other' ? [{ value: 'other' as const, label: say(windowWords(value)) }] : []),
  ]
}

type WindowValueProps = Pick<WindowEditorProps, 'way' | 'onChange'> & { value: RuleWindow }

function WindowValue({ value, way, onChange }: WindowValueProps) {
  const { t } = useTranslation('segments')
  if ('last' in value) {
    return (
      <Span
        count={value.last}
        unit={value.unit}
        units={way === 'hours' ? ALL_UNITS : DAY_UNITS}
        onChange={(last, unit) => onChange({ last, unit })}
      />
    )
  }
  if ('next' in value) {
    return (
      <Span
        count={value.next}
        unit={value.unit}
        units={DAY_UNITS}
        onChange={(next, unit) => onChange({ next, unit: unit as DayUnit })}
      />
    )
  }
  return (['from', 'to'] as const).map((edge) => {
    const point = value[edge]
    if (windowKind(value) !== 'between' || !point || !('on' in point)) return null
    return (
      <Day
        key={edge}
        label={t(`value.${edge}`)}
        day={point.on}
        onChange={(on) => onChange({ ...value, [edge]: { on } })}
      />
    )
  })
}

export type PointEditorProps = { value: DatePoint; onChange: (point: DatePoint) => void }

/** A day: so long ago, so long ahead, or a date. */
export function PointEditor({ value, onChange }: PointEditorProps) {
  const { t } = useTranslation('segments')
  const { today } = useFormat()
  const say = useBilingual()
  const kind = pointKind(value)
  const choose = (next: string) => {
    if (next === 'ago') onChange({ ago: 180, unit: 'day' })
    if (next === 'ahead') onChange({ ahead: 30, unit: 'day' })
    if (next === 'on') onChange({ on: today })
  }
  const kinds = [
    { value: 'ago', label: t('value.points.ago') },
    { value: 'ahead', label: t('value.points.ahead') },
    { value: 'on', label: t('value.points.on') },
    ...(kind === 'other' ? [{ value: 'other', label: say(pointWords(value)) }] : []),
  ]
  return (
    <span className={css.value}>
      {'ago' in value && (
        <Span
          count={value.ago}
          unit={value.unit}
          units={DAY_UNITS}
          onChange={(ago, unit) => onChange({ ago, unit: unit as DayUnit })}
        />
      )}
      {'ahead' in value && (
        <Span
          count={value.ahead}
          unit={value.unit}
          units={DAY_UNITS}
          onChange={(ahead, unit) => onChange({ ahead, unit: unit as DayUnit })}
        />
      )}
      <Picker size="small" label={t('value.point')} value={kind} options={kinds} onChange={choose} />
      {'on' in value && <Day label={t('value.date')} day={value.on} onChange={(on) => onChange({ on })} />}
    </span>
  )
}

type SpanProps = {
  count: number
  unit: Unit
  units: readonly Unit[]
  onChange: (count: number, unit: Unit) => void
}

function Span({ count, unit, units, onChange }: SpanProps) {
  const { t } = useTranslation('segments')
  return (
    <>
      <NumberInput
        className={css.number}
        aria-label={t('value.amount')}
        size="xs"
        value={count}
        min={1}
        max={3650}
        allowDecimal={false}
        hideControls
        onChange={(next) => typeof next === 'number' && next >= 1 && onChange(next, unit)}
      />
      <Picker
        size="small"
        label={t('value.unit')}
        value={unit}
        options={units.map((one) => ({ value: one, label: t(`value.units.${one}`) }))}
        onChange={(next) => onChange(count, next)}
      />
    </>
  )
}

function Day({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <TextInput
      type="date"
      size="xs"
      aria-label={label}
      value={day}
      onChange={({ currentTarget }) => currentTarget.value && onChange(currentTarget.value)}
    />
  )
}

function windowKind(value: RuleWindow | undefined): 'whole' | 'last' | 'next' | 'between' | 'other' {
  if (!value) return 'whole'
  if ('last' in value) return 'last'
  if ('next' in value) return 'next'
  const { from, to } = value
  return from && to && 'on' in from && 'on' in to ? 'between' : 'other'
}

function pointKind(value: DatePoint): 'ago' | 'ahead' | 'on' | 'other' {
  if ('ago' in value) return 'ago'
  if ('ahead' in value) return 'ahead'
  return 'on' in value ? 'on' : 'other'
}
