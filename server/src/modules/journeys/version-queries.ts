import { sql } from 'kysely'
import type { CustomSegmentField } from '@revisit/domain/segment-fields.ts'
import type { Db } from '../../platform/db.ts'

/** The clinic's own fields of a card, as rules know them. */
export async function readCustomKeys(db: Db, clinicId: string): Promise<CustomSegmentField[]> {
  const { rows } =
    await sql<CustomSegmentField>`select key, name, kind, coalesce(choices, '{}') as choices from custom_fields
    where clinic_id = ${clinicId} and archived_at is null order by position, key`.execute(db)
  return rows
}

export type Inside = { versionId: string; nodeId: string; people: number }

/** How many people stand at which node of which version. */
export async function countInside(db: Db, clinicId: string, journeyId: string): Promise<Inside[]> {
  const { rows } = await sql<Inside>`select version_id, node_id, count(*)::int as people from enrollments
    where clinic_id = ${clinicId} and journey_id = ${journeyId} and state = 'active' group by 1, 2`.execute(db)
  return rows
}

export type NodeLine = {
  nodeId: string | null
  what: string
  edge: string | null
  outcome: string | null
  reason: string | null
  lines: number
  people: number
  amount: number
}

/** The log of a version added up: by node, kind of line, edge, outcome and reason. Lines of the log are never changed. */
export async function sumSteps(
  db: Db,
  clinicId: string,
  { versionId, since }: { versionId: string; since: Date | null },
): Promise<NodeLine[]> {
  const { rows } = await sql<NodeLine>`select node_id, what, edge, outcome, reason, count(*)::int as lines,
      count(distinct enrollment_id)::int as people, coalesce(sum(amount), 0)::bigint as amount
    from enrollment_steps
    where clinic_id = ${clinicId} and version_id = ${versionId} and (${since}::timestamptz is null or at >= ${since}::timestamptz)
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

export type JourneyTotals = {
  journeyId: string
  inside: number
  setAside: number
  entered: number
  sent: number
  goals: number
  money: number
}

/** Totals of every journey: inside now; entered, sent, reached and earned since a moment. */
export async function sumJourneys(db: Db, clinicId: string, since: Date): Promise<JourneyTotals[]> {
  const { rows } = await sql<JourneyTotals>`
    with inside as (select journey_id, count(*)::int as inside, count(set_aside_at)::int as set_aside from enrollments
        where clinic_id = ${clinicId} and state = 'active' group by 1),
      logged as (select journey_id, count(*) filter (where what = 'entered')::int as entered,
          count(*) filter (where what = 'touch' and outcome = 'sent')::int as sent,
          count(*) filter (where what = 'goal')::int as goals,
          coalesce(sum(amount) filter (where what = 'money'), 0)::bigint as money
        from enrollment_steps where clinic_id = ${clinicId} and at >= ${since} group by 1)
    select j.id as journey_id, coalesce(i.inside, 0) as inside, coalesce(i.set_aside, 0) as set_aside, coalesce(l.entered, 0) as entered,
      coalesce(l.sent, 0) as sent, coalesce(l.goals, 0) as goals, coalesce(l.money, 0) as money
    from journeys j left join inside i on i.journey_id = j.id left join logged l on l.journey_id = j.id
    where j.clinic_id = ${clinicId} and j.state <> 'deleted'`.execute(db)
  return rows
}

export type ArmTotals = { arm: 'treated' | 'control'; entered: number; goals: number; money: number }

/** What became of those who were written to and of those who were not, in one version. */
export async function sumArms(db: Db, clinicId: string, versionId: string): Promise<ArmTotals[]> {
  const { rows } = await sql<ArmTotals>`select e.arm, count(*)::int as entered, count(e.goal_at)::int as goals,
      coalesce(sum((select sum(s.amount) from enrollment_steps s where s.clinic_id = e.clinic_id and s.enrollment_id = e.id
        and s.what = 'money')), 0)::bigint as money
    from enrollments e where e.clinic_id = ${clinicId} and e.version_id = ${versionId} group by 1`.execute(db)
  return rows
}
