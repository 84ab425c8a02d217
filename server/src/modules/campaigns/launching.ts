import { isReady } from '@revisit/domain/campaign-problem.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { countAudience, insertLog, type LaunchMode, updateCampaign } from './campaign-queries.ts'
import { readNewestCheck } from './check-queries.ts'
import { messageTraits } from './checking.ts'
import { problemsNow } from './facts.ts'
import { hasProblems, notChecked, personNeeded, wrongMoment } from './refusals.ts'
import { audit, authorOf, byOf, findCampaign, openFor } from './store.ts'

export type Launch =
  | { mode: 'now' }
  | { mode: 'scheduled'; at: Date }
  /** A share of the audience first; the rest after a person says so. */
  | { mode: 'pilot'; percent: number }

const YEAR_MS = 365 * 86_400_000

/**
 * Sends a checked campaign on its way under the name of the caller, to people of the branches they see. The audience is fixed when
 * the sending begins; the answer tells how it differs from the one that was checked.
 * @throws Conflict `campaign_not_checked`, `campaign_state`. @throws Invalid `campaign_has_problems`, `wrong_moment`.
 * @throws Forbidden `person_needed` (advertising is launched by a person).
 */
export async function launchCampaign(
  db: Db,
  call: Call,
  { id, launch }: { id: string; launch: Launch },
): Promise<{ audienceChecked: number; audienceNow: number }> {
  const { caller, now } = call
  const { clinicId } = caller
  const campaign = await findCampaign(db, clinicId, id)
  if (campaign.state === 'draft') throw notChecked()
  await openFor(db, clinicId, id, 'launch')
  const check = await readNewestCheck(db, clinicId, id)
  if (!check || check.revision !== campaign.revision || check.state !== 'done') throw notChecked()
  const problems = await problemsNow(db, clinicId, campaign.definition)
  if (!isReady(problems)) throw hasProblems(problems)
  const traits = await messageTraits(db, clinicId, campaign)
  if (traits.messageClass === 'advertising' && caller.kind !== 'staff') throw personNeeded()
  await updateCampaign(db, clinicId, id, {
    ...stateFor(launch, now),
    ...traits,
    launchMode: launch.mode,
    launchedBy: authorOf(call),
    launchedAt: now,
    branches: caller.branches,
    updatedAt: now,
  })
  const audienceChecked = check.result!.counts.reduce((sum, { people }) => sum + people, 0)
  const audienceNow = await countAudience(db, clinicId, campaign.definition.segmentId!)
  const details = { ...detailsOf(launch), audienceChecked, audienceNow }
  await insertLog(db, clinicId, { campaignId: id, what: 'launched', by: byOf(call), at: now, details })
  await audit(db, call, id, { action: 'campaign.launched', ...details })
  return { audienceChecked, audienceNow }
}

/** Lets the rest follow the pilot, under the name of the caller. @throws Conflict `campaign_state`, Forbidden `person_needed`. */
export async function letRestFollow(db: Db, call: Call, id: string): Promise<void> {
  const { caller, now } = call
  const { clinicId } = caller
  const { messageClass } = await openFor(db, clinicId, id, 'go_ahead')
  if (messageClass === 'advertising' && caller.kind !== 'staff') throw personNeeded()
  await updateCampaign(db, clinicId, id, {
    state: 'sending',
    wave: 'rest',
    waveAt: now,
    waveReleased: 0,
    updatedAt: now,
  })
  await insertLog(db, clinicId, { campaignId: id, what: 'approved', by: byOf(call), at: now })
  await audit(db, call, id, { action: 'campaign.approved' })
}

function stateFor(launch: Launch, now: Date) {
  switch (launch.mode) {
    case 'now':
      return { state: 'sending' as const, wave: 'all' as const, waveAt: now }
    case 'pilot':
      return { state: 'sending' as const, wave: 'pilot' as const, waveAt: now, pilotPercent: launch.percent }
    case 'scheduled':
      if (launch.at <= now || launch.at.getTime() > now.getTime() + YEAR_MS) throw wrongMoment()
      return { state: 'scheduled' as const, wave: 'all' as const, scheduledAt: launch.at }
  }
}

function detailsOf(launch: Launch): { mode: LaunchMode; at?: string; percent?: number } {
  if (launch.mode === 'scheduled') return { mode: launch.mode, at: launch.at.toISOString() }
  return launch.mode === 'pilot' ? { mode: launch.mode, percent: launch.percent } : { mode: launch.mode }
}
