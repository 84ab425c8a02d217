import type { CampaignCard } from './campaign-calls.ts'

type Progress = CampaignCard['progress']

/** People whose message may still go out: nobody took them up yet, or the gate still may let it. */
export function stillToGo({ people, released, open }: Progress): number {
  return people - released + open
}

/** Share of the audience about whom everything is decided, 0…1. */
export function settledShare(progress: Progress): number {
  return progress.people === 0 ? 0 : 1 - stillToGo(progress) / progress.people
}
