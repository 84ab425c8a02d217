import { type Db, systemAccess } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Ports } from '../../platform/ports.ts'
import { setSegmentUses } from '../segments/segments.ts'
import { cancelTouches, pauseTouches, resumeTouches } from '../touches/touches.ts'
import { insertLog, type PausedFrom, readCampaign, updateCampaign } from './campaign-queries.ts'
import { detachCalledBack, readClaimed, readUnsettled, trySettleLock } from './recipient-queries.ts'
import { audit, byOf, openFor } from './store.ts'

/** Messages brought in line in one transaction. */
const BATCH = 500
/** Batches done while the caller waits; the worker does the rest. */
const AT_ONCE = 10

/**
 * Stops a campaign where it stands. When this is written nothing more is decided in its favour; what is claimed but not begun is
 * called back right after, what a provider has already cannot be.
 * @throws Conflict `campaign_state`.
 */
export async function pauseCampaign(call: Call, id: string): Promise<void> {
  await call.db(async (db) => {
    const { clinicId } = call.caller
    const { state } = await openFor(db, clinicId, id, 'pause')
    const pausedFrom = state as PausedFrom
    await updateCampaign(db, clinicId, id, { state: 'paused', pausedFrom, settling: true, updatedAt: call.now })
    await insertLog(db, clinicId, { campaignId: id, what: 'paused', by: byOf(call), at: call.now })
    await audit(db, call, id, { action: 'campaign.paused' })
  })
  await settleSome(call, id)
}

/** Goes on where it stopped: messages keep their places, and their time of expiry moves by the length of the pause. @throws Conflict `campaign_state`. */
export async function resumeCampaign(call: Call, id: string): Promise<void> {
  await call.db(async (db) => {
    const { clinicId } = call.caller
    const { pausedFrom } = await openFor(db, clinicId, id, 'resume')
    await updateCampaign(db, clinicId, id, {
      state: pausedFrom ?? 'sending',
      pausedFrom: null,
      failure: null,
      settling: true,
      waveAt: call.now,
      waveReleased: 0,
      updatedAt: call.now,
    })
    await insertLog(db, clinicId, { campaignId: id, what: 'resumed', by: byOf(call), at: call.now })
    await audit(db, call, id, { action: 'campaign.resumed' })
  })
  await settleSome(call, id)
}

/** Ends a campaign for good: whatever nobody has begun to send is called back. @throws Conflict `campaign_state`. */
export async function cancelCampaign(call: Call, id: string): Promise<void> {
  await call.db(async (db) => {
    const { clinicId } = call.caller
    const { name } = await openFor(db, clinicId, id, 'cancel')
    const { now } = call
    const ended = { state: 'cancelled' as const, settling: true, finishedAt: now, updatedAt: now }
    await updateCampaign(db, clinicId, id, ended)
    await setSegmentUses(db, clinicId, { kind: 'campaign', subjectId: id, name }, [])
    await insertLog(db, clinicId, { campaignId: id, what: 'cancelled', by: byOf(call), at: now })
    await audit(db, call, id, { action: 'campaign.cancelled' })
  })
  await settleSome(call, id)
}

async function settleSome({ ports, caller }: Call, id: string): Promise<void> {
  for (let round = 0; round < AT_ONCE; round += 1) if ((await settle(ports, caller.clinicId, id)) === 0) return
}

/**
 * Brings a batch of a campaign's messages in line with its state, whatever was interrupted before. The row of the campaign is only
 * read: whoever decides about messages holds theirs first and the campaign's after. @returns how many were changed.
 */
export async function settle(ports: Ports, clinicId: string, campaignId: string): Promise<number> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    if (!(await trySettleLock(db, campaignId))) return 0
    const campaign = await readCampaign(db, clinicId, campaignId)
    if (!campaign?.settling) return 0
    const { state } = campaign
    const moved =
      state === 'paused'
        ? await holdBack(ports, db, { clinicId, campaignId })
        : state === 'cancelled'
          ? await callBack(ports, db, { clinicId, campaignId })
          : await letGo(ports, db, { clinicId, campaignId })
    if (moved === 0) await updateCampaign(db, clinicId, campaignId, { settling: false, updatedAt: campaign.updatedAt })
    return moved
  })
}

type Campaign = { clinicId: string; campaignId: string }

/** A pause: what is claimed is called back and its people are taken up anew later, what is planned stops its clock. */
async function holdBack(ports: Ports, db: Db, { clinicId, campaignId }: Campaign): Promise<number> {
  const claimed = await readClaimed(db, clinicId, { campaignId, limit: BATCH })
  if (claimed.length > 0) {
    await cancelTouches(ports, db, clinicId, { which: { touchIds: claimed }, reason: 'paused' })
    await detachCalledBack(db, clinicId, campaignId, claimed)
    return claimed.length
  }
  const touchIds = await readUnsettled(db, clinicId, { campaignId, state: 'paused', limit: BATCH })
  if (touchIds.length > 0) await pauseTouches(ports, db, clinicId, { touchIds })
  return touchIds.length
}

/** A cancellation, those nearest to their way out first. */
async function callBack(ports: Ports, db: Db, { clinicId, campaignId }: Campaign): Promise<number> {
  const claimed = await readClaimed(db, clinicId, { campaignId, limit: BATCH })
  const ask = { campaignId, state: 'cancelled' as const, limit: BATCH }
  const touchIds = claimed.length > 0 ? claimed : await readUnsettled(db, clinicId, ask)
  if (touchIds.length > 0) await cancelTouches(ports, db, clinicId, { which: { touchIds }, reason: 'campaign_stopped' })
  return touchIds.length
}

async function letGo(ports: Ports, db: Db, { clinicId, campaignId }: Campaign): Promise<number> {
  const touchIds = await readUnsettled(db, clinicId, { campaignId, state: 'sending', limit: BATCH })
  if (touchIds.length > 0) await resumeTouches(ports, db, clinicId, { touchIds })
  return touchIds.length
}
