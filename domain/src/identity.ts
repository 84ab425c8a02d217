import type { Sex } from './cell-value.ts'
import type { LocalDate } from './local-date.ts'
import { foldName } from './person-name.ts'
import type { PersonName } from './person-name.ts'

export type MessengerKind = 'telegram' | 'whatsapp' | 'max'

/** What one record knows of a person. Phones are E.164, e-mails lower case, messenger values without @. */
export type PersonIdentity = PersonName & {
  readonly birthDate: LocalDate | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly sex?: Sex | null
  readonly formerLastName?: string | null
  readonly messengers?: readonly { readonly kind: MessengerKind; readonly value: string }[]
  /** Ids in source systems; `origin` names the system. */
  readonly externalIds?: readonly { readonly origin: string; readonly value: string }[]
}

export type IdentityKeyKind =
  | 'external_id'
  | 'phone'
  | 'email'
  | MessengerKind
  | 'name_birth'
  | 'name_birth_phone'
  | 'name_birth_email'

export type IdentityKey = { readonly kind: IdentityKeyKind; readonly value: string }

/** Values systems write when they know nothing; they prove nothing. */
export const BLOCKED_IDENTITY_VALUES: readonly RegExp[] = [
  /^[\s0.,_+*?-]*$/,
  /^-1$/,
  /^(?:null|nil|none|nan|undefined|empty|n\/?a|н\/д|#n\/a|#н\/д|#ref!|#value!|#знач!|#ссылка!)$/i,
  /^(?:anonymous|anonym|guest|unknown|test|tester|demo|user|admin|noname|deleted)$/i,
  /^(?:аноним(?:ный|ная|но)?|гость|нет|неизвестн(?:о|ый|ая)|не указан[оаы]?|тест(?:овый|овая)?|пациент|клиент|удален[ао]?)$/i,
  /^(.)\1{3,}$/,
  /^(?:1234567(?:890?)?|0123456789|12345)$/,
]

const ANY_BLOCKED = new RegExp(BLOCKED_IDENTITY_VALUES.map(({ source }) => source).join('|'), 'i')

/** Birth dates systems put in place of an unknown one; nobody is told apart or brought together by them. */
const BLOCKED_BIRTH_DATES = new Set(['1900-01-01', '1901-01-01', '1970-01-01'])
const STRONG_KINDS: ReadonlySet<IdentityKeyKind> = new Set(['external_id', 'name_birth_phone', 'name_birth_email'])

/** True for a value such as '0000', 'null' or 'аноним' that must never identify anyone. */
export function isBlockedIdentityValue(value: string): boolean {
  return ANY_BLOCKED.test(value.trim())
}

/** True when two records that share a key of this kind are one person, so that they may be merged without asking. */
export function isStrongKey(kind: IdentityKeyKind): boolean {
  return STRONG_KINDS.has(kind)
}

/** The birth date if it may identify someone, else null. */
export function provingBirthDate(birthDate: LocalDate | null): LocalDate | null {
  return birthDate === null || BLOCKED_BIRTH_DATES.has(birthDate) ? null : birthDate
}

/**
 * The normalised keys of a record. `name_birth` ignores the order of surname and name and only finds candidates, as do phones,
 * e-mails and messengers (families share them); the composite keys with a full name, birth date and contact are strong.
 */
export function identityKeys(person: PersonIdentity): readonly IdentityKey[] {
  const phones = person.phones.filter((phone) => !isBlockedIdentityValue(phone))
  const emails = person.emails.filter((email) => !isBlockedIdentityValue(email))
  const keys: IdentityKey[] = [
    ...externalKeys(person),
    ...phones.map((value) => ({ kind: 'phone', value }) as const),
    ...emails.map((value) => ({ kind: 'email', value }) as const),
    ...(person.messengers ?? []).filter(({ value }) => !isBlockedIdentityValue(value)),
  ]
  const name = provingName(person)
  const birth = provingBirthDate(person.birthDate)
  if (name === null || birth === null) return unique(keys)
  const [last, first] = name
  keys.push({ kind: 'name_birth', value: `${last < first ? `${last}|${first}` : `${first}|${last}`}|${birth}` })
  for (const phone of phones) keys.push({ kind: 'name_birth_phone', value: `${last}|${first}|${birth}|${phone}` })
  for (const email of emails) keys.push({ kind: 'name_birth_email', value: `${last}|${first}|${birth}|${email}` })
  return unique(keys)
}

/**
 * What is left of two answers to one question of consent (true granted, false withdrawn, null never asked) when the records
 * become one person: a refusal wins over a grant; silence is no refusal.
 */
export function stricterConsent(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false
  return a ?? b
}

function externalKeys(person: PersonIdentity): IdentityKey[] {
  return (person.externalIds ?? [])
    .filter(({ value }) => !isBlockedIdentityValue(value))
    .map(({ origin, value }) => ({ kind: 'external_id', value: `${origin}|${value.trim()}` }))
}

/** Folded surname and first name when both are whole words; initials and placeholders prove nothing. */
function provingName(person: PersonName): readonly [last: string, first: string] | null {
  const last = foldName(person.lastName)
  const first = foldName(person.firstName)
  if (last.length < 2 || first.length < 2 || isInitials(person.firstName ?? '')) return null
  return isBlockedIdentityValue(last) || isBlockedIdentityValue(first) ? null : [last, first]
}

function isInitials(name: string): boolean {
  return /^(?:\p{L}\.\s*)+$/u.test(name.trim())
}

function unique(keys: readonly IdentityKey[]): readonly IdentityKey[] {
  return keys.filter(({ kind, value }, i) => keys.findIndex((key) => key.kind === kind && key.value === value) === i)
}
