import { Button } from '@revisit/ui/Button.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { NOTHING_SELECTED, type Selection, type SelectionProps, type Sort } from '@revisit/ui/data-table-types.ts'
import { Empty, ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconDatabaseImport, IconUserSearch, IconUsers } from '@tabler/icons-react'
import { useQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { LinkButton } from '../../../shell/PageLink.tsx'
import { useGo } from '../../../shell/use-go.ts'
import { rememberList } from '../list-context.ts'
import type { PatientList, PatientListItem } from '../patient-types.ts'
import type { ColumnKey } from './column-choice.ts'
import { CompactRow } from './CompactRow.tsx'
import { useListColumns } from './list-columns.tsx'
import { sumsQuery } from './list-queries.ts'
import { SelectionActions } from './SelectionActions.tsx'
import { viewsQuery } from './view-queries.ts'
import css from './List.module.css'

const HEIGHT = 'max(320px, var(--list-height))'

export type PatientTableProps = {
  list: UseInfiniteQueryResult<InfiniteData<PatientList>>
  query: string
  sort: string
  search: string
  columns: readonly ColumnKey[]
  /** Id of the open saved view. */
  viewId: string
  isNarrowed: boolean
  onSort: (sort: string) => void
  onClear: () => void
}

/** The patients a filter leaves, read page after page as they are scrolled to. */
export function PatientTable(props: PatientTableProps) {
  const { list, query, search, columns: keys } = props
  const { t } = useTranslation('patients')
  const { columns, minWidth } = useListColumns(keys)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const total = list.data?.pages[0]?.total ?? 0
  const { hasNextPage, isFetching, fetchNextPage } = list
  const goesOn = hasNextPage && !list.isPlaceholderData
  const everybody = useMemo(() => (hasNextPage ? null : rows.map(rowKey)), [hasNextPage, rows])
  const selection = useSelection({ query, total, columns: keys, everybody })
  const open = useOpenCard(query, props.viewId)
  const more = useCallback(() => {
    if (!isFetching) void fetchNextPage()
  }, [isFetching, fetchNextPage])
  if (list.isError && rows.length === 0) return <Failed list={list} />
  return (
    <>
      <SimilarStrip rows={rows} search={search} />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        state={stateOf(list)}
        onMore={goesOn ? more : undefined}
        sort={readSort(props.sort)}
        onSort={(next) => props.onSort(writeSort(next))}
        selection={selection}
        maxHeight={HEIGHT}
        minWidth={minWidth}
        onOpen={open}
        foot={list.data && <FootText query={query} total={total} at={list.dataUpdatedAt} />}
        footRight={total > 0 && <LeftText left={total - rows.length} />}
        empty={<NobodyFound isNarrowed={props.isNarrowed} onClear={props.onClear} />}
        renderCompact={drawCompact}
      />
    </>
  )
}

function stateOf(list: PatientTableProps['list']): 'loading' | 'more' | 'ready' {
  if (list.isPending) return 'loading'
  return list.isFetchingNextPage ? 'more' : 'ready'
}

function rowKey(row: PatientListItem): string {
  return row.id
}

function drawCompact(row: PatientListItem) {
  return <CompactRow row={row} />
}

function Failed({ list }: Pick<PatientTableProps, 'list'>) {
  const { t } = useTranslation('patients')
  const error = asApiError(list.error)
  return (
    <div className={css.failed}>
      <ErrorState retry={() => void list.refetch()} code={error.code}>
        {t('failed')} {error.message}
      </ErrorState>
    </div>
  )
}

/** Ticks and their bar, for those who may do something with the chosen. */
function useSelection(about: {
  query: string
  total: number
  columns: readonly ColumnKey[]
  everybody: readonly string[] | null
}): SelectionProps | undefined {
  const [value, onChange] = useState<Selection>(NOTHING_SELECTED)
  const canTag = usePermission('tags.edit')
  const canExport = usePermission('patients.export')
  if (!canTag && !canExport) return undefined
  const clear = () => onChange(NOTHING_SELECTED)
  return {
    value,
    onChange,
    total: about.total,
    actions: <SelectionActions selection={value} onDone={clear} {...about} />,
  }
}

/** Opens a card and remembers the list, so that the card knows its neighbours. */
function useOpenCard(query: string, viewId: string): (row: PatientListItem) => void {
  const go = useGo()
  const router = useRouter()
  const views = useQuery({ ...viewsQuery, enabled: false }).data
  return (row) => {
    const name = views?.find((view) => view.id === viewId)?.name ?? null
    rememberList({ address: router.state.location.href, name, query })
    go(paths.patient(row.id))
  }
}

function SimilarStrip({ rows, search }: { rows: readonly PatientListItem[]; search: string }) {
  const { t } = useTranslation('patients')
  if (!rows.some((row) => row.similar)) return null
  return (
    <div className={css.strip}>
      <Strip tone="info">
        {rows.every((row) => row.similar) ? t('similarStrip.none', { search: search.trim() }) : t('similarStrip.few')}
      </Strip>
    </div>
  )
}

/** «61 пациент · 3 284 900 ₽ · на 17.11.2026, 11:42»; the money comes a moment later, from sums of its own. */
function FootText({ query, total, at }: { query: string; total: number; at: number }) {
  const { t } = useTranslation('patients')
  const format = useFormat()
  const words = t('foot.total', { count: total, formatted: format.number(total) })
  const revenue = useQuery({ ...sumsQuery(query), enabled: usePermission('money.read') && total > 0 }).data?.revenue
  const money = revenue == null ? null : format.money(revenue)
  return (
    <span className="num" aria-live="polite">
      {[words, money && t('foot.paid', { money }), t('foot.asOf', { at: format.dateTime(new Date(at)) })]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

function LeftText({ left }: { left: number }) {
  const { t } = useTranslation('patients')
  const format = useFormat()
  return (
    <span className="num">
      {left > 0 ? t('foot.more', { count: left, formatted: format.number(left) }) : t('foot.all')}
    </span>
  )
}

function NobodyFound({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation('patients')
  const canImport = usePermission('imports.run')
  if (isNarrowed) {
    return (
      <Empty
        icon={<IconUserSearch size={24} stroke={1.6} />}
        title={t('nothing.title')}
        actions={<Button onClick={onClear}>{t('nothing.clear')}</Button>}
      >
        {t('nothing.text')}
      </Empty>
    )
  }
  return (
    <Empty
      icon={<IconUsers size={24} stroke={1.6} />}
      title={t('none.title')}
      actions={
        canImport && (
          <LinkButton to={paths.newImport} variant="main" icon={<IconDatabaseImport size={16} stroke={1.6} />}>
            {t('none.import')}
          </LinkButton>
        )
      }
    >
      {t('none.text')}
    </Empty>
  )
}

function readSort(sort: string): Sort {
  return sort.startsWith('-') ? { key: sort.slice(1), direction: 'desc' } : { key: sort, direction: 'asc' }
}

function writeSort({ key, direction }: Sort): string {
  return direction === 'desc' ? `-${key}` : key
}
