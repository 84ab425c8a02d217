import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { DataTableProps } from '@revisit/ui/data-table-types.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload, IconListDetails } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../analytics/download-file.ts'
import { useUrlState } from '../../../url-state.ts'
import type { LogEntry } from '../settings-queries.ts'
import { QueryFailed } from '../kit/QueryState.tsx'
import { LogFilters } from './LogFilters.tsx'
import { CompactEntry, useLogColumns } from './log-columns.tsx'
import { logFile, logQuery } from './log-query.ts'
import css from './Log.module.css'

const FILTERS = { action: '', actor: '' }

/** Who read, exported and changed what. */
export function LogSection() {
  const { t } = useTranslation('settings-log')
  const [filters, change] = useUrlState(FILTERS)
  const log = useInfiniteQuery(logQuery(filters))
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? []
  const save = useMutation({
    mutationFn: () => downloadFile(logFile(filters), 'revisit-log.csv'),
    onError: (error) => showToast({ tone: 'failed', text: t('csvFailed', { message: error.message }) }),
  })
  const csv = (
    <Button
      size="small"
      icon={<IconDownload size={16} stroke={1.6} />}
      title={t('csvNote')}
      disabled={rows.length === 0}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('csv')}
    </Button>
  )
  const onMore = log.hasNextPage && !log.isFetching ? () => void log.fetchNextPage() : undefined
  const filtered = filters.action !== '' || filters.actor !== ''
  return (
    <Card title={t('title')} flush right={csv}>
      <p className={`${css.note} caption`}>{t('text')}</p>
      <LogFilters filters={filters} onChange={change} />
      {log.isError && rows.length === 0 ? (
        <QueryFailed query={log} />
      ) : (
        <LogTable
          rows={rows}
          state={log.isPending ? 'loading' : log.isFetchingNextPage ? 'more' : 'ready'}
          onMore={onMore}
          empty={<NoEntries filtered={filtered} onReset={() => change(FILTERS)} />}
        />
      )}
    </Card>
  )
}

type LogTableProps = Pick<DataTableProps<LogEntry>, 'rows' | 'state' | 'onMore' | 'empty'>

function LogTable(table: LogTableProps) {
  const { t } = useTranslation('settings-log')
  const columns = useLogColumns()
  const count = table.rows.length
  return (
    <DataTable
      {...table}
      label={t('title')}
      columns={columns}
      rowKey={(entry) => entry.id}
      minWidth={760}
      maxHeight="max(320px, calc(100dvh - 292px))"
      renderCompact={(entry) => <CompactEntry entry={entry} />}
      foot={count > 0 && t(table.onMore || table.state === 'more' ? 'loadedMore' : 'loaded', { count })}
    />
  )
}

function NoEntries({ filtered, onReset }: { filtered: boolean; onReset: () => void }) {
  const { t } = useTranslation('settings-log')
  if (!filtered) {
    return (
      <Empty icon={<IconListDetails size={24} stroke={1.6} />} title={t('empty')}>
        {t('emptyText')}
      </Empty>
    )
  }
  return (
    <Empty title={t('nothing')} actions={<Button onClick={onReset}>{t('reset')}</Button>}>
      {t('nothingText')}
    </Empty>
  )
}
