import type { rfm as ru } from '../ru/rfm.ts'
import type { SameShape } from '../shape.ts'

export const rfm = {
  title: 'RFM groups',
} satisfies SameShape<typeof ru>
