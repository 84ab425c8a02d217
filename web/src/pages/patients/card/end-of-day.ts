import { addDays, startOfDay } from '@revisit/domain/local-date.ts'

/** The moment a local day is over, as ISO 8601. */
export function endOfLocalDay(day: string, timezone: string): string {
  return startOfDay(addDays(day, 1), timezone).toISOString()
}
