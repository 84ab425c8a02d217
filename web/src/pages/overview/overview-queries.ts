import type { Comparison } from '@revisit/domain/comparison.ts'
import type { QualityRule } from '@revisit/domain/data-quality.ts'
import type { ValueClass } from '@revisit/domain/value-class.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export type OverviewQuestion = { from: string; to: string; compare: Comparison; branch: string | null }

/** A figure now and in the compared period, with its last months from the oldest. null = no data. */
export type FigureAnswer = { value: number | null; before: number | null; trend: (number | null)[] }

export type OverviewAnswer = {
  from: string
  to: string
  before: { from: string; to: string }
  /** Patients with a visit at all; 0 on the first day. */
  patients: number
  refreshedAt: string | null
  figures: {
    revenue: FigureAnswer
    visits: FigureAnswer
    newPatients: FigureAnswer
    returningPatients: FigureAnswer
    /** Revenue from patients who had come before, as a fraction of revenue. */
    repeatShare: FigureAnswer
    averageCheck: FigureAnswer
    /** 1 → 2 within 90 days of the newest month everybody of which has had them. */
    returnRate: FigureAnswer & { cohort: string | null; beforeCohort: string | null }
    /** Margin to date per patient with a visit. */
    ltvMargin: FigureAnswer & { costKnownShare: number | null }
    /** null while there is no spend. */
    cac: FigureAnswer | null
    adShare: FigureAnswer | null
  }
  classes: { name: ValueClass; patients: number; revenue: number }[]
  /** Switched-on rules: how many patients, and where most of them are. */
  quality: { rule: QualityRule; patients: number; most: { name: string; patients: number } | null }[]
  branches: {
    id: string
    name: string
    revenue: number
    revenueBefore: number | null
    visits: number
    newPatients: number
    averageCheck: number | null
    returnRate: number | null
    returnRateBefore: number | null
  }[]
}

/** Everything the owner's page shows except movement and the trend, which have addresses of their own. */
export const overviewQuery = (question: OverviewQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'overview', question],
    queryFn: ({ signal }) => request<OverviewAnswer>(withFilters('/api/v1/analytics/overview', question), { signal }),
    placeholderData: keepPreviousData,
  })
