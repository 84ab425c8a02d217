import type { classes as ru } from '../ru/classes.ts'
import type { SameShape } from '../shape.ts'

export const classes = {
  title: 'Value classes',
} satisfies SameShape<typeof ru>
