import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import { writeIfRoom } from '../../platform/disk-room.ts'
import type { Question } from './question.ts'

/**
 * An answer kept until a fact dated up to its day changes (the statistics drop it then). `key` tells the question apart
 * beside clinic, day, branch and scope. While statistics change, or somebody else keeps the same answer, it is given and
 * not kept: two pages that ask several questions at once must never wait for each other.
 */
export async function keptAnswer<T extends object>(
  db: Db,
  question: Question,
  { key, compute }: { key: unknown; compute: () => Promise<T> },
): Promise<T> {
  const { clinicId, asOf, branch, scope, version } = question
  const hash = createHash('sha256')
    .update(JSON.stringify([key, asOf, branch, scope === null ? null : scope.toSorted()]))
    .digest('base64url')
  const kept = await db
    .selectFrom('analyticsCache')
    .select('answer')
    .where('clinicId', '=', clinicId)
    .where('key', '=', hash)
    .executeTakeFirst()
  if (kept) return kept.answer as unknown as T
  const answer = await compute()
  const keep = sql`insert into analytics_cache (clinic_id, key, as_of, answer, kept_at)
    select clinic_id, ${hash}, ${asOf}::date, ${JSON.stringify(answer)}::jsonb, now() from statistics_state
    where clinic_id = ${clinicId} and version = ${version} and pg_try_advisory_xact_lock(hashtextextended(${hash}, 0))
    for share skip locked
    on conflict (clinic_id, key) do nothing`
  await writeIfRoom(db, () => keep.execute(db))
  return answer
}

/** The day of the clinic's very first visit; null when there was none. */
export async function readFirstVisitDay(db: Db, clinicId: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select min(day) as day from first_visit_cells
    where clinic_id = ${clinicId} and dimension = 'all' and value = ''`.execute(db)
  return rows[0]?.day ?? null
}
