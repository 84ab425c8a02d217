import type { Format } from '@revisit/ui/format.ts'
import type { Card } from '../patient-types.ts'

/** The value of a custom field as it is read, null when there is none. */
export function customText({ kind, value }: Card['customFields'][number], format: Format): string | null {
  if (value === null || value === '') return null
  if (kind === 'date' && typeof value === 'string') return format.date(value, { full: true })
  return typeof value === 'number' ? format.number(value, Number.isInteger(value) ? 0 : 2) : value
}
