import { pilotSize, placeOf } from '@revisit/domain/campaign-place.ts'
import { type CampaignProblemCode, isReady } from '@revisit/domain/campaign-problem.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { setSegmentUses } from '../segments/segments.ts'
import { publishedTemplates } from '../templates/templates.ts'
import { planTouches } from '../touches/touches.ts'
import {
  type CampaignRow,
  insertLog,
  type PausedFrom,
  readAtWork,
  tryCampaign,
  updateCampaign,
} from './campaign-queries.ts'
import { messageTraits } from './checking.ts'
import { draftFor } from './drafts.ts'
import { problemsNow } from './facts.ts'
import { insertRecipients, readAudience, readDrawAt, readWave, setTouches, takeWaiting } from './recipient-queries.ts'
import { settle } from './stopping.ts'

/** People of one transaction. */
const COPIED_AT_ONCE = 2000
const RELEASED_AT_ONCE = 500
const HOUR_MS = 3_600_000

/**
 * Moves campaigns on, a bounded batch each: begins those whose time has come, copies the audience, plans messages for the next people,
 * brings messages in line with a pause, ends what is over. Every batch is a transaction that holds its campaign, so that a worker
 * that dies in between loses and doubles nobody.
 */
export const campaignBeat: Beat = {
  name: 'campaigns.work',
  run: async (ports, clinicId) => {
    const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
    const now = await inClinic((db) => clinicNow(ports, db, clinicId))
    const atWork = await inClinic((db) => readAtWork(db, clinicId, now))
    let did = 0
    for (const { id, settling, branches, frozenAt } of atWork) {
      if (settling) did += await settle(ports, clinicId, id)
      // Its audience are only people of the branches whoever launched it may see.
      const isFrozen = frozenAt !== null
      const access = { ...systemAccess(clinicId), branches: isFrozen ? null : branches }
      did += await ports.database.withClinic(access, (db) => step(ports, db, { clinicId, id, now, isFrozen }))
    }
    return did
  },
}

type Step = { clinicId: string; campaign: CampaignRow; now: Date }

async function step(
  ports: Ports,
  db: Db,
  { clinicId, id, now, isFrozen }: { clinicId: string; id: string; now: Date; isFrozen: boolean },
): Promise<number> {
  const campaign = await tryCampaign(db, clinicId, id)
  if (!campaign || isFrozen !== (campaign.frozenAt !== null)) return 0
  const at = { clinicId, campaign, now }
  if (campaign.state === 'scheduled') return begin(db, at)
  if (campaign.state !== 'sending' || campaign.settling) return 0
  return isFrozen ? release(ports, db, at) : copyPage(db, at)
}

/** The time of a scheduled campaign has come. What changed for the worse since its launch stops it, visibly. */
async function begin(db: Db, { clinicId, campaign, now }: Step): Promise<number> {
  if (campaign.scheduledAt! > now) return 0
  const problems = await problemsNow(db, clinicId, campaign.definition)
  if (!isReady(problems)) {
    const codes = problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
    return stop(db, { clinicId, campaign, now }, codes)
  }
  await updateCampaign(db, clinicId, campaign.id, { state: 'sending', waveAt: now, updatedAt: now })
  return 1
}

/** The next page of the segment becomes recipients; after the last one the audience is fixed. */
async function copyPage(db: Db, { clinicId, campaign, now }: Step): Promise<number> {
  const { id, definition, copiedUntil: after, audience } = campaign
  const { segmentId, variants, holdoutPercent } = definition
  const page = await readAudience(db, clinicId, { segmentId: segmentId!, after, limit: COPIED_AT_ONCE })
  const rows = page.map(({ patientId, household }) => ({
    patient_id: patientId,
    ...placeOf({ campaignId: id, household, variants, holdoutPercent }),
  }))
  const people = audience + (await insertRecipients(db, clinicId, id, rows))
  if (page.length === COPIED_AT_ONCE) {
    await updateCampaign(db, clinicId, id, {
      audience: people,
      copiedUntil: page.at(-1)!.memberId,
      updatedAt: campaign.updatedAt,
    })
    return page.length
  }
  const { wave, pilotPercent } = campaign
  const isPilot = wave === 'pilot' && people > 0
  const pilotUntil = isPilot ? await readDrawAt(db, clinicId, id, pilotSize(people, pilotPercent!)) : null
  await updateCampaign(db, clinicId, id, { audience: people, frozenAt: now, pilotUntil, updatedAt: now })
  await insertLog(db, clinicId, { campaignId: id, what: 'frozen', at: now, details: { audience: people } })
  return page.length + 1
}

