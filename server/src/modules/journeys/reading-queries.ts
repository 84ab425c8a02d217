import { sql } from 'kysely'
import type { Channel } from '@revisit/domain/channel.ts'
import type { Standing } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import type { EnrollmentQuery } from './schemas.ts'

export type PassageRow = {
  id: string
  journeyId: string
  journeyName: string
  number: number
  nodes: { id: string; kind: string; title?: string }[]
  patientId: string
  patientName: string
  state: 'active' | 'done' | 'exited'
  arm: 'treated' | 'control'
  nodeId: string
  standing: Standing
  dueAt: Date | null
  enteredAt: Date
  endedAt: Date | null
  endReason: string | null
  goalAt: Date | null
  setAsideAt: Date | null
  failure: string | null
}

const PASSAGE = sql`e.id, e.journey_id, j.name as journey_name, v.number, v.definition -> 'nodes' as nodes, e.patient_id,
  concat_ws(' ', p.last_name, p.first_name, p.middle_name) as patient_name, e.state, e.arm, e.node_id, e.standing, e.due_at, e.entered_at,
  e.ended_at, e.end_reason, e.goal_at, e.set_aside_at, e.failure`
/** patients is limited to the caller's branches, so these joins show nobody out of scope. */
const JOINED = sql`enrollments e
  join patients p on p.clinic_id = e.clinic_id and p.id = e.patient_id
  join journeys j on j.clinic_id = e.clinic_id and j.id = e.journey_id
  join journey_versions v on v.clinic_id = e.clinic_id and v.id = e.version_id`

type Where = { journeyId?: string; patientId?: string; query: EnrollmentQuery }

/** Passages the caller may see, newest first. */
export async function readPassages(db: Db, clinicId: string, where: Where): Promise<PassageRow[]> {
  const { rows } = await sql<PassageRow>`select ${PASSAGE} from ${JOINED}
    where ${matching(clinicId, where)} and (${where.query.cursor ?? null}::uuid is null or e.id < ${where.query.cursor ?? null}::uuid)
    order by e.id desc limit ${where.query.limit + 1}`.execute(db)
  return rows
}

export async function countPassages(db: Db, clinicId: string, where: Where): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from ${JOINED} where ${matching(clinicId, where)}`.execute(db)
  return rows[0]?.n ?? 0
}

function matching(clinicId: string, { journeyId, patientId, query: { state, nodeId } }: Where) {
  const isAside = state === 'set_aside'
  return sql`e.clinic_id = ${clinicId} and j.state <> 'deleted'
    and (${journeyId ?? null}::uuid is null or e.journey_id = ${journeyId ?? null}::uuid)
    and (${patientId ?? null}::uuid is null or e.patient_id = ${patientId ?? null}::uuid)
    and (${nodeId ?? null}::text is null or e.node_id = ${nodeId ?? null}::text)
    and ${isAside ? sql`e.set_aside_at is not null` : sql`(${state ?? null}::text is null or e.state = ${state ?? null}::text)`}`
}

export async function readPassage(db: Db, clinicId: string, id: string): Promise<PassageRow | null> {
  const { rows } =
    await sql<PassageRow>`select ${PASSAGE} from ${JOINED} where e.clinic_id = ${clinicId} and e.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export type StepRow = {
  nodeId: string | null
  what: string
  edge: string | null
  outcome: string | null
  reason: string | null
  amount: number | null
  at: Date
}

export async function readSteps(db: Db, clinicId: string, enrollmentId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`select node_id, what, edge, outcome, reason, amount, at from enrollment_steps
    where clinic_id = ${clinicId} and enrollment_id = ${enrollmentId} order by id limit 1000`.execute(db)
  return rows
}

export async function isPatientVisible(db: Db, clinicId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from patients where clinic_id = ${clinicId} and id = ${id}`.execute(db)
  return rows.length > 0
}

export async function readStaffNames(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from staff
    where clinic_id = ${clinicId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type PassageTouch = {
  id: string
  enrollmentId: string
  nodeId: string | null
  state: string
  reason: string | null
  channel: Channel | null
  nextAt: Date | null
}

/** Messages of these passages, the newest first. Rides the index of touches by enrolment. */
export async function readPassageTouches(db: Db, clinicId: string, ids: readonly string[]): Promise<PassageTouch[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PassageTouch>`select id, enrollment_id, node_id, state, reason, channel,
      case when state in ('planned', 'held') then greatest(next_at, due_at) end as next_at
    from touches where clinic_id = ${clinicId} and enrollment_id = any(${[...ids]}::uuid[]) order by id desc`.execute(
    db,
  )
  return rows
}

/** How many are inside a journey, and how many of them stand at a step whose moment came after a pause began. */
export async function countOverdue(
  db: Db,
  clinicId: string,
  { journeyId, now }: { journeyId: string; now: Date },
): Promise<{ inside: number; overdue: number }> {
  const { rows } = await sql<{ inside: number; overdue: number }>`select count(*)::int as inside,
      count(*) filter (where case
        when e.standing -> 'wait' ->> 'for' = 'touch' then e.standing -> 'wait' ->> 'outcome' = 'planned'
        when e.standing -> 'wait' ->> 'for' = 'time' then e.standing -> 'wait' ->> 'relative' = 'false' and e.due_at <= ${now}
        when e.standing ->> 'wait' is null then e.due_at < ${now}
        else false end)::int as overdue
    from enrollments e where e.clinic_id = ${clinicId} and e.journey_id = ${journeyId} and e.state = 'active'`.execute(
    db,
  )
  return rows[0] ?? { inside: 0, overdue: 0 }
}
