import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column, Sort } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconArrowDown, IconArrowUp, IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../analytics/Choice.tsx'
import { PageLink } from '../../shell/PageLink.tsx'
import { IntervalBar } from './IntervalBar.tsx'
import { lostPatientsLink } from './lost-patients.ts'
import { RETURN_SLICES, type ReturnQuestion, type ReturnRow, type ReturnSlice } from './return-queries.ts'
import { isYoung, sliceRows, standing } from './slice-rows.ts'
import css from './Returns.module.css'

export type SlicesCardProps = {
  question: ReturnQuestion
  by: ReturnSlice
  onBy: (by: ReturnSlice) => void
  fromVisit: number
  /** null while the answer is on its way. */
  rows: ReturnRow[] | null
  /** The clinic's own rate at this visit number. */
  base: number | null
}

/** Who returns: conversion by slice with intervals, counts behind it and the way to those who did not return. */
export function SlicesCard({ question, by, onBy, fromVisit, rows, base }: SlicesCardProps) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  const [sort, setSort] = useState<Sort>({ key: 'rate', direction: 'desc' })
  const shown = sliceRows(rows ?? [], fromVisit, by)
  const most = Math.min(1, Math.max(0.1, base ?? 0, ...shown.rows.map((row) => row.high ?? 0)))
  const lost = (row: ReturnRow) => <Lost row={row} question={question} by={by} />
  const bar = (row: ReturnRow) => <Bar row={row} base={base} most={most} />
  const count = (key: 'eligible' | 'converted' | 'waiting', title: string): Column<ReturnRow> => ({
    key,
    title,
    align: 'end',
    width: '88px',
    sortable: true,
    render: (row) => (row[key] === 0 && key === 'waiting' ? '—' : format.number(row[key])),
  })
  const columns: Column<ReturnRow>[] = [
    { key: 'name', title: t(`bySlice.${by}`), width: '1.2fr', render: (row) => row.name },
    {
      key: 'rate',
      title: t('columnRate'),
      align: 'end',
      width: '72px',
      sortable: true,
      render: (row) => <Rate row={row} />,
    },
    { key: 'interval', title: t('columnInterval'), width: '1.4fr', render: bar },
    { key: 'standing', title: '', width: '132px', render: (row) => <Standing row={row} base={base} /> },
    count('eligible', t('columnEligible')),
    count('converted', t('columnConverted')),
    count('waiting', t('columnWaiting')),
    { key: 'lost', title: t('columnLost'), align: 'end', width: '96px', render: lost },
  ]
  return (
    <Card
      title={t('table')}
      flush
      right={
        <Choice
          size="small"
          label={t('by')}
          value={by}
          onChange={onBy}
          options={RETURN_SLICES.map((value) => ({ value, label: t(`bySlice.${value}`) }))}
        />
      }
    >
      <DataTable
        label={t('table')}
        maxHeight="520px"
        minWidth={880}
        state={rows === null ? 'loading' : 'ready'}
        rows={sorted(shown.rows, sort)}
        rowKey={(row) => row.key ?? ''}
        columns={columns}
        sort={sort}
        onSort={setSort}
        empty={<span className="second">{t('nothing')}</span>}
        foot={`${t('tableNote')}. ${t('youngNote')}`}
        footRight={shown.hidden > 0 && t('hidden', { count: shown.hidden, text: format.number(shown.hidden) })}
        renderCompact={(row) => (
          <div className={css.compact}>
            <span>{row.name}</span>
            <b>
              <Rate row={row} />
            </b>
            {bar(row)}
          </div>
        )}
      />
    </Card>
  )
}

function Rate({ row }: { row: ReturnRow }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  if (row.rate === null) return <span className="second">—</span>
  return (
    <span className="nowrap" title={isYoung(row) ? t('immature') : undefined}>
      {isYoung(row) && <IconHourglass size={12} stroke={1.6} color="var(--mute)" aria-label={t('immature')} />}{' '}
      {format.percent(row.rate)}
    </span>
  )
}

function Bar({ row, base, most }: { row: ReturnRow; base: number | null; most: number }) {
  if (row.rate === null || row.low === null || row.high === null) return null
  return <IntervalBar rate={row.rate} low={row.low} high={row.high} base={base} most={most} immature={isYoung(row)} />
}

function Standing({ row, base }: { row: ReturnRow; base: number | null }) {
  const { t } = useTranslation('returns')
  const where = standing(row, base)
  if (where === 'same') return null
  const Icon = where === 'better' ? IconArrowUp : IconArrowDown
  return (
    <Tag tone={where === 'better' ? 'positive' : 'warning'} icon={<Icon size={14} stroke={1.6} />}>
      {t(where)}
    </Tag>
  )
}

function Lost({ row, question, by }: { row: ReturnRow; question: ReturnQuestion; by: ReturnSlice }) {
  const format = useFormat()
  const people = row.eligible - row.converted
  const { withinDays, branch, asOf } = question
  const link = asOf ? null : lostPatientsLink({ fromVisit: row.fromVisit, withinDays, by, key: row.key, branch })
  if (!link || people === 0) return format.number(people)
  return <PageLink to={link}>{format.number(people)}</PageLink>
}

function sorted(rows: ReturnRow[], sort: Sort): ReturnRow[] {
  const key = sort.key as 'rate' | 'eligible' | 'converted' | 'waiting'
  const sign = sort.direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => sign * ((a[key] ?? -1) - (b[key] ?? -1)))
}
