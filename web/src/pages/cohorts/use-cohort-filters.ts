import { useMemo } from 'react'
import { useAsOf } from '../../analytics/AsOfPicker.tsx'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { useUrlState } from '../../url-state.ts'
import { METRICS, PERS, type FigureOf } from './cohort-figures.ts'
import { DIMENSIONS, type CohortQuestion, type Dimension, type Grain, type Mode } from './cohort-queries.ts'

// `firstBranch`: the header's `branch` is the patients' home, this one is where they came first.
const STATE = {
  metric: 'margin',
  per: 'patient',
  grain: 'month',
  mode: 'calendar',
  last: '13',
  by: '',
  source: '',
  service: '',
  specialty: '',
  doctor: '',
  firstBranch: '',
  payer: '',
}
const GRAINS: Grain[] = ['month', 'quarter', 'year']
const MODES: Mode[] = ['calendar', 'anniversary']

export type CohortFilters = {
  figure: FigureOf
  question: CohortQuestion
  chosen: Record<Dimension, string>
  change: (changes: Partial<Record<keyof typeof STATE, string | null>>) => void
  /** Keeps one value of a slice and shows it undivided. */
  open: (dimension: Dimension, value: string) => void
  choose: (dimension: Dimension, value: string | null) => void
  /** How many newest cohorts the table shows; the file and the curves have all. */
  last: number | null
}

/** What the page shows, read from its address; nonsense falls back to the usual. */
export function useCohortFilters(): CohortFilters {
  const [state, change] = useUrlState(STATE)
  const asOf = useAsOf()
  const branch = useBranch() ?? undefined
  return useMemo(() => {
    const by = DIMENSIONS.find((dimension) => dimension === state.by)
    const chosen = Object.fromEntries(DIMENSIONS.map((one) => [one, state[stateOf(one)]])) as Record<Dimension, string>
    const where = DIMENSIONS.filter((one) => chosen[one] !== '' && one !== by).map((one) => `${one}:${chosen[one]}`)
    const grain = GRAINS.find((one) => one === state.grain) ?? 'month'
    const mode = MODES.find((one) => one === state.mode) ?? 'calendar'
    const metric = METRICS.find((one) => one === state.metric) ?? 'margin'
    const per = PERS.find((one) => one === state.per) ?? 'patient'
    return {
      figure: { metric, per },
      question: { asOf, branch, grain, mode, by, where },
      chosen,
      change,
      open: (dimension, value) => change({ by: null, [stateOf(dimension)]: value }),
      choose: (dimension, value) => change({ [stateOf(dimension)]: value }),
      last: state.last === 'all' ? null : Number(state.last) || Number(STATE.last),
    }
  }, [state, change, asOf, branch])
}

function stateOf(dimension: Dimension): keyof typeof STATE {
  return dimension === 'branch' ? 'firstBranch' : dimension
}
