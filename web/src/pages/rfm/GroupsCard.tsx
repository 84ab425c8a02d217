import { RFM_ACTION_WORDS, RFM_GROUP_ACTION, RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column, Sort } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { seriesColor } from '@revisit/ui/series.ts'
import { Swatch } from '@revisit/ui/Swatch.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths, withFilters } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { GROUP_SERIES } from './group-series.ts'
import type { RfmAnswer } from './rfm-queries.ts'
import css from './Rfm.module.css'

type GroupAnswer = RfmAnswer['groups'][number]
type GroupRow = GroupAnswer & { change: number | null }

export type GroupsCardProps = { groups: GroupAnswer[]; since: string; isToday: boolean }

/** The nine groups with what to do about each; a name leads to its patients. */
export function GroupsCard({ groups, since, isToday }: GroupsCardProps) {
  const { t } = useTranslation('rfm')
  const say = useBilingual()
  const format = useFormat()
  const [sort, setSort] = useState<Sort>()
  const rows = groups.map((one) => ({ ...one, change: one.before === null ? null : one.patients - one.before }))
  const name = ({ group }: GroupRow) => (
    <span className={css.group}>
      <Swatch color={seriesColor(GROUP_SERIES[group])} />
      {isToday ? (
        <PageLink to={withFilters(paths.patients, { rfmGroup: group })}>{say(RFM_GROUP_WORDS[group])}</PageLink>
      ) : (
        say(RFM_GROUP_WORDS[group])
      )}
    </span>
  )
  const action = ({ group }: GroupRow) => say(RFM_ACTION_WORDS[RFM_GROUP_ACTION[group]])
  const change = (row: GroupRow) => (row.change === null ? '—' : format.changeNumber(row.change))
  const columns: Column<GroupRow>[] = [
    { key: 'group', title: t('group'), width: '152px', render: name },
    {
      key: 'patients',
      title: t('patients'),
      align: 'end',
      width: '60px',
      sortable: true,
      render: (row) => format.number(row.patients),
    },
    {
      key: 'revenue',
      title: t('money'),
      align: 'end',
      width: '80px',
      sortable: true,
      render: (row) => format.moneyShort(row.revenue, true),
    },
    {
      key: 'change',
      title: t('since', { day: format.date(since) }),
      align: 'end',
      width: '84px',
      sortable: true,
      render: change,
    },
    {
      key: 'action',
      title: t('whatToDo'),
      width: 'minmax(120px, 1fr)',
      render: (row) => (
        <span className="second" title={action(row)}>
          {t(`action.${row.group}`)}
        </span>
      ),
    },
  ]
  return (
    <Card title={t('groups')} flush>
      <DataTable
        label={t('groups')}
        maxHeight="none"
        minWidth={560}
        rows={sorted(rows, sort)}
        rowKey={(row) => row.group}
        columns={columns}
        sort={sort}
        onSort={setSort}
        height="one"
        renderCompact={(row) => (
          <div className={css.compact}>
            {name(row)}
            <span className="num">{format.number(row.patients)}</span>
            <span className="caption">{format.moneyShort(row.revenue, true)}</span>
            <span className="caption num">{change(row)}</span>
          </div>
        )}
      />
    </Card>
  )
}

function sorted(rows: GroupRow[], sort: Sort | undefined): GroupRow[] {
  if (!sort) return rows
  const key = sort.key as 'patients' | 'revenue' | 'change'
  const sign = sort.direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => sign * ((a[key] ?? 0) - (b[key] ?? 0)))
}
