import type { AgeTotal, Cohort } from '@revisit/domain/cohorts.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'

export const DIMENSIONS = ['source', 'service', 'specialty', 'doctor', 'branch', 'payer'] as const
export type Dimension = (typeof DIMENSIONS)[number]
export type Grain = 'month' | 'quarter' | 'year'
export type Mode = 'calendar' | 'anniversary'

export type CohortQuestion = {
  asOf?: string
  branch: string | null
  grain: Grain
  mode: Mode
  by?: Dimension
  /** Conditions that all hold, «source:Яндекс»; `unknown` for people about whom it is not known. */
  where: string[]
}

/** Share of a cohort that came again within 90 days. */
export type CohortReturn = { eligible: number; converted: number; rate: number | null; immature: boolean }

export type CohortRow = Cohort & {
  /** The slice the cohort belongs to; null when not sliced. */
  key: string | null
  name: string | null
  returned: CohortReturn | null
  /** Cost of acquiring one patient, minor units; null without spend. */
  cac: number | null
  /** The first age at which margin per patient reached it. */
  paybackK: number | null
}
export type CohortsAnswer = { asOf: string; cohorts: CohortRow[]; totals: AgeTotal[] }

/** Cohorts of everybody who meets the conditions, or of every value of a slice (`by`). */
export const cohortsQuery = (question: CohortQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'cohorts', question],
    queryFn: ({ signal }) => request<CohortsAnswer>(cohortsAddress(question), { signal }),
    placeholderData: keepPreviousData,
  })

/** Where the answer stands; with `format=csv` the same table as a file. */
export function cohortsAddress(question: CohortQuestion, extra: Record<string, string> = {}): string {
  const { asOf, branch, grain, mode, by, where } = question
  const query = new URLSearchParams({ grain, mode, ...extra })
  if (asOf) query.set('asOf', asOf)
  if (branch) query.set('branch', branch)
  if (by) query.set('by', by)
  for (const condition of where) query.append('where', condition)
  return `/api/v1/analytics/cohorts?${query}`
}
