import type { CsvLimits, RowProblem, Separator } from './table.ts'

export type SplitRows = { rows: string[][]; rowNumbers: number[]; problems: RowProblem[] }

export type SplitOptions = {
  separator: Separator
  limits: CsvLimits
  /** Physical line number of the first character. */
  firstLine?: number
  expectedColumns?: number
}

const none = Number.POSITIVE_INFINITY
const quote = 34
const carriageReturn = 13
const lineFeed = 10
/** Quotes that never close are re-read up to the cell limit; after this many the limit halves, so junk cannot cost quadratic time. */
const unclosedBeforeHalving = 16
const smallestQuotedChars = 256
/** A row with this many unclosed quotes is read with quotes as ordinary characters. */
const unclosedPerRow = 2

/**
 * Splits delimited text into rows, given in pieces of any size; the pieces' borders do not change the result.
 * Rows end with \n, \r\n or \r, mixed at will. Valid RFC 4180 text is read exactly. Leniencies: a quote inside an
 * unquoted cell is a character; a quote inside a quoted cell that ends nothing is a character; a quoted cell that
 * never closes is read to the end of its line with a problem, and the next line is read afresh.
 *
 * Cells are slices of the given text: whoever keeps one keeps its whole piece in memory.
 */
export class RowSplitter {
  #text = ''
  #at = 0
  #line: number
  #final = false
  #skipping = false
  #nextLf = -1
  #nextCr = -1
  #nextQuote = -1
  #nextSeparator = -1
  #suspicious = false
  #unclosed = 0
  #out: SplitRows = emptyRows()
  readonly #separator: string
  readonly #separatorCode: number
  readonly #limits: CsvLimits
  readonly #expectedColumns: number | undefined

  constructor(options: SplitOptions) {
    this.#separator = options.separator
    this.#separatorCode = options.separator.charCodeAt(0)
    this.#limits = options.limits
    this.#line = options.firstLine ?? 1
    this.#expectedColumns = options.expectedColumns
  }

