import { campaignProblems, classOf, problemOf } from '@revisit/domain/campaign-problem.ts'
import { verbsIn } from '@revisit/domain/campaign-state.ts'
import { type GateCount, stillComing, WATERFALL_WORDS, waterfallOf } from '@revisit/domain/campaign-waterfall.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { checkTouches, reasonSaid } from '../touches/touches.ts'
import { type CampaignRow, countCampaigns, listCampaignRows, readLog, readSegmentFacts } from './campaign-queries.ts'
import { type CheckRow, readNewestCheck } from './check-queries.ts'
import { messageTraits } from './checking.ts'
import { draftFor } from './drafts.ts'
import { readFacts } from './facts.ts'
import { readNames, readPatientNames } from './name-queries.ts'
import { type ProgressRow, readProgress } from './report-queries.ts'
import type { CampaignCheck, campaignBrief, campaignCard, campaignList, campaignQuery } from './schemas.ts'
import { findCampaign } from './store.ts'

type Asker = Pick<Call, 'caller' | 'locale' | 'ports'>

/** A page of campaigns, the newest first, with how far they are. */
export async function listCampaigns(
  db: Db,
  { caller }: Asker,
  { limit, cursor, state: states, search }: z.output<typeof campaignQuery>,
): Promise<z.output<typeof campaignList>> {
  const { clinicId } = caller
  const ask = { states, search, after: cursor ?? null, limit: limit + 1 }
  const rows = await listCampaignRows(db, clinicId, ask)
  const page = rows.slice(0, limit)
  const briefs = await briefsOf(db, clinicId, page)
  const items = page.map((row, n): z.output<typeof campaignBrief> => {
    const { holdoutPercent, variants } = row.definition
    return { ...briefs[n]!, hasControl: holdoutPercent > 0, variants: variants.length }
  })
  const total = await countCampaigns(db, clinicId, ask)
  return { items, nextCursor: rows.length > limit ? page.at(-1)!.id : null, total }
}

/** One campaign: what is decided, what speaks against it, what its check found, where it stands. @throws NotFound `campaign_not_found`. */
export async function readCampaignCard(db: Db, asker: Asker, id: string): Promise<z.output<typeof campaignCard>> {
  const { clinicId } = asker.caller
  const row = await findCampaign(db, clinicId, id)
  const [brief] = await briefsOf(db, clinicId, [row])
  const facts = await readFacts(db, clinicId, row.definition)
  const check = await readNewestCheck(db, clinicId, id)
  const isOpen = row.state === 'draft' || row.state === 'checked'
  const ids = [...new Set(row.definition.variants.map(({ templateId }) => templateId))]
  return {
    ...brief!,
    messageClass: row.messageClass ?? classOf(row.definition, facts),
    definition: row.definition,
    segmentPeople: facts.segment?.people ?? null,
    templates: ids.map((templateId) => ({ id: templateId, name: facts.templateNames.get(templateId) ?? null })),
    problems: isOpen ? campaignProblems(row.definition, facts) : [],
    check: check ? await shownCheck(db, asker, row, check) : null,
    launchMode: row.launchMode,
    wave: row.wave,
    pilotPercent: row.pilotPercent,
    frozenAt: row.frozenAt,
    stoppedBy: (row.failure ?? []).map(problemOf),
    log: (await readLog(db, clinicId, id)).map(({ byName: by, ...entry }) => ({ ...entry, by })),
  }
}

/** A check in words, with the texts of its sample people made anew: they are not kept. */
export async function shownCheck(db: Db, asker: Asker, campaign: CampaignRow, check: CheckRow): Promise<CampaignCheck> {
  const { id, state, progress, at, createdAt, finishedAt, result } = check
  const channels = result?.channels ?? []
  return {
    id,
    state,
    progress,
    isCurrent: check.revision === campaign.revision,
    at,
    createdAt,
    finishedAt,
    waterfall: result && waterfallSaid(result.counts, asker.locale),
    channels,
    cost: channels.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    firstSendAt: momentOf(result?.firstSendAt),
    lastSendAt: momentOf(result?.lastSendAt),
    variants: result?.variants ?? [],
    samples: await samplesOf(db, asker, campaign, check),
    examples: await examplesOf(db, asker, campaign, check),
    experiment: result?.experiment ?? null,
  }
}

