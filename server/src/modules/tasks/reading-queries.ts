import { type RawBuilder, sql } from 'kysely'
import type { TaskResult } from '@revisit/domain/journey-node.ts'
import type { TouchPriority } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import { VISIBLE } from './queries.ts'
import type { TaskQuery } from './schemas.ts'

type Named = { id: string; name: string }

export type TaskListRow = {
  id: string
  kind: 'call' | 'notify' | 'review'
  state: 'open' | 'done' | 'cancelled' | 'snoozed'
  title: string
  script: string
  dueAt: Date
  priority: TouchPriority
  assigneeRole: string | null
  assignee: Named | null
  journey: Named | null
  /** Title of the step that asks for it. */
  step: string | null
  result: TaskResult | null
  comment: string | null
  snoozedUntil: Date | null
  createdAt: Date
  endedAt: Date | null
  endedBy: Named | null
  endReason: string | null
  /** Somebody else is working on this patient now. */
  lockedBy: string | null
  patientId: string | null
  patientName: string | null
  birthDate: string | null
  phone: string | null
  preferredTime: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
  valueClass: string | null
  openPlanAmount: number | null
  doctor: string | null
}

/** Whose eyes look at the list, and where their day ends. */
export type TaskViewer = { callerId: string; role: string; now: Date; endOfDay: Date }

type Asked = { query: TaskQuery; viewer: TaskViewer }

function named(table: 'staff' | 'journeys', column: string): RawBuilder<unknown> {
  return sql`(select json_build_object('id', w.id, 'name', w.name) from ${sql.raw(table)} w
    where w.clinic_id = t.clinic_id and w.id = ${sql.raw(column)})`
}

/** Tasks the caller may see: open ones by due time (what is overdue first), ended ones newest first. */
export async function readTasks(
  db: Db,
  clinicId: string,
  { query, viewer, after }: Asked & { after: { at: string; id: string } | null },
): Promise<TaskListRow[]> {
  const open = query.state === 'open'
  const order = open ? sql`t.due_at, t.id` : sql`t.ended_at desc, t.id desc`
  const beyond = open
    ? sql`(t.due_at, t.id) > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? NIL}::uuid)`
    : sql`(t.ended_at, t.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? LAST}::uuid)`
  const { rows } = await sql<TaskListRow>`
    with page as materialized (
      select t.* from tasks t where t.clinic_id = ${clinicId} and ${matching(query)} and ${whose(query, viewer)}
        and ${inTime(query, viewer)} and ${beyond} order by ${order} limit ${query.limit + 1})
    select t.id, t.kind, t.state, t.title, t.script, t.due_at, t.priority, t.assignee_role, t.result, t.comment, t.snoozed_until,
      t.created_at, t.ended_at, t.end_reason, ${named('staff', 't.assignee_id')} as assignee,
      ${named('staff', 't.ended_by')} as ended_by, ${named('journeys', 't.journey_id')} as journey,
      (select n ->> 'title' from enrollments e
        join journey_versions v on v.clinic_id = e.clinic_id and v.id = e.version_id,
        jsonb_array_elements(v.definition -> 'nodes') n
        where e.clinic_id = t.clinic_id and e.id = t.enrollment_id and n ->> 'id' = t.node_id limit 1) as step,
      (select w.name from tasks o join staff w on w.clinic_id = o.clinic_id and w.id = o.locked_by
        where o.clinic_id = t.clinic_id and (o.id = t.id or o.patient_id = t.patient_id) and o.locked_by <> ${viewer.callerId}
          and o.locked_until > clock_timestamp() limit 1) as locked_by,
      t.patient_id, concat_ws(' ', p.last_name, p.first_name, p.middle_name) as patient_name, p.birth_date, p.preferred_time,
      (select c.value from contact_points c where c.clinic_id = t.clinic_id and c.patient_id = t.patient_id and c.kind = 'phone'
        order by c.invalid_since is not null, c.position, c.value limit 1) as phone,
      s.last_visit_on, s.next_visit_on, s.value_class, s.open_plan_amount,
      (select w.name from appointments a join staff w on w.clinic_id = a.clinic_id and w.id = a.doctor_id
        where a.clinic_id = t.clinic_id and a.patient_id = t.patient_id and a.status = 'completed'
        order by a.visited_on desc limit 1) as doctor
    from page t
    left join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    left join patient_stats s on s.clinic_id = t.clinic_id and s.patient_id = t.patient_id
    order by ${order}`.execute(db)
  return rows
}

export async function countTasks(db: Db, clinicId: string, { query, viewer }: Asked): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from tasks t
    where t.clinic_id = ${clinicId} and ${matching(query)} and ${whose(query, viewer)} and ${inTime(query, viewer)}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export type TaskSums = { mine: number; overdue: number; today: number; later: number; snoozed: number }

/** How many open tasks stand behind each chip: of the caller's own or of everybody's, as asked; `mine` are the caller's in any case. */
export async function sumTasks(db: Db, clinicId: string, { query, viewer }: Asked): Promise<TaskSums> {
  const own = whose({ ...query, whose: 'mine' }, viewer)
  const sum = (when: TaskQuery['when']) =>
    sql`count(*) filter (where ${whose(query, viewer)} and ${inTime({ ...query, when }, viewer)})::int`
  const { rows } = await sql<TaskSums>`
    select count(*) filter (where ${own})::int as mine, ${sum('overdue')} as overdue, ${sum('today')} as today,
      ${sum('later')} as later, ${sum('snoozed')} as snoozed
    from tasks t where t.clinic_id = ${clinicId} and ${matching({ ...query, state: 'open' })}`.execute(db)
  return rows[0]!
}

const NIL = '00000000-0000-0000-0000-000000000000'
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

function matching({ state, patientId, journeyId, kind }: TaskQuery) {
  const states = state === 'open' ? ['open', 'snoozed'] : [state]
  return sql`t.state = any(${states}::text[]) and ${VISIBLE}
    and (${patientId ?? null}::uuid is null or t.patient_id = ${patientId ?? null}::uuid)
    and (${journeyId ?? null}::uuid is null or t.journey_id = ${journeyId ?? null}::uuid)
    and (${kind ?? null}::text is null or t.kind = ${kind ?? null}::text)`
}

/** Mine: given to me, or to nobody in person and to my role or no role. */
function whose({ whose: choice }: TaskQuery, { callerId, role }: TaskViewer) {
  if (choice === 'all') return sql`true`
  return sql`(t.assignee_id = ${callerId} or (t.assignee_id is null and coalesce(t.assignee_role, ${role}) = ${role}))`
}

function inTime({ when }: TaskQuery, { now, endOfDay }: TaskViewer) {
  const away = sql`(t.state = 'snoozed' and t.snoozed_until > ${now})`
  const moment = sql`(case when t.state = 'snoozed' then t.snoozed_until else t.due_at end)`
  switch (when) {
    case 'snoozed':
      return away
    case 'overdue':
      return sql`not ${away} and ${moment} < ${now}`
    case 'today':
      return sql`not ${away} and ${moment} >= ${now} and ${moment} < ${endOfDay}`
    case 'later':
      return sql`not ${away} and ${moment} >= ${endOfDay}`
    default:
      return sql`true`
  }
}
