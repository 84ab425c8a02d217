import { campaignDefinition } from '@revisit/domain/campaign-definition.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { asBody, type CampaignCard, type Definition, useCampaignChange } from './campaign-calls.ts'

export type CampaignDraft = {
  name: string
  definition: Definition
  /** There are edits that are not stored. */
  changed: boolean
  saving: boolean
  failure: Error | null
  rename(name: string): void
  change(part: Partial<Definition>): void
  /** Stores the edits. @returns the id of the campaign; rejects when it could not be stored. */
  save(): Promise<string>
}

/** A campaign as it is being prepared, stored or new. `segmentId`: whom a new one begins with. */
export function useCampaignDraft(campaign: CampaignCard | null, segmentId: string | null): CampaignDraft {
  const { t } = useTranslation('campaigns')
  const [edits, setEdits] = useState<Pick<CampaignDraft, 'name' | 'definition'> | null>(null)
  const stored = campaign
    ? { name: campaign.name, definition: campaign.definition as Definition }
    : { name: '', definition: campaignDefinition.parse({ segmentId }) }
  const { name, definition } = edits ?? stored
  const store = useCampaignChange(async () => {
    const body = { name: name.trim() || t('newName'), definition: asBody(definition) }
    const { id } = campaign
      ? await answer(api.PATCH('/api/v1/campaigns/{id}', { params: { path: { id: campaign.id } }, body }))
      : await answer(api.POST('/api/v1/campaigns', { body }))
    return id
  })
  return {
    name,
    definition,
    changed: edits !== null,
    saving: store.isPending,
    failure: store.error,
    rename: (next) => setEdits({ name: next, definition }),
    change: (part) => setEdits({ name, definition: { ...definition, ...part } }),
    save: async () => {
      const id = await store.mutateAsync(undefined)
      setEdits(null)
      return id
    },
  }
}
