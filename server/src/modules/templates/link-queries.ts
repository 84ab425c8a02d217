import type { Db } from '../../platform/db.ts'

export type NewLinks = {
  clinicId: string
  touchId: string
  patientId: string
  links: readonly { target: string; code: string }[]
  now: Date
}

/** Codes by target; a target the touch already has keeps its code. */
export async function insertLinks(
  db: Db,
  { clinicId, touchId, patientId, links, now }: NewLinks,
): Promise<Map<string, string>> {
  await db
    .insertInto('trackedLinks')
    .values(links.map((link) => ({ clinicId, touchId, patientId, recordId: patientId, ...link, createdAt: now })))
    .onConflict((conflict) => conflict.columns(['clinicId', 'touchId', 'target']).doNothing())
    .execute()
  const rows = await db
    .selectFrom('trackedLinks')
    .select(['target', 'code'])
    .where('clinicId', '=', clinicId)
    .where('touchId', '=', touchId)
    .execute()
  return new Map(rows.map(({ target, code }) => [target, code]))
}

export async function readLink(db: Db, clinicId: string, code: string) {
  return db
    .selectFrom('trackedLinks')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('code', '=', code)
    .executeTakeFirst()
}
