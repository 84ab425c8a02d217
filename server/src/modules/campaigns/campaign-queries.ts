import type { CampaignDefinition } from '@revisit/domain/campaign-definition.ts'
import type { CampaignProblemCode } from '@revisit/domain/campaign-problem.ts'
import type { CampaignState } from '@revisit/domain/campaign-state.ts'
import type { MessageClass } from '@revisit/domain/channel.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type LaunchMode = 'now' | 'scheduled' | 'pilot'
export type Wave = 'all' | 'pilot' | 'rest'
export type PausedFrom = 'scheduled' | 'sending' | 'waiting'

export type CampaignRow = {
  id: string
  name: string
  description: string
  state: CampaignState
  definition: CampaignDefinition
  revision: number
  launchedBy: string | null
  launchedAt: Date | null
  launchMode: LaunchMode | null
  branches: string[] | null
  scheduledAt: Date | null
  messageClass: MessageClass | null
  family: string | null
  copiedUntil: string | null
  frozenAt: Date | null
  audience: number
  wave: Wave | null
  pilotPercent: number | null
  pilotUntil: number | null
  waveAt: Date | null
  waveReleased: number
  pausedFrom: PausedFrom | null
  failure: CampaignProblemCode[] | null
  settling: boolean
  finishedAt: Date | null
  createdBy: string | null
  createdAt: Date
  updatedAt: Date
}

const COLUMNS = sql`c.id, c.name, c.description, c.state, c.definition, c.revision, c.launched_by, c.launched_at, c.launch_mode,
  c.branches::text[] as branches, c.scheduled_at, c.message_class, c.family, c.copied_until, c.frozen_at, c.audience, c.wave,
  c.pilot_percent, c.pilot_until, c.wave_at, c.wave_released, c.paused_from, c.failure, c.settling, c.finished_at, c.created_by,
  c.created_at, c.updated_at`

export async function readCampaign(db: Db, clinicId: string, id: string): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaigns c
    where c.clinic_id = ${clinicId}::uuid and c.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** The campaign, locked until the end of the transaction: nothing is decided about its messages meanwhile. */
export async function lockCampaign(db: Db, clinicId: string, id: string): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaigns c
    where c.clinic_id = ${clinicId}::uuid and c.id = ${id}::uuid for update`.execute(db)
  return rows[0]
}

/** The same for a worker: null when another one has it. */
export async function tryCampaign(db: Db, clinicId: string, id: string): Promise<CampaignRow | undefined> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaigns c
    where c.clinic_id = ${clinicId}::uuid and c.id = ${id}::uuid for update skip locked`.execute(db)
  return rows[0]
}

export type CampaignListAsk = {
  states: readonly CampaignState[] | undefined
  search: string | undefined
  after: string | null
  limit: number
}

function chosen({ states, search }: Pick<CampaignListAsk, 'states' | 'search'>): RawBuilder<unknown> {
  const byState = states ? sql`and c.state = any(${[...states]}::text[])` : sql``
  const byName = search ? sql`and position(lower(${search}::text) in lower(c.name)) > 0` : sql``
  return sql`${byState} ${byName}`
}

/** A page of campaigns, the newest first. */
export async function listCampaignRows(db: Db, clinicId: string, ask: CampaignListAsk): Promise<CampaignRow[]> {
  const beyond = ask.after === null ? sql`` : sql`and c.id < ${ask.after}::uuid`
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaigns c
    where c.clinic_id = ${clinicId}::uuid ${chosen(ask)} ${beyond} order by c.id desc limit ${ask.limit}`.execute(db)
  return rows
}

export async function countCampaigns(
  db: Db,
  clinicId: string,
  ask: Pick<CampaignListAsk, 'states' | 'search'>,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from campaigns c
    where c.clinic_id = ${clinicId}::uuid ${chosen(ask)}`.execute(db)
  return rows[0]!.total
}

export type NewCampaignRow = {
  id: string
  name: string
  description: string
  definition: CampaignDefinition
  by: string | null
  now: Date
}

