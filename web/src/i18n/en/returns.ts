import type { returns as ru } from '../ru/returns.ts'
import type { SameShape } from '../shape.ts'

export const returns = {
  title: 'Returns',
} satisfies SameShape<typeof ru>
