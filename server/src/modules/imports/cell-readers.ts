import { readDate, readDateTime } from '@revisit/domain/cell-date.ts'
import type { SlashOrder } from '@revisit/domain/cell-day.ts'
import { excerpt, type Reading } from '@revisit/domain/cell-problem.ts'
import { readBoolean, readCount, readList, readQuantity, readSex, readText } from '@revisit/domain/cell-value.ts'
import * as words from '@revisit/domain/cell-word.ts'
import { readEmails } from '@revisit/domain/email.ts'
import { readMoney } from '@revisit/domain/money.ts'
import { readPhones } from '@revisit/domain/phone.ts'
import { readTreatmentType } from '@revisit/domain/treatment-type.ts'
import { isTimeZone } from '@revisit/domain/zone-offset.ts'
import { arrayText } from './copy-text.ts'
import type { Field, FieldKind, ProblemLike } from './entities/description.ts'
import type { RowBuffer } from './row-buffer.ts'

/** The text of a value for the database; null for an empty cell; a problem when it makes no sense. */
export type CellReader = (cell: string, row: RowBuffer) => string | null | ProblemLike

/** A hundred million roubles in kopecks: no clinic is paid more at once. */
const MOST_MONEY = 10_000_000_000
const LONGEST_KEY = 200

/** The reader of a field. `slashOrder` is that of its column. */
export function cellReader(field: Field, slashOrder: SlashOrder): CellReader {
  const special = READERS[field.kind]
  if (special) return special
  if (field.kind === 'text') return textReader(field.limit ?? 2000)
  if (field.kind === 'day') return dayReader(field.past === true, slashOrder)
  if (field.kind === 'instant') return () => null
  return () => null
}

/** Reads a date and time: the instant and its local day. Kept apart because it fills two columns. */
export function readInstant(cell: string, row: RowBuffer, slashOrder: SlashOrder) {
  return readDateTime(cell, { timeZone: row.timeZone, today: row.today, slashOrder })
}

const WORD_READERS: Partial<Record<FieldKind, (cell: string) => Reading<string>>> = {
  sex: readSex,
  appointment_status: words.readAppointmentStatus,
  cancelled_by: words.readCancelledBy,
  payer: words.readPayer,
  payment_kind: words.readPaymentKind,
  plan_status: words.readPlanStatus,
  plan_item_status: words.readPlanItemStatus,
  staff_role: words.readStaffRole,
  call_direction: words.readCallDirection,
  offer_outcome: words.readOfferOutcome,
}

const READERS: Partial<Record<FieldKind, CellReader>> = {
  ...Object.fromEntries(Object.entries(WORD_READERS).map(([kind, read]) => [kind, remembered(read)])),
  key: (cell) => keyText(cell),
  month: (cell, row) => monthText(cell, row.today),
  money: (cell) => moneyText(cell, false),
  amount: (cell) => moneyText(cell, true),
  quantity: (cell) => textOf(readQuantity(cell)),
  count: (cell) => textOf(readCount(cell)),
  boolean: (cell) => textOf(readBoolean(cell)),
  list: (cell) => listText(cell),
  timezone: (cell) => timezoneText(cell),
  treatment_type: (cell) => (cell.trim() === '' ? null : readTreatmentType(cell)),
  phone: (cell) => {
    const { phones, problems } = readPhones(cell)
    return phones[0] ?? (problems[0] as ProblemLike | undefined) ?? null
  },
  email: (cell) => {
    const { emails, problems } = readEmails(cell)
    return emails[0] ?? (problems[0] as ProblemLike | undefined) ?? null
  },
}

/** Ids as the source writes them: spaces at the ends and the «.0» of spreadsheets gone. */
export function keyText(cell: string): string | null | ProblemLike {
  const text = cell.trim()
  if (text === '') return null
  if (text.length > LONGEST_KEY) return { code: 'external_id_too_long', cell: excerpt(cell), limit: LONGEST_KEY }
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

function textReader(limit: number): CellReader {
  return (cell) => (cell === '' ? null : textOf(readText(cell, limit)))
}

function dayReader(past: boolean, slashOrder: SlashOrder): CellReader {
  return (cell, row) =>
    textOf(readDate(cell, { today: row.today, slashOrder, ...(past ? { notAfter: row.today } : {}) }))
}

function moneyText(cell: string, notNegative: boolean): string | null | ProblemLike {
  const reading = readMoney(cell, { notNegative })
  if (reading.value === null) return reading.problem as ProblemLike | null
  if (Math.abs(reading.value) > MOST_MONEY) return { code: 'money_too_large', cell: excerpt(cell) }
  return String(reading.value)
}

/** 2026-01, 01.2026, «янв 2026» or any day of the month. */
function monthText(cell: string, today: string): string | null | ProblemLike {
  const text = cell.trim()
  const short = /^(\d{4})[-./](\d{1,2})$/.exec(text) ?? reversed(/^(\d{1,2})[-./](\d{4})$/.exec(text))
  if (short) return textOf(readDate(`${short[1]}-${short[2]!.padStart(2, '0')}-01`))
  const named = /^\p{L}+\.?\s+\d{4}/u.test(text) ? `1 ${text}` : text
  const day = textOf(readDate(named, { today }))
  return typeof day === 'string' ? `${day.slice(0, 7)}-01` : day
}

function reversed(match: RegExpExecArray | null): [string, string, string] | null {
  return match ? [match[0], match[2]!, match[1]!] : null
}

function listText(cell: string): string | null {
  const items = readList(cell)
  return items.length === 0 ? null : arrayText(items)
}

function timezoneText(cell: string): string | null | ProblemLike {
  const text = cell.trim()
  if (text === '') return null
  return /^[A-Za-z]/.test(text) && isTimeZone(text) ? text : { code: 'timezone_unknown', cell: excerpt(cell) }
}

function textOf(reading: Reading<unknown>): string | null | ProblemLike {
  return reading.value === null ? (reading.problem as ProblemLike | null) : String(reading.value)
}

/** The words of a column repeat: each is looked up once. */
function remembered(read: (cell: string) => Reading<string>): CellReader {
  const known = new Map<string, string | null | ProblemLike>()
  return (cell) => {
    let found = known.get(cell)
    if (found === undefined) {
      found = textOf(read(cell))
      if (known.size > 2000) known.clear()
      known.set(cell, found)
    }
    return found
  }
}
