import { DaySums, ensured, type Numbers } from './day-sums.ts'
import type { Day } from './days.ts'
import type { PatientShare } from './patient-row.ts'

export const RETURN_SLICES = ['all', 'source', 'service', 'doctor', 'administrator', 'branch', 'treatment'] as const
export type ReturnSlice = (typeof RETURN_SLICES)[number]

/** Visits whose followers are counted: 1 → 2, 2 → 3, 3 → 4. */
const FROM_VISITS = 3
const WINDOWS = [30, 60, 90, 180, 365]
/** Total, five windows, ever, arrived. */
export const RETURN_WIDTH = 8
const [TOTAL, EVER, ARRIVED] = [0, 6, 7] as const

export type ReturnEntry = { slice: ReturnSlice; value: string; fromVisit: number; day: Day; numbers: Numbers }

/** Sums of return_cells. */
export class ReturnSums {
  private readonly cells = new Map<ReturnSlice, Map<string, DaySums>[]>()
  private readonly slices: readonly ReturnSlice[]

  constructor(slices: readonly ReturnSlice[] = RETURN_SLICES) {
    this.slices = slices
  }

  add(share: PatientShare, sign: 1 | -1): void {
    const visits = Math.min(share.visitDays.length, FROM_VISITS)
    for (let index = 0; index < visits; index++) {
      const day = share.visitDays[index]!
      const visit = { day, next: share.visitDays[index + 1], sign }
      for (const slice of this.slices) addVisit(this.sumsOf(slice, valueOf(share, slice, index), index), visit)
    }
  }

  *entries(): Generator<ReturnEntry> {
    for (const [slice, visits] of this.cells) {
      for (const [index, values] of visits.entries()) {
        for (const [value, sums] of values) {
          for (const [day, numbers] of sums.entries()) yield { slice, value, fromVisit: index + 1, day, numbers }
        }
      }
    }
  }

  private sumsOf(slice: ReturnSlice, value: string, index: number): DaySums {
    const visits = ensured(this.cells, slice, () =>
      Array.from({ length: FROM_VISITS }, () => new Map<string, DaySums>()),
    )
    return ensured(visits[index]!, value, () => new DaySums(RETURN_WIDTH, 'people'))
  }
}

type Visit = { day: Day; next: Day | undefined; sign: 1 | -1 }

function addVisit(sums: DaySums, { day, next, sign }: Visit): void {
  const numbers = sums.chunkOf(day)
  const at = sums.placeOf(day)
  numbers[at + TOTAL]! += sign
  if (next === undefined) return
  const gap = next - day
  for (let window = WINDOWS.length - 1; window >= 0 && gap <= WINDOWS[window]!; window--)
    numbers[at + 1 + window]! += sign
  numbers[at + EVER]! += sign
  sums.chunkOf(next)[sums.placeOf(next) + ARRIVED]! += sign
}

function valueOf(share: PatientShare, slice: ReturnSlice, index: number): string {
  switch (slice) {
    case 'all':
      return ''
    case 'doctor':
      return share.visitDoctors[index] ?? ''
    case 'administrator':
      return share.visitAdministrators[index] ?? ''
    case 'branch':
      return share.visitBranches[index] ?? ''
    case 'treatment':
      return share.visitTreatments[index] ?? ''
    default:
      return share[slice]
  }
}
