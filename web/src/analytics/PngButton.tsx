import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadPng } from './png.ts'

/** Saves the chart inside `place` as a picture named `name`. */
export function PngButton({ name, place }: { name: string; place: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('analytics')
  const save = useMutation({
    mutationFn: () => downloadPng(name, place.current),
    onError: (error) => showToast({ tone: 'failed', text: t('downloadFailed', { message: error.message }) }),
  })
  return (
    <Button
      size="small"
      icon={<IconDownload size={14} stroke={1.6} />}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('png')}
    </Button>
  )
}
