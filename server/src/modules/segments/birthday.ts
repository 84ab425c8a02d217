import { addDays, addYears, daysBetween, type LocalDate, yearOf } from '@revisit/domain/local-date.ts'
import { resolveWindow, type RuleWindow } from '@revisit/domain/segment-window.ts'

/** Month × 100 + day, both ends included. */
export type BirthdayRange = readonly [number, number]

const WHOLE_YEAR: readonly BirthdayRange[] = [[101, 1231]]

/**
 * The birthdays that fall into a window, whatever the year of birth: of somebody born on 29 February on 1 March of a common
 * year, in agreement with `birthdayIn`. An open window and one of a year or longer hold every birthday.
 */
export function birthdayRanges(window: RuleWindow, today: LocalDate): readonly BirthdayRange[] {
  const { from, to } = resolveWindow(window, today)
  if (from === null || to === null) return WHOLE_YEAR
  if (to < from) return [[1, 0]]
  if (daysBetween(from, to) >= 366 || to >= addYears(from, 1)) return WHOLE_YEAR
  if (yearOf(from) === yearOf(to)) return [rangeOf(from, to)]
  const lastDay = `${String(yearOf(from)).padStart(4, '0')}-12-31`
  return [rangeOf(from, lastDay), rangeOf(addDays(lastDay, 1), to)]
}

function rangeOf(from: LocalDate, to: LocalDate): BirthdayRange {
  const first = monthDay(from)
  return [first === 301 && !isLeap(yearOf(from)) ? 229 : first, monthDay(to)]
}

function monthDay(day: LocalDate): number {
  return Number(day.slice(5, 7)) * 100 + Number(day.slice(8))
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
