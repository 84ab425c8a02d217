import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../shell/PageLink.tsx'
import { importQuery } from '../kit/import-calls.ts'
import type { ImportItem } from '../kit/import-types.ts'
import { StateTag } from '../kit/StateTag.tsx'
import { usePace } from '../kit/use-pace.ts'

/** The import under way, above the history. */
export function ActiveImport({ item }: { item: ImportItem }) {
  const { t } = useTranslation('imports')
  const { number } = useFormat()
  const run = useQuery(importQuery(item.id))
  const pace = usePace(run.data ?? item)
  const rows = run.data?.progress.rows ?? item.progress.rows
  return (
    <Card
      title={item.fileName}
      right={
        <Line>
          {rows > 0 && <span className="caption num">{t('active.rows', { count: rows, rows: number(rows) })}</span>}
          <StateTag item={item} />
          <LinkButton to={paths.importRun(item.id)} size="small">
            {t('active.open')}
          </LinkButton>
        </Line>
      }
    >
      <ProgressBar label={item.fileName} share={pace.share} />
    </Card>
  )
}
