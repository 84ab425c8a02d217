import { Menu } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MONEY_COLUMNS, type ColumnKey } from './column-choice.ts'
import css from './List.module.css'

const EXPORTED: Partial<Record<ColumnKey, readonly string[]>> = {
  name: ['name'],
  phone: ['phone', 'otherPhones'],
  class: ['class'],
  rfm: ['rfm', 'rfmGroup'],
  visits: ['visits'],
  lastVisit: ['lastVisitOn'],
  nextVisit: ['nextVisitOn'],
  revenue: ['revenue'],
  number: ['externalIds'],
  age: ['age'],
  birthDate: ['birthDate'],
  email: ['emails'],
  firstVisit: ['firstVisitOn'],
  branch: ['branch'],
  curator: ['curator'],
  source: ['source'],
  tags: ['tags'],
}

export type ExportMenuProps = {
  /** Filter and order, as the server takes them. */
  query: string
  columns: readonly ColumnKey[]
  seesMoney: boolean
  size?: 'normal' | 'small'
  disabled?: boolean
}

/** Downloads everything the filters leave, with the columns of the screen. */
export function ExportMenu({ query, columns, seesMoney, size, disabled }: ExportMenuProps) {
  const { t } = useTranslation('patients')
  const download = (format: 'csv' | 'xlsx') => {
    const link = document.createElement('a')
    link.href = exportAddress(query, { format, columns: seesMoney ? columns : withoutMoney(columns) })
    link.download = ''
    link.click()
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size={size}
          className={size === 'small' ? undefined : css.exportButton}
          icon={<IconDownload size={size === 'small' ? 14 : 16} stroke={1.6} />}
          disabled={disabled}
        >
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => download('csv')}>{t('export.csv')}</Menu.Item>
        <Menu.Item onClick={() => download('xlsx')}>{t('export.xlsx')}</Menu.Item>
        <div className={css.menuNote}>{t('export.note')}</div>
      </Menu.Dropdown>
    </Menu>
  )
}

function exportAddress(query: string, file: { format: string; columns: readonly ColumnKey[] }): string {
  const asked = new URLSearchParams(query)
  asked.set('format', file.format)
  for (const name of file.columns.flatMap((key) => EXPORTED[key] ?? [])) asked.append('columns', name)
  return `/api/v1/patients/export?${asked}`
}

function withoutMoney(columns: readonly ColumnKey[]): ColumnKey[] {
  return columns.filter((key) => !MONEY_COLUMNS.includes(key))
}
