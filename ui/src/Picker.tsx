import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Picker.module.css'

export type PickerOption<T extends string> = { value: T; label: string; hint?: string }

export type PickerProps<T extends string> = {
  value: T
  options: PickerOption<T>[]
  onChange: (value: T) => void
  /** What is being chosen, for screen readers. */
  label: string
  icon?: ReactNode
  size?: 'normal' | 'small'
  /** Tinted: the choice differs from the usual one. */
  on?: boolean
  disabled?: boolean
}

/**
 * A small choice from a list: branch, period, slice; a listbox that a button opens. Arrows move, Enter takes, Escape leaves.
 * For long lists with search use Mantine's Select.
 */
export function Picker<T extends string>(props: PickerProps<T>) {
  const { value, options, onChange, label, icon, size, on, disabled } = props
  const chosen = options.find((option) => option.value === value)
  const box = useCombobox({
    onDropdownOpen: () => box.selectActiveOption(),
    onDropdownClose: () => box.resetSelectedOption(),
  })
  const pick = (next: string) => {
    box.closeDropdown()
    onChange(next as T)
  }
  return (
    <Combobox store={box} onOptionSubmit={pick} position="bottom-start" width="max-content" withinPortal>
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button
          type="button"
          className={classes(css.picker, size === 'small' && css.small, on && css.on)}
          aria-label={`${label}: ${chosen?.label ?? ''}`}
          disabled={disabled}
          onClick={() => box.toggleDropdown()}
        >
          {icon && <span className={css.icon}>{icon}</span>}
          <span className={css.value}>{chosen?.label ?? label}</span>
          <IconChevronDown size={14} stroke={1.6} className={css.caret} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className={css.dropdown}>
        <Combobox.Options aria-label={label} className={css.options}>
          {options.map((option) => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              active={option.value === value}
              className={css.option}
            >
              <span>{option.label}</span>
              {option.value === value ? <IconCheck size={14} /> : <span className="caption">{option.hint}</span>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
