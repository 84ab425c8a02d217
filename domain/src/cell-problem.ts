/** What the words of a cell are read as; names the dictionary in `word_unknown`. */
export type WordMeaning =
  | 'boolean'
  | 'sex'
  | 'appointment_status'
  | 'cancelled_by'
  | 'payer'
  | 'payment_kind'
  | 'plan_status'
  | 'plan_item_status'
  | 'staff_role'
  | 'call_direction'
  | 'offer_outcome'

/**
 * Every way a cell or a row of an imported file can be wrong, with what a person needs to correct it. `cell` is the text of
 * the cell as it stood in the file, shortened to 60 characters.
 */
export type CellProblem =
  | { readonly code: 'phone_placeholder'; readonly cell: string }
  | { readonly code: 'phone_dummy'; readonly cell: string }
  | { readonly code: 'phone_digits'; readonly cell: string; readonly digits: number }
  | { readonly code: 'phone_without_area_code'; readonly cell: string; readonly digits: number }
  | { readonly code: 'phone_rounded'; readonly cell: string }
  | { readonly code: 'phone_unreadable'; readonly cell: string }
  | { readonly code: 'email_placeholder'; readonly cell: string }
  | { readonly code: 'email_invalid'; readonly cell: string }
  | { readonly code: 'name_placeholder'; readonly cell: string }
  | { readonly code: 'name_without_letters'; readonly cell: string }
  | { readonly code: 'money_unreadable'; readonly cell: string }
  | { readonly code: 'money_ambiguous'; readonly cell: string }
  | { readonly code: 'money_too_precise'; readonly cell: string }
  | { readonly code: 'money_other_currency'; readonly cell: string }
  | { readonly code: 'money_negative'; readonly cell: string }
  | { readonly code: 'money_too_large'; readonly cell: string }
  | { readonly code: 'date_unreadable'; readonly cell: string }
  | { readonly code: 'date_impossible'; readonly cell: string }
  | { readonly code: 'date_year_only'; readonly cell: string }
  | { readonly code: 'date_year_out_of_range'; readonly cell: string; readonly year: number }
  | { readonly code: 'date_in_future'; readonly cell: string; readonly date: string }
  | { readonly code: 'time_impossible'; readonly cell: string }
  | { readonly code: 'word_unknown'; readonly cell: string; readonly meaning: WordMeaning }
  | { readonly code: 'quantity_unreadable'; readonly cell: string }
  | { readonly code: 'quantity_not_positive'; readonly cell: string }
  | { readonly code: 'quantity_too_large'; readonly cell: string }
  | { readonly code: 'text_too_long'; readonly cell: string; readonly limit: number }
  | { readonly code: 'required_missing'; readonly column: string }
  | { readonly code: 'reference_unknown'; readonly column: string; readonly cell: string }
  | { readonly code: 'reference_to_itself'; readonly column: string; readonly cell: string }
  | { readonly code: 'reference_rejected'; readonly column: string; readonly cell: string }
  | { readonly code: 'key_repeated'; readonly cell: string; readonly row: number }
  | { readonly code: 'key_taken'; readonly cell: string }
  | { readonly code: 'ends_before_starts'; readonly column: string; readonly cell: string }
  | { readonly code: 'columns_missing'; readonly expected: number; readonly found: number }
  | { readonly code: 'columns_extra'; readonly expected: number; readonly found: number }
  | { readonly code: 'row_unreadable' }
  | { readonly code: 'encoding_broken'; readonly cell: string }

export type CellProblemCode = CellProblem['code']

/** What was read in a cell. An empty cell has neither a value nor a problem. */
export type Reading<T> =
  | { readonly value: T; readonly problem: null }
  | { readonly value: null; readonly problem: CellProblem | null }

/** The reading of an empty cell. */
export const EMPTY_READING: { readonly value: null; readonly problem: null } = Object.freeze({
  value: null,
  problem: null,
})

export function read<T>(value: T): Reading<T> {
  return { value, problem: null }
}

export function refused(problem: CellProblem): { readonly value: null; readonly problem: CellProblem } {
  return { value: null, problem }
}

/** The text of a cell, short enough to be shown inside a sentence. */
export function excerpt(cell: string): string {
  const text = cell.replaceAll(/\s+/g, ' ').trim()
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}
