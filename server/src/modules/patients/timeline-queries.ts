import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { TimelineType } from './timeline-schemas.ts'

/** Whose history: the live person and every card merged into it. */
export type Subject = { clinicId: string; patientId: string; cards: readonly string[] }

export type SpineRow = { type: TimelineType; id: string; at: string }

/** Events that no other table tells of. The rest of the spine repeats appointments, payments and so on. */
const OWN_EVENTS = [
  'patient.created',
  'patient.changed',
  'patient.tagged',
  'patient.untagged',
  'contact.added',
  'contact.removed',
  'value_class.set',
  'value_class.released',
  'household.joined',
  'household.left',
  'site.service_viewed',
  'site.form_started',
  'site.form_sent',
  'site.booking_abandoned',
]

/** Ids of what happened to a person, newest first, after a place in it. `at` keeps microseconds. */
export async function readSpine(
  db: Db,
  subject: Subject,
  { types, after, limit }: { types: readonly TimelineType[]; after: SpineRow | null; limit: number },
): Promise<SpineRow[]> {
  const beyond = after
    ? sql`where (at, id, type) < (${after.at}::timestamptz, ${after.id}::uuid, ${after.type})`
    : sql``
  const { rows } = await sql<SpineRow>`
    select type, id, at::text as at from (${spine(subject, types)}) facts ${beyond}
    order by facts.at desc, facts.id desc, facts.type desc limit ${limit}`.execute(db)
  return rows
}

/** How much of each kind there is. */
export async function countSpine(
  db: Db,
  subject: Subject,
  types: readonly TimelineType[],
): Promise<Partial<Record<TimelineType, number>>> {
  const { rows } = await sql<{ type: TimelineType; n: number }>`
    select type, count(*) as n from (${spine(subject, types)}) facts group by type`.execute(db)
  return Object.fromEntries(rows.map(({ type, n }) => [type, n]))
}

function spine(subject: Subject, types: readonly TimelineType[]): RawBuilder<unknown> {
  return sql.join(
    types.map((type) => PARTS[type](subject)),
    sql` union all `,
  )
}

function part(type: TimelineType, table: string, at: string): (subject: Subject) => RawBuilder<unknown> {
  return ({ clinicId, patientId }) =>
    sql`select ${sql.lit(type)} as type, id, ${sql.raw(at)} as at from ${sql.raw(table)}
      where clinic_id = ${clinicId} and patient_id = ${patientId}`
}

/** Each rides the index of its table that begins with clinic and patient. */
const PARTS: Record<TimelineType, (subject: Subject) => RawBuilder<unknown>> = {
  appointment: part('appointment', 'appointments', 'starts_at'),
  payment: part('payment', 'payments', 'paid_at'),
  plan: part('plan', 'plans', 'coalesce(presented_at, accepted_at, created_at)'),
  offer: part('offer', 'offers', 'offered_at'),
  call: part('call', 'calls', 'started_at'),
  lead: part('lead', 'leads', 'created_at'),
  note: (subject) => sql`${part('note', 'patient_notes', 'created_at')(subject)} and deleted_at is null`,
  consent: part('consent', 'consents', 'at'),
  merge: ({ clinicId, cards }) => sql`select 'merge' as type, id, merged_at as at from merges
    where clinic_id = ${clinicId} and keep_id = any(${[...cards]}::uuid[])`,
  touch: part('touch', 'touches', 'coalesce(contacted_at, ended_at, next_at, due_at)'),
  passage: part('passage', 'enrollments', 'entered_at'),
  task: (subject) => sql`${part('task', 'tasks', 'ended_at')(subject)} and ended_at is not null`,
  event: (subject) => sql`${part('event', 'events', 'occurred_at')(subject)} and type = any(${OWN_EVENTS}::text[])`,
}
