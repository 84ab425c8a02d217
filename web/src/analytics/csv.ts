export type CsvCell = string | number | null | undefined

/**
 * A table as CSV that Excel of the reader's country opens by a double click: byte order mark, semicolons and decimal commas
 * in Russian. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvText(rows: readonly (readonly CsvCell[])[], locale: 'ru' | 'en'): string {
  const separator = locale === 'ru' ? ';' : ','
  const lines = rows.map((row) => row.map((cell) => written(cell, locale, separator)).join(separator))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** Hands the table to the browser as a file. */
export function downloadCsv(name: string, rows: readonly (readonly CsvCell[])[], locale: 'ru' | 'en'): void {
  downloadBlob(`${name}.csv`, new Blob([csvText(rows, locale)], { type: 'text/csv;charset=utf-8' }))
}

/** Hands a file made in the browser to the person. */
export function downloadBlob(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function written(cell: CsvCell, locale: 'ru' | 'en', separator: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return locale === 'ru' ? String(cell).replace('.', ',') : String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
