import { type RawBuilder, sql } from 'kysely'
import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { EndedTouch } from './outcomes.ts'
import type { TouchSelection } from './new-touch.ts'

/** A planned touch as a row; names are those of the columns. */
export type TouchInsert = {
  id: string
  patient_id: string
  origin_kind: string
  origin_id: string | null
  origin_name: string | null
  version_id: string | null
  run_id: string | null
  enrollment_id: string | null
  node_id: string | null
  step: string | null
  template_id: string | null
  context: object
  class: string
  priority: number
  channels: readonly string[]
  family: string
  episode: string
  needs_fresh_data: boolean
  per_household: boolean
  holdout_scope: string | null
  holdout_percent: number | null
  ignores_holdout: boolean
  hours: object | null
  fallback_on: string | null
  fallback_hours: number | null
  due_at: Date
  expires_at: Date
  created_at: Date
}

/** Plans touches. A patient who was merged away meanwhile is replaced by the one they live on in. */
export async function insertTouches(db: Db, clinicId: string, rows: readonly TouchInsert[]): Promise<void> {
  await sql`insert into touches (clinic_id, id, patient_id, record_id, origin_kind, origin_id, origin_name, version_id, run_id,
      enrollment_id, node_id, step, template_id, context, class, priority, channels, family, episode, needs_fresh_data,
      per_household, holdout_scope, holdout_percent, ignores_holdout, hours, fallback_on, fallback_hours, due_at, expires_at,
      next_at, created_at)
    select ${clinicId}::uuid, r.id, coalesce(p.merged_into, p.id), p.id, r.origin_kind, r.origin_id, r.origin_name, r.version_id,
      r.run_id, r.enrollment_id, r.node_id, r.step, r.template_id, r.context, r.class, r.priority,
      array(select jsonb_array_elements_text(r.channels)), r.family, r.episode, r.needs_fresh_data, r.per_household,
      r.holdout_scope, r.holdout_percent, r.ignores_holdout, nullif(r.hours, 'null'::jsonb), r.fallback_on, r.fallback_hours,
      r.due_at, r.expires_at, r.due_at, r.created_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (id uuid, patient_id uuid, origin_kind text, origin_id uuid, origin_name text, version_id uuid, run_id uuid,
       enrollment_id uuid, node_id text, step text, template_id uuid, context jsonb, class text, priority smallint,
       channels jsonb, family text, episode text, needs_fresh_data boolean, per_household boolean, holdout_scope text,
       holdout_percent real, ignores_holdout boolean, hours jsonb, fallback_on text, fallback_hours real,
       due_at timestamptz, expires_at timestamptz, created_at timestamptz)
    join patients p on p.clinic_id = ${clinicId}::uuid and p.id = r.patient_id`.execute(db)
}

/** An earlier channel has carried the touch; only the next one is called back. */
const wentOut = sql`(cardinality(t.tried) > 0 and t.contacted_at is not null)`

/** Ends touches nobody has begun to send, their claimed deliveries included, and writes why. */
export async function endPlanned(
  db: Db,
  clinicId: string,
  { which, reason, now }: { which: TouchSelection; reason: string; now: Date },
): Promise<EndedTouch[]> {
  const { rows } = await sql<EndedTouch>`
    with called_back as (
      update deliveries d set state = 'cancelled', lease_until = null
      from touches t
      where t.clinic_id = ${clinicId}::uuid and t.state = 'claimed' ${selected(which)}
        and d.clinic_id = ${clinicId}::uuid and d.touch_id = t.id and d.state = 'claimed' and not d.in_doubt
      returning d.touch_id
    ), freed as (
      delete from send_keys k using called_back c where k.clinic_id = ${clinicId}::uuid and k.touch_id = c.touch_id
        and not exists (select from deliveries o
          where o.clinic_id = ${clinicId}::uuid and o.touch_id = c.touch_id and o.accepted_at is not null)
    ), ended as (
      update touches t set reason = ${reason}::text, verdict = 'cancel', gate = 1, decided_at = ${now}::timestamptz,
        state = case when ${wentOut} then 'sent' else 'cancelled' end,
        contacted_at = case when ${wentOut} then t.contacted_at end,
        ended_at = ${now}::timestamptz, next_at = null, paused_at = null, fallback_at = null
      where t.clinic_id = ${clinicId}::uuid ${selected(which)}
        and (t.state in ('planned', 'held') or t.id in (select touch_id from called_back))
      returning t.id, t.patient_id, t.record_id, t.origin_kind, t.origin_id, t.enrollment_id, t.node_id, t.channel
    ), written as (
      insert into touch_decisions (clinic_id, touch_id, at, verdict, reason, gate)
      select ${clinicId}::uuid, id, ${now}::timestamptz, 'cancel', ${reason}::text, 1 from ended
    )
    select * from ended`.execute(db)
  return rows
}

export type WaitingTouch = {
  id: string
  patientId: string
  originKind: 'journey' | 'campaign' | 'call_list' | 'manual'
  class: MessageClass
  priority: number
  channels: readonly Channel[]
}

/** Touches of these people that nobody has begun to send. Rides touches_by_patient. */
export async function readWaiting(db: Db, clinicId: string, patientIds: readonly string[]): Promise<WaitingTouch[]> {
  const { rows } = await sql<WaitingTouch>`select id, patient_id, origin_kind, class, priority, channels from touches
    where clinic_id = ${clinicId}::uuid and patient_id = any(${[...patientIds]}::uuid[])
      and state in ('planned', 'held', 'claimed')`.execute(db)
  return rows
}

export async function pausePlanned(
  db: Db,
  clinicId: string,
  { which, now }: { which: TouchSelection; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update touches t set state = 'held', reason = 'paused', verdict = 'hold', gate = 1, decided_at = ${now}::timestamptz,
      next_at = null, paused_at = ${now}::timestamptz
    where t.clinic_id = ${clinicId}::uuid ${selected(which)} and t.state in ('planned', 'held') and t.paused_at is null`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

export async function resumePlanned(
  db: Db,
  clinicId: string,
  { which, now }: { which: TouchSelection; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update touches t set state = 'planned', next_at = greatest(t.due_at, ${now}::timestamptz), paused_at = null,
      expires_at = t.expires_at + greatest(${now}::timestamptz - t.paused_at, interval '0')
    where t.clinic_id = ${clinicId}::uuid ${selected(which)} and t.state = 'held' and t.paused_at is not null`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

/** Conditions on `t`. An empty selection selects nothing. */
function selected({ touchIds, enrollmentIds, originId, runId, patientIds }: TouchSelection): RawBuilder<unknown> {
  const conditions = [
    ...(touchIds ? [sql`t.id = any(${[...touchIds]}::uuid[])`] : []),
    ...(enrollmentIds ? [sql`t.enrollment_id = any(${[...enrollmentIds]}::uuid[])`] : []),
    ...(originId ? [sql`t.origin_id = ${originId}::uuid`] : []),
    ...(runId ? [sql`t.run_id = ${runId}::uuid`] : []),
    ...(patientIds ? [sql`t.patient_id = any(${[...patientIds]}::uuid[])`] : []),
  ]
  return conditions.length === 0 ? sql`and false` : sql`and ${sql.join(conditions, sql` and `)}`
}