/** Plans messages for the next people of the wave, or ends the wave. */
async function release(ports: Ports, db: Db, { clinicId, campaign, now }: Step): Promise<number> {
  const { id: campaignId, definition, wave, waveReleased } = campaign
  const until = wave === 'pilot' ? campaign.pilotUntil : null
  const most = definition.perHour ?? 1
  const standing = await readWave(db, clinicId, { campaignId, until, now, most })
  if (!standing.waiting) return endWave(db, { clinicId, campaign, now }, standing)
  const limit = roomOf(campaign, now, standing.asleep)
  if (limit === 0) return 0
  const changed = await changedTemplates(db, clinicId, campaign)
  if (changed.length > 0) return stop(db, { clinicId, campaign, now }, changed)
  const people = await takeWaiting(db, clinicId, { campaignId, until, limit })
  const sent = { ...campaign, messageClass: campaign.messageClass!, family: campaign.family! }
  const drafts = people.map((person) => ({ clinicId, ...draftFor(sent, person, now) }))
  const touchIds = await planTouches(ports, db, drafts)
  const planned = people.map(({ recordId }, n) => ({ recordId, touchId: touchIds[n]! }))
  await setTouches(db, clinicId, campaignId, planned)
  const released = { waveReleased: waveReleased + people.length, updatedAt: campaign.updatedAt }
  await updateCampaign(db, clinicId, campaignId, released)
  return people.length
}

/** How many may be taken up now: the pace since the wave began, and never more than an hour of it waiting for the morning. */
function roomOf({ definition: { perHour }, waveAt, waveReleased }: CampaignRow, now: Date, asleep: number): number {
  if (perHour === null) return RELEASED_AT_ONCE
  if (asleep >= perHour) return 0
  const hours = Math.max(0, now.getTime() - waveAt!.getTime()) / HOUR_MS
  const due = Math.floor(hours * perHour) + 1 - waveReleased
  return Math.max(0, Math.min(RELEASED_AT_ONCE, due, perHour - asleep))
}

/** A text that became advertising would go out without the launch advertising needs. */
async function changedTemplates(db: Db, clinicId: string, campaign: CampaignRow): Promise<CampaignProblemCode[]> {
  const ids = campaign.definition.variants.map(({ templateId }) => templateId)
  const published = await publishedTemplates(db, clinicId, ids)
  if (ids.some((id) => !published.has(id))) return ['template_not_published']
  const { messageClass } = await messageTraits(db, clinicId, campaign)
  return messageClass === campaign.messageClass ? [] : ['class_changed']
}

async function endWave(
  db: Db,
  { clinicId, campaign, now }: Step,
  { busy, open }: { busy: boolean; open: boolean },
): Promise<number> {
  const { id, name, wave } = campaign
  if (wave === 'pilot' && !busy) {
    await updateCampaign(db, clinicId, id, { state: 'waiting', updatedAt: now })
    await insertLog(db, clinicId, { campaignId: id, what: 'pilot_out', at: now })
    return 1
  }
  if (wave === 'pilot' || open) return 0
  await updateCampaign(db, clinicId, id, { state: 'done', finishedAt: now, updatedAt: now })
  await setSegmentUses(db, clinicId, { kind: 'campaign', subjectId: id, name }, [])
  await insertLog(db, clinicId, { campaignId: id, what: 'done', at: now })
  return 1
}

/** Stops a campaign by itself: a person corrects what is wrong and lets it go on, or cancels it. */
async function stop(db: Db, { clinicId, campaign, now }: Step, failure: CampaignProblemCode[]): Promise<number> {
  const { id } = campaign
  const pausedFrom = campaign.state as PausedFrom
  await updateCampaign(db, clinicId, id, { state: 'paused', pausedFrom, failure, settling: true, updatedAt: now })
  await insertLog(db, clinicId, { campaignId: id, what: 'stopped', at: now, details: { codes: failure } })
  return 1
}
