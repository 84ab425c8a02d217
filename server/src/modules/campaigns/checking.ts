import { campaignProblems, classOf, isReady } from '@revisit/domain/campaign-problem.ts'
import type { MessageClass } from '@revisit/domain/channel.ts'
import { stillComing, waterfallOf } from '@revisit/domain/campaign-waterfall.ts'
import type { Access, Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { addJob, type Job } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { publishedTemplates } from '../templates/templates.ts'
import { type CampaignRow, insertLog, lockCampaign, readCampaign, updateCampaign } from './campaign-queries.ts'
import { type CheckRow, insertCheck, readCheck, updateCheck } from './check-queries.ts'
import { readFacts } from './facts.ts'
import { forecast } from './forecast.ts'
import { hasProblems } from './refusals.ts'
import { audit, authorOf, openFor } from './store.ts'

/** Audiences up to this many people are checked while the caller waits. */
const AT_ONCE = 400

/**
 * Asks what would become of everybody of the audience. A small one is answered at once; for a large one the check runs in the
 * background and its progress is read with the campaign.
 * @param at when it is to be sent; now when null.
 * @throws NotFound `campaign_not_found`, Conflict `campaign_state`, Invalid `campaign_has_problems`.
 */
export async function requestCheck(call: Call, id: string, at: Date | null): Promise<CheckRow> {
  const { clinicId } = call.caller
  const { check, people } = await call.db((db) => openCheck(db, call, id, at))
  if (people <= AT_ONCE) await runCheck(call.ports, clinicId, check.id)
  else await call.db((db) => addJob(db, 'campaigns.check', { clinicId, checkId: check.id }, { maxAttempts: 2 }))
  return (await call.db((db) => readCheck(db, clinicId, check.id)))!
}

/** The same, waited for whatever the size of the audience. */
export async function checkAtOnce(call: Call, id: string): Promise<void> {
  const { check } = await call.db((db) => openCheck(db, call, id, null))
  await runCheck(call.ports, call.caller.clinicId, check.id)
}

/** The job behind a check that takes long. */
export const campaignJobs: Job[] = [
  {
    name: 'campaigns.check',
    run: async ({ clinicId, checkId }: { clinicId: string; checkId: string }, ports) => {
      await runCheck(ports, clinicId, checkId)
    },
  },
]

async function openCheck(db: Db, call: Call, id: string, at: Date | null) {
  const { caller, ports, now } = call
  const { clinicId, branches } = caller
  const campaign = await openFor(db, clinicId, id, 'check')
  const facts = await readFacts(db, clinicId, campaign.definition)
  const problems = campaignProblems(campaign.definition, facts)
  if (!isReady(problems)) throw hasProblems(problems)
  const check = {
    id: newId(ports.clock.now(), ports.random),
    campaignId: id,
    revision: campaign.revision,
    at: at ?? now,
    branches,
  }
  await insertCheck(db, clinicId, { ...check, by: authorOf(call), now })
  await audit(db, call, id, { action: 'campaign.checked' })
  return { check, people: facts.segment!.people }
}

async function runCheck(ports: Ports, clinicId: string, checkId: string): Promise<void> {
  const asSystem = { clinicId, medical: true, branches: null }
  const inClinic = <T>(access: Access, work: (db: Db) => Promise<T>) => ports.database.withClinic(access, work)
  const check = await inClinic(asSystem, (db) => readCheck(db, clinicId, checkId))
  if (!check || check.state !== 'running') return
  const access = { ...asSystem, branches: check.branches }
  const tell = (done: number, total: number) =>
    inClinic(asSystem, (db) => updateCheck(db, clinicId, checkId, { progress: { done, total }, now: check.at }))
  try {
    const campaign = await inClinic(access, (db) => messageOf(db, clinicId, check))
    const inside = <T>(work: (db: Db) => Promise<T>) => inClinic(access, work)
    const { segmentId } = campaign.definition
    const ask = { clinicId, campaign, segmentId: segmentId!, at: check.at, inClinic: inside, tell }
    const result = await forecast(ports, ask)
    await inClinic(asSystem, async (db) => {
      const now = await clinicNow(ports, db, clinicId)
      await updateCheck(db, clinicId, checkId, { state: 'done', result, now })
      await becomeChecked(db, clinicId, { check, now, result })
    })
  } catch (error) {
    const { message, stack } = error as Error
    ports.log.error({ checkId, error: { message, stack } }, 'a check of a campaign failed')
    const failure = message.slice(0, 300)
    await inClinic(asSystem, (db) =>
      updateCheck(db, clinicId, checkId, { state: 'failed', failure, now: ports.clock.now() }),
    )
  }
}

/** The campaign with the class and the family its messages would have. */
export async function messageOf(db: Db, clinicId: string, { campaignId }: { campaignId: string }) {
  const campaign = (await readCampaign(db, clinicId, campaignId))!
  return { ...campaign, ...(await messageTraits(db, clinicId, campaign)) }
}

/** Class of the messages, and the family all variants share: that of the first. */
export async function messageTraits(db: Db, clinicId: string, { definition }: Pick<CampaignRow, 'definition'>) {
  const ids = definition.variants.map(({ templateId }) => templateId)
  const published = await publishedTemplates(db, clinicId, ids)
  const templates = new Map(
    [...published].map(([id, { messageClass }]) => [id, { published: true, archived: false, messageClass }]),
  )
  const messageClass: MessageClass = classOf(definition, { templates }) ?? 'advertising'
  return { messageClass, family: published.get(ids[0] ?? '')?.family ?? `t-${(ids[0] ?? '').slice(-12)}` }
}

/** A check of what still stands makes a draft ready for its launch. */
async function becomeChecked(
  db: Db,
  clinicId: string,
  { check, now, result }: { check: CheckRow; now: Date; result: NonNullable<CheckRow['result']> },
): Promise<void> {
  const campaign = await lockCampaign(db, clinicId, check.campaignId)
  if (!campaign || campaign.revision !== check.revision) return
  if (campaign.state !== 'draft' && campaign.state !== 'checked') return
  await updateCampaign(db, clinicId, campaign.id, { state: 'checked', updatedAt: now })
  const waterfall = waterfallOf(result.counts)
  const details = { audience: waterfall.audience, coming: stillComing(waterfall) }
  await insertLog(db, clinicId, { campaignId: campaign.id, what: 'checked', at: now, details })
}