  /** Gives the rows completed by this piece of text. */
  push(piece: string): SplitRows {
    const rest = this.#at < this.#text.length ? this.#text.slice(this.#at) : ''
    this.#text = rest === '' ? piece : rest + piece
    this.#at = 0
    this.#nextLf = this.#nextCr = this.#nextQuote = this.#nextSeparator = -1
    this.#suspicious = this.#text.includes('\0') || this.#text.includes('\uFFFD')
    this.#out = emptyRows()
    while (this.#at < this.#text.length && this.#step());
    return this.#out
  }

  /** Gives the last row when the text does not end with a line break. */
  end(): SplitRows {
    this.#final = true
    return this.push('')
  }

  /** Reads one row; false when the rest of it has not arrived yet. */
  #step(): boolean {
    if (this.#skipping) return this.#skipToLineBreak()
    const lineEnd = this.#lineEnd(this.#at)
    if (this.#quoteFrom(this.#at) < lineEnd) return this.#quotedRow()
    const end = lineEnd === none && this.#final ? this.#text.length : lineEnd
    if (end - this.#at > this.#limits.rowChars && this.#text.length - this.#at > this.#limits.rowChars) {
      return this.#longRow()
    }
    const next = this.#afterLineBreak(end)
    if (next < 0) return false
    const cells = this.#text.slice(this.#at, end).split(this.#separator, this.#limits.columns + 1)
    this.#emit(cells, end - this.#at)
    this.#line += 1
    this.#at = next
    return true
  }

  #quotedRow(): boolean {
    const cells: string[] = []
    let unclosed = 0
    let at = this.#at
    for (;;) {
      let end = -1
      if (unclosed < unclosedPerRow && this.#text.charCodeAt(at) === quote) {
        end = this.#quotedCellEnd(at)
        if (end === 0) return this.#waitForMore()
        if (end > 0) cells.push(this.#quotedCell(at, end))
        else unclosed += this.#reportUnclosed(at, cells.length + 1)
      }
      if (end < 0) {
        end = Math.min(this.#separatorFrom(at), this.#lineEnd(at))
        if (end === none && !this.#final) return this.#waitForMore()
        if (end === none) end = this.#text.length
        cells.push(this.#text.slice(at, end))
      }
      at = end
      if (this.#text.charCodeAt(at) !== this.#separatorCode) return this.#finishQuotedRow(cells, at)
      at += 1
    }
  }

  #finishQuotedRow(cells: string[], end: number): boolean {
    const next = this.#afterLineBreak(end)
    if (next < 0) return this.#waitForMore()
    if (end - this.#at > this.#limits.rowChars) return this.#longRow()
    this.#emit(cells, end - this.#at)
    this.#line += countLineBreaks(this.#text, this.#at, end) + 1
    this.#at = next
    return true
  }

  /**
   * Where the quoted cell that opens at `open` ends (the position after its closing quote);
   * 0 when that has not arrived yet, -1 when the quote never closes.
   */
  #quotedCellEnd(open: number): number {
    const text = this.#text
    const limit = this.#quotedChars()
    let stray = false
    for (let from = open + 1; ;) {
      const close = Math.min(position(text, '"', from), text.length)
      const crossed = this.#lineEnd(open) < close
      if (crossed && close - open > limit) return -1
      if (close + 2 >= text.length && !this.#final) return 0
      if (close === text.length) return -1
      if (this.#endsCell(close + 1)) return close + 1
      const doubled = text.charCodeAt(close + 1) === quote
      if (crossed && this.#opensLaterCell(close, doubled)) return -1
      from = close + this.#strideOver(close, doubled, stray)
      stray ||= !doubled
    }
  }

  /**
   * A single quote at the beginning of a cell, met inside a quoted cell that crossed a line: the opening quote of a later
   * row, so the cell being read never closed. Valid text has no such quote.
   */
  #opensLaterCell(at: number, doubled: boolean): boolean {
    return !doubled && this.#endsCell(at - 1)
  }

  /** `""` is one quote of the text; but after a stray quote, before the cell's end, it is a stray quote and the closing one. */
  #strideOver(at: number, doubled: boolean, stray: boolean): number {
    return doubled && !(stray && this.#endsCell(at + 2)) ? 2 : 1
  }

  #quotedCell(open: number, end: number): string {
    const value = this.#text.slice(open + 1, end - 1)
    return value.includes('""') ? value.replaceAll('""', '"') : value
  }

  #reportUnclosed(open: number, column: number): number {
    const line = this.#line + countLineBreaks(this.#text, this.#at, open)
    this.#out.problems.push({ row: this.#line, column, code: 'unclosed_quote', params: { line } })
    this.#unclosed += 1
    return 1
  }

  #quotedChars(): number {
    const halvings = Math.min(16, Math.floor(this.#unclosed / unclosedBeforeHalving))
    return Math.max(Math.min(smallestQuotedChars, this.#limits.cellChars), this.#limits.cellChars >> halvings)
  }

  #endsCell(at: number): boolean {
    if (at >= this.#text.length) return true
    const code = this.#text.charCodeAt(at)
    return code === this.#separatorCode || code === lineFeed || code === carriageReturn
  }

  /** The row is incomplete: wait for the next piece, unless it is too long already. Its problems are found again then. */
  #waitForMore(): boolean {
    if (this.#text.length - this.#at > this.#limits.rowChars) return this.#longRow()
    this.#forgetProblems()
    return false
  }

  #forgetProblems(): void {
    const { problems } = this.#out
    while (problems.length > 0 && problems[problems.length - 1]!.row === this.#line) {
      problems.pop()
      this.#unclosed -= 1
    }
  }

  /** Gives out the beginning of a row that is too long, at most its first physical line, and goes on at the next line. */
  #longRow(): boolean {
    this.#forgetProblems()
    this.#nextLf = this.#nextCr = -1
    const { rowChars, columns } = this.#limits
    const lineEnd = this.#lineEnd(this.#at)
    const end = Math.min(lineEnd, this.#at + rowChars)
    const cells = this.#text.slice(this.#at, end).split(this.#separator, columns + 1)
    this.#out.problems.push({ row: this.#line, code: 'row_too_long', params: { limit: rowChars } })
    this.#emit(cells, end - this.#at)
    this.#at = end
    this.#skipping = true
    return true
  }

  #skipToLineBreak(): boolean {
    const end = this.#lineEnd(this.#at)
    const next = end === none ? -1 : this.#afterLineBreak(end)
    this.#at = next < 0 ? Math.min(end, this.#text.length) : next
    if (next < 0) return false
    this.#line += 1
    this.#skipping = false
    return true
  }

  #emit(found: string[], chars: number): void {
    const { columns, cellChars } = this.#limits
    let cells = found
    if (cells[0] === '' && cells.every((cell) => cell === '')) return
    if (cells.length > columns) {
      this.#problem('too_many_columns', { limit: columns })
      cells = cells.slice(0, columns)
    }
    if (chars > cellChars) cells = cells.map((cell, index) => this.#shorten(cell, index + 1))
    if (this.#suspicious) cells = cells.map((cell, index) => this.#clean(cell, index + 1))
    if (this.#expectedColumns !== undefined) this.#checkWidth(cells, this.#expectedColumns)
    this.#out.rows.push(cells)
    this.#out.rowNumbers.push(this.#line)
  }

  #shorten(cell: string, column: number): string {
    const { cellChars } = this.#limits
    if (cell.length <= cellChars) return cell
    this.#problem('cell_too_long', { limit: cellChars, length: cell.length }, column)
    return cell.slice(0, cellChars)
  }

  #clean(cell: string, column: number): string {
    if (cell.includes('\uFFFD')) this.#problem('damaged_text', {}, column)
    if (!cell.includes('\0')) return cell
    this.#problem('nul_removed', {}, column)
    return cell.replaceAll('\0', '')
  }

  #checkWidth(cells: string[], expected: number): void {
    let filled = cells.length
    while (filled > expected && cells[filled - 1] === '') filled -= 1
    if (filled !== expected) this.#problem('ragged_row', { cells: filled, expected })
  }

  #problem(code: RowProblem['code'], params: RowProblem['params'], column?: number): void {
    this.#out.problems.push({ row: this.#line, ...(column === undefined ? {} : { column }), code, params })
  }

  /** The position after the line break at `end`; -1 when it has not arrived whole. */
  #afterLineBreak(end: number): number {
    const { length } = this.#text
    if (end >= length) return this.#final ? length : -1
    if (this.#text.charCodeAt(end) !== carriageReturn) return end + 1
    if (end + 1 === length && !this.#final) return -1
    return this.#text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1
  }

  #lineEnd(from: number): number {
    if (this.#nextLf < from) this.#nextLf = position(this.#text, '\n', from)
    if (this.#nextCr < from) this.#nextCr = position(this.#text, '\r', from)
    return Math.min(this.#nextLf, this.#nextCr)
  }

  #quoteFrom(from: number): number {
    if (this.#nextQuote < from) this.#nextQuote = position(this.#text, '"', from)
    return this.#nextQuote
  }

  #separatorFrom(from: number): number {
    if (this.#nextSeparator < from) this.#nextSeparator = position(this.#text, this.#separator, from)
    return this.#nextSeparator
  }
}

function emptyRows(): SplitRows {
  return { rows: [], rowNumbers: [], problems: [] }
}

function position(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from)
  return found < 0 ? none : found
}

function countLineBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count += 1
  }
  return count
}
