import type { DuplicatePair, Side } from './duplicate-queries.ts'

/** Which card stays, and whose value was picked for fields by hand. */
export type PairChoices = { keep: Side; picked: Readonly<Record<string, Side>> }

type Field = DuplicatePair['fields'][number]

/** Whose value a field takes: the picked one, else the kept card's, else whatever is not empty. */
export function sideOfField({ field, a, b }: Field, { keep, picked }: PairChoices): Side {
  const chosen = picked[field]
  if (chosen) return chosen
  if (field === 'deceased') return a === 'yes' ? 'a' : b === 'yes' ? 'b' : keep
  if ((keep === 'a' ? a : b) !== null) return keep
  return keep === 'a' ? 'b' : 'a'
}

/** The picks as the server takes them: only what was picked by hand. */
export function fieldsToSend({ keep, picked }: PairChoices): Record<string, 'keep' | 'absorb'> {
  return Object.fromEntries(Object.entries(picked).map(([field, side]) => [field, side === keep ? 'keep' : 'absorb']))
}

/** Fields worth showing: nobody needs to read that neither person died. */
export function shownFields(fields: readonly Field[]): Field[] {
  return fields.filter(({ field, a, b }) => field !== 'deceased' || a === 'yes' || b === 'yes')
}
