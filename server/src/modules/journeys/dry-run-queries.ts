import { sql } from 'kysely'
import type { StoredEvent } from '../events/events.ts'
import type { Db } from '../../platform/db.ts'
import type { DryRunResult } from './schemas.ts'

export type DryRunRow = {
  id: string
  journeyId: string
  versionId: string
  definitionHash: string
  days: number
  state: 'queued' | 'running' | 'done' | 'failed'
  progress: { done?: number; total?: number; definition?: unknown }
  result: DryRunResult | null
  failure: string | null
  createdAt: Date
  finishedAt: Date | null
}

const COLUMNS = sql`r.id, r.journey_id, r.version_id, r.definition_hash, r.days, r.state, r.progress, r.result, r.failure, r.created_at,
  r.finished_at`

export async function insertDryRun(
  db: Db,
  clinicId: string,
  run: {
    id: string
    journeyId: string
    versionId: string
    definitionHash: string
    days: number
    definition: unknown
    by: string | null
    now: Date
  },
): Promise<void> {
  const { id, journeyId, versionId, definitionHash, days, definition, by, now } = run
  await sql`insert into journey_dry_runs (clinic_id, id, journey_id, version_id, definition_hash, days, state, progress, requested_by, created_at)
    values (${clinicId}, ${id}, ${journeyId}, ${versionId}, ${definitionHash}, ${days}, 'queued', ${JSON.stringify({ definition })}::jsonb,
      ${by}, ${now})`.execute(db)
}

export async function readDryRun(db: Db, clinicId: string, id: string): Promise<DryRunRow | null> {
  const { rows } =
    await sql<DryRunRow>`select ${COLUMNS} from journey_dry_runs r where r.clinic_id = ${clinicId} and r.id = ${id}`.execute(
      db,
    )
  return rows[0] ?? null
}

/** The newest run of the same definition and days that is still true, or of any definition when no hash is given. */
export async function readNewestDryRun(
  db: Db,
  clinicId: string,
  { journeyId, same, since }: { journeyId: string; same?: { definitionHash: string; days: number }; since?: Date },
): Promise<DryRunRow | null> {
  const { rows } = await sql<DryRunRow>`select ${COLUMNS} from journey_dry_runs r
    where r.clinic_id = ${clinicId} and r.journey_id = ${journeyId}
      and (${same?.definitionHash ?? null}::text is null or (r.definition_hash = ${same?.definitionHash ?? null}::text
        and r.days = ${same?.days ?? null}::int and r.state <> 'failed'))
      and (${since ?? null}::timestamptz is null or r.created_at >= ${since ?? null}::timestamptz)
    order by r.created_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function updateDryRun(
  db: Db,
  clinicId: string,
  {
    id,
    state,
    progress,
    result,
    failure,
    now,
  }: {
    id: string
    state: DryRunRow['state']
    progress?: { done: number; total: number }
    result?: DryRunResult
    failure?: string
    now: Date
  },
): Promise<void> {
  const isOver = state === 'done' || state === 'failed'
  await sql`update journey_dry_runs set state = ${state},
      progress = progress || ${JSON.stringify(progress ?? {})}::jsonb, result = ${result ? JSON.stringify(result) : null}::jsonb,
      failure = ${failure ?? null}, finished_at = ${isOver ? now : null}
    where clinic_id = ${clinicId} and id = ${id}`.execute(db)
}

/** Events of the given types in a span, newest first, and how many there are. */
export async function readEventsIn(
  db: Db,
  clinicId: string,
  { types, from, to, limit }: { types: readonly string[]; from: Date; to: Date; limit: number },
): Promise<{ events: StoredEvent[]; total: number }> {
  const where = sql`clinic_id = ${clinicId} and type = any(${[...types]}::text[]) and occurred_at > ${from} and occurred_at <= ${to}
    and patient_id is not null`
  const { rows } =
    await sql<StoredEvent>`select id, patient_id, record_id, type, occurred_at, recorded_at, subject_kind, subject_id, payload
    from events where ${where} order by occurred_at desc limit ${limit}`.execute(db)
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from events where ${where}`.execute(db)
  return { events: rows, total: counted[0]?.n ?? 0 }
}

/** What really happened to people since a moment, oldest first. */
export async function readLivesOf(
  db: Db,
  clinicId: string,
  { patientIds, since }: { patientIds: readonly string[]; since: Date },
): Promise<StoredEvent[]> {
  const { rows } =
    await sql<StoredEvent>`select id, patient_id, record_id, type, occurred_at, recorded_at, subject_kind, subject_id, payload
    from events where clinic_id = ${clinicId} and patient_id = any(${[...patientIds]}::uuid[]) and occurred_at > ${since}
      and type not like 'journey.%' and type not like 'touch.%' and type not like 'task.%'
    order by occurred_at`.execute(db)
  return rows
}
