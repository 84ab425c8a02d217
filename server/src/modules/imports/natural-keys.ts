import { createHash } from 'node:crypto'
import { foldWord } from '@revisit/domain/cell-value.ts'
import { splitFullName } from '@revisit/domain/full-name.ts'
import { nameKey } from '@revisit/domain/person-name.ts'
import { readPhones } from '@revisit/domain/phone.ts'

const NATURAL = '~'

/** Whether an id was made of a row's own cells because the file has none. */
export function isNaturalKey(externalId: string): boolean {
  return externalId.startsWith(NATURAL)
}

/** An id made of the values that make a row what it is; the same values always give the same id. */
export function naturalKey(...parts: string[]): string {
  return NATURAL + createHash('sha1').update(parts.map(foldWord).join('\u0001')).digest('base64url').slice(0, 20)
}

/** Who a row is about when it has no card number: the name with the birth date, else with the phone, else alone. */
export function personKey(fullName: string, birthDate: string, phone: string): string {
  const name = nameKey(splitFullName(fullName)) || foldWord(fullName)
  return naturalKey(name, birthDate || (readPhones(phone).phones[0] ?? ''))
}
