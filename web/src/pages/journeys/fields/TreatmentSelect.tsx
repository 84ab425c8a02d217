import { MultiSelect } from '@mantine/core'
import { TREATMENT_WORDS } from '@revisit/domain/segment-filters.ts'
import { useBilingual } from '../../../analytics/use-bilingual.ts'

export type TreatmentSelectProps = {
  label: string
  value: readonly string[]
  onChange: (types: string[]) => void
}

/** Kinds of treatment. */
export function TreatmentSelect({ label, value, onChange }: TreatmentSelectProps) {
  const say = useBilingual()
  return (
    <MultiSelect
      label={label}
      value={[...value]}
      data={Object.entries(TREATMENT_WORDS).map(([type, words]) => ({ value: type, label: say(words) }))}
      onChange={onChange}
    />
  )
}
