import { Menu } from '@mantine/core'
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

/** A small choice from a list: branch, period, slice. For long lists with search use Mantine's Select. */
export function Picker<T extends string>(props: PickerProps<T>) {
  const { value, options, onChange, label, icon, size, on, disabled } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes(css.picker, size === 'small' && css.small, on && css.on)}
          aria-label={`${label}: ${chosen?.label ?? ''}`}
          disabled={disabled}
        >
          {icon && <span className={css.icon}>{icon}</span>}
          <span className={css.value}>{chosen?.label ?? label}</span>
          <IconChevronDown size={14} stroke={1.6} className={css.caret} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            role="menuitemradio"
            aria-checked={option.value === value}
            onClick={() => onChange(option.value)}
            rightSection={option.value === value ? <IconCheck size={14} /> : option.hint}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
