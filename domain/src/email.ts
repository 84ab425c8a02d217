import { excerpt } from './cell-problem.ts'
import type { CellProblem } from './cell-problem.ts'

/** The addresses of one cell, normalised and without repeats, and what could not be read. */
export type EmailReading = { readonly emails: readonly string[]; readonly problems: readonly CellProblem[] }

const NONE: EmailReading = { emails: [], problems: [] }
const LONGEST_CELL = 1000
/** The usual letters of an address before @ (RFC 5321 without quoted forms) and a domain of labels; Cyrillic domains exist. */
const SHAPE =
  /^[a-z0-9а-яё!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9а-яё!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9а-яё](?:[a-z0-9а-яё-]{0,61}[a-z0-9а-яё])?\.)+(?:[a-z]{2,24}|[а-яё]{2,24}|xn--[a-z0-9-]{2,59})$/
const ABSENT =
  /^(?:[^\p{L}\d@]*|0+|нету?|no|none|null|n\/?a|н\/д|нет (?:почты|данных|e-?mail)|без (?:почты|адреса)|не (?:указан|имеет|знает|дал|дала|помнит)[оаы]?|отсутствует|неизвестно)[.!]?$/iu
const PLACEHOLDER_NAME =
  /^(?:нету?|no|none|net|null|test|тест|noemail|no-email|nomail|no-mail|net-?(?:pochty|mail|email)?|неизвестно|unknown|xxx+|aaa+|asd(?:f|asd)*|qwe(?:rty)?|123+|почта|ne-?ukazan)$/
const PLACEHOLDER_DOMAIN = /^(?:нет|no|net|null|none|test|тест|example|xxx|aaa|asd|qwe|неизвестно)\./
const TEST_DOMAIN =
  /^(?:example\.(?:com|org|net|ru)|localhost|test\.(?:ru|com)|noemail\.\w+|nomail\.\w+|no\.\w+|net\.net)$/

/**
 * Reads the e-mail cell of a card: trims, lower-cases, takes several addresses divided by a space, comma, semicolon or slash,
 * 'Имя <a@b.ru>' and 'mailto:'. Placeholders such as 'нет@нет.ру' are problems, never addresses.
 */
export function readEmails(cell: string): EmailReading {
  const text = withoutInvisible(cell).trim().toLowerCase()
  if (text === '') return NONE
  if (text.length > LONGEST_CELL)
    return { emails: [], problems: [{ code: 'text_too_long', cell: excerpt(cell), limit: LONGEST_CELL }] }
  if (SHAPE.test(text)) return single(text, cell)
  if (ABSENT.test(text)) return { emails: [], problems: [{ code: 'email_placeholder', cell: excerpt(cell) }] }
  return several(text)
}

/** The one address of a text such as a form field, or null. */
export function readEmail(text: string): string | null {
  const { emails } = readEmails(text)
  return emails.length === 1 ? (emails[0] ?? null) : null
}

/** The address with most of its name hidden, for people who may not see contacts: 'm•••@mail.ru'. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`
}

function single(address: string, cell: string): EmailReading {
  const problem = problemOf(address, cell)
  return problem === null ? { emails: [address], problems: [] } : { emails: [], problems: [problem] }
}

function several(text: string): EmailReading {
  const emails: string[] = []
  const problems: CellProblem[] = []
  const pieces = text.split(/[\s,;<>()|"«»]+|\/(?=[^@\s]*@)/u).filter((piece) => piece !== '')
  for (const piece of pieces.filter((piece) => piece.includes('@') || pieces.length === 1)) {
    const address = tidied(piece)
    const problem = problemOf(address, piece)
    if (problem !== null) problems.push(problem)
    else if (!emails.includes(address)) emails.push(address)
  }
  if (emails.length === 0 && problems.length === 0) problems.push({ code: 'email_invalid', cell: excerpt(text) })
  return { emails, problems }
}

/** What sticks to an address in a sentence, and slips of the hand that have one meaning: a comma for a dot, two dots, two @. */
function tidied(piece: string): string {
  return piece
    .replace(/^mailto:/, '')
    .replaceAll(/^[.:'`]+|[.:'`]+$/g, '')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/@{2,}/g, '@')
    .replaceAll(/\.?@\.?/g, '@')
}

function problemOf(address: string, cell: string): CellProblem | null {
  const at = address.lastIndexOf('@')
  const [name, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (at > 0 && isPlaceholder(name, domain)) return { code: 'email_placeholder', cell: excerpt(cell) }
  if (address.length > 254 || name.length > 64 || !SHAPE.test(address))
    return { code: 'email_invalid', cell: excerpt(cell) }
  return null
}

function isPlaceholder(name: string, domain: string): boolean {
  if (PLACEHOLDER_NAME.test(name) || PLACEHOLDER_DOMAIN.test(domain)) return true
  return TEST_DOMAIN.test(domain) || (name === 'mail' && domain === 'mail.ru')
}

function withoutInvisible(cell: string): string {
  return cell.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
}
