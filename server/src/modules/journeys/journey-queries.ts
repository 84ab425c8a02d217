import { sql } from 'kysely'
import type { JourneyDefinition } from '@revisit/domain/journey-definition.ts'
import type { TouchPriority } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'

export type JourneyState = 'draft' | 'live' | 'paused' | 'closed' | 'deleted'

export type JourneyRow = {
  id: string
  readyKey: string | null
  name: string
  description: string
  state: JourneyState
  priority: TouchPriority
  sweptUntil: Date | null
  pausedAt: Date | null
  createdAt: Date
  updatedAt: Date
}

export type VersionRow = {
  id: string
  journeyId: string
  number: number
  state: 'draft' | 'live' | 'draining' | 'closed'
  definition: JourneyDefinition
  createdAt: Date
  updatedAt: Date
  publishedBy: string | null
  publishedAt: Date | null
  closedAt: Date | null
}

const JOURNEY = sql`j.id, j.ready_key, j.name, j.description, j.state, j.priority, j.swept_until, j.paused_at, j.created_at, j.updated_at`
const VERSION = sql`v.id, v.journey_id, v.number, v.state, v.definition, v.created_at, v.updated_at, v.published_by, v.published_at, v.closed_at`

export async function readJourney(db: Db, clinicId: string, id: string): Promise<JourneyRow | null> {
  const { rows } = await sql<JourneyRow>`select ${JOURNEY} from journeys j
    where j.clinic_id = ${clinicId} and j.id = ${id} and j.state <> 'deleted'`.execute(db)
  return rows[0] ?? null
}

/** The journey itself, kept from changing (or from being advanced meanwhile) until the transaction ends. */
export async function lockJourney(
  db: Db,
  clinicId: string,
  id: string,
  how: 'share' | 'change',
): Promise<JourneyRow | null> {
  const lock = how === 'share' ? sql`for share` : sql`for update`
  const { rows } = await sql<JourneyRow>`select ${JOURNEY} from journeys j
    where j.clinic_id = ${clinicId} and j.id = ${id} ${lock}`.execute(db)
  return rows[0] ?? null
}

export async function readJourneys(db: Db, clinicId: string): Promise<JourneyRow[]> {
  const { rows } = await sql<JourneyRow>`select ${JOURNEY} from journeys j
    where j.clinic_id = ${clinicId} and j.state <> 'deleted' order by j.state = 'closed', j.name, j.id`.execute(db)
  return rows
}

export async function insertJourney(
  db: Db,
  clinicId: string,
  journey: { id: string; readyKey: string | null; name: string; description: string; by: string | null; now: Date },
): Promise<void> {
  const { id, readyKey, name, description, by, now } = journey
  await sql`insert into journeys (clinic_id, id, ready_key, name, description, created_by, created_at, updated_at)
    values (${clinicId}, ${id}, ${readyKey}, ${name}, ${description}, ${by}, ${now}, ${now})`.execute(db)
}

export type JourneyChange = Partial<
  Pick<JourneyRow, 'name' | 'description' | 'state' | 'priority' | 'sweptUntil' | 'pausedAt'>
>

export async function updateJourney(
  db: Db,
  clinicId: string,
  { id, now, ...change }: JourneyChange & { id: string; now: Date },
): Promise<void> {
  await db
    .updateTable('journeys')
    .set({ ...change, updatedAt: now })
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .execute()
}

