export type ImportState =
  | 'draft'
  | 'checking'
  | 'checked'
  | 'queued'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone'

/** `entity.field`; several when one column serves several entities; null is not imported. */
export type ColumnTarget = string | string[] | null

export type Mapping = {
  entities: string[]
  columns: Record<string, ColumnTarget>
  options: { payments?: 'row' | 'visit' | 'none'; repeatedRows?: 'skip' | 'keep' }
}

/** One table of the upload: a text file, or a sheet of a workbook. */
export type ImportSheet = {
  key: string
  fileName: string
  sheetName: string
  bytes: number
  encoding: string | null
  separator: string | null
  headerRow: number
  header: string[]
  /** The first data rows. */
  samples: string[][]
  mapping: Mapping
  /** What the product would have chosen by itself. */
  guess: Mapping
  /** The saved mapping it was recognised by. */
  profile: string | null
}

/** A table of the upload that could not be read. */
export type SheetRefusal = { fileName: string; sheetName: string; code: string; message: string }

export type Progress = {
  phase: 'waiting' | 'reading' | 'referrers' | 'merging' | 'statistics' | 'undoing' | 'done'
  file: string | null
  rows: number
  bytes: number
  totalBytes: number
  rowsPerSecond: number
  errors: number
  warnings: number
}

export type EntityResult = {
  entity: string
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  merged: number
}

/** Problems of one kind in one column. `error`: the row is not imported; `warning`: all but this cell is. */
export type IssueGroup = {
  sheetKey: string
  entity: string | null
  column: string | null
  code: string
  severity: 'error' | 'warning'
  count: number
  /** The first of them: row, what stood in the cell, what is wrong in words. */
  examples: { row: number; cell: string | null; message: string }[]
}

export type CatalogueField = { name: string; label: string; required: boolean }
export type CatalogueEntity = { name: string; label: string; fields: CatalogueField[] }

/** An import with everything its page shows. */
export type ImportRun = {
  id: string
  origin: string
  fileName: string
  fileSize: number | null
  state: ImportState
  progress: Progress | null
  /** Counts of the last dry run or of the real one. */
  entities: EntityResult[]
  /** The counts are of a dry run. */
  isDryRun: boolean
  issues: { errors: number; warnings: number; rows: number; rejectedRows: number } | null
  /** Sums of the payments in the file, minor units. */
  money: { payments: number; refunds: number } | null
  /** Pairs of cards that look like one person and wait for a decision. */
  suggestions: number | null
  failure: { code: string; message: string } | null
  /** What the undo of this import did. */
  undo: UndoReport | null
  createdBy: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  undoneAt: string | null
}

export type ImportProfile = { id: string; name: string; mapping: Mapping }

/** What an undo did, by table. */
export type UndoReport = {
  deleted: Record<string, number>
  restored: Record<string, number>
  kept: Record<string, number>
}

/** A line of the history. */
export type ImportItem = {
  id: string
  fileName: string
  origin: string
  state: ImportState
  entities: string[]
  created: number
  updated: number
  rejected: number
  createdBy: string | null
  createdAt: string
}
