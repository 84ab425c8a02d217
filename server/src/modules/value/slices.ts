import { Invalid } from '../../platform/errors.ts'

/** What patients can be divided by: facts of the first visit (cohorts) or of the visit they returned from (returns). */
export const COHORT_DIMENSIONS = ['source', 'service', 'specialty', 'doctor', 'branch', 'payer'] as const
export const RETURN_DIMENSIONS = ['source', 'service', 'doctor', 'administrator', 'branch', 'treatment'] as const
export type CohortDimension = (typeof COHORT_DIMENSIONS)[number]
export type ReturnDimension = (typeof RETURN_DIMENSIONS)[number]
export type Dimension = CohortDimension | ReturnDimension

/** One condition: people whose slice has this value ('' = unknown). */
export type Where = { dimension: CohortDimension; value: string }

/**
 * Conditions written `dimension:value`, nothing after the colon (or `unknown`) for people about whom it is not known.
 * @throws Invalid `unknown_slice`.
 */
export function parseWhere(texts: readonly string[]): Where[] {
  return texts.map((text) => {
    const at = text.indexOf(':')
    const dimension = COHORT_DIMENSIONS.find((name) => name === text.slice(0, at))
    if (dimension === undefined) {
      const message = {
        ru: `Условие «${text}» непонятно, пример: source:Яндекс`,
        en: `The condition "${text}" is not understood, for example source:Yandex`,
      }
      throw new Invalid('unknown_slice', message, [{ path: 'where', message }])
    }
    const value = text.slice(at + 1)
    return { dimension, value: value === 'unknown' ? '' : value }
  })
}
