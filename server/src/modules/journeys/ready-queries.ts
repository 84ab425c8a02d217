import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** Journeys of the library the clinic has, by key. */
export async function listInstalled(db: Db, clinicId: string): Promise<{ key: string; id: string; state: string }[]> {
  const { rows } = await sql<{
    key: string
    id: string
    state: string
  }>`select ready_key as key, id, state from journeys
    where clinic_id = ${clinicId}::uuid and ready_key is not null and state <> 'deleted' order by created_at`.execute(
    db,
  )
  return rows
}

/** The newest journey made from a ready one, or null. */
export async function findReadyJourney(
  db: Db,
  clinicId: string,
  key: string,
): Promise<{ id: string; state: string } | null> {
  const { rows } = await sql<{ id: string; state: string }>`select id, state from journeys
    where clinic_id = ${clinicId}::uuid and ready_key = ${key} and state <> 'deleted'
    order by created_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

export type JourneyStatus = {
  enrollments: { state: string; node: string; people: number }[]
  touches: { state: string; reason: string | null; messages: number }[]
}

/** Where people of a journey stand, and what became of its messages. */
export async function journeyStatus(db: Db, clinicId: string, journeyId: string): Promise<JourneyStatus> {
  const { rows: enrollments } = await sql<JourneyStatus['enrollments'][number]>`
    select state, node_id as node, count(*)::int as people from enrollments
    where clinic_id = ${clinicId}::uuid and journey_id = ${journeyId}::uuid group by 1, 2 order by 1, 2`.execute(db)
  const { rows: touches } = await sql<JourneyStatus['touches'][number]>`
    select state, reason, count(*)::int as messages from touches
    where clinic_id = ${clinicId}::uuid and origin_id = ${journeyId}::uuid group by 1, 2 order by 1, 2`.execute(db)
  return { enrollments, touches }
}
