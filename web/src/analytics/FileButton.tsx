import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../session.ts'
import { downloadFile } from './download-file.ts'

/** Downloads the table of the screen; hidden from those who may not export. The server writes a log of it. */
export function FileButton({ address, name }: { address: string; name: string }) {
  const { t } = useTranslation('analytics')
  const mayExport = usePermission('analytics.export')
  const download = useMutation({
    mutationFn: () => downloadFile(address, name),
    onError: (error) => showToast({ tone: 'failed', text: t('downloadFailed', { message: error.message }) }),
  })
  if (!mayExport) return null
  return (
    <Button
      icon={<IconDownload size={16} stroke={1.6} />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t('csv')}
    </Button>
  )
}
