/**
 * A spreadsheet takes a cell for a formula by its first character, sometimes after quotes, spaces, a byte order mark or
 * in full width (OWASP ASVS 5.0, 1.2.10). An apostrophe in front makes it text. Texts that already begin with apostrophes
 * before such a beginning get one more, so that `withoutApostrophe` gives every text back exactly.
 */
export function neutralise(text: string): string {
  return isFormulaLike(text) ? `'${text}` : text
}

/** The text as it was before `neutralise`; other texts unchanged. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && isFormulaLike(text) ? text.slice(1) : text
}

/** True when some spreadsheet might evaluate the text. */
export function isFormulaLike(text: string): boolean {
  if (text === '') return false
  return formulaBeginning.test(text) || controlBeginning.test(text)
}

const ignoredBefore = '[\\s"\'`«»“”„‘’\\u00a0\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff]*'
const formulaSigns = '[=+\\-@|%\\u2212\\ufe62\\ufe63\\ufe66\\ufe6b\\uff0b\\uff0d\\uff1d\\uff20]'
const formulaBeginning = new RegExp(`^${ignoredBefore}${formulaSigns}`, 'u')
/** TAB, CR, NUL and their kin at the very beginning (after quotes or a mark) are dropped by some readers, baring what follows. */
const controlBeginning = /^["'\ufeff]*[\p{Cc}]/u
