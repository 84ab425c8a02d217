import type { RowBlock, Sheet, TableFailure, XlsxLimits } from './table.ts'

/** What the reading process is asked, as its only argument. */
export type ChildRequest = { want: 'sheets' | 'rows'; sheet?: string | number; limits: XlsxLimits }

/** What it answers; `end` or a failure comes last. */
export type ChildMessage =
  | { kind: 'sheets'; sheets: Sheet[] }
  | { kind: 'alive' }
  | { kind: 'end' }
  | RowBlock
  | TableFailure
