/** Fields of a card that a merge chooses between. */
export const CARD_FIELDS = [
  'lastName',
  'firstName',
  'middleName',
  'sex',
  'birthDate',
  'district',
  'source',
  'referrerId',
  'branchId',
  'preferredDoctorId',
  'preferredChannel',
  'preferredTime',
  'curatorId',
  'deceased',
] as const
export type CardField = (typeof CARD_FIELDS)[number]

/** Fields of a card by name, own fields of the clinic as `custom.<key>`, and the text that search looks through. */
export type CardValues = Readonly<Record<string, unknown>>

/** Whose value a field takes, empty or not. A field nobody chose keeps its value and is filled in when it has none. */
export type Choice = 'keep' | 'absorb'
export type Chosen = Readonly<Record<string, Choice>>

/** One merge as the values of the kept card see it. */
export type AbsorbedValues = { readonly absorbed: CardValues; readonly chosen: Chosen }

/** Values of a card after the merges into it, oldest first. */
export function foldValues(own: CardValues, merges: readonly AbsorbedValues[]): CardValues {
  return merges.reduce<CardValues>((kept, { absorbed, chosen }) => {
    const names = new Set([...Object.keys(kept), ...Object.keys(absorbed)])
    return Object.fromEntries(
      [...names].map((name) => [name, mergedValue(name, kept[name], absorbed[name], chosen[name])]),
    )
  }, own)
}

/** Names of the fields in which two cards differ, one of them perhaps empty. */
export function differingFields(a: CardValues, b: CardValues): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].filter((name) => name !== 'searchText' && !isSame(a[name], b[name]))
}

/** Equal values; nothing, null and an empty text are the same nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(blankAsNull(a)) === JSON.stringify(blankAsNull(b))
}

function mergedValue(name: string, kept: unknown, absorbed: unknown, choice: Choice | undefined): unknown {
  if (name === 'searchText') return unitedSearchText(String(kept ?? ''), String(absorbed ?? ''))
  if (choice === 'keep') return kept ?? null
  if (choice === 'absorb') return absorbed ?? null
  // Writing to the dead hurts more than leaving out the living.
  if (name === 'deceased') return Boolean(kept) || Boolean(absorbed)
  return blankAsNull(kept) === null ? (absorbed ?? null) : kept
}

function unitedSearchText(kept: string, absorbed: string): string {
  const known = new Set(kept.split(' '))
  const added = absorbed.split(' ').filter((word) => !known.has(word))
  return added.length === 0 ? kept : [kept, ...new Set(added)].join(' ').trim()
}

function blankAsNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : value
}
