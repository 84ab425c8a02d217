/** How phone numbers look on the screen. Kept apart from reading so that the browser does not load the tables of countries. */

/** A phone in the international form, '+79161234567'. */
export type E164 = string

const TWO_DIGIT_CODES = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)
const SHAPE = /^\+[1-9]\d{6,14}$/

/** True for '+' and 7–15 digits; says nothing of whether such a number is in use. */
export function isE164(text: string): text is E164 {
  return SHAPE.test(text)
}

/** '+7 916 123-45-67', '+375 29 123-45-67', '+44 207 946-09-58'. Text that is not E.164 is returned as it is. */
export function formatPhone(phone: E164): string {
  if (!isE164(phone)) return phone
  const code = callingCode(phone)
  const national = phone.slice(1 + code.length)
  if (national.length < 8) return `+${code} ${national}`
  const area = national.slice(0, -7)
  const local = national.slice(-7)
  return `+${code} ${area} ${local.slice(0, 3)}-${local.slice(3, 5)}-${local.slice(5)}`
}

/** The phone with the middle hidden, for people who may not see contacts: '+7 916 •••-••-67'. */
export function maskPhone(phone: E164): string {
  const shown = formatPhone(phone)
  if (!isE164(phone)) return shown.replaceAll(/\d/g, '•')
  const hiddenFrom = shown.length - 9
  return [...shown].map((sign, i) => (i >= hiddenFrom && i < shown.length - 2 && /\d/.test(sign) ? '•' : sign)).join('')
}

function callingCode(phone: E164): string {
  if (phone[1] === '7' || phone[1] === '1') return phone[1]
  const two = phone.slice(1, 3)
  return TWO_DIGIT_CODES.has(two) ? two : phone.slice(1, 4)
}
