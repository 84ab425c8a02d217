import { useEffect, useRef } from 'react'
import css from './Tick.module.css'

export type TickProps = {
  checked: boolean
  /** Some of what it stands for is chosen. */
  partly?: boolean
  onChange: (checked: boolean) => void
  label: string
  tabIndex?: number
}

/** A bare checkbox for table rows; forms use Mantine's Checkbox. */
export function Tick({ checked, partly, onChange, label, tabIndex }: TickProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = Boolean(partly)
  }, [partly])
  return (
    <span className={css.place}>
      <input
        ref={box}
        type="checkbox"
        className={css.tick}
        checked={checked}
        aria-label={label}
        tabIndex={tabIndex}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </span>
  )
}
