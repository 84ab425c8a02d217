import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '../../analytics/answer-of.ts'
import { answer, api } from '../../api.ts'

export type ClassesAnswer = AnswerOf<'/api/v1/analytics/value-classes'>
export type ClassAnswer = ClassesAnswer['classes'][number]
export type RulesAnswer = AnswerOf<'/api/v1/analytics/value-classes/rules'>

/** Four classes with people, money and reasons. */
export const classesQuery = (query: { asOf?: string; branch?: string }) =>
  queryOptions({
    queryKey: ['analytics', 'classes', query],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/analytics/value-classes', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })

/** How the clinic divides its patients. */
export const rulesQuery = queryOptions({
  queryKey: ['analytics', 'classes', 'rules'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/analytics/value-classes/rules', { signal })),
})

/** How many people would change class under other rules; nothing is saved. */
export const rulesEffectQuery = (rules: ValueClassRules) =>
  queryOptions({
    queryKey: ['analytics', 'classes', 'effect', rules],
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/analytics/value-classes/rules/preview', { body: { rules }, signal })),
    placeholderData: keepPreviousData,
  })

/** Saves the rules; null goes back to the defaults. */
export function saveRules(rules: ValueClassRules | null) {
  return answer(api.PUT('/api/v1/analytics/value-classes/rules', { body: { rules } }))
}
