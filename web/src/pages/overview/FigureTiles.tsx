import { changeOf } from '@revisit/domain/comparison.ts'
import { Explain } from '@revisit/ui/Explain.tsx'
import type { ChangeProps } from '@revisit/ui/Change.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tile, TileRow, type TileState } from '@revisit/ui/Tile.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { usePeriodNames } from '../../analytics/use-period-names.ts'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { FigureAnswer, OverviewAnswer } from './overview-queries.ts'
import css from './Overview.module.css'

type FigureKey = keyof OverviewAnswer['figures']
type Kind = 'money' | 'share' | 'count'

/** What a figure is: how it is written, which way is good, what explains it. */
const FIGURES: { key: FigureKey; kind: Kind; better: 'up' | 'down' }[] = [
  { key: 'revenue', kind: 'money', better: 'up' },
  { key: 'returnRate', kind: 'share', better: 'up' },
  { key: 'repeatShare', kind: 'share', better: 'up' },
  { key: 'ltvMargin', kind: 'money', better: 'up' },
  { key: 'averageCheck', kind: 'money', better: 'up' },
  { key: 'visits', kind: 'count', better: 'up' },
  { key: 'newPatients', kind: 'count', better: 'up' },
  { key: 'returningPatients', kind: 'count', better: 'up' },
  { key: 'cac', kind: 'money', better: 'down' },
  { key: 'adShare', kind: 'share', better: 'down' },
]

/** The figures of the period in one card, each with its change, what it is compared with and its formula. */
export function FigureTiles({ query }: { query: UseQueryResult<OverviewAnswer> }) {
  const { t } = useTranslation('overview')
  const stateOf = useTileState()
  return (
    <div className={css.figures}>
      <TileRow label={t('figures')}>
        {FIGURES.map((figure) => (
          <Tile
            key={figure.key}
            name={t(figure.key)}
            explain={<Hint of={figure.key} answer={query.data} />}
            state={query.data ? stateOf(figure, query.data) : waiting(query)}
          />
        ))}
      </TileRow>
    </div>
  )
}

function waiting(query: UseQueryResult<OverviewAnswer>): TileState {
  if (!query.isError) return { kind: 'loading' }
  return { kind: 'failed', retry: () => void query.refetch(), code: asApiError(query.error).code }
}

function useTileState(): (figure: (typeof FIGURES)[number], answer: OverviewAnswer) => TileState {
  const write = useWriter()
  const change = useChange()
  const against = useAgainst()
  const missing = useMissing()
  return (figure, answer) => {
    const found: FigureAnswer | null = answer.figures[figure.key]
    if (!found || found.value === null) return { kind: 'none', how: missing(figure.key, found !== null) }
    return {
      kind: 'ready',
      figure: write(figure.kind, found.value),
      change: change(found, figure) ?? undefined,
      trend: found.trend,
      against: against(figure, answer),
    }
  }
}

function useWriter(): (kind: Kind, value: number) => string {
  const format = useFormat()
  return (kind, value) =>
    ({ money: () => format.money(value), share: () => format.percent(value), count: () => format.number(value) })[
      kind
    ]()
}

function useChange(): (found: FigureAnswer, figure: (typeof FIGURES)[number]) => ChangeProps | null {
  const format = useFormat()
  return (found, { kind, better }) => {
    const change = changeOf(found.value, found.before, { kind: kind === 'share' ? 'share' : 'amount', better })
    if (!change || (kind !== 'share' && change.relative === null)) return null
    const text = kind === 'share' ? format.changePoints(change.difference) : format.changePercent(change.relative ?? 0)
    return { text, direction: change.direction, meaning: change.meaning === 'neutral' ? 'neither' : change.meaning }
  }
}

/** «1–17 октября: 9 271 500 ₽», or which first visits the return is of, or how much of the cost is known. */
function useAgainst(): (figure: (typeof FIGURES)[number], answer: OverviewAnswer) => ReactNode {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const names = usePeriodNames()
  const write = useWriter()
  return ({ key, kind }, answer) => {
    const { returnRate, ltvMargin } = answer.figures
    if (key === 'returnRate') {
      return returnRate.cohort ? t('firstVisitsIn', { month: names.month(`${returnRate.cohort}-01`) }) : null
    }
    if (key === 'ltvMargin') {
      const known = ltvMargin.costKnownShare
      if (known === null) return null
      return known === 0 ? t('noCosts') : t('costKnown', { share: format.percent(known, 0) })
    }
    const before = answer.figures[key]?.before
    if (before === null || before === undefined) return null
    return t('against', { period: names.short(answer.before), value: write(kind, before) })
  }
}

function useMissing(): (key: FigureKey, asked: boolean) => ReactNode {
  const { t } = useTranslation('overview')
  const mayImport = usePermission('imports.run')
  return (key, asked) => {
    if ((key === 'cac' || key === 'adShare') && !asked) {
      return mayImport ? <PageLink to={paths.newImport}>{t('loadSpend')}</PageLink> : t('noSpend')
    }
    return key === 'returnRate' ? t('notMature') : t('noPeriod')
  }
}

const FORMULAS = {
  revenue: 'revenue',
  returnRate: 'return_rate_90',
  ltvMargin: 'ltv_margin',
  averageCheck: 'average_check',
  newPatients: 'new_patients',
  visits: 'visits',
  returningPatients: 'returning_patients',
} as const

function Hint({ of, answer }: { of: FigureKey; answer: OverviewAnswer | undefined }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const names = usePeriodNames()
  const period = answer && names.period(answer)
  const asOf = answer?.refreshedAt ? format.dateTime(answer.refreshedAt) : undefined
  if (of === 'repeatShare') {
    return (
      <Explain name={t(of)} meaning={t('repeatMeaning')} formula={t('repeatFormula')} period={period} asOf={asOf} />
    )
  }
  if (of === 'cac') {
    return <Explain name={t(of)} meaning={t('cacMeaning')} formula={t('cacFormula')} period={period} asOf={asOf} />
  }
  if (of === 'adShare') {
    return <Explain name={t(of)} meaning={t('adMeaning')} formula={t('adFormula')} period={period} asOf={asOf} />
  }
  return <FormulaHint of={FORMULAS[of]} period={period} asOf={asOf} />
}
