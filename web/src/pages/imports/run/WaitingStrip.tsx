import { Strip } from '@revisit/ui/Empty.tsx'
import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { recentImportsQuery } from '../kit/import-calls.ts'
import type { ImportRun } from '../kit/import-types.ts'
import { isActive } from '../kit/run-figures.ts'

/** Another import of the clinic goes first: this one begins by itself. */
export function WaitingStrip({ run }: { run: ImportRun }) {
  const { t } = useTranslation('import-run')
  const isWaiting = isActive(run.state) && run.progress.phase === 'waiting'
  const recent = useQuery({ ...recentImportsQuery, enabled: isWaiting })
  if (!isWaiting) return null
  const other = recent.data?.items.find((item) => item.id !== run.id && isActive(item.state))
  return (
    <Strip tone="info" icon={<IconClock size={16} stroke={1.6} />}>
      {t('waiting.text')}{' '}
      {other && <PageLink to={paths.importRun(other.id)}>{t('waiting.other', { file: other.fileName })}</PageLink>}
    </Strip>
  )
}
