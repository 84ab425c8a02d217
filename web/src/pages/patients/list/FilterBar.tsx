import { Popover, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Button } from '@revisit/ui/Button.tsx'
import { Chip } from '@revisit/ui/Chip.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { KeyHint } from '@revisit/ui/KeyHint.tsx'
import { IconAdjustments, IconChevronDown, IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { FilterControl, type FilterChange } from './FilterControl.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import {
  activeFilters,
  OF_MONEY,
  withoutFilter,
  withoutFilters,
  type FilterName,
  type Filters,
} from './list-filters.ts'
import { useFilterText } from './use-filter-text.ts'
import css from './Filters.module.css'

const PICKERS: readonly FilterName[] = ['valueClass', 'rfmGroup', 'lastVisit', 'source', 'doctor', 'tag']
const CHIPS: readonly FilterName[] = ['hasNextAppointment', 'insured', 'hasPhone']
/** What each chip asks when it is switched on by a press. */
const CHIP_ANSWER: Partial<Record<FilterName, string>> = { hasNextAppointment: 'no', insured: 'yes', hasPhone: 'no' }

export type FilterBarProps = {
  filters: Filters
  onChange: FilterChange
  /** The phone's own button: there the page head has no room for it. */
  onAdd?: () => void
}

/** Search, the usual filters as pickers, everything else in a panel, and chips of what is on. */
export function FilterBar({ filters, onChange, onAdd }: FilterBarProps) {
  const { t } = useTranslation('patients')
  const seesMoney = usePermission('money.read')
  const [panel, setPanel] = useState(false)
  const on = activeFilters(filters)
  const pickers = PICKERS.filter((name) => seesMoney || !OF_MONEY.includes(name))
  const others = on.filter((name) => !PICKERS.includes(name) && !CHIPS.includes(name))
  return (
    <>
      <div className={css.bar} role="search">
        <SearchBox value={filters.search} onChange={(search) => onChange({ search })} />
        <div className={css.pickers}>
          {pickers.map((name) => (
            <FilterPicker key={name} name={name} filters={filters} onChange={onChange} isOn={on.includes(name)} />
          ))}
        </div>
        <Button
          className={css.more}
          icon={<IconAdjustments size={16} stroke={1.6} />}
          chosen={others.length > 0 || undefined}
          onClick={() => setPanel(true)}
        >
          <span className={css.wide}>{t('filters.more')}</span>
          <span className={css.narrow}>
            {t('filters.button')}
            {on.length > 0 && ` · ${on.length}`}
          </span>
        </Button>
        {onAdd && (
          <Button
            variant="main"
            className={css.addNarrow}
            icon={<IconPlus size={20} stroke={1.6} />}
            aria-label={t('add')}
            onClick={onAdd}
          />
        )}
      </div>
      <div className={css.chips}>
        {CHIPS.map((name) => (
          <AnswerChip key={name} name={name} filters={filters} onChange={onChange} />
        ))}
        {others.map((name) => (
          <FilterChip key={name} name={name} filters={filters} onOff={() => onChange(withoutFilter(name))} />
        ))}
        {(on.length > 0 || filters.search) && (
          <button
            type="button"
            className={classes('link-button', css.clear)}
            onClick={() => onChange(withoutFilters())}
          >
            {t('filters.clear')}
          </button>
        )}
      </div>
      <FilterPanel opened={panel} onClose={() => setPanel(false)} filters={filters} onChange={onChange} />
    </>
  )
}

const PAUSE_MS = 200

function SearchBox({ value, onChange }: { value: string; onChange: (text: string | null) => void }) {
  const { t } = useTranslation('patients')
  const [text, setText] = useState(value)
  const [from, setFrom] = useState(value)
  const box = useRef<HTMLInputElement>(null)
  const later = useDebouncedCallback((next: string) => onChange(next || null), PAUSE_MS)
  // The address changed under the box: a view was opened or filters were cleared.
  if (value !== from) {
    setFrom(value)
    if (value.trim() !== text.trim()) setText(value)
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest?.('input, textarea, [contenteditable], [role="dialog"]')
      if (event.code !== 'Slash' || event.shiftKey || event.ctrlKey || event.metaKey || typing) return
      event.preventDefault()
      box.current?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const write = (next: string) => {
    setText(next)
    later(next)
  }
  return (
    <TextInput
      ref={box}
      className={css.search}
      value={text}
      placeholder={t('search')}
      aria-label={t('search')}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      rightSection={
        text ? (
          <button type="button" className={css.cross} aria-label={t('clearSearch')} onClick={() => write('')}>
            <IconX size={14} stroke={1.6} />
          </button>
        ) : (
          <KeyHint>/</KeyHint>
        )
      }
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
}

type OneFilterProps = { name: FilterName; filters: Filters; onChange: FilterChange; isOn: boolean }

function FilterPicker({ name, filters, onChange, isOn }: OneFilterProps) {
  const { t } = useTranslation('patients')
  const [opened, open] = useState(false)
  const text = useFilterText(name, filters, isOn)
  return (
    <Popover opened={opened} onChange={open} width={300} position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes(css.picker, isOn && css.on)}
          aria-expanded={opened}
          onClick={() => open(!opened)}
        >
          <span className={css.pickerText}>{text}</span>
          <IconChevronDown size={14} stroke={1.6} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <FilterControl name={name} filters={filters} onChange={onChange} />
        {isOn && (
          <button
            type="button"
            className={classes('link-button', css.clearOne)}
            onClick={() => {
              onChange(withoutFilter(name))
              open(false)
            }}
          >
            {t('filters.clear')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function AnswerChip({ name, filters, onChange }: Omit<OneFilterProps, 'isOn'>) {
  const { t } = useTranslation('patients')
  const answer = CHIP_ANSWER[name] ?? 'yes'
  const value = filters[name as 'insured']
  const key = name as 'insured'
  return (
    <Chip on={value !== ''} removable onToggle={() => onChange({ [name]: value === '' ? answer : null })}>
      {t(`filters.answer.${key}.${(value || answer) === 'yes' ? 'yes' : 'no'}`)}
    </Chip>
  )
}

function FilterChip({ name, filters, onOff }: { name: FilterName; filters: Filters; onOff: () => void }) {
  const text = useFilterText(name, filters, true)
  return (
    <Chip on removable onToggle={onOff}>
      {text}
    </Chip>
  )
}
