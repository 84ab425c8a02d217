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

export type MappingOptions = {
  payments?: 'row' | 'visit' | 'none'
  repeatedRows?: 'skip' | 'keep'
  /** How a row knows its patient: by the card number of the file, or by name, birth date and phone. */
  match?: 'card' | 'person'
  /** Visits and payments another source has brought already: load them once more, or leave them. */
  doubles?: 'keep' | 'skip'
}

export type ProblemFix = 'empty' | 'century' | 'number'
export type DateOrder = 'dmy' | 'mdy'

/** What a person said about the cells of one column, once for all of them. */
export type ColumnFixes = {
  /** Cell → the text read in its place; '' is as if it were empty. */
  values?: Record<string, string> | undefined
  /** Code of a problem → what is done with every such cell. */
  problems?: Record<string, ProblemFix> | undefined
  dates?: DateOrder | undefined
}

export type Mapping = {
  entities: string[]
  columns: Record<string, ColumnTarget>
  options: MappingOptions
  /** By the header of the column. */
  fixes?: Record<string, ColumnFixes>
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
  /** The row of names the product found by itself. */
  guessedHeaderRow: number
  /** Left out by a person. */
  skipped: boolean
  bytes: number
  mapping: Mapping
  /** What the columns were taken for before anybody corrected them. */
  guess: Mapping
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
  /** Of an undo: how many rows there are to look at. */
  totalRows: number | null
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

export const KEPT_REASONS = ['edited', 'imported', 'merged', 'used', 'signs_in'] as const
export type KeptReason = (typeof KEPT_REASONS)[number]

/** What an undo did, by table, and why it left rows. */
export type UndoReport = {
  deleted: Record<string, number>
  restored: Record<string, number>
  kept: Record<string, number>
  why: Record<string, Partial<Record<KeptReason, number>>>
}

/** Visits and payments of the file that another source has brought already. */
export type Doubles = { skipped: boolean; appointments: number; service_lines: number; payments: number }

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
    /** null when nobody looked for them. */
    doubles: Doubles | null
  } | null
  failure: { code: string; message: string } | null
}

/** An import with what was found in its file. */
export type ImportRun = ImportItem & { sheets: ImportSheet[]; unreadable: SheetRefusal[] }

/** What can be done with all cells of a kind of problem; `values`: each different one needs its own answer. */
export type Suggestion =
  | { kind: 'problem'; header: string; fix: ProblemFix; label: string }
  | { kind: 'value'; header: string; cell: string; value: string; label: string }
  | { kind: 'values'; header: string }

/** Problems of one kind in one column. `error`: the row is not imported; `warning`: all but this cell is. */
export type IssueGroup = {
  entity: string | null
  column: string | null
  code: string
  severity: 'error' | 'warning'
  count: number
  suggestion: Suggestion | null
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

/** The first rows of a sheet as they stand in the file. */
export type FirstRows = { headerRow: number; guessedHeaderRow: number; items: { row: number; cells: string[] }[] }

export type ValueChoice = { value: string; label: string }

/** `fixed`: a person said how to read it; `new`: it will be made; `unknown`: nothing can be made of it. */
export type ListedValue = {
  cell: string
  count: number
  state: 'known' | 'fixed' | 'new' | 'unknown'
  reads: string | null
  suggestion: ValueChoice | null
}

/** A column of names or words with its different cells, those that need an answer first. */
export type ListedColumn = {
  header: string
  kind: 'words' | 'names'
  mayCreate: boolean
  choices: ValueChoice[]
  values: ListedValue[]
  more: boolean
}
