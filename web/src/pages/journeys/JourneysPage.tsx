import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Empty, ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconBooks, IconPlus, IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { useGo } from '../../shell/use-go.ts'
import { type JourneyList, journeysQuery, useJourneyChange } from './journey-calls.ts'
import { LibraryPanel } from './LibraryPanel.tsx'
import { useJourneyColumns } from './use-journey-columns.tsx'

/** Every journey of the clinic with what it does now, and the library to begin with. */
export function JourneysPage() {
  const { t } = useTranslation('journeys')
  const canEdit = usePermission('journeys.edit')
  const [choosing, setChoosing] = useState(false)
  const journeys = useQuery(journeysQuery)
  const count = journeys.data?.items.length ?? 0
  const actions = canEdit && (
    <>
      <NewJourneyButton />
      <Button variant="main" icon={<IconBooks size={16} stroke={1.6} />} onClick={() => setChoosing(true)}>
        {t('fromLibrary')}
      </Button>
    </>
  )
  return (
    <Page
      title={t('title')}
      line={count > 0 && t('line', { count })}
      explanation={t('explanation', { returnObjects: true })}
      actions={count > 0 && actions}
    >
      {journeys.isPending && <SkeletonBlock height={320} />}
      {journeys.isError && (
        <ErrorState retry={() => void journeys.refetch()} code={asApiError(journeys.error).code}>
          {journeys.error.message}
        </ErrorState>
      )}
      {journeys.data && <Journeys list={journeys.data} actions={actions} />}
      <LibraryPanel opened={choosing} onClose={() => setChoosing(false)} />
    </Page>
  )
}

/** An empty journey, open for editing. */
function NewJourneyButton() {
  const { t } = useTranslation('journeys')
  const go = useGo()
  const create = useJourneyChange((name: string) => answer(api.POST('/api/v1/journeys', { body: { name } })))
  return (
    <Button
      icon={<IconPlus size={16} stroke={1.6} />}
      loading={create.isPending}
      onClick={() =>
        create.mutate(t('newJourney'), {
          onSuccess: ({ id }) => go(paths.journey(id)),
          onError: (error) => showToast({ text: error.message, tone: 'failed' }),
        })
      }
    >
      {t('newJourney')}
    </Button>
  )
}

function Journeys({ list: { items, holding }, actions }: { list: JourneyList; actions: ReactNode }) {
  const { t } = useTranslation('journeys')
  const { dateTime } = useFormat()
  const go = useGo()
  const columns = useJourneyColumns()
  if (items.length === 0) {
    return (
      <Empty centred icon={<IconRoute size={24} stroke={1.6} />} title={t('empty')} actions={actions}>
        {t('emptyText')}
      </Empty>
    )
  }
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
