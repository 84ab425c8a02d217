import { campaignScope } from '@revisit/domain/campaign-place.ts'
import { episodeKey } from '@revisit/domain/send-key.ts'
import type { MessageClass } from '@revisit/domain/channel.ts'
import type { TouchDraft } from '../touches/touches.ts'
import type { CampaignRow } from './campaign-queries.ts'

/** What one person of a campaign is to get. */
export type RecipientPlace = { patientId: string; variant: string | null; arm: 'treated' | 'control' }

type Sent = Pick<CampaignRow, 'id' | 'name' | 'definition'> & { messageClass: MessageClass; family: string }

/** A campaign goes to a person once, whatever variant they get. */
const RUN = '1'

/**
 * The message of a campaign to one person. Whoever is in its control group passes the same gates and is held out at the last of them;
 * whoever is treated may still belong to the control group of the clinic.
 */
export function draftFor(campaign: Sent, place: RecipientPlace, dueAt: Date): TouchDraft {
  const { id, name, definition, messageClass, family } = campaign
  const { patientId, arm } = place
  const variant = definition.variants.find((each) => each.id === place.variant) ?? definition.variants[0]
  const step = definition.variants.length > 1 && variant ? { step: variant.id.toUpperCase() } : {}
  return {
    patientId,
    origin: { kind: 'campaign', campaignId: id, name, runId: id, ...step },
    templateId: variant?.templateId ?? null,
    class: messageClass,
    priority: definition.priority,
    channels: definition.channels,
    sendKey: { family, episode: episodeKey({ kind: 'campaign', campaignId: id, run: RUN }) },
    dueAt,
    expiresAt: new Date(dueAt.getTime() + definition.windowHours * 3_600_000),
    perHousehold: definition.perHousehold,
    holdout: arm === 'control' ? { scope: campaignScope(id), percent: 100 } : null,
    fallback: definition.fallback,
  }
}
