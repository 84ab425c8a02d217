import { Menu } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../session.ts'
import { downloadFile } from './download-file.ts'

/** A file the server makes of a table; `format` is added to its address. */
export type TableFile = {
  address: string
  /** Without the ending. */
  name: string
  /** What is in it, when there is a choice: «как на экране», «все когорты». */
  title?: string
}

type Format = 'csv' | 'xlsx'
const FORMATS: readonly Format[] = ['csv', 'xlsx']

/** Downloads a table as CSV or XLSX; hidden from those who may not export. The server writes a log of it. */
export function FileButton({ files }: { files: readonly TableFile[] }) {
  const { t } = useTranslation('analytics')
  const mayExport = usePermission('analytics.export')
  const download = useMutation({
    mutationFn: ({ file, format }: { file: TableFile; format: Format }) =>
      downloadFile(withFormat(file.address, format), `${file.name}.${format}`),
    onError: (error) => showToast({ tone: 'failed', text: t('downloadFailed', { message: error.message }) }),
  })
  if (!mayExport) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button icon={<IconDownload size={16} stroke={1.6} />} loading={download.isPending}>
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map((file) => [
          file.title && <Menu.Label key={file.title}>{file.title}</Menu.Label>,
          ...FORMATS.map((format) => (
            <Menu.Item key={file.address + format} onClick={() => download.mutate({ file, format })}>
              {t(format)}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  )
}

function withFormat(address: string, format: Format): string {
  return `${address}${address.includes('?') ? '&' : '?'}format=${format}`
}