function waterfallSaid(counts: readonly GateCount[], locale: Locale) {
  const found = waterfallOf(counts)
  const said = ({ reason, people }: { reason: string; people: number }) => ({
    reason: reasonSaid(reason, locale),
    people,
  })
  const steps = found.steps.map((step) => ({
    ...step,
    words: WATERFALL_WORDS[step.step],
    reasons: step.reasons.map(said),
  }))
  const coming = stillComing(found)
  return { ...found, steps, later: found.later.map(said), held: found.held.map(said), coming }
}

/** People behind each reason whom the asker may see. After a launch the report names everybody. */
async function examplesOf(
  db: Db,
  { caller }: Asker,
  campaign: CampaignRow,
  { result }: CheckRow,
): Promise<CampaignCheck['examples']> {
  const examples = result?.examples ?? []
  if (campaign.state !== 'draft' && campaign.state !== 'checked') return []
  const ids = examples.flatMap(({ patientIds }) => patientIds)
  const names = await readPatientNames(db, caller.clinicId, ids)
  return examples.map(({ reason, patientIds }) => ({
    reason,
    patients: patientIds.flatMap((id) => {
      const name = names.get(id)
      return name ? [{ id, fullName: fullName(name) }] : []
    }),
  }))
}

async function samplesOf(
  db: Db,
  { caller, ports }: Asker,
  campaign: CampaignRow,
  { result, at }: CheckRow,
): Promise<CampaignCheck['samples']> {
  if (!result || (campaign.state !== 'draft' && campaign.state !== 'checked')) return []
  const { clinicId } = caller
  const names = await readPatientNames(
    db,
    clinicId,
    result.samples.map(({ patientId }) => patientId),
  )
  const samples = result.samples.filter(({ patientId }) => names.has(patientId))
  const sent = { ...campaign, ...(await messageTraits(db, clinicId, campaign)) }
  const drafts = samples.map(({ patientId, variant }) =>
    draftFor(sent, { patientId, variant, arm: 'treated' as const }, at),
  )
  const checked = await checkTouches(ports, db, clinicId, { drafts, at })
  return samples.map(({ patientId, variant, channel }, n) => ({
    patient: { id: patientId, fullName: fullName(names.get(patientId)!) },
    variant,
    channel,
    subject: checked[n]!.text?.subject ?? null,
    text: checked[n]!.text?.text ?? null,
  }))
}

const NO_PROGRESS = { people: 0, released: 0, sent: 0, open: 0 }

async function briefsOf(db: Db, clinicId: string, rows: readonly CampaignRow[]) {
  const segmentIds = rows.flatMap(({ definition }) => definition.segmentId ?? [])
  const segments = new Map((await readSegmentFacts(db, clinicId, segmentIds)).map((row) => [row.id, row.name]))
  const staff = await readNames(
    db,
    clinicId,
    rows.flatMap(({ launchedBy }) => launchedBy ?? []),
  )
  const launched = rows.flatMap(({ id, launchedAt }) => (launchedAt ? [id] : []))
  const progress = new Map((await readProgress(db, clinicId, launched)).map((row) => [row.campaignId, row]))
  return rows.map((row) => {
    const { segmentId } = row.definition
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      state: row.state,
      verbs: verbsIn(row.state),
      segment: segmentId === null ? null : { id: segmentId, name: segments.get(segmentId) ?? null },
      messageClass: row.messageClass,
      progress: progressOf(progress.get(row.id)),
      scheduledAt: row.scheduledAt,
      launchedAt: row.launchedAt,
      launchedBy: row.launchedBy === null ? null : { id: row.launchedBy, name: staff.get(row.launchedBy) ?? '' },
      finishedAt: row.finishedAt,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    }
  })
}

function progressOf(row: ProgressRow | undefined) {
  if (!row) return NO_PROGRESS
  const { people, released, sent, open } = row
  return { people, released, sent, open }
}

function momentOf(text: string | null | undefined): Date | null {
  return text ? new Date(text) : null
}
