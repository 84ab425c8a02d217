import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths, withFilters } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { ActiveImport } from './history/ActiveImport.tsx'
import { FirstImport } from './history/FirstImport.tsx'
import { HowToPanel } from './history/HowToPanel.tsx'
import { ImportsTable } from './history/ImportsTable.tsx'
import { importsQuery } from './kit/import-calls.ts'
import { isActive } from './kit/run-figures.ts'
import { DropZone } from './upload/DropZone.tsx'
import { useUpload } from './upload/use-upload.ts'

/** Every import of the clinic, and the place to drop the next one. */
export function ImportsPage() {
  const { t } = useTranslation('imports')
  const go = useGo()
  const { dateTime } = useFormat()
  const [reading, setReading] = useState(false)
  const opened = useCallback((id: string) => go(withFilters(paths.importRun(id), { step: 'file' })), [go])
  const upload = useUpload(opened)
  const imports = useInfiniteQuery(importsQuery)
  const items = imports.data?.pages.flatMap((page) => page.items) ?? []
  const [last] = items
  const active = items.find((item) => isActive(item.state))
  const isFirst = imports.isSuccess && items.length === 0
  return (
    <Page
      title={t('title')}
      line={last && t('line', { at: dateTime(last.createdAt) })}
      explanation={t('explanation', { returnObjects: true })}
      actions={
        items.length > 0 && (
          <>
            <Button variant="quiet" onClick={() => setReading(true)}>
              {t('howTo.open')}
            </Button>
            <LinkButton to={paths.newImport} variant="main" icon={<IconUpload size={16} stroke={1.6} />}>
              {t('load')}
            </LinkButton>
          </>
        )
      }
    >
      {imports.isPending && <SkeletonBlock height={360} />}
      {imports.isError && (
        <ErrorState retry={() => void imports.refetch()} code={asApiError(imports.error).code}>
          {imports.error.message}
        </ErrorState>
      )}
      {isFirst && <FirstImport upload={upload} onHowTo={() => setReading(true)} />}
      {items.length > 0 && (
        <>
          <DropZone upload={upload} small />
          {active && <ActiveImport item={active} />}
          <Card title={t('history')} flush>
            <ImportsTable
              items={items}
              onMore={imports.hasNextPage ? () => void imports.fetchNextPage() : undefined}
              loadingMore={imports.isFetchingNextPage}
            />
          </Card>
        </>
      )}
      <HowToPanel opened={reading} onClose={() => setReading(false)} />
    </Page>
  )
}
