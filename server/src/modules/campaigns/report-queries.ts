import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** What a report counts people by. */
export const PEOPLE_OUTCOMES = [
  'sent',
  'delivered',
  'read',
  'clicked',
  'answered',
  'compared',
  'booked',
  'visited',
  'paid',
] as const
export type PeopleOutcome = (typeof PEOPLE_OUTCOMES)[number]

export type ReportAsk = { campaignId: string; days: number; since: Date; cancelled: boolean }

/**
 * Everybody of the audience the transaction may see with what became of their message. `compared`: who came as far as the control
 * group is held out; of two cards that became one person the one that was written to. `since`: when their window begins.
 */
function recipients(clinicId: string, { campaignId, since, cancelled }: ReportAsk): RawBuilder<unknown> {
  return sql`clicks as materialized (
      select distinct subject_id as touch_id from events where clinic_id = ${clinicId}::uuid and type = 'touch.clicked'
        and occurred_at >= ${since}::timestamptz and patient_id is not null
    ), mine as (
      select r.record_id, r.patient_id, r.variant, r.arm, t.id as touch_id, t.channel, t.contacted_at, t.delivered_at, t.read_at,
        t.answered_at, coalesce(t.state, ${cancelled ? 'cancelled' : 'waiting'}) as state,
        case when t.id is null then ${cancelled ? 'campaign_stopped' : null} else nullif(t.reason, 'sent') end as reason,
        k.touch_id is not null as clicked,
        coalesce(t.contacted_at, t.ended_at, t.decided_at) as since,
        case r.arm when 'control' then t.state = 'held_out'
          else t.contacted_at is not null or t.state in ('expired', 'failed', 'unknown') or t.state = 'skipped' and t.gate >= 8 end
          and row_number() over (partition by r.patient_id order by t.contacted_at nulls last, r.record_id) = 1 as compared
      from campaign_recipients r
      join patients p on p.clinic_id = r.clinic_id and p.id = r.patient_id
      left join touches t on t.clinic_id = r.clinic_id and t.id = r.touch_id
      left join clicks k on k.touch_id = t.id
      where r.clinic_id = ${clinicId}::uuid and r.campaign_id = ${campaignId}::uuid
    )`
}

/** What happened to one of `m` within the window: bookings made, visits that took place, money minus refunds. */
function happened(clinicId: string, { days }: ReportAsk): RawBuilder<unknown> {
  const until = sql`m.since + make_interval(days => ${days}::int)`
  const nearby = sql`a.clinic_id = ${clinicId}::uuid and a.patient_id = m.patient_id and a.visited_on >= m.since::date - 1`
  return sql`left join lateral (
      select
        exists (select from appointments a where ${nearby}
          and coalesce(a.booked_at, a.starts_at) > m.since and coalesce(a.booked_at, a.starts_at) <= ${until}) as booked,
        (select count(*)::int from appointments a where ${nearby} and a.status in ('arrived', 'completed')
          and a.starts_at > m.since and a.starts_at <= ${until}) as visits,
        (select coalesce(sum(case y.kind when 'refund' then -y.amount else y.amount end), 0)::bigint from payments y
          where y.clinic_id = ${clinicId}::uuid and y.patient_id = m.patient_id and y.paid_on >= m.since::date - 1
            and y.paid_at > m.since and y.paid_at <= ${until}) as paid
    ) o on m.compared`
}

export type StateCount = { state: string; reason: string | null; people: number }

/** The audience by state and reason: everybody once. */
export async function countStates(db: Db, clinicId: string, ask: ReportAsk): Promise<StateCount[]> {
  const { rows } = await sql<StateCount>`with ${recipients(clinicId, ask)}
    select state, reason, count(*)::int as people from mine group by 1, 2 order by 3 desc, 1, 2`.execute(db)
  return rows
}

export type GroupRow = {
  variant: string | null
  arm: 'treated' | 'control'
  people: number
  sent: number
  delivered: number
  read: number
  clicked: number
  answered: number
  compared: number
  booked: number
  visited: number
  visits: number
  payers: number
  paid: number
  /** Sum of squares of what each paid. */
  squares: number
  lastSince: Date | null
}

/** Figures of each arm and variant. */
export async function sumGroups(db: Db, clinicId: string, ask: ReportAsk): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`with ${recipients(clinicId, ask)}
    select m.variant, m.arm, count(*)::int as people,
      (count(*) filter (where m.contacted_at is not null))::int as sent,
      (count(*) filter (where m.delivered_at is not null or m.state in ('delivered', 'read')))::int as delivered,
      (count(*) filter (where m.read_at is not null or m.state = 'read'))::int as read,
      (count(*) filter (where m.clicked))::int as clicked,
      (count(*) filter (where m.answered_at is not null))::int as answered,
      (count(*) filter (where m.compared))::int as compared,
      (count(*) filter (where o.booked))::int as booked,
      (count(*) filter (where o.visits > 0))::int as visited,
      coalesce(sum(o.visits), 0)::int as visits,
      (count(*) filter (where o.paid > 0))::int as payers,
      coalesce(sum(o.paid), 0)::bigint as paid,
      coalesce(sum(o.paid::float8 * o.paid::float8), 0)::float8 as squares,
      max(m.since) filter (where m.compared) as last_since
    from mine m ${happened(clinicId, ask)} group by 1, 2 order by 2 desc, 1`.execute(db)
  return rows
}

