import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

type Rule = { what: string; query(clinicId: string, now: Date): RawBuilder<{ id: string }> }

const RULES: readonly Rule[] = [
  {
    what: 'one occasion sent twice',
    query: (
      clinicId,
    ) => sql`select min(t.id::text) as id from touches t where t.clinic_id = ${clinicId} and t.contacted_at is not null
      group by t.patient_id, t.family, t.episode having count(*) > 1`,
  },
  {
    what: 'a step planned twice',
    query: (
      clinicId,
    ) => sql`select min(t.id::text) as id from touches t where t.clinic_id = ${clinicId} and t.contacted_at is not null
      group by t.enrollment_id, t.node_id having count(*) > 1`,
  },
  {
    what: 'lost: inside without a moment to be looked at, or past it',
    query: (
      clinicId,
      now,
    ) => sql`select e.id::text as id from enrollments e join journeys j on j.clinic_id = e.clinic_id and j.id = e.journey_id
      where e.clinic_id = ${clinicId} and e.state = 'active' and j.state <> 'paused'
        and (e.due_at is null or e.due_at < ${now}::timestamptz - interval '1 minute' or e.set_aside_at is not null)`,
  },
  {
    what: 'ended without a reason',
    query: (clinicId) =>
      sql`select id::text as id from enrollments where clinic_id = ${clinicId} and state <> 'active' and (end_reason is null or ended_at is null)`,
  },
  {
    what: 'inside twice for one episode',
    query: (
      clinicId,
    ) => sql`select min(id::text) as id from enrollments where clinic_id = ${clinicId} and state = 'active'
      group by patient_id, journey_id, episode_key having count(*) > 1`,
  },
  {
    what: 'the log does not tell the state',
    query: (clinicId) => sql`select e.id::text as id from enrollments e where e.clinic_id = ${clinicId} and (
      (select count(*) from enrollment_steps s where s.clinic_id = e.clinic_id and s.enrollment_id = e.id and s.what = 'entered') <> 1
      or (select count(*) filter (where s.what in ('exited', 'done')) - count(*) filter (where s.what = 'resumed') from enrollment_steps s
        where s.clinic_id = e.clinic_id and s.enrollment_id = e.id) <> case when e.state = 'active' then 0 else 1 end)`,
  },
  {
    what: 'a step passed twice without coming back',
    query: (
      clinicId,
    ) => sql`select s.enrollment_id::text as id from enrollment_steps s where s.clinic_id = ${clinicId} and s.what in ('passed', 'resumed', 'moved')
      group by s.enrollment_id having max(case when s.what = 'passed' then 0 else 1 end) = 0 and count(*) > count(distinct s.node_id)`,
  },
]

/** What the base may never look like, in words; empty when all is well. Reads the tables alone, never the program. */
export async function violations(db: Db, clinicId: string, now: Date): Promise<string[]> {
  const found: string[] = []
  for (const { what, query } of RULES) {
    const { rows } = await query(clinicId, now).execute(db)
    found.push(...rows.slice(0, 3).map(({ id }) => `${what}: ${id}`))
  }
  return found
}

/** How much happened, so that a quiet run cannot pass for a good one. */
export async function bustle(
  db: Db,
  clinicId: string,
): Promise<{ passages: number; sent: number; booked: number; resumed: number }> {
  const { rows } = await sql<{ passages: number; sent: number; booked: number; resumed: number }>`select
      (select count(*)::int from enrollments where clinic_id = ${clinicId}) as passages,
      (select count(*)::int from touches where clinic_id = ${clinicId} and contacted_at is not null) as sent,
      (select count(*)::int from enrollment_steps where clinic_id = ${clinicId} and reason = 'booked') as booked,
      (select count(*)::int from enrollment_steps where clinic_id = ${clinicId} and what = 'resumed') as resumed`.execute(
    db,
  )
  return rows[0]!
}
