import { changeOf } from '@revisit/domain/comparison.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { Change } from '@revisit/ui/Change.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Money, Percent } from '@revisit/ui/Money.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { usePeriodNames } from '../../analytics/use-period-names.ts'
import type { OverviewAnswer } from './overview-queries.ts'
import css from './Overview.module.css'

type Branch = OverviewAnswer['branches'][number]

const HEIGHT = 140

/** Branches side by side; their sums are the clinic. */
export function BranchesCard({ query }: { query: UseQueryResult<OverviewAnswer> }) {
  const { t } = useTranslation('overview')
  return (
    <Card title={t('branches')} flush>
      <Answered query={query} skeleton={<SkeletonBlock height={HEIGHT} />}>
        {(answer) => <Branches answer={answer} />}
      </Answered>
    </Card>
  )
}

function Branches({ answer }: { answer: OverviewAnswer }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const names = usePeriodNames()
  const { figures, branches } = answer
  const month = (key: string | null) => (key ? names.month(`${key}-01`) : '')
  const before = names.short(answer.before)
  const columns: Column<Branch>[] = [
    { key: 'name', title: t('branch'), width: '1.2fr', render: (row) => <b>{row.name}</b>, total: t('total') },
    {
      key: 'revenue',
      title: t('revenue'),
      align: 'end',
      render: (row) => <Money minor={row.revenue} />,
      total: <Money minor={figures.revenue.value} />,
    },
    {
      key: 'change',
      title: t('toBefore', { period: before }),
      align: 'end',
      render: (row) => <RevenueChange now={row.revenue} before={row.revenueBefore} />,
      total: <RevenueChange now={figures.revenue.value} before={figures.revenue.before} />,
    },
    {
      key: 'return',
      title: t('returnIn', { month: month(figures.returnRate.cohort) }),
      align: 'end',
      render: (row) => <Percent share={row.returnRate} />,
      total: <Percent share={figures.returnRate.value} />,
    },
    {
      key: 'returnChange',
      title: t('toBefore', { period: month(figures.returnRate.beforeCohort) }),
      align: 'end',
      render: (row) => <ShareChange now={row.returnRate} before={row.returnRateBefore} />,
      total: <ShareChange now={figures.returnRate.value} before={figures.returnRate.before} />,
    },
    {
      key: 'check',
      title: t('averageCheck'),
      align: 'end',
      render: (row) => <Money minor={row.averageCheck} />,
      total: <Money minor={figures.averageCheck.value} />,
    },
    {
      key: 'visits',
      title: t('visits'),
      align: 'end',
      width: '80px',
      render: (row) => format.number(row.visits),
      total: figures.visits.value === null ? '—' : format.number(figures.visits.value),
    },
    {
      key: 'new',
      title: t('newPatients'),
      align: 'end',
      width: '120px',
      render: (row) => format.number(row.newPatients),
      total: figures.newPatients.value === null ? '—' : format.number(figures.newPatients.value),
    },
  ]
  return (
    <DataTable
      label={t('branches')}
      columns={columns}
      rows={branches}
      rowKey={(row) => row.id}
      maxHeight="none"
      minWidth={960}
      empty={<span className="second">{t('noBranches')}</span>}
      renderCompact={(row) => (
        <div className={css.compact}>
          <b>{row.name}</b>
          <Money minor={row.revenue} />
          <span className="caption">
            {t('returnRate')}: <Percent share={row.returnRate} />
          </span>
          <RevenueChange now={row.revenue} before={row.revenueBefore} />
        </div>
      )}
    />
  )
}

function RevenueChange({ now, before }: { now: number | null; before: number | null }) {
  const format = useFormat()
  const change = changeOf(now, before, { kind: 'amount', better: 'up' })
  if (!change || change.relative === null) return '—'
  return (
    <Change text={format.changePercent(change.relative)} direction={change.direction} meaning={tone(change.meaning)} />
  )
}

function ShareChange({ now, before }: { now: number | null; before: number | null }) {
  const format = useFormat()
  const change = changeOf(now, before, { kind: 'share', better: 'up' })
  if (!change) return '—'
  return (
    <Change text={format.changePoints(change.difference)} direction={change.direction} meaning={tone(change.meaning)} />
  )
}

function tone(meaning: 'better' | 'worse' | 'neutral'): 'better' | 'worse' | 'neither' {
  return meaning === 'neutral' ? 'neither' : meaning
}
