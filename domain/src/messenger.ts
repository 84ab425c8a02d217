import { EMPTY_READING, read } from './cell-problem.ts'
import type { Reading } from './cell-problem.ts'
import type { MessengerKind } from './identity.ts'
import { readPhones } from './phone.ts'

const NOTHING = /^(?:[-–—.\s]*|нет|no|none|null)$/iu
const LINK =
  /^(?:https?:\/\/)?(?:www\.)?(?:t\.me|telegram\.me|max\.ru|wa\.me|api\.whatsapp\.com)\/+(?:send\/?\?phone=)?@?/i
const HANDLE = /^[a-z][a-z0-9_]{3,31}$/
const NUMERIC_ID = /^\d{5,9}$|^\d{12,19}$/

/**
 * Reads the address of a messenger: '@maria', 'https://t.me/maria', a numeric id or a phone. Handles come out in lower case
 * without @, phones as E.164. WhatsApp knows phones only, so its problems are those of phones.
 */
export function readMessenger(kind: MessengerKind, cell: string): Reading<string> {
  const text = cell.trim()
  if (NOTHING.test(text)) return EMPTY_READING
  const address = text.replace(LINK, '').replace(/^@/, '').split(/[?#/]/)[0]?.trim().toLowerCase() ?? ''
  if (kind !== 'whatsapp' && (HANDLE.test(address) || NUMERIC_ID.test(address))) return read(address)
  const { phones, problems } = readPhones(address === '' ? text : address)
  const [phone] = phones
  return phone === undefined ? { value: null, problem: problems[0] ?? null } : read(phone)
}
