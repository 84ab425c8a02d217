import type { Params, ProblemCode, RowBlock, XlsxLimits } from './table.ts'
import type { XmlAttributes, XmlReader } from './xml.ts'
import { columnOf, dateFromSerial, elapsedFromSerial, plainNumber, unescapeText, type NumberKind } from './xlsx-cell.ts'

export type SheetRules = {
  strings: { get(index: number): string | undefined }
  kinds: NumberKind[]
  date1904: boolean
  limits: XlsxLimits
}

type Rows = Pick<RowBlock, 'rows' | 'rowNumbers' | 'problems'>

/** A block is given out when it holds this many cells or characters, though it may have few rows. */
const blockCells = 60_000
const blockChars = 1_000_000
const lastRow = 1_048_576

/**
 * Listens to a worksheet's XML and collects rows. Cells stand where their reference says; what lies beyond the limit of
 * columns is dropped with a problem, never expanded. Formulas give their last computed value.
 */
export class SheetReader implements XmlReader {
  #block: Rows = { rows: [], rowNumbers: [], problems: [] }
  #cellsInBlock = 0
  #charsInBlock = 0
  #row: string[] = []
  #rowNumber = 0
  #filled = false
  #tooWide = false
  #damaged = false
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #capturing = false
  #phonetic = 0
  readonly #rules: SheetRules

  constructor(rules: SheetRules) {
    this.#rules = rules
  }

  /** True when the collected rows are worth giving out. */
  get full(): boolean {
    const rows = this.#block.rows.length
    return rows >= this.#rules.limits.blockRows || this.#cellsInBlock > blockCells || this.#charsInBlock > blockChars
  }

  /** The rows collected since the last call. */
  take(): Rows {
    const block = this.#block
    this.#block = { rows: [], rowNumbers: [], problems: [] }
    this.#cellsInBlock = 0
    this.#charsInBlock = 0
    return block
  }

  open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#capturing = true
    else if (name === 't') this.#capturing = this.#phonetic === 0
    else if (name === 'row') this.#openRow(attributes)
    else if (name === 'rPh') this.#phonetic += 1
  }

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.#capturing = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'rPh') this.#phonetic -= 1
  }

  text = (piece: string): void => {
    if (this.#capturing && this.#value.length <= this.#rules.limits.cellChars) this.#value += piece
  }

  damage = (): void => {
    this.#damaged = true
  }

  #openRow(attributes: XmlAttributes): void {
    const stated = Number(attributes.r)
    const usable = Number.isInteger(stated) && stated > 0 && stated <= lastRow
    this.#rowNumber = usable ? stated : this.#rowNumber + 1
    this.#row = []
    this.#filled = false
    this.#tooWide = false
    this.#column = -1
  }

  #openCell(attributes: XmlAttributes): void {
    const stated = attributes.r === undefined ? -1 : columnOf(attributes.r)
    this.#column = stated < 0 ? this.#column + 1 : stated
    this.#type = attributes.t ?? 'n'
    this.#style = attributes.s === undefined ? 0 : Number(attributes.s)
    this.#value = ''
  }

  #closeCell(): void {
    if (this.#damaged) this.#problem('control_character', {})
    this.#damaged = false
    if (this.#value === '') return
    if (this.#column >= this.#rules.limits.columns) {
      this.#tooWide = true
      return
    }
    const text = this.#cut(this.#cellText())
    if (text === '') return
    while (this.#row.length < this.#column) this.#row.push('')
    this.#row[this.#column] = text
    this.#filled = true
    this.#charsInBlock += text.length
  }

  #closeRow(): void {
    if (this.#tooWide) {
      const { columns } = this.#rules.limits
      this.#block.problems.push({ row: this.#rowNumber, code: 'too_many_columns', params: { limit: columns } })
    }
    if (!this.#filled && !this.#tooWide) return
    this.#block.rows.push(this.#row)
    this.#block.rowNumbers.push(this.#rowNumber)
    this.#cellsInBlock += this.#row.length
  }

  #cellText(): string {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return this.#sharedString(value)
      case 'inlineStr':
      case 'str':
        return unescapeText(value)
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'true' : 'false'
      case 'e':
        this.#problem('cell_error', { value: value.slice(0, 20) })
        return ''
      case 'd':
        return value.trim()
      default:
        return this.#number(value)
    }
  }

  #sharedString(value: string): string {
    const text = this.#rules.strings.get(Number(value.trim() || 'NaN'))
    if (text === undefined) this.#problem('shared_string_missing', { index: value.slice(0, 20) })
    return text ?? ''
  }

  #number(value: string): string {
    const kind = this.#rules.kinds[this.#style] ?? 'number'
    if (kind === 'number') return plainNumber(value)
    const serial = Number(value)
    const shown = kind === 'date' ? dateFromSerial(serial, this.#rules.date1904) : elapsedFromSerial(serial)
    if (shown === undefined) this.#problem('bad_date_serial', { value: value.slice(0, 30) })
    return shown ?? plainNumber(value)
  }

  #cut(text: string): string {
    const { cellChars } = this.#rules.limits
    if (text.length <= cellChars) return text
    this.#problem('cell_too_long', { limit: cellChars, length: text.length })
    return text.slice(0, cellChars)
  }

  #problem(code: ProblemCode, params: Params): void {
    this.#block.problems.push({ row: this.#rowNumber, column: this.#column + 1, code, params })
  }
}
