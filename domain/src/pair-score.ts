import { identityKeys, isBlockedIdentityValue, isStrongKey, provingBirthDate } from './identity.ts'
import type { PersonIdentity } from './identity.ts'
import { birthLikeness, firstNameLikeness, isHalfOfSurname, wordLikeness } from './likeness.ts'
import type { BirthLikeness, WordLikeness } from './likeness.ts'
import { foldName, sexByName } from './person-name.ts'

export type PairReasonCode =
  | 'external_id_same'
  | 'external_ids_differ'
  | 'full_name_same'
  | 'name_same'
  | 'name_initials'
  | 'name_variant'
  | 'name_typo'
  | 'names_transposed'
  | 'first_name_same'
  | 'surname_changed'
  | 'surname_differs'
  | 'first_name_differs'
  | 'middle_name_differs'
  | 'birth_same'
  | 'birth_day_off'
  | 'birth_swapped'
  | 'birth_typo'
  | 'birth_differs'
  | 'phone_same'
  | 'email_same'
  | 'messenger_same'
  | 'sex_differs'

/** Why a pair looks alike or not; `weight` is what it adds to the score (negative speaks against). */
export type PairReason = {
  readonly code: PairReasonCode
  readonly weight: number
  readonly params: Readonly<Record<string, string | readonly string[]>>
}

export type PairScore = {
  /** 0 to 1; a sum of the weights, to order the queue. */
  readonly score: number
  readonly decision: 'auto' | 'suggest' | 'different'
  /** They share a contact but are plainly two people: a household rather than a duplicate. */
  readonly family: boolean
  readonly reasons: readonly PairReason[]
}

/** From this score on a person is asked. */
const SUGGEST_FROM = 0.45
const MOST_FROM_CONTACTS = 0.45

type Likeness = {
  readonly first: WordLikeness
  readonly last: WordLikeness
  readonly middle: WordLikeness
  readonly birth: BirthLikeness
  readonly transposed: boolean
  readonly contacts: readonly PairReason[]
  /** They share a key made of a whole name, a birth date and a contact. */
  readonly sharesStrongKey: boolean
  readonly sharedId: string | null
  readonly idsDiffer: boolean
  readonly sexDiffers: boolean
}

/**
 * Scores two records. They are merged without asking ('auto') only on a shared id of a source system, or on the same surname, name
 * and birth date with a shared phone or e-mail, and never while something contradicts. A shared phone alone is 'different': families
 * share phones. The order of the two does not matter.
 */
export function scorePair(a: PersonIdentity, b: PersonIdentity): PairScore {
  const like = likeness(a, b)
  const reasons = [...idReasons(like), ...nameReasons(a, b, like), ...birthReasons(a, b, like), ...like.contacts]
  if (like.sexDiffers) reasons.push(reason('sex_differs', -0.25))
  const contacts = total(like.contacts)
  const sum = total(reasons) - contacts + Math.min(contacts, MOST_FROM_CONTACTS)
  const decision = decide(like, sum)
  const score = decision === 'auto' ? Math.max(sum, 0.95) : sum
  return { score: Math.round(Math.min(Math.max(score, 0), 1) * 1000) / 1000, decision, family: isFamily(like), reasons }
}

function decide(like: Likeness, sum: number): PairScore['decision'] {
  if (isProven(like) && !isContradicted(like)) return 'auto'
  return like.sharedId !== null || sum >= SUGGEST_FROM ? 'suggest' : 'different'
}

function isProven(like: Likeness): boolean {
  if (like.sharedId !== null) return like.birth !== 'differs' && like.first !== 'differs'
  return like.sharesStrongKey
}

function isContradicted(like: Likeness): boolean {
  return like.middle === 'differs' || like.sexDiffers || (like.idsDiffer && like.birth !== 'same')
}

function isFamily(like: Likeness): boolean {
  if (like.sharedId !== null || like.contacts.length === 0 || like.transposed) return false
  return like.first === 'differs' || like.birth === 'differs'
}

function likeness(a: PersonIdentity, b: PersonIdentity): Likeness {
  const [aFirst, bFirst] = [foldName(a.firstName), foldName(b.firstName)]
  const [aLast, bLast] = [foldName(a.lastName), foldName(b.lastName)]
  const [aMiddle, bMiddle] = [foldName(a.middleName), foldName(b.middleName)]
  const ids = compareIds(a, b)
  return {
    first: firstNameLikeness(aFirst, bFirst),
    last: wordLikeness(aLast, bLast),
    middle: wordLikeness(aMiddle, bMiddle),
    birth: birthLikeness(provingBirthDate(a.birthDate), provingBirthDate(b.birthDate)),
    transposed: aFirst !== '' && aLast !== '' && aFirst !== aLast && aFirst === bLast && aLast === bFirst,
    contacts: contactReasons(a, b),
    sharesStrongKey: sharesStrongKey(a, b),
    sharedId: ids.shared,
    idsDiffer: ids.differ,
    sexDiffers: sexDiffers(a, b),
  }
}

