import type { DateOrder } from '../kit/import-types.ts'
import type { ColumnRow } from './column-rows.ts'

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}(?!\d)/
const DATES = /(^|_)(at|date|from|to|on|until|month)$/

/** Whether day and month of a column of dates could be taken for each other. */
export function hasSlashDates({ targets, allSamples }: ColumnRow): boolean {
  const isDate = targets.some((target) => DATES.test(target.split('.')[1] ?? ''))
  return isDate && allSamples.some((sample) => SLASHED.test(sample))
}

/** The order the product takes by itself: month first only when a second number is no month. */
export function slashOrderOf({ allSamples }: ColumnRow): DateOrder {
  return allSamples.some((sample) => Number(SLASHED.exec(sample)?.[2]) > 12) ? 'mdy' : 'dmy'
}
