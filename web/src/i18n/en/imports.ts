import type { imports as ru } from '../ru/imports.ts'
import type { SameShape } from '../shape.ts'

export const imports = {
  title: 'Import and links',
} satisfies SameShape<typeof ru>
