import type { patients as ru } from '../ru/patients.ts'
import type { SameShape } from '../shape.ts'

export const patients = {
  title: 'Patients',
} satisfies SameShape<typeof ru>
