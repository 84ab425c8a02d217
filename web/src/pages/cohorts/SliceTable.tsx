import { totalsByAge } from '@revisit/domain/cohorts.ts'
import { HeatTable, type HeatRow } from '@revisit/ui/HeatTable.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import {
  FEW_PEOPLE,
  figureOf,
  isFirstApart,
  longest,
  returnOfAll,
  type CohortSlice,
  type FigureOf,
} from './cohort-figures.ts'
import { useFigureText } from './use-figure-text.ts'

export type SliceTableProps = {
  label: string
  slices: CohortSlice[]
  figure: FigureOf
  letter: string
  /** How many ages to show; null for all. */
  last: number | null
  onOpen: (key: string) => void
}

/** One row per value of a slice: the average of its cohorts that have lived each period. */
export function SliceTable({ label, slices, figure, letter, last, onOpen }: SliceTableProps) {
  const { t } = useTranslation('cohorts')
  const format = useFormat()
  const text = useFigureText(figure)
  const most = Math.max(0, ...slices.map((slice) => longest(slice.cohorts)))
  const ages = Array.from({ length: Math.min(last ?? most, most) }, (_, k) => k)
  const returned = (slice: CohortSlice) => {
    const rate = returnOfAll(slice.cohorts)
    return rate === null ? '—' : format.percent(rate, 0)
  }
  const rows: HeatRow[] = slices.map((slice) => {
    const totals = totalsByAge(slice.cohorts)
    return {
      key: slice.key,
      head: [
        <button key="name" type="button" className="link-button" onClick={() => onOpen(slice.key)}>
          {slice.name}
        </button>,
        format.number(slice.size),
        returned(slice),
      ],
      cells: ages.map((k) => {
        const total = totals[k]
        const value = total && figureOf(total, total.patients, figure)
        if (!total || value === undefined || value === null) return null
        const people = t('tipSize', { count: total.patients, text: format.number(total.patients) })
        return {
          value,
          text: text.write(value),
          faint: total.patients < FEW_PEOPLE || (k === 0 && isFirstApart(figure)),
          tip: (
            <>
              <b>
                {slice.name}, {letter}
                {k}: {text.write(value)}
              </b>
              <br />
              {people}
            </>
          ),
        }
      }),
    }
  })
  return (
    <HeatTable
      label={label}
      headColumns={[
        { key: 'slice', title: t('slice') },
        { key: 'fresh', title: t('fresh') },
        { key: 'returned', title: <span title={t('returnedTitle')}>{t('returned')}</span> },
      ]}
      columns={ages.map((k) => `${letter}${k}`)}
      rows={rows}
      legend={{ unfinished: false, blank: t('blank') }}
    />
  )
}
