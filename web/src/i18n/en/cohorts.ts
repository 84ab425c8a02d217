import type { cohorts as ru } from '../ru/cohorts.ts'
import type { SameShape } from '../shape.ts'

export const cohorts = {
  title: 'Cohorts',
} satisfies SameShape<typeof ru>
