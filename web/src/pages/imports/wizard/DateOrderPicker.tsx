import { Picker } from '@revisit/ui/Picker.tsx'
import { useTranslation } from 'react-i18next'
import type { DateOrder } from '../kit/import-types.ts'

type DateOrderPickerProps = { header: string; order: DateOrder; onChange: (order: DateOrder) => void }

/** Which comes first in 03/04/2026. */
export function DateOrderPicker({ header, order, onChange }: DateOrderPickerProps) {
  const { t } = useTranslation('import-run')
  return (
    <Picker
      size="small"
      label={t('columns.dateOrder', { column: header })}
      value={order}
      options={(['dmy', 'mdy'] as const).map((value) => ({ value, label: t(`columns.dates.${value}`) }))}
      onChange={onChange}
    />
  )
}
