import type { patient as ru } from '../ru/patient.ts'
import type { SameShape } from '../shape.ts'

export const patient = {
  title: 'Patient',
} satisfies SameShape<typeof ru>