function sharesStrongKey(a: PersonIdentity, b: PersonIdentity): boolean {
  const others = identityKeys(b)
  return identityKeys(a).some(
    ({ kind, value }) =>
      kind !== 'external_id' && isStrongKey(kind) && others.some((key) => key.kind === kind && key.value === value),
  )
}

function compareIds(
  a: PersonIdentity,
  b: PersonIdentity,
): { readonly shared: string | null; readonly differ: boolean } {
  const others = b.externalIds ?? []
  const shared = (a.externalIds ?? []).filter(
    (id) => !isBlockedIdentityValue(id.value) && others.some((o) => o.origin === id.origin && o.value === id.value),
  )
  const differ = (a.externalIds ?? []).some((id) => {
    const ofOrigin = others.filter((o) => o.origin === id.origin)
    return ofOrigin.length > 0 && !shared.some((s) => s.origin === id.origin)
  })
  return { shared: shared.map(({ value }) => value).sort()[0] ?? null, differ }
}

function sexDiffers(a: PersonIdentity, b: PersonIdentity): boolean {
  const [aSex, bSex] = [sexOf(a), sexOf(b)]
  return aSex !== null && bSex !== null && aSex !== bSex
}

function sexOf(person: PersonIdentity): string | null {
  const guess = sexByName(person)
  return person.sex ?? (guess?.sure ? guess.sex : null)
}

function contactReasons(a: PersonIdentity, b: PersonIdentity): readonly PairReason[] {
  const phones = inBoth(a.phones, b.phones)
  const emails = inBoth(a.emails, b.emails)
  const messengers = inBoth(messengerNames(a), messengerNames(b))
  return [
    ...(phones.length > 0 ? [reason('phone_same', 0.25, { phones })] : []),
    ...(emails.length > 0 ? [reason('email_same', 0.25, { emails })] : []),
    ...(messengers.length > 0 ? [reason('messenger_same', 0.25, { messengers })] : []),
  ]
}

function messengerNames(person: PersonIdentity): readonly string[] {
  return (person.messengers ?? []).map(({ kind, value }) => `${kind}:${value}`)
}

function idReasons({ sharedId, idsDiffer }: Likeness): PairReason[] {
  return [
    ...(sharedId === null ? [] : [reason('external_id_same', 0.6, { externalId: sharedId })]),
    ...(idsDiffer ? [reason('external_ids_differ', -0.05)] : []),
  ]
}

function nameReasons(a: PersonIdentity, b: PersonIdentity, like: Likeness): PairReason[] {
  const main = like.transposed ? reason('names_transposed', 0.3) : mainNameReason(a, b, like)
  if (main === null) return []
  const middleAgainst = like.middle === 'differs' && main.code !== 'first_name_differs'
  return middleAgainst ? [main, reason('middle_name_differs', -0.25)] : [main]
}

function mainNameReason(a: PersonIdentity, b: PersonIdentity, like: Likeness): PairReason | null {
  const { first, last, middle } = like
  if (first === 'unknown') return null
  if (first === 'differs') return reason('first_name_differs', -0.5)
  if (last === 'unknown') return first === 'near' ? null : reason('first_name_same', 0.2)
  if (last === 'differs') return otherSurname(a, b, like)
  if (first === 'initial') return reason('name_initials', 0.25)
  if (last === 'near' || first === 'near') return reason('name_typo', middle === 'same' ? 0.3 : 0.25)
  if (first === 'variant') return reason('name_variant', 0.27)
  return middle === 'same' ? reason('full_name_same', 0.4) : reason('name_same', 0.33)
}

/** A woman who married: the rest of the name and the birth date agree, and a contact, a former or a double surname ties them. */
function otherSurname(a: PersonIdentity, b: PersonIdentity, like: Likeness): PairReason {
  const former = isFormer(a, b) || isFormer(b, a) || isHalfOfSurname(a.lastName ?? '', b.lastName ?? '')
  const tied = like.middle === 'same' && like.birth === 'same' && like.contacts.length > 0
  if (former) return reason('surname_changed', 0.3)
  return tied && !isSurelyMale(a) && !isSurelyMale(b) ? reason('surname_changed', 0.2) : reason('surname_differs', -0.4)
}

function isFormer(a: PersonIdentity, b: PersonIdentity): boolean {
  return Boolean(a.formerLastName) && foldName(a.formerLastName) === foldName(b.lastName)
}

function isSurelyMale(person: PersonIdentity): boolean {
  return sexOf(person) === 'm'
}

function birthReasons(a: PersonIdentity, b: PersonIdentity, { birth }: Likeness): PairReason[] {
  if (birth === 'unknown') return []
  const dates = [a.birthDate ?? '', b.birthDate ?? ''].sort()
  if (birth === 'same') return [reason('birth_same', 0.35, { dates: dates.slice(0, 1) })]
  if (birth === 'differs') return [reason('birth_differs', -0.5, { dates })]
  return [reason(`birth_${birth}`, 0.2, { dates })]
}

function inBoth(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set(a)].filter((value) => b.includes(value)).sort()
}

function total(reasons: readonly PairReason[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0)
}

function reason(code: PairReasonCode, weight: number, params: PairReason['params'] = {}): PairReason {
  return { code, weight, params }
}
