import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconBooks, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { ImportRuleButton } from './ImportRuleButton.tsx'
import { ReadyPanel } from './ReadyPanel.tsx'
import css from './segments.module.css'
import { segmentsQuery } from './segment-calls.ts'
import { SegmentName, useSegmentColumns } from './use-segment-columns.tsx'

/** Every segment of the clinic with how many people it has, and the ready ones to begin with. */
export function SegmentsPage() {
  const { t } = useTranslation('segments')
  const go = useGo()
  const canEdit = usePermission('segments.edit')
  const [choosing, setChoosing] = useState(false)
  const segments = useQuery(segmentsQuery)
  const columns = useSegmentColumns()
  const items = segments.data?.items ?? []
  const actions = canEdit && (
    <>
      <ImportRuleButton />
      <Button icon={<IconBooks size={16} stroke={1.6} />} onClick={() => setChoosing(true)}>
        {t('ready')}
      </Button>
      <LinkButton variant="main" icon={<IconPlus size={16} stroke={1.6} />} to={paths.newSegment}>
        {t('create')}
      </LinkButton>
    </>
  )
  return (
    <Page
      title={t('title')}
      line={items.length > 0 && t('line', { count: items.length })}
      explanation={t('explanation', { returnObjects: true })}
      actions={items.length > 0 && actions}
    >
      {segments.isPending && <SkeletonBlock height={320} />}
      {segments.isError && (
        <ErrorState retry={() => void segments.refetch()} code={asApiError(segments.error).code}>
          {segments.error.message}
        </ErrorState>
      )}
      {segments.isSuccess && items.length === 0 && (
        <Empty centred icon={<IconUsersGroup size={24} stroke={1.6} />} title={t('empty')} actions={actions}>
          {t('emptyText')}
        </Empty>
      )}
      {items.length > 0 && (
        <Card flush label={t('title')}>
          <DataTable
            label={t('title')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            height="two"
            minWidth={860}
            onOpen={({ id }) => go(paths.segment(id))}
            renderCompact={(item) => (
              <div className={css.compact}>
                <SegmentName item={item} />
                <Count value={item.people} />
              </div>
            )}
            foot={t('foot')}
          />
        </Card>
      )}
      <ReadyPanel opened={choosing} onClose={() => setChoosing(false)} />
    </Page>
  )
}