export async function insertCampaign(db: Db, clinicId: string, row: NewCampaignRow): Promise<void> {
  const { id, name, description, definition, by, now } = row
  await sql`insert into campaigns (clinic_id, id, name, description, definition, created_by, created_at, updated_at)
    values (${clinicId}::uuid, ${id}::uuid, ${name}, ${description}, ${JSON.stringify(definition)}::jsonb, ${by}::uuid,
      ${now}::timestamptz, ${now}::timestamptz)`.execute(db)
}

/** What may change of a campaign; only the given parts do. */
export type CampaignChange = Partial<Omit<CampaignRow, 'id' | 'createdAt' | 'createdBy'>> & { updatedAt: Date }

export async function updateCampaign(db: Db, clinicId: string, id: string, change: CampaignChange): Promise<void> {
  const { definition, failure, ...plain } = change
  await db
    .updateTable('campaigns')
    .set({
      ...plain,
      ...(definition === undefined ? {} : { definition: JSON.stringify(definition) }),
      ...(failure === undefined ? {} : { failure: failure === null ? null : JSON.stringify(failure) }),
    } as never)
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .execute()
}

export async function deleteCampaignRow(db: Db, clinicId: string, id: string): Promise<void> {
  await db.deleteFrom('campaigns').where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export type LogWhat =
  | 'created'
  | 'checked'
  | 'launched'
  | 'frozen'
  | 'pilot_out'
  | 'approved'
  | 'paused'
  | 'stopped'
  | 'resumed'
  | 'cancelled'
  | 'done'

export type LogEntry = {
  campaignId: string
  what: LogWhat
  by?: { id: string | null; name: string } | null
  at: Date
  details?: object
}

export async function insertLog(db: Db, clinicId: string, entry: LogEntry): Promise<void> {
  const { campaignId, what, by = null, at, details = {} } = entry
  await sql`insert into campaign_log (clinic_id, campaign_id, what, by, by_name, at, details)
    values (${clinicId}::uuid, ${campaignId}::uuid, ${what}, ${by?.id ?? null}::uuid, ${by?.name ?? null}, ${at}::timestamptz,
      ${JSON.stringify(details)}::jsonb)`.execute(db)
}

export type LogRow = { what: LogWhat; byName: string | null; at: Date; details: Record<string, unknown> }

/** Everything that happened to a campaign, the oldest first. */
export async function readLog(db: Db, clinicId: string, campaignId: string): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`select what, by_name, at, details from campaign_log
    where clinic_id = ${clinicId}::uuid and campaign_id = ${campaignId}::uuid order by id`.execute(db)
  return rows
}

export type SegmentFactsRow = { id: string; name: string; people: number; state: 'building' | 'ready' | 'failed' }

/** Segments by id as they are now; archived ones are absent. */
export async function readSegmentFacts(db: Db, clinicId: string, ids: readonly string[]): Promise<SegmentFactsRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<SegmentFactsRow>`
    select id, name, people, case when failure is not null then 'failed'
      when built_version in (version, -1) then 'ready' else 'building' end as state
    from segments where clinic_id = ${clinicId}::uuid and id = any(${[...ids]}::uuid[]) and archived_at is null`.execute(
    db,
  )
  return rows
}

/** Members of a segment the transaction may see. */
export async function countAudience(db: Db, clinicId: string, segmentId: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`select count(*)::int as people from segment_members m
    join patients p on p.clinic_id = m.clinic_id and p.id = m.patient_id
    where m.clinic_id = ${clinicId}::uuid and m.segment_id = ${segmentId}::uuid`.execute(db)
  return rows[0]!.people
}

/** Campaigns something is due for: scheduled ones whose time has come, those at work, those whose messages do not agree yet. */
export async function readAtWork(db: Db, clinicId: string, now: Date): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`select ${COLUMNS} from campaigns c
    where c.clinic_id = ${clinicId}::uuid and (c.state in ('scheduled', 'sending') or c.settling)
      and (c.state <> 'scheduled' or c.scheduled_at <= ${now}::timestamptz) order by c.id`.execute(db)
  return rows
}
