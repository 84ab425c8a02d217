import type { LogEntry } from '../settings-queries.ts'

/** Details worth showing: no ids, nothing empty, no structures. */
export function tellingDetails(details: LogEntry['details']): [string, unknown][] {
  return Object.entries(details).filter(([name, value]) => {
    if (/(^i|I)ds?$/.test(name) || value === null || value === '') return false
    return Array.isArray(value) ? value.length > 0 : typeof value !== 'object'
  })
}
