import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Named } from './card-queries.ts'
import type { Subject } from './timeline-queries.ts'

export type HoldRow = {
  id: string
  reason: 'complaint' | 'complication' | 'active_treatment' | 'debt_dispute' | 'do_not_contact'
  scope: 'everything' | 'offers'
  note: string | null
  since: Date
  until: Date | null
  setBy: Named | null
}

/** Bad moments in force, the newest first. Rides contact_holds_by_patient. */
export async function readHoldsInForce(db: Db, { clinicId, patientId }: Subject, now: Date): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.reason, h.scope, h.note, h.since, h.until,
      (select json_build_object('id', w.id, 'name', w.name) from staff w where w.clinic_id = h.clinic_id and w.id = h.set_by) as set_by
    from contact_holds h where h.clinic_id = ${clinicId} and h.patient_id = ${patientId} and h.lifted_at is null
      and (h.until is null or h.until > ${now}) order by h.since desc, h.id`.execute(db)
  return rows
}

export type PassageRow = {
  id: string
  journey: Named
  version: number
  /** Title of the step, when it has one. */
  step: string | null
  nodeKind: string | null
  waitsFor: 'time' | 'event' | 'touch' | 'task' | null
  arm: 'treated' | 'control'
  state: 'active' | 'done' | 'exited'
  dueAt: Date | null
  enteredAt: Date
  endedAt: Date | null
  endReason: string | null
}

/** Passages a person is in, and then the latest they were in. Rides enrollments_by_patient. */
export async function readPassages(
  db: Db,
  { clinicId, patientId }: Subject,
  most: number,
): Promise<{ rows: PassageRow[]; total: number }> {
  const { rows } = await sql<PassageRow & { total: number }>`
    select e.id, json_build_object('id', j.id, 'name', j.name) as journey, v.number as version, e.arm, e.state, e.due_at,
      e.entered_at, e.ended_at, e.end_reason, n.title as step, n.kind as node_kind, e.standing -> 'wait' ->> 'for' as waits_for,
      count(*) over ()::int as total
    from enrollments e
    join journeys j on j.clinic_id = e.clinic_id and j.id = e.journey_id and j.state <> 'deleted'
    join journey_versions v on v.clinic_id = e.clinic_id and v.id = e.version_id
    left join lateral (select nullif(x ->> 'title', '') as title, x ->> 'kind' as kind
      from jsonb_array_elements(v.definition -> 'nodes') x where x ->> 'id' = e.node_id limit 1) n on true
    where e.clinic_id = ${clinicId} and e.patient_id = ${patientId}
    order by e.state = 'active' desc, coalesce(e.ended_at, e.entered_at) desc, e.id limit ${most}`.execute(db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export type OpenTaskRow = {
  id: string
  kind: 'call' | 'notify' | 'review'
  title: string
  state: 'open' | 'snoozed'
  dueAt: Date
  journey: Named | null
}

/** What people still have to do about a person; one put off is due when it comes back. Rides tasks_by_patient. */
export async function readOpenTasks(db: Db, { clinicId, patientId }: Subject): Promise<OpenTaskRow[]> {
  const { rows } = await sql<OpenTaskRow>`
    select t.id, t.kind, t.title, t.state, coalesce(t.snoozed_until, t.due_at) as due_at,
      (select json_build_object('id', j.id, 'name', j.name) from journeys j
        where j.clinic_id = t.clinic_id and j.id = t.journey_id) as journey
    from tasks t where t.clinic_id = ${clinicId} and t.patient_id = ${patientId} and t.state in ('open', 'snoozed')
    order by coalesce(t.snoozed_until, t.due_at), t.id limit 20`.execute(db)
  return rows
}

export type ControlRow = { scope: string; journey: string | null; since: Date; whole: boolean }

/**
 * Experiments that only watch a household: one arm holds for everybody of it. Rides holdout_arms_by_patient.
 * @param people the person and those who share the household.
 */
export async function readControl(
  db: Db,
  clinicId: string,
  { patientId, people }: { patientId: string; people: readonly string[] },
): Promise<ControlRow[]> {
  const { rows } = await sql<ControlRow>`
    select a.scope, min(j.name) as journey, min(a.since) as since, bool_or(a.patient_id <> ${patientId}::uuid) as whole
    from holdout_arms a
    left join journeys j on j.clinic_id = a.clinic_id and (a.scope = j.id::text or a.scope = 'control:' || j.id::text)
    where a.clinic_id = ${clinicId} and a.patient_id = any(${[...people]}::uuid[]) and a.arm = 'control'
    group by a.scope order by 3, 1`.execute(db)
  return rows
}