/** What its messages cost so far, minor units; the sandbox and unknown prices count nothing. */
export async function sumCost(db: Db, clinicId: string, campaignId: string): Promise<number> {
  const { rows } = await sql<{ cost: number }>`select coalesce(sum(d.cost), 0)::bigint as cost
    from touches t join deliveries d on d.clinic_id = t.clinic_id and d.touch_id = t.id
    join patients p on p.clinic_id = t.clinic_id and p.id = t.patient_id
    where t.clinic_id = ${clinicId}::uuid and t.origin_kind = 'campaign' and t.origin_id = ${campaignId}::uuid`.execute(
    db,
  )
  return rows[0]!.cost
}

export type PeopleFilter = {
  state?: readonly string[] | undefined
  reason?: readonly string[] | undefined
  variant?: string | undefined
  arm?: 'treated' | 'control' | undefined
  outcome?: PeopleOutcome | undefined
}

const OUTCOME_IS: Readonly<Record<PeopleOutcome, string>> = {
  sent: 'm.contacted_at is not null',
  delivered: "(m.delivered_at is not null or m.state in ('delivered', 'read'))",
  read: "(m.read_at is not null or m.state = 'read')",
  clicked: 'm.clicked',
  answered: 'm.answered_at is not null',
  compared: 'm.compared',
  booked: 'o.booked',
  visited: 'o.visits > 0',
  paid: 'o.paid > 0',
}

function chosen({ state, reason, variant, arm, outcome }: PeopleFilter): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...(state ? [sql`m.state = any(${[...state]}::text[])`] : []),
    ...(reason ? [sql`m.reason = any(${[...reason]}::text[])`] : []),
    ...(variant === undefined ? [] : [sql`m.variant = ${variant}`]),
    ...(arm === undefined ? [] : [sql`m.arm = ${arm}`]),
    ...(outcome === undefined ? [] : [sql.raw(OUTCOME_IS[outcome])]),
  ]
  return sql.join(conditions, sql` and `)
}

export type PersonRow = {
  recordId: string
  patientId: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  externalIds: string[]
  variant: string | null
  arm: 'treated' | 'control'
  touchId: string | null
  state: string
  reason: string | null
  channel: string | null
  contactedAt: Date | null
  deliveredAt: Date | null
  readAt: Date | null
  answeredAt: Date | null
  clicked: boolean
  booked: boolean | null
  visits: number | null
  paid: number | null
}

/** A page of the audience in the order of ids. */
export async function listPeople(
  db: Db,
  clinicId: string,
  { ask, filter, after, limit }: { ask: ReportAsk; filter: PeopleFilter; after: string | null; limit: number },
): Promise<PersonRow[]> {
  const beyond = after === null ? sql`` : sql`and m.record_id > ${after}::uuid`
  const { rows } = await sql<PersonRow>`with ${recipients(clinicId, ask)}
    select m.*, p.last_name, p.first_name, p.middle_name, o.booked, o.visits, o.paid,
      array(select e.external_id from patient_external_ids e where e.clinic_id = ${clinicId}::uuid and e.patient_id = m.patient_id
        order by e.origin, e.external_id) as external_ids
    from mine m join patients p on p.clinic_id = ${clinicId}::uuid and p.id = m.patient_id ${happened(clinicId, ask)}
    where ${chosen(filter)} ${beyond} order by m.record_id limit ${limit}`.execute(db)
  return rows
}

export async function countPeople(
  db: Db,
  clinicId: string,
  { ask, filter }: { ask: ReportAsk; filter: PeopleFilter },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`with ${recipients(clinicId, ask)}
    select count(*)::int as total from mine m ${happened(clinicId, ask)} where ${chosen(filter)}`.execute(db)
  return rows[0]!.total
}

export type ProgressRow = { campaignId: string; people: number; released: number; sent: number; open: number }

/** How far campaigns are, of the people the transaction may see. */
export async function readProgress(db: Db, clinicId: string, ids: readonly string[]): Promise<ProgressRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ProgressRow>`
    select r.campaign_id, count(*)::int as people, count(r.touch_id)::int as released,
      (count(*) filter (where t.contacted_at is not null))::int as sent,
      (count(*) filter (where t.state in ('planned', 'held', 'claimed')))::int as open
    from campaign_recipients r join patients p on p.clinic_id = r.clinic_id and p.id = r.patient_id
    left join touches t on t.clinic_id = r.clinic_id and t.id = r.touch_id
    where r.clinic_id = ${clinicId}::uuid and r.campaign_id = any(${[...ids]}::uuid[]) group by 1`.execute(db)
  return rows
}
