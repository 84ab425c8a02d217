import { NumberInput } from '@mantine/core'
import { useFormat } from '@revisit/ui/KitProvider.tsx'

export type NumberFieldProps = {
  label: string
  /** Whole. */
  value: number
  min?: number
  max?: number
  /** Roubles: a wider field with its sign. */
  money?: boolean
  disabled?: boolean
  onChange: (value: number) => void
}

const MOST = 1000
const MOST_MONEY = 100_000_000

/** A whole number inside a sentence. An emptied field keeps the last number until another is typed. */
export function NumberField({ label, value, min = 0, max, money, disabled, onChange }: NumberFieldProps) {
  const format = useFormat()
  return (
    <NumberInput
      aria-label={label}
      value={Math.round(value)}
      min={min}
      max={max ?? (money ? MOST_MONEY : MOST)}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      thousandSeparator={'\u2009'}
      suffix={money ? `\u00a0${format.money(0).slice(-1)}` : undefined}
      w={money ? 96 : 56}
      disabled={disabled}
      onChange={(next) => typeof next === 'number' && next >= min && next !== value && onChange(next)}
    />
  )
}