export async function readVersions(db: Db, clinicId: string, journeyId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select ${VERSION} from journey_versions v
    where v.clinic_id = ${clinicId} and v.journey_id = ${journeyId} order by v.number desc`.execute(db)
  return rows
}

export async function readVersionsByIds(db: Db, clinicId: string, ids: readonly string[]): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select ${VERSION} from journey_versions v
    where v.clinic_id = ${clinicId} and v.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export type LiveVersion = VersionRow & { journeyState: JourneyState; name: string; sweptUntil: Date | null }

/** Versions that take people in: of live journeys, and of paused ones, whose newcomers wait at the door. */
export async function readLiveVersions(db: Db, clinicId: string): Promise<LiveVersion[]> {
  const { rows } = await sql<LiveVersion>`select ${VERSION}, j.state as journey_state, j.name, j.swept_until
    from journey_versions v join journeys j on j.clinic_id = v.clinic_id and j.id = v.journey_id
    where v.clinic_id = ${clinicId} and v.state = 'live' and j.state in ('live', 'paused') order by j.id`.execute(db)
  return rows
}

export async function insertVersion(
  db: Db,
  clinicId: string,
  version: {
    id: string
    journeyId: string
    number: number
    definition: JourneyDefinition
    by: string | null
    now: Date
  },
): Promise<void> {
  const { id, journeyId, number, definition, by, now } = version
  await sql`insert into journey_versions (clinic_id, id, journey_id, number, state, definition, created_by, created_at, updated_at)
    values (${clinicId}, ${id}, ${journeyId}, ${number}, 'draft', ${JSON.stringify(definition)}::jsonb, ${by}, ${now}, ${now})`.execute(
    db,
  )
}

export async function updateDraft(
  db: Db,
  clinicId: string,
  { id, definition, now }: { id: string; definition: JourneyDefinition; now: Date },
): Promise<void> {
  await sql`update journey_versions set definition = ${JSON.stringify(definition)}::jsonb, updated_at = ${now}
    where clinic_id = ${clinicId} and id = ${id} and state = 'draft'`.execute(db)
}

export async function deleteDraft(db: Db, clinicId: string, journeyId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from journey_versions
    where clinic_id = ${clinicId} and journey_id = ${journeyId} and state = 'draft'`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export async function setVersionState(
  db: Db,
  clinicId: string,
  { id, state, by, now }: { id: string; state: 'live' | 'draining' | 'closed'; by?: string | null; now: Date },
): Promise<void> {
  await sql`update journey_versions set state = ${state}, updated_at = ${now},
      published_at = case when ${state} = 'live' then ${now} else published_at end,
      published_by = case when ${state} = 'live' then ${by ?? null}::uuid else published_by end,
      closed_at = case when ${state} = 'closed' then ${now}::timestamptz else closed_at end
    where clinic_id = ${clinicId} and id = ${id}`.execute(db)
}

/** Draining versions nobody is inside any more become history. */
export async function closeDrained(db: Db, clinicId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`update journey_versions v set state = 'closed', closed_at = ${now}
    where v.clinic_id = ${clinicId} and v.state = 'draining' and not exists (select from enrollments e
      where e.clinic_id = v.clinic_id and e.version_id = v.id and e.state = 'active')`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Opens versions that ran empty for somebody who comes back. @returns those of the given ones that are open now. */
export async function reopenVersions(db: Db, clinicId: string, ids: readonly string[]): Promise<Set<string>> {
  await sql`update journey_versions v set state = 'draining', closed_at = null from journeys j
    where v.clinic_id = ${clinicId} and v.id = any(${[...ids]}::uuid[]) and v.state = 'closed'
      and j.clinic_id = v.clinic_id and j.id = v.journey_id and j.state in ('live', 'paused')`.execute(db)
  const { rows } = await sql<{ id: string }>`select v.id from journey_versions v
    join journeys j on j.clinic_id = v.clinic_id and j.id = v.journey_id
    where v.clinic_id = ${clinicId} and v.id = any(${[...ids]}::uuid[]) and v.state in ('live', 'draining') and j.state <> 'deleted'`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Journeys with somebody whose moment has come, most important first. */
export async function readDueJourneys(
  db: Db,
  clinicId: string,
  { now, without }: { now: Date; without: readonly string[] },
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`select j.id from journeys j
    where j.clinic_id = ${clinicId} and j.state not in ('paused', 'deleted') and exists (select from enrollments e
      where e.clinic_id = j.clinic_id and e.journey_id = j.id and e.state = 'active' and e.set_aside_at is null and e.due_at <= ${now}
        and (e.not_before is null or e.not_before <= clock_timestamp()) and e.version_id <> all(${[...without]}::uuid[]))
    order by array_position(array['medical', 'service', 'return', 'promotion'], j.priority), j.id`.execute(db)
  return rows
}

/** Versions people are inside of that wait for fresh data when the base is stale. */
export async function readVersionsNeedingFreshData(
  db: Db,
  clinicId: string,
): Promise<{ id: string; journeyId: string }[]> {
  const { rows } = await sql<{ id: string; journeyId: string }>`select v.id, v.journey_id from journey_versions v
    where v.clinic_id = ${clinicId} and v.state in ('live', 'draining')
      and (v.definition #>> '{settings,needsFreshData}')::boolean`.execute(db)
  return rows
}

export async function insertPause(
  db: Db,
  clinicId: string,
  { id, journeyId, by, now }: { id: string; journeyId: string; by: string | null; now: Date },
): Promise<void> {
  await sql`insert into journey_pauses (clinic_id, id, journey_id, paused_at, paused_by)
    values (${clinicId}, ${id}, ${journeyId}, ${now}, ${by})`.execute(db)
}

export async function endPause(
  db: Db,
  clinicId: string,
  { journeyId, by, choice, now }: { journeyId: string; by: string | null; choice: string; now: Date },
): Promise<void> {
  await sql`update journey_pauses set resumed_at = ${now}, resumed_by = ${by}, choice = ${choice}
    where clinic_id = ${clinicId} and journey_id = ${journeyId} and resumed_at is null`.execute(db)
}
