/** Text encodings a table may arrive in; names are those of the WHATWG TextDecoder. */
export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'koi8-r' | 'ibm866'

export type Separator = ',' | ';' | '\t' | '|'

/** One sheet; a CSV file has exactly one, named ''. `rows` is the size the workbook claims, when it claims one. */
export type Sheet = { index: number; name: string; hidden: boolean; rows?: number }

export type CsvSource = {
  kind: 'csv'
  path: string
  bytes: number
  encoding: TableEncoding
  separator: Separator
  sheets: Sheet[]
}

export type XlsxSource = { kind: 'xlsx'; path: string; bytes: number; sheets: Sheet[] }

export type TableSource = CsvSource | XlsxSource

/** Everything that may be wrong with a whole file. Sentences for people: problem-text.ts. */
export type FailureCode =
  | 'file_unreadable'
  | 'empty_file'
  | 'binary'
  | 'not_a_table'
  | 'xls_legacy'
  | 'xlsx_encrypted'
  | 'xlsx_truncated'
  | 'xlsx_damaged'
  | 'xlsx_binary_workbook'
  | 'xlsx_forbidden_markup'
  | 'xlsx_no_sheets'
  | 'xlsx_too_large_inside'
  | 'xlsx_memory_limit'
  | 'xlsx_time_limit'
  | 'sheet_not_found'
  | 'zip_folder'
  | 'zip_truncated'
  | 'zip_damaged'
  | 'zip_encrypted'
  | 'zip_empty'
  | 'zip_unsafe_name'
  | 'zip_too_many_files'
  | 'zip_too_large_inside'
  | 'disk_full'
  | 'stopped'
  | 'reader_failed'

/** Everything that may be wrong with one row; the row itself is still given out. */
export type ProblemCode =
  | 'unclosed_quote'
  | 'cell_too_long'
  | 'row_too_long'
  | 'too_many_columns'
  | 'ragged_row'
  | 'nul_removed'
  | 'damaged_text'
  | 'cell_error'
  | 'shared_string_missing'
  | 'bad_date_serial'
  | 'control_character'

export type Params = Record<string, string | number>

/** A file that cannot be read (further). A value, never an exception. */
export type TableFailure = { kind: 'failure'; code: FailureCode; params: Params }

/** `row` as in RowBlock.rowNumbers; `column` counts from 1 when one cell is to blame. */
export type RowProblem = { row: number; column?: number; code: ProblemCode; params: Params }

/**
 * Some thousands of consecutive rows. Entirely empty rows are left out, so rows carry their numbers:
 * `rowNumbers[i]` is the physical line (CSV) or the sheet row (XLSX), counted from 1, where `rows[i]` begins;
 * `firstRow` equals `rowNumbers[0]`. Rows may be shorter than the header; trailing empty cells may be missing.
 * `bytesRead` of `bytesTotal` is progress (bytes of the file for CSV, of the inflated sheet for XLSX).
 */
export type RowBlock = {
  kind: 'rows'
  firstRow: number
  rows: string[][]
  rowNumbers: number[]
  problems: RowProblem[]
  bytesRead: number
  bytesTotal: number
}

export type CsvLimits = {
  /** Characters in one cell; a quoted cell that crosses lines and grows past it counts as unclosed. At most 1,048,576. */
  cellChars: number
  /** Characters in one row. */
  rowChars: number
  columns: number
  /** Rows in one block. */
  blockRows: number
}

export type XlsxLimits = {
  cellChars: number
  columns: number
  blockRows: number
  /** Resident memory of the reading process, bytes. */
  memoryBytes: number
  /** Longest wait for the next block, milliseconds. */
  stallMs: number
  /** Sum of all waits for the reading process, milliseconds. */
  totalMs: number
  /** Inflated bytes of all parts read. */
  inflatedBytes: number
  /** Inflated : compressed, looked at once a part has inflated past `ratioFromBytes`. */
  ratio: number
  ratioFromBytes: number
  /** Entries in the archive, and strings in the shared table. */
  entries: number
  sharedStrings: number
}

export const csvLimits: CsvLimits = { cellChars: 65_536, rowChars: 4_194_304, columns: 2_000, blockRows: 4_000 }

export const xlsxLimits: XlsxLimits = {
  cellChars: 65_536,
  columns: 2_000,
  blockRows: 2_000,
  memoryBytes: 256 * 1024 * 1024,
  stallMs: 30_000,
  totalMs: 900_000,
  inflatedBytes: 4 * 1024 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 64 * 1024 * 1024,
  entries: 10_000,
  sharedStrings: 5_000_000,
}

/** What a person already said about the file; wins over detection. */
export type OpenHints = { encoding?: TableEncoding; separator?: Separator; xlsxLimits?: Partial<XlsxLimits> }

export type ReadOptions = {
  /** Sheet name or index; the first visible sheet when left out. Ignored for CSV. */
  sheet?: string | number
  encoding?: TableEncoding
  separator?: Separator
  /** Width of the header: CSV rows of another width get `ragged_row` (surplus or missing cells that are empty do not count as surplus). */
  expectedColumns?: number
  csvLimits?: Partial<CsvLimits>
  xlsxLimits?: Partial<XlsxLimits>
  signal?: AbortSignal
}

export function failure(code: FailureCode, params: Params = {}): TableFailure {
  return { kind: 'failure', code, params }
}
