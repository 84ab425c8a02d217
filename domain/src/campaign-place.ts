import type { CampaignVariant } from './campaign-definition.ts'
import { type Arm, armOf } from './holdout.ts'
import { chanceOf } from './stable-chance.ts'

/** Where one household stands inside a campaign. */
export type CampaignPlace = {
  arm: Arm
  /** Id of the variant; null when the campaign has none. */
  variant: string | null
  /** In [0, 1): the order of sending, and whether somebody belongs to the pilot. */
  draw: number
}

export type PlaceQuestion = {
  campaignId: string
  household: string
  variants: readonly Pick<CampaignVariant, 'id' | 'weight'>[]
  holdoutPercent: number
}

/**
 * The place of a household, from names alone: the same on every machine and after every restart, and the same for everybody who
 * shares a phone. Arm, variant and order are drawn apart from each other, so that none of them leans on another.
 */
export function placeOf({ campaignId, household, variants, holdoutPercent }: PlaceQuestion): CampaignPlace {
  return {
    arm: armOf({ scope: campaignScope(campaignId), household, percent: holdoutPercent }),
    variant: variantAt(variants, chanceOf(`variant|${campaignId}|${household}`)),
    draw: chanceOf(`order|${campaignId}|${household}`),
  }
}

/** Name of the experiment of a campaign. */
export function campaignScope(campaignId: string): string {
  return `campaign:${campaignId}`
}

/** How many of the first draws are the pilot: never none of somebody, never more than there are. */
export function pilotSize(people: number, percent: number): number {
  return Math.min(people, Math.ceil((people * percent) / 100))
}

function variantAt(variants: PlaceQuestion['variants'], chance: number): string | null {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance * total
  for (const { id, weight } of variants) {
    if (left < weight) return id
    left -= weight
  }
  return variants.at(-1)?.id ?? null
}
