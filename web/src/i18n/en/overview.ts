import type { overview as ru } from '../ru/overview.ts'
import type { SameShape } from '../shape.ts'

export const overview = {
  title: 'Overview',
} satisfies SameShape<typeof ru>
