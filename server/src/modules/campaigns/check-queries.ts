import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { CheckResult } from './forecast.ts'

export type CheckRow = {
  id: string
  campaignId: string
  revision: number
  state: 'running' | 'done' | 'failed'
  at: Date
  branches: string[] | null
  progress: { done: number; total: number }
  result: CheckResult | null
  failure: string | null
  createdAt: Date
  finishedAt: Date | null
}

const COLUMNS = sql`id, campaign_id, revision, state, at, branches::text[] as branches, progress, result, failure, created_at,
  finished_at`

export type NewCheck = Pick<CheckRow, 'id' | 'campaignId' | 'revision' | 'at' | 'branches'> & {
  by: string | null
  now: Date
}

export async function insertCheck(db: Db, clinicId: string, check: NewCheck): Promise<void> {
  const { id, campaignId, revision, at, branches, by, now } = check
  await sql`insert into campaign_checks (clinic_id, id, campaign_id, revision, at, branches, asked_by, created_at)
    values (${clinicId}::uuid, ${id}::uuid, ${campaignId}::uuid, ${revision}, ${at}::timestamptz, ${branches}::uuid[],
      ${by}::uuid, ${now}::timestamptz)`.execute(db)
}

export async function readCheck(db: Db, clinicId: string, id: string): Promise<CheckRow | undefined> {
  const { rows } = await sql<CheckRow>`select ${COLUMNS} from campaign_checks
    where clinic_id = ${clinicId}::uuid and id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function readNewestCheck(db: Db, clinicId: string, campaignId: string): Promise<CheckRow | undefined> {
  const { rows } = await sql<CheckRow>`select ${COLUMNS} from campaign_checks
    where clinic_id = ${clinicId}::uuid and campaign_id = ${campaignId}::uuid order by id desc limit 1`.execute(db)
  return rows[0]
}

export async function updateCheck(
  db: Db,
  clinicId: string,
  id: string,
  change: {
    progress?: { done: number; total: number }
    state?: CheckRow['state']
    result?: CheckResult
    failure?: string
    now: Date
  },
): Promise<void> {
  const { progress = null, state = null, result = null, failure = null, now } = change
  await sql`update campaign_checks set
      progress = coalesce(${progress === null ? null : JSON.stringify(progress)}::jsonb, progress),
      state = coalesce(${state}::text, state),
      result = coalesce(${result === null ? null : JSON.stringify(result)}::jsonb, result),
      failure = coalesce(${failure}::text, failure),
      finished_at = case when ${state}::text in ('done', 'failed') then ${now}::timestamptz else finished_at end
    where clinic_id = ${clinicId}::uuid and id = ${id}::uuid`.execute(db)
}
