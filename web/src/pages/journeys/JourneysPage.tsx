import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Empty, ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconBooks, IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { useGo } from '../../shell/use-go.ts'
import { type JourneyList, journeysQuery } from './journey-calls.ts'
import { LibraryPanel } from './LibraryPanel.tsx'
import { useJourneyColumns } from './use-journey-columns.tsx'

/** Every journey of the clinic with what it does now, and the library to begin with. */
export function JourneysPage() {
  const { t } = useTranslation('journeys')
  const canEdit = usePermission('journeys.edit')
  const [choosing, setChoosing] = useState(false)
  const journeys = useQuery(journeysQuery)
  const count = journeys.data?.items.length ?? 0
  const fromLibrary = canEdit && (
    <Button variant="main" icon={<IconBooks size={16} stroke={1.6} />} onClick={() => setChoosing(true)}>
      {t('fromLibrary')}
    </Button>
  )
  return (
    <Page
      title={t('title')}
      line={count > 0 && t('line', { count })}
      explanation={t('explanation', { returnObjects: true })}
      actions={count > 0 && fromLibrary}
    >
      {journeys.isPending && <SkeletonBlock height={320} />}
      {journeys.isError && (
        <ErrorState retry={() => void journeys.refetch()} code={asApiError(journeys.error).code}>
          {journeys.error.message}
        </ErrorState>
      )}
      {journeys.isSuccess && count === 0 && (
        <Empty centred icon={<IconRoute size={24} stroke={1.6} />} title={t('empty')} actions={fromLibrary}>
          {t('emptyText')}
        </Empty>
      )}
      {journeys.data && count > 0 && <Journeys list={journeys.data} />}
      <LibraryPanel opened={choosing} onClose={() => setChoosing(false)} />
    </Page>
  )
}

function Journeys({ list: { items, holding } }: { list: JourneyList }) {
  const { t } = useTranslation('journeys')
  const { dateTime } = useFormat()
  const go = useGo()
  const columns = useJourneyColumns()
  return (
    <>
      {holding.stale && (
        <Strip tone="warning">
          {holding.updatedAt ? t('stale', { at: dateTime(holding.updatedAt) }) : t('staleNever')}
        </Strip>
      )}
      <Card flush label={t('title')}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          height="two"
          minWidth={860}
          onOpen={({ id }) => go(paths.journey(id))}
          foot={t('foot')}
        />
      </Card>
    </>
  )
}
