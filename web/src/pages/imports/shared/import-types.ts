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

/** `entity.field` or `custom:key`; several when one column serves several entities; null is not imported. */
export type ColumnTarget = string | string[] | null

export type Mapping = {
  entities: string[]
  columns: Record<string, ColumnTarget>
  options: { payments?: 'row' | 'visit' | 'none'; repeatedRows?: 'skip' | 'keep' }
}

/** A column of the file and how the first rows fit what it is mapped to. */
export type ImportColumn = {
  header: string
  target: string[]
  confidence: number
  /** Different values, as they stand in the file. */
  samples: string[]
  /** Of the first rows: looked at, empty, making no sense for the field. */
  checked: number
  empty: number
  bad: number
  problems: { cell: string; message: string }[]
}

/** One table of the upload: a text file, or a sheet of a workbook. */
export type ImportSheet = {
  key: string
  fileName: string
  sheetName: string
  kind: 'csv' | 'xlsx'
  encoding: string | null
  separator: string | null
  headerRow: number
  bytes: number
  mapping: Mapping
  guessedBy: 'exchange' | 'report' | 'none'
  /** The saved mapping it was recognised by. */
  profile: { id: string; name: string } | null
  columns: ImportColumn[]
}

/** A file of the upload that could not be read, and why. */
export type SheetRefusal = { fileName: string; code: string; message: string }

export type Phase = 'waiting' | 'reading' | 'referrers' | 'merging' | 'statistics' | 'undoing' | 'done'

export type Progress = {
  phase: Phase | null
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

/** What an undo did, by table. */
export type UndoReport = {
  deleted: Record<string, number>
  restored: Record<string, number>
  kept: Record<string, number>
}

/** A line of the history. */
export type ImportItem = {
  id: string
  state: ImportState
  fileName: string
  fileSize: number | null
  /** The system the file came from; numbers of cards are told apart by it. */
  origin: string
  /** Member of staff. */
  createdBy: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  undoneAt: string | null
  cancelRequested: boolean
  progress: Progress
  /** Counts of the last dry run (`dryRun`) or of the real one. */
  result: {
    dryRun: boolean
    entities: EntityResult[]
    /** Money of the payments created and updated, in minor units; refunds are positive. */
    totals: { payments: number; refunds: number }
    /** Pairs that a person has to tell apart. */
    suggestions: number
    undo: UndoReport | null
  } | null
  failure: { code: string; message: string } | null
}

/** An import with what was found in its file. */
export type ImportRun = ImportItem & { sheets: ImportSheet[]; unreadable: SheetRefusal[] }

/** Problems of one kind in one column. `error`: the row is not imported; `warning`: all but this cell is. */
export type IssueGroup = {
  entity: string | null
  column: string | null
  code: string
  severity: 'error' | 'warning'
  count: number
  examples: { row: number; file: string; sheet: string; cell: string | null; message: string }[]
}

/** Everything wrong with the rows of an import; `rows` have any problem, `rejectedRows` are not imported. */
export type Issues = {
  groups: IssueGroup[]
  errors: number
  warnings: number
  rows: number
  rejectedRows: number
}

export type CatalogueField = { name: string; label: string; required: boolean; key: boolean }
export type CatalogueEntity = { name: string; label: string; fields: CatalogueField[] }

export type ImportProfile = { id: string; name: string; mapping: Mapping }
