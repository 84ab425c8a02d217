import type { Db } from '../../platform/db.ts'

export type Suppression = { hash: Buffer; channel: string; scope: 'advertising' | 'all'; reason: string }

/** Once suppressed stays suppressed until somebody lifts it; a new demand to stop puts a lifted one back in force. */
export async function insertSuppressions(
  db: Db,
  clinicId: string,
  { rows, since }: { rows: readonly Suppression[]; since: Date },
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('suppressedAddresses')
    .values(rows.map((row) => ({ clinicId, ...row, since })))
    .onConflict((conflict) =>
      conflict.columns(['clinicId', 'hash', 'channel', 'scope']).doUpdateSet({ liftedAt: null, liftedBy: null }),
    )
    .execute()
}

export async function liftByHash(
  db: Db,
  clinicId: string,
  { hashes, by, at }: { hashes: readonly Buffer[]; by: string | null; at: Date },
): Promise<void> {
  if (hashes.length === 0) return
  await db
    .updateTable('suppressedAddresses')
    .set({ liftedAt: at, liftedBy: by })
    .where('clinicId', '=', clinicId)
    .where('hash', 'in', [...hashes])
    .where('liftedAt', 'is', null)
    .execute()
}

export async function findSuppressed(
  db: Db,
  clinicId: string,
  hashes: readonly Buffer[],
): Promise<{ hash: Buffer; channel: string; scope: string; reason: string; since: Date }[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('suppressedAddresses')
    .select(['hash', 'channel', 'scope', 'reason', 'since'])
    .where('clinicId', '=', clinicId)
    .where('hash', 'in', [...hashes])
    .where('liftedAt', 'is', null)
    .orderBy('since')
    .execute()
  return rows as never
}
