import { useMediaQuery } from '@mantine/hooks'
import { Picker } from '@revisit/ui/Picker.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'

export type ChoiceProps<T extends string> = {
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
  /** What is being chosen, for screen readers. */
  label: string
  size?: 'normal' | 'small'
}

/** One of several views: all in sight on a wide screen, a list on the phone, where they would not fit. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  return usePhone() ? <Picker {...props} /> : <Segmented {...props} />
}

/** Whether the screen is a phone's. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false }) ?? false
}
