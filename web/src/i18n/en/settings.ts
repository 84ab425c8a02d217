import type { settings as ru } from '../ru/settings.ts'
import type { SameShape } from '../shape.ts'

export const settings = {
  title: 'Settings',
} satisfies SameShape<typeof ru>
