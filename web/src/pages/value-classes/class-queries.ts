import type { ClassCuts, ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import type { ClassReasonCode, ValueClass } from '@revisit/domain/value-class.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export type ClassQuestion = { asOf?: string; branch: string | null }

export type ClassAnswer = {
  name: ValueClass
  patients: number
  revenue: number
  margin: number
  /** Why people are in the class, the largest first. */
  reasons: { code: ClassReasonCode; patients: number }[]
}
export type ClassesAnswer = {
  asOf: string
  patients: number
  revenue: number
  margin: number
  /** Share of work (by price) whose cost is known; null when nothing was sold. */
  costKnownShare: number | null
  /** The boundaries in money that the rules gave, minor units. */
  cuts: ClassCuts
  classes: ClassAnswer[]
}

/** Four classes with people, money and reasons. */
export const classesQuery = (question: ClassQuestion) =>
  queryOptions({
    queryKey: ['analytics', 'classes', question],
    queryFn: ({ signal }) =>
      request<ClassesAnswer>(withFilters('/api/v1/analytics/value-classes', question), { signal }),
    placeholderData: keepPreviousData,
  })

export type RulesAnswer = {
  rules: ValueClassRules
  /** False while the defaults are in force. */
  own: boolean
  setBy: { author: string | null; at: string } | null
}

/** How the clinic divides its patients. */
export const rulesQuery = queryOptions({
  queryKey: ['analytics', 'classes', 'rules'],
  queryFn: ({ signal }) => request<RulesAnswer>('/api/v1/analytics/value-classes/rules', { signal }),
})

export type RulesEffect = { changed: number; classes: { name: ValueClass; before: number; after: number }[] }

/** How many people would change class under other rules; nothing is saved. */
export const rulesEffectQuery = (rules: ValueClassRules) =>
  queryOptions({
    queryKey: ['analytics', 'classes', 'effect', rules],
    queryFn: ({ signal }) =>
      request<RulesEffect>('/api/v1/analytics/value-classes/rules/preview', { method: 'POST', json: { rules }, signal }),
    placeholderData: keepPreviousData,
  })

/** Saves the rules; null goes back to the defaults. */
export function saveRules(rules: ValueClassRules | null): Promise<unknown> {
  return request('/api/v1/analytics/value-classes/rules', { method: 'PUT', json: { rules } })
}
