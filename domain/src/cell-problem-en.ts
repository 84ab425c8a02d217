import type { CellProblem, CellProblemCode, WordMeaning } from './cell-problem.ts'

type Texts = { readonly [C in CellProblemCode]: (problem: Extract<CellProblem, { code: C }>) => string }

const WORDS: Record<WordMeaning, string> = {
  boolean: 'yes or no',
  sex: 'm or f',
  appointment_status: 'booked, confirmed, arrived, completed, no_show or cancelled',
  cancelled_by: 'patient or clinic',
  payer: 'patient, insurer or employer',
  payment_kind: 'payment or refund',
  plan_status: 'draft, presented, accepted, in_progress, completed, postponed or lost',
  plan_item_status: 'open, booked, done, declined or postponed',
  staff_role: 'doctor, administrator, operator or curator',
  call_direction: 'in or out',
  offer_outcome: 'accepted, declined or thinking',
}

/** Sentences for the English interface and error files. */
export const PROBLEM_TEXTS_EN: Texts = {
  phone_placeholder: ({ cell }) => `“${cell}” stands where a phone should be. Enter a number or leave the cell empty.`,
  phone_dummy: ({ cell }) => `“${cell}” is a made-up number. Enter a real one or leave the cell empty.`,
  phone_digits: ({ cell, digits }) =>
    `Phone “${cell}” has ${digits} ${digits === 1 ? 'digit' : 'digits'}, 10 or 11 are needed. Correct the number.`,
  phone_without_area_code: ({ cell }) => `Phone “${cell}” has no area code. Add it, for example +7 495 and the number.`,
  phone_rounded: ({ cell }) =>
    `The spreadsheet rounded the phone to “${cell}” and its last digits are lost. Export the column as text.`,
  phone_unreadable: ({ cell }) => `Phone “${cell}” was not recognised: no such number exists. Correct the number.`,
  email_placeholder: ({ cell }) =>
    `“${cell}” stands where an e-mail should be. Enter an address or leave the cell empty.`,
  email_invalid: ({ cell }) => `“${cell}” is not an e-mail address. It should look like name@example.com.`,
  name_placeholder: ({ cell }) => `“${cell}” stands where a name should be. Enter the patient's name.`,
  name_without_letters: ({ cell }) => `Name “${cell}” has no letters. Check that this is the right column.`,
  money_unreadable: ({ cell }) => `Amount “${cell}” was not recognised. It should be a number such as 1234.50.`,
  money_ambiguous: ({ cell }) =>
    `It is unclear whether “${cell}” has thousands or decimals. Write it without a thousands separator or with kopecks.`,
  money_too_precise: ({ cell }) => `Amount “${cell}” has more than two decimals. Round it to kopecks.`,
  money_other_currency: ({ cell }) => `Amount “${cell}” is not in roubles. Convert it.`,
  money_negative: ({ cell }) =>
    `Amount “${cell}” is negative but must be zero or more. Mark refunds by the kind of payment.`,
  money_too_large: ({ cell }) => `Amount “${cell}” is implausibly large. Check that this is the right column.`,
  date_unreadable: ({ cell }) => `Date “${cell}” was not recognised. It should look like 31.12.2025 or 2025-12-31.`,
  date_impossible: ({ cell }) => `The day “${cell}” is not in the calendar. Correct the date.`,
  date_year_only: ({ cell }) => `Only the year “${cell}” is given. Enter the full date, for example 2025-12-31.`,
  date_year_out_of_range: ({ cell, year }) => `Year ${year} in “${cell}” is outside 1900–2100. Correct the date.`,
  date_in_future: ({ cell }) => `Date “${cell}” has not come yet. Correct the date.`,
  time_impossible: ({ cell }) => `There is no such time as “${cell}”. It should look like 14:30.`,
  word_unknown: ({ cell, meaning }) => `“${cell}” is not a known value. Use ${WORDS[meaning]}.`,
  quantity_unreadable: ({ cell }) => `Quantity “${cell}” was not recognised. It should be a number such as 1 or 0.5.`,
  quantity_not_positive: ({ cell }) => `Quantity “${cell}” must be greater than zero.`,
  quantity_too_large: ({ cell }) => `Quantity “${cell}” is implausibly large. Check that this is the right column.`,
  text_too_long: ({ cell, limit }) => `Text “${cell}” is longer than ${limit} characters. Shorten it.`,
  required_missing: ({ column }) => `Required field “${column}” is empty. Fill it in.`,
  reference_unknown: ({ column, cell }) =>
    `Field “${column}” refers to “${cell}”, which does not exist. Import it, then import this file again.`,
  reference_to_itself: ({ column, cell }) => `Field “${column}” with “${cell}” refers to its own row. Correct it.`,
  reference_rejected: ({ column, cell }) =>
    `“${cell}” named in field “${column}” was rejected for an error of its own. Correct it and import again.`,
  key_repeated: ({ cell, row }) =>
    `Id “${cell}” already appeared in row ${row} with other content. Keep one of the rows.`,
  key_taken: ({ cell }) => `Id “${cell}” belongs to another person: name and birth date differ. Check the id.`,
  ends_before_starts: ({ column, cell }) =>
    `Field “${column}” (“${cell}”) is before the start. Correct the date or time.`,
  columns_missing: ({ expected, found }) =>
    `The row has fewer cells than the header: ${found} instead of ${expected}. Check separators and quotes.`,
  columns_extra: ({ expected, found }) =>
    `The row has more cells than the header: ${found} instead of ${expected}. Check separators and quotes.`,
  row_unreadable: () => 'The row could not be read. Check quotes and separators in it and in the row above.',
  encoding_broken: ({ cell }) => `Letters in “${cell}” are damaged. Save the file as UTF-8.`,
}
