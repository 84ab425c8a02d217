import { useAsOf } from '../../analytics/AsOfPicker.tsx'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { useUrlState } from '../../url-state.ts'
import { RETURN_SLICES, WINDOWS, type ReturnQuestion, type ReturnSlice } from './return-queries.ts'
import { STEPS } from './StepTiles.tsx'

const STATE = { within: '90', from: '1', by: 'source' }

export type ReturnFilters = {
  question: ReturnQuestion
  by: ReturnSlice
  fromVisit: number
  change: (changes: Partial<Record<keyof typeof STATE, string | null>>) => void
}

/** What the page shows, read from its address; nonsense falls back to the usual. */
export function useReturnFilters(): ReturnFilters {
  const [state, change] = useUrlState(STATE)
  const asOf = useAsOf()
  const branch = useBranch() ?? undefined
  const withinDays = WINDOWS.find((one) => one === state.within) ?? '90'
  const fromVisit = STEPS.find((one) => String(one) === state.from) ?? 1
  const by = RETURN_SLICES.find((one) => one === state.by) ?? 'source'
  return { question: { asOf, branch, withinDays }, by, fromVisit, change }
}
