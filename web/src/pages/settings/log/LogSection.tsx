import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { DataTableProps } from '@revisit/ui/data-table-types.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconDownload, IconListDetails } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useUrlState } from '../../../url-state.ts'
import type { LogEntry } from '../settings-queries.ts'
import { QueryFailed } from '../shared/QueryState.tsx'
import { saveAsFile } from '../shared/save-as-file.ts'
import { csvOf } from './csv.ts'
import { LogFilters } from './LogFilters.tsx'
import { CompactEntry, useLogColumns } from './log-columns.tsx'
import { logQuery } from './log-query.ts'
import { useActionWords, useDetailWords } from './log-words.ts'
import { useActorName, useSubjectName } from './names.ts'
import css from './Log.module.css'

const FILTERS = { action: '', actor: '' }

/** Who read, exported and changed what. */
export function LogSection() {
  const { t } = useTranslation('settings-log')
  const [filters, change] = useUrlState(FILTERS)
  const log = useInfiniteQuery(logQuery(filters))
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? []
  const saveCsv = useSaveCsv(rows)
  const csv = (
    <Button
      size="small"
      icon={<IconDownload size={16} stroke={1.6} />}
      title={t('csvNote')}
      disabled={rows.length === 0}
      onClick={saveCsv}
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
          empty={<NoEntries filtered={filtered} onReset={() => change(FILTERS)} onSearch={onMore} />}
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

type NoEntriesProps = { filtered: boolean; onReset: () => void; onSearch?: () => void }

function NoEntries({ filtered, onReset, onSearch }: NoEntriesProps) {
  const { t } = useTranslation('settings-log')
  if (!filtered) {
    return (
      <Empty icon={<IconListDetails size={24} stroke={1.6} />} title={t('empty')}>
        {t('emptyText')}
      </Empty>
    )
  }
  return (
    <Empty
      title={t('nothing')}
      actions={
        <>
          <Button onClick={onReset}>{t('reset')}</Button>
          {onSearch && (
            <Button variant="quiet" onClick={onSearch}>
              {t('searchOn')}
            </Button>
          )}
        </>
      }
    >
      {t('nothingText')}
    </Empty>
  )
}

/** Writes what is on screen, in the same words. */
function useSaveCsv(rows: LogEntry[]): () => void {
  const { t } = useTranslation('settings-log')
  const format = useFormat()
  const actorName = useActorName()
  const subjectName = useSubjectName()
  const actionWords = useActionWords()
  const detailWords = useDetailWords()
  return () => {
    const head = [t('when'), t('who'), t('what'), t('details'), t('ip')]
    const lines = rows.map((entry) => [
      format.dateTime(entry.at),
      actorName(entry),
      actionWords(entry.action),
      [subjectName(entry) ?? entry.subjectId, detailWords(entry)].filter(Boolean).join(' · '),
      entry.ip ?? '',
    ])
    saveAsFile(csvOf([head, ...lines]), `revisit-log-${format.today}.csv`, 'text/csv')
  }
}
