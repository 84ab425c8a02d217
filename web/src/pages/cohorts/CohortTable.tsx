import type { CohortCell } from '@revisit/domain/cohorts.ts'
import { HeatTable, type HeatCell, type HeatRow } from '@revisit/ui/HeatTable.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { usePhone } from '../../analytics/Choice.tsx'
import { usePeriodNames } from '../../analytics/use-period-names.ts'
import {
  costOfAll,
  FEW_PEOPLE,
  figureOf,
  isFirstApart,
  longest,
  returnOfAll,
  totalPoints,
  type FigureOf,
} from './cohort-figures.ts'
import type { CohortRow, Grain } from './cohort-queries.ts'
import { useFigureText } from './use-figure-text.ts'
import css from './Cohorts.module.css'

export type CohortTableProps = {
  label: string
  cohorts: CohortRow[]
  figure: FigureOf
  grain: Grain
  /** Letter of the columns: months, quarters or years of life. */
  letter: string
}

/** One row per cohort: how many came, what they cost, how many returned, and what they did period by period. */
export function CohortTable({ label, cohorts, figure, grain, letter }: CohortTableProps) {
  const { t } = useTranslation('cohorts')
  const format = useFormat()
  const names = usePeriodNames()
  const text = useFigureText(figure)
  const cellOf = useCell(figure, letter)
  const ages = Array.from({ length: longest(cohorts) }, (_, k) => `${letter}${k}`)
  // The phone has no room for money beside the cells.
  const spent = !usePhone() && cohorts.some((cohort) => cohort.cac !== null)
  const rows: HeatRow[] = cohorts.map((cohort) => ({
    key: cohort.cohort,
    head: [
      names.cohort(cohort.cohort),
      format.number(cohort.size),
      ...(spent ? [cohort.cac === null ? '—' : format.number(cohort.cac / 100)] : []),
      <ReturnShare key="returned" returned={cohort.returned} />,
      ...(spent ? [<Payback key="payback" cohort={cohort} letter={letter} />] : []),
    ],
    cells: ages.map((_, k) => cellOf(cohort, names.cohort(cohort.cohort), cohort.cells[k])),
  }))
  const everybody = cohorts.reduce((sum, cohort) => sum + cohort.size, 0)
  const all = returnOfAll(cohorts)
  const cac = costOfAll(cohorts)
  return (
    <HeatTable
      label={label}
      headColumns={[
        { key: 'first', title: t('first') },
        { key: 'fresh', title: t('fresh') },
        ...(spent ? [{ key: 'cac', title: 'CAC, ₽' }] : []),
        { key: 'returned', title: <span title={t('returnedTitle')}>{t('returned')}</span> },
        ...(spent ? [{ key: 'payback', title: t('payback') }] : []),
      ]}
      columns={ages}
      rows={rows}
      totals={{
        head: [
          t('allRow'),
          format.number(everybody),
          ...(spent ? [cac === null ? '—' : format.number(cac / 100)] : []),
          <span key="all" className={css.pad}>
            {all === null ? '—' : format.percent(all, 0)}
          </span>,
          ...(spent ? [''] : []),
        ],
        cells: totalPoints(cohorts, figure).map((value) => (value === null ? null : text.write(value))),
      }}
      legend={{
        unfinished: t(`unfinished.${grain}`),
        outlined: spent && figure.metric === 'margin' ? t('paidBack') : undefined,
        blank: t('blank'),
        note: cohorts.some((cohort) => cohort.returned?.immature) ? t('immatureNote') : undefined,
      }}
    />
  )
}

function useCell(figure: FigureOf, letter: string) {
  const { t } = useTranslation('cohorts')
  const text = useFigureText(figure)
  const working = useWorking(figure)
  return ({ size, paybackK }: CohortRow, name: string, cell: CohortCell | undefined): HeatCell | null => {
    const value = cell && figureOf(cell, size, figure)
    if (cell === undefined || value === undefined || value === null) return null
    return {
      value,
      text: text.write(value),
      unfinished: !cell.complete,
      faint: size < FEW_PEOPLE || (cell.k === 0 && isFirstApart(figure)),
      outlined: figure.metric === 'margin' && cell.k === paybackK,
      tip: (
        <>
          <b>
            {name}, {letter}
            {cell.k}: {text.write(value)}
          </b>
          <br />
          {working(cell, size)}
          {!cell.complete && (
            <>
              <br />
              {t('tipUnfinished')}
            </>
          )}
          {size < FEW_PEOPLE && (
            <>
              <br />
              {t('few')}
            </>
          )}
        </>
      ),
    }
  }
}

/** How the figure of a cell came about. */
function useWorking({ metric }: FigureOf): (cell: CohortCell, size: number) => string {
  const { t } = useTranslation('cohorts')
  const format = useFormat()
  return (cell, size) => {
    const people = t('tipSize', { count: size, text: format.number(size) })
    if (metric === 'margin') return t('tipMargin', { total: format.money(cell.cumulativeMargin), size: people })
    if (metric === 'revenue') return t('tipRevenue', { total: format.money(cell.cumulativeRevenue), size: people })
    if (metric === 'visits') return `${t('tipVisits', { visits: format.number(cell.visits) })}, ${people}`
    return t('tipRetention', { active: format.number(cell.active), size: format.number(size) })
  }
}

function ReturnShare({ returned }: { returned: CohortRow['returned'] }) {
  const format = useFormat()
  if (!returned || returned.rate === null) return <span className={css.pad}>—</span>
  return <span className={returned.immature ? css.star : css.pad}>{format.percent(returned.rate, 0)}</span>
}

function Payback({ cohort, letter }: { cohort: CohortRow; letter: string }) {
  const { t } = useTranslation('cohorts')
  if (cohort.paybackK !== null) return `${letter}${cohort.paybackK}`
  return <span className="second">{cohort.cac === null ? '—' : t('notYet')}</span>
}
