import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useClinicLists } from '../journey-facts.ts'

export type SegmentSelectProps = { label: string; value: string; onChange: (segmentId: string) => void }

/** One of the segments of the clinic. */
export function SegmentSelect({ label, value, onChange }: SegmentSelectProps) {
  const { t } = useTranslation('journey-form')
  const segments = useClinicLists().segments ?? []
  return (
    <Select
      label={label}
      value={value || null}
      searchable
      allowDeselect={false}
      data={segments.map((one) => ({ value: one.value, label: one.name }))}
      nothingFoundMessage={t('nothing')}
      onChange={(segmentId) => segmentId && onChange(segmentId)}
    />
  )
}
