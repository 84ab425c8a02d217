import { TextInput } from '@mantine/core'

export type TimeFieldProps = {
  label: string
  value: string
  error?: string | undefined
  onChange: (time: string) => void
}

/** A time of day 'HH:MM'; half a time typed is not told. */
export function TimeField({ label, value, error, onChange }: TimeFieldProps) {
  return (
    <TextInput
      type="time"
      label={label}
      value={value}
      error={error}
      onChange={({ currentTarget }) => currentTarget.value && onChange(currentTarget.value.slice(0, 5))}
    />
  )
}
