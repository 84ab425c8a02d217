import { Menu } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../analytics/download-file.ts'
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
  /** These people alone, whatever the filter. */
  ids?: readonly string[]
  columns: readonly ColumnKey[]
  seesMoney: boolean
  size?: 'normal' | 'small'
  disabled?: boolean
}

type Format = 'csv' | 'xlsx'

/** Downloads everything the filters leave, or the chosen people, with the columns of the screen. */
export function ExportMenu({ query, ids, columns, seesMoney, size, disabled }: ExportMenuProps) {
  const { t } = useTranslation('patients')
  const shown = seesMoney ? columns : withoutMoney(columns)
  const named = useMutation({
    mutationFn: (format: Format) => {
      const sort = new URLSearchParams(query).get('sort') ?? 'name'
      const body = { ids, sort, format, columns: fileColumns(shown) }
      return downloadFile('/api/v1/patients/export', `patients.${format}`, body)
    },
    onError: (error) => showToast({ tone: 'failed', text: t('export.failed', { message: error.message }) }),
  })
  const download = (format: Format) => {
    if (ids) return named.mutate(format)
    // A plain link: the browser writes a file of a million rows as it arrives.
    const link = document.createElement('a')
    link.href = exportAddress(query, { format, columns: shown })
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
          loading={named.isPending}
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
  for (const name of fileColumns(file.columns)) asked.append('columns', name)
  return `/api/v1/patients/export?${asked}`
}

function fileColumns(columns: readonly ColumnKey[]): string[] {
  return columns.flatMap((key) => EXPORTED[key] ?? [])
}

function withoutMoney(columns: readonly ColumnKey[]): ColumnKey[] {
  return columns.filter((key) => !MONEY_COLUMNS.includes(key))
}
