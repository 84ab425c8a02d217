import { NumberInput } from '@mantine/core'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { addDays, addMonths } from '@revisit/domain/local-date.ts'
import { useTranslation } from 'react-i18next'
import { DayField } from '../DayField.tsx'
import { readMany, writeMany, type FilterKey, type FilterName, type Filters, type ManyName } from './list-filters.ts'
import { TickList } from './TickList.tsx'
import css from './Filters.module.css'

export type FilterChange = (changes: Partial<Record<FilterKey, string | null>>) => void
export type FilterControlProps = { name: FilterName; filters: Filters; onChange: FilterChange }

/** What one filter is set with: ticks, a period, a range or yes and no. */
export function FilterControl({ name, filters, onChange }: FilterControlProps) {
  if (name === 'segment' || name === 'quality') return <OneOf name={name} filters={filters} onChange={onChange} />
  switch (name) {
    case 'lastVisit':
      return <Period keys={['lastVisitFrom', 'lastVisitTo']} filters={filters} onChange={onChange} withPresets />
    case 'firstVisit':
      return <Period keys={['firstVisitFrom', 'firstVisitTo']} filters={filters} onChange={onChange} />
    case 'visits':
      return <Range keys={['visitsMin', 'visitsMax']} filters={filters} onChange={onChange} unit={1} />
    case 'revenue':
      return <Range keys={['revenueMin', 'revenueMax']} filters={filters} onChange={onChange} unit={100} />
    case 'hasNextAppointment':
    case 'hasPhone':
    case 'hasEmail':
    case 'insured':
    case 'deceased':
      return <YesNo name={name} value={filters[name]} onChange={(value) => onChange({ [name]: value })} />
    default:
      return (
        <TickList
          name={name}
          value={readMany(filters[name as ManyName])}
          onChange={(values) => onChange({ [name]: writeMany(values) || null })}
        />
      )
  }
}

/** A list of which one entry is taken. */
function OneOf({ name, filters, onChange }: FilterControlProps & { name: 'segment' | 'quality' }) {
  return (
    <TickList
      name={name}
      value={filters[name] ? [filters[name]] : []}
      onChange={(values) => onChange({ [name]: values.at(-1) ?? null })}
    />
  )
}

type PairProps = { keys: readonly [FilterKey, FilterKey]; filters: Filters; onChange: FilterChange }

function Period({ keys: [from, to], filters, onChange, withPresets }: PairProps & { withPresets?: boolean }) {
  const { t } = useTranslation('patients')
  const { today } = useFormat()
  const presets = {
    last30: [addDays(today, -30), ''],
    last90: [addDays(today, -90), ''],
    lastYear: [addMonths(today, -12), ''],
    away180: ['', addMonths(today, -6)],
    away365: ['', addMonths(today, -12)],
  } as const
  return (
    <div className={css.control}>
      {withPresets && (
        <ChipRow>
          {(Object.keys(presets) as (keyof typeof presets)[]).map((preset) => {
            const [first, last] = presets[preset]
            const on = filters[from] === first && filters[to] === last
            return (
              <Chip
                key={preset}
                on={on}
                onToggle={() =>
                  onChange(on ? { [from]: null, [to]: null } : { [from]: first || null, [to]: last || null })
                }
              >
                {t(`filters.preset.${preset}`)}
              </Chip>
            )
          })}
        </ChipRow>
      )}
      <div className={css.pair}>
        <DayField
          label={t('filters.fromField')}
          value={filters[from] || null}
          max={filters[to] || today}
          onChange={(day) => onChange({ [from]: day })}
        />
        <DayField
          label={t('filters.toField')}
          value={filters[to] || null}
          min={filters[from] || undefined}
          max={today}
          onChange={(day) => onChange({ [to]: day })}
        />
      </div>
    </div>
  )
}

/** Numbers from and to; `unit` is how many minor units the person's unit has. */
function Range({ keys: [min, max], filters, onChange, unit }: PairProps & { unit: number }) {
  const { t } = useTranslation('patients')
  const write = (value: string | number) => (value === '' ? null : String(Math.round(Number(value) * unit)))
  const read = (text: string) => (text === '' ? '' : Number(text) / unit)
  return (
    <div className={css.pair}>
      <NumberInput
        label={t('filters.minField')}
        value={read(filters[min])}
        thousandSeparator=" "
        hideControls
        min={0}
        onChange={(value) => onChange({ [min]: write(value) })}
      />
      <NumberInput
        label={t('filters.maxField')}
        value={read(filters[max])}
        thousandSeparator=" "
        hideControls
        min={0}
        onChange={(value) => onChange({ [max]: write(value) })}
      />
    </div>
  )
}

type YesNoProps = { name: FilterName; value: string; onChange: (value: string | null) => void }

function YesNo({ name, value, onChange }: YesNoProps) {
  const { t } = useTranslation('patients')
  return (
    <Segmented
      size="small"
      label={t(`filters.name.${name}`)}
      value={value}
      options={[
        { value: '', label: t('filters.any') },
        { value: 'yes', label: t('filters.yes') },
        { value: 'no', label: t('filters.no') },
      ]}
      onChange={(next) => onChange(next || null)}
    />
  )
}
