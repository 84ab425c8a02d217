import { campaignDefinition, type CampaignDefinition } from '@revisit/domain/campaign-definition.ts'
import { mayDo, type CampaignVerb } from '@revisit/domain/campaign-state.ts'
import type { Db } from '../../platform/db.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { setSegmentUses } from '../segments/segments.ts'
import {
  type CampaignRow,
  countCampaigns,
  deleteCampaignRow,
  insertCampaign,
  insertLog,
  lockCampaign,
  readCampaign,
  readSegmentFacts,
  updateCampaign,
} from './campaign-queries.ts'
import { campaignNotFound, wrongState } from './refusals.ts'

export type CampaignAsker = Pick<Call, 'caller' | 'now' | 'ip' | 'ports'>

export type NewCampaign = { name: string; description?: string | undefined; definition?: unknown }

/** Starts a campaign as a draft. @returns its id. @throws Invalid `wrong_definition`. */
export async function createCampaign(db: Db, asker: CampaignAsker, campaign: NewCampaign): Promise<string> {
  const { caller, ports, now } = asker
  const { name, description = '' } = campaign
  const definition = readDefinition(campaign.definition ?? {})
  const id = newId(ports.clock.now(), ports.random)
  await insertCampaign(db, caller.clinicId, { id, name, description, definition, by: authorOf(asker), now })
  await useSegment(db, asker, { id, name, definition })
  await insertLog(db, caller.clinicId, { campaignId: id, what: 'created', by: byOf(asker), at: now })
  await audit(db, asker, id, { action: 'campaign.created' })
  return id
}

export type CampaignEdit = { name?: string | undefined; description?: string | undefined; definition?: unknown }

/**
 * Changes a draft. Given parts of the definition replace the old ones; a checked campaign becomes a draft again.
 * @throws NotFound `campaign_not_found`, Conflict `campaign_state`, Invalid `wrong_definition`.
 */
export async function changeCampaign(db: Db, asker: CampaignAsker, id: string, edit: CampaignEdit): Promise<void> {
  const { clinicId } = asker.caller
  const campaign = await openFor(db, clinicId, id, 'change')
  const { name = campaign.name, description = campaign.description } = edit
  const given = typeof edit.definition === 'object' ? edit.definition : {}
  const definition = readDefinition({ ...campaign.definition, ...given })
  const isOther = JSON.stringify(definition) !== JSON.stringify(campaign.definition)
  await updateCampaign(db, clinicId, id, {
    name,
    description,
    ...(isOther ? { definition, revision: campaign.revision + 1, state: 'draft' as const } : {}),
    updatedAt: asker.now,
  })
  await useSegment(db, asker, { id, name, definition })
  await audit(db, asker, id, { action: 'campaign.changed', fields: Object.keys(edit) })
}

/** A new draft with the same definition. @returns its id. @throws NotFound `campaign_not_found`. */
export async function duplicateCampaign(
  db: Db,
  asker: CampaignAsker,
  { id, copyName }: { id: string; copyName: (name: string) => string },
): Promise<string> {
  const source = await findCampaign(db, asker.caller.clinicId, id)
  const { description, definition } = source
  return createCampaign(db, asker, { name: copyName(source.name).slice(0, 120), description, definition })
}

/** Deletes what was never launched. @throws NotFound `campaign_not_found`, Conflict `campaign_state`. */
export async function deleteCampaign(db: Db, asker: CampaignAsker, id: string): Promise<void> {
  const { clinicId } = asker.caller
  const { name } = await openFor(db, clinicId, id, 'delete')
  await setSegmentUses(db, clinicId, { kind: 'campaign', subjectId: id, name }, [])
  await deleteCampaignRow(db, clinicId, id)
  await audit(db, asker, id, { action: 'campaign.deleted' })
}

/** Whether the clinic has made any campaign. */
export async function hasCampaigns(db: Db, clinicId: string): Promise<boolean> {
  return (await countCampaigns(db, clinicId, { states: undefined, search: undefined })) > 0
}

/** @throws NotFound `campaign_not_found`. */
export async function findCampaign(db: Db, clinicId: string, id: string): Promise<CampaignRow> {
  const campaign = await readCampaign(db, clinicId, id)
  if (!campaign) throw campaignNotFound()
  return campaign
}

/** A campaign a verb makes sense for, locked. @throws NotFound `campaign_not_found`, Conflict `campaign_state`. */
export async function openFor(db: Db, clinicId: string, id: string, verb: CampaignVerb): Promise<CampaignRow> {
  const campaign = await lockCampaign(db, clinicId, id)
  if (!campaign) throw campaignNotFound()
  if (!mayDo(campaign.state, verb)) throw wrongState(campaign.state)
  return campaign
}

/** The member of staff behind a call; null for a connected system. */
export function authorOf({ caller }: Pick<CampaignAsker, 'caller'>): string | null {
  return caller.kind === 'staff' ? caller.id : null
}

/** The name the log of a campaign shows. */
export function byOf(asker: Pick<CampaignAsker, 'caller'>): { id: string | null; name: string } {
  return { id: authorOf(asker), name: asker.caller.name ?? '' }
}

/** Writes down who did what to a campaign. */
export async function audit(
  db: Db,
  asker: CampaignAsker,
  id: string,
  { action, ...details }: { action: string } & Record<string, unknown>,
): Promise<void> {
  await recordAudit(db, asker, { action, subjectKind: 'campaign', subjectId: id, details })
}

/** A segment a campaign will need is not archived meanwhile; one that is gone already is told as a problem. */
async function useSegment(
  db: Db,
  { caller: { clinicId } }: CampaignAsker,
  { id, name, definition }: Pick<CampaignRow, 'id' | 'name' | 'definition'>,
): Promise<void> {
  const known = definition.segmentId === null ? [] : await readSegmentFacts(db, clinicId, [definition.segmentId])
  const ids = known.map((segment) => segment.id)
  await setSegmentUses(db, clinicId, { kind: 'campaign', subjectId: id, name }, ids)
}

function readDefinition(input: unknown): CampaignDefinition {
  const read = campaignDefinition.safeParse(input)
  if (read.success) return read.data
  const fields = read.error.issues.slice(0, 50).map(({ path, message }) => ({
    path: `definition.${path.join('.')}`,
    message: { ru: `Не понять: ${message}`, en: message },
  }))
  throw new Invalid(
    'wrong_definition',
    { ru: 'Рассылка записана неверно', en: 'The campaign is not well-formed' },
    fields,
  )
}
