import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Empty, ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { Page } from '../../shell/Page.tsx'
import { outboxQuery, outboxSummaryQuery, type TouchState } from './outbox-calls.ts'
import css from './outbox.module.css'
import { TouchPanel } from './TouchPanel.tsx'
import { TouchStateTag } from './TouchStateTag.tsx'
import { useOutboxColumns } from './use-outbox-columns.tsx'

const STATES = [
  'planned',
  'held',
  'sent',
  'delivered',
  'read',
  'skipped',
  'held_out',
  'failed',
  'unknown',
  'cancelled',
  'expired',
] as const

/** Every message of the clinic: sent, waiting or not sent, and why. */
export function OutboxPage() {
  const { t } = useTranslation('outbox')
  const { number, dateTime } = useFormat()
  const [state, setState] = useState<TouchState | 'all'>('all')
  const [opened, setOpened] = useState<string | null>(null)
  const outbox = useInfiniteQuery(outboxQuery(state))
  const unknown = useQuery(outboxSummaryQuery).data?.unknown ?? 0
  const columns = useOutboxColumns()
  const items = outbox.data?.pages.flatMap((page) => page.items) ?? []
  const total = outbox.data?.pages[0]?.total ?? 0
  const options = useStateOptions()
  return (
    <Page
      title={t('title')}
      line={t('line')}
      explanation={t('explanation', { returnObjects: true })}
      actions={<Picker label={t('show')} value={state} options={options} onChange={setState} />}
    >
      {unknown > 0 && <Strip tone="warning">{t('unknown', { count: unknown })}</Strip>}
      {outbox.isError && (
        <ErrorState retry={() => void outbox.refetch()} code={asApiError(outbox.error).code}>
          {outbox.error.message}
        </ErrorState>
      )}
      <Card flush label={t('title')}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          state={stateOf(outbox)}
          onMore={outbox.hasNextPage ? () => void outbox.fetchNextPage() : undefined}
          height="two"
          minWidth={860}
          onOpen={({ id }) => setOpened(id)}
          renderCompact={({ patient, subject, text, step, state, reason, at }) => (
            <div className={css.compact}>
              <div className={css.compactHead}>
                <b>{patient.fullName}</b>
                <TouchStateTag state={state} />
              </div>
              <div className={css.oneLine}>{subject ?? text ?? step}</div>
              <div className="caption">{[reason?.text, dateTime(at)].filter(Boolean).join(' · ')}</div>
            </div>
          )}
          empty={
            <Empty icon={<IconSend size={24} stroke={1.6} />} title={t('empty')}>
              {t('emptyText')}
            </Empty>
          }
          foot={t('total', { value: number(total) })}
        />
      </Card>
      <TouchPanel id={opened} onClose={() => setOpened(null)} />
    </Page>
  )
}

/** States to choose from, with how many messages stand in each. */
function useStateOptions(): { value: TouchState | 'all'; label: string; hint?: string }[] {
  const { t } = useTranslation('outbox')
  const { number } = useFormat()
  const counts = new Map(useQuery(outboxSummaryQuery).data?.states.map((one) => [one.state, one.touches]))
  return [
    { value: 'all', label: t('all') },
    ...STATES.map((value) => ({ value, label: t(`state.${value}`), hint: number(counts.get(value) ?? 0) })),
  ]
}

function stateOf({ isPending, isFetchingNextPage }: { isPending: boolean; isFetchingNextPage: boolean }) {
  if (isPending) return 'loading'
  return isFetchingNextPage ? 'more' : 'ready'
}
