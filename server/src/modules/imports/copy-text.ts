const SPECIAL = /[\\\n\r\t]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** One line of COPY's text format. */
export function copyLine(values: readonly (string | null)[]): string {
  let line = ''
  for (let i = 0; i < values.length; i++) {
    if (i > 0) line += '\t'
    const value = values[i]
    line += value === null || value === undefined ? '\\N' : escaped(value)
  }
  return line
}

/** The text of an array literal of texts. */
export function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function escaped(value: string): string {
  return SPECIAL.test(value) ? value.replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPES[sign]!) : value
}
