const BYTE_ORDER_MARK = '\ufeff'

/**
 * A table as CSV the way Excel of the reader's country opens it by a double click: semicolons, CRLF, byte-order mark.
 * Cells that a spreadsheet would run as a formula get an apostrophe in front.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
