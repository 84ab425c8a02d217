import type { duplicates as ru } from '../ru/duplicates.ts'
import type { SameShape } from '../shape.ts'

export const duplicates = {
  title: 'Duplicates',
} satisfies SameShape<typeof ru>
