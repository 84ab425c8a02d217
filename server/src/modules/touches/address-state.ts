import type { Refusal } from '../channels/channels.ts'

/** What a refusal says about the address. */
export function stateOfAddress(refusal: Refusal | undefined): 'bad' | 'blocked' | null {
  if (refusal === 'bad_address') return 'bad'
  return refusal === 'blocked_by_patient' ? 'blocked' : null
}
