import { addDays, addMonths, endOfMonth, monthOf, startOfMonth } from '@revisit/domain/local-date.ts'
import { OVERVIEW_RETURN_DAYS } from '@revisit/domain/returns.ts'

/** The newest month of first visits all of whose people have had their 90 days by a day. */
export function matureMonth(day: string): string {
  const passed = addDays(day, -OVERVIEW_RETURN_DAYS)
  return passed === endOfMonth(passed) ? monthOf(passed) : monthOf(addMonths(startOfMonth(passed), -1))
}
