import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconFileUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useGo } from '../../shell/use-go.ts'
import { useSegmentChange } from './segment-calls.ts'
import css from './segments.module.css'

/** Makes a segment of a file another clinic has downloaded. */
export function ImportRuleButton() {
  const { t } = useTranslation('segments')
  const go = useGo()
  const input = useRef<HTMLInputElement>(null)
  const bring = useSegmentChange(async (file: File) =>
    answer(api.POST('/api/v1/segments/import', { body: readRule(await file.text(), t('menu.notRule')) as never })),
  )
  const choose = (file: File | undefined) => {
    if (!file) return
    bring.mutate(file, {
      onSuccess: ({ id }) => go(paths.segment(id)),
      onError: (error) => showToast({ tone: 'failed', text: error.message }),
    })
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className={css.hiddenFile}
        aria-label={t('menu.upload')}
        onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
      />
      <Button
        icon={<IconFileUpload size={16} stroke={1.6} />}
        loading={bring.isPending}
        onClick={() => input.current?.click()}
      >
        {t('menu.upload')}
      </Button>
    </>
  )
}

function readRule(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(otherwise)
  }
}
