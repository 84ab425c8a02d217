/** Answers whether a cell's text reads like a column's name ("Телефон", "ФИО пациента"); supplied by whoever knows columns. */
export type LooksLikeHeaderCell = (text: string) => boolean

export type FoundHeader = {
  /** Index within the rows looked at. */
  index: number
  /** 'names': cells were recognised; 'shape': only the look of the rows speaks for it. */
  by: 'names' | 'shape'
  recognised: number
}

export type RowKind = 'data' | 'blank' | 'repeated_header' | 'totals' | 'page' | 'signature'

const rowsLookedAt = 30
const totalsWords =
  /^(общий итог|итог(о|и)?|всего|сумма итого|grand total|total|subtotal|подытог|промежуточный итог)(?![\p{L}\p{N}])/iu
const pageWords = /^(страница|стр\.?|лист|page|sheet)\s*№?\s*\d+(\s*(из|of|\/)\s*\d+)?\.?$/iu
const signatureWords =
  /(подпись|расшифровка подписи|главный врач|гл\. ?врач|руководитель|директор|бухгалтер|исполнитель|ответственн|составил|проверил|м\. ?п\.|signature|signed by|отч[её]т сформирован|дата (формирования|печати)|сформировано|напечатано|printed on|generated (on|by))/iu
const blankLine = /_{3,}/
const widestSignature = 4
const highestMatch = 0.8

/**
 * Finds the row of column names among the first thirty: the row with most recognised cells, the earliest on a tie.
 * When nothing is recognised, the first row as wide as the table whose cells are all words. Undefined when even that fails.
 */
export function findHeader(rows: string[][], looksLikeHeaderCell: LooksLikeHeaderCell): FoundHeader | undefined {
  const considered = rows.slice(0, rowsLookedAt)
  let best: FoundHeader | undefined
  considered.forEach((row, index) => {
    const recognised = row.filter((cell) => cell.trim() !== '' && looksLikeHeaderCell(cell.trim())).length
    if (recognised === 0 || !isMostlyWords(row) || recognised <= (best?.recognised ?? 0)) return
    best = { index, by: 'names', recognised }
  })
  return best && isConvincing(best, considered) ? best : findByShape(considered)
}

/** What a row under the header is. Totals and signatures are told by their words, so they may stand anywhere below. */
export function rowKind(row: string[], header: string[]): RowKind {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return 'blank'
  if (repeatsHeader(row, header)) return 'repeated_header'
  if (isTotals(row, filled)) return 'totals'
  if (filled.length <= 2 && filled.some((cell) => pageWords.test(cell))) return 'page'
  return isSignature(filled, header.length) ? 'signature' : 'data'
}

/**
 * How many of the last rows of a table are totals without a word: their first column and more than half of the others
 * are empty and the rest are numbers, though the rows above fill the first column. Give the last rows of the file.
 */
export function countBareTotals(lastRows: string[][], header: string[]): number {
  let count = 0
  for (let at = lastRows.length - 1; at > 0 && isBareTotals(lastRows[at]!, header.length); at -= 1) count += 1
  const above = lastRows[lastRows.length - count - 1]
  return count > 0 && (above?.[0] ?? '').trim() !== '' ? count : 0
}

function isConvincing(found: FoundHeader, rows: string[][]): boolean {
  const filled = filledCount(rows[found.index]!)
  return found.recognised >= 2 || filled <= 2 || found.recognised >= filled / 2
}

function findByShape(rows: string[][]): FoundHeader | undefined {
  const width = Math.max(0, ...rows.map(filledCount))
  if (width < 2) return undefined
  const index = rows.findIndex((row) => filledCount(row) >= width * 0.6 && isAllWords(row))
  return index < 0 ? undefined : { index, by: 'shape', recognised: 0 }
}

function repeatsHeader(row: string[], header: string[]): boolean {
  let named = 0
  let same = 0
  header.forEach((name, index) => {
    const wanted = normalised(name)
    if (wanted === '') return
    named += 1
    if (normalised(row[index] ?? '') === wanted) same += 1
  })
  return named > 0 && same >= Math.max(1, named * highestMatch)
}

/** The word stands in the first filled cell, alone or before a number; other filled cells are numbers or few. */
function isTotals(row: string[], filled: string[]): boolean {
  const first = filled[0]!
  if (!totalsWords.test(first)) return false
  const others = filled.slice(1)
  return others.every(isNumeric) || filled.length <= Math.max(2, row.length / 2)
}

function isSignature(filled: string[], width: number): boolean {
  if (width < 3 || filled.length > Math.min(widestSignature, width - 1)) return false
  return filled.some((cell) => blankLine.test(cell) || (filled.length <= 2 && signatureWords.test(cell)))
}

function isBareTotals(row: string[], width: number): boolean {
  const filled = row.filter((cell) => cell.trim() !== '')
  if (width < 3 || filled.length === 0 || (row[0] ?? '').trim() !== '') return false
  return filled.length <= width / 2 && filled.every((cell) => isNumeric(cell.trim()))
}

function isMostlyWords(row: string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '')
  return filled.filter(isWord).length >= filled.length * 0.6
}

function isAllWords(row: string[]): boolean {
  return row.every((cell) => cell.trim() === '' || isWord(cell))
}

function isWord(cell: string): boolean {
  const text = cell.trim()
  return text.length <= 120 && /\p{L}/u.test(text) && !/^\d{4}-\d\d|^\d\d\.\d\d\.\d{2,4}|@/.test(text)
}

function isNumeric(cell: string): boolean {
  return /^[-−+]?[\d\s\u00a0\u202f]+([.,]\d+)?\s*(₽|руб\.?|р\.|%|шт\.?)?$/iu.test(cell)
}

function filledCount(row: string[]): number {
  let count = 0
  for (const cell of row) if (cell.trim() !== '') count += 1
  return count
}

function normalised(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
