import { Checkbox, TextInput } from '@mantine/core'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterName } from './list-filters.ts'
import { useFilterOptions } from './use-filter-options.ts'
import css from './Filters.module.css'

const SHORT = 8
const SHOWN = 200

export type TickListProps = { name: FilterName; value: readonly string[]; onChange: (values: string[]) => void }

/** Values of a filter to tick; long lists can be searched. What is ticked stands first. */
export function TickList({ name, value, onChange }: TickListProps) {
  const { t } = useTranslation('patients')
  const format = useFormat()
  const [text, setText] = useState('')
  const [first] = useState(() => new Set(value))
  const options = useFilterOptions(name, true)
  const wanted = text.trim().toLowerCase()
  const fitting = options
    .filter((option) => option.label.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(first.has(b.value)) - Number(first.has(a.value)))
  const toggle = (one: string, on: boolean) => onChange(on ? [...value, one] : value.filter((other) => other !== one))
  return (
    <div className={css.control}>
      {options.length > SHORT && (
        <TextInput
          value={text}
          placeholder={t('filters.find')}
          aria-label={t('filters.find')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={css.ticks} role="group" aria-label={t(`filters.name.${name}`)}>
        {fitting.slice(0, SHOWN).map((option) => (
          <Checkbox
            key={option.value}
            className={css.tick}
            checked={value.includes(option.value)}
            label={
              <span className={css.tickLabel}>
                <span>{option.label}</span>
                {option.count !== undefined && <span className="caption num">{format.number(option.count)}</span>}
              </span>
            }
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
        ))}
        {fitting.length === 0 && <span className="caption">{t('filters.nothing')}</span>}
      </div>
    </div>
  )
}
