import type { Db } from '../../platform/db.ts'
import { CARD_FIELDS, type Chosen, foldValues } from './card-values.ts'
import { CHILD_TABLES } from './child-tables.ts'
import { consentOutcomes } from './consent-outcome.ts'
import { readConsentsOf } from './forest-queries.ts'
import { countRows, readSides, type SideRow } from './review-queries.ts'

/** What a merge would do, without doing it: the resulting card, the rows that move, the consents that remain. */
export async function previewMerge(
  db: Db,
  clinicId: string,
  { keepId, absorbId, chosen }: { keepId: string; absorbId: string; chosen: Chosen },
) {
  const sides = await readSides(db, clinicId, [keepId, absorbId])
  const keep = flat(sides.find(({ id }) => id === keepId)!)
  const absorbed = flat(sides.find(({ id }) => id === absorbId)!)
  const values = foldValues(keep, [{ absorbed, chosen }])
  const names = [...new Set([...CARD_FIELDS, ...Object.keys(values)])]
  const ledger = await readConsentsOf(db, clinicId, [keepId, absorbId])
  const of = (id: string) => ledger.filter(({ patientId }) => patientId === id)
  return {
    card: names.map((field) => ({ field, value: values[field] == null ? null : String(values[field]) })),
    moves: await countRows(db, clinicId, absorbId, CHILD_TABLES),
    consents: consentOutcomes(of(keepId), of(absorbId)),
  }
}

/** Values as people read them, so that a chosen branch is a name and not an id. */
function flat({ fields, names, custom }: SideRow): Record<string, unknown> {
  const own = Object.entries(custom).map(([key, value]) => [`custom.${key}`, value])
  return { ...fields, ...names, ...Object.fromEntries(own) }
}
