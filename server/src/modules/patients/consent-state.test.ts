import { describe, expect, it } from 'vitest'
import { type ConsentEntry, consentFor, currentConsents } from './consent-state.ts'

const said = (channel: string, granted: boolean, day: number): ConsentEntry => ({
  purpose: 'marketing',
  channel,
  granted,
  at: new Date(Date.UTC(2026, 0, day)),
})

describe('the state of consent', () => {
  it('is unknown until somebody asked', () => {
    expect(consentFor([], 'marketing', 'sms')).toBeNull()
    expect(consentFor([said('*', true, 1)], 'service', 'sms')).toBeNull()
    expect(consentFor([said('email', true, 1)], 'marketing', 'sms')).toBeNull()
  })

  it('follows the latest word about the channel or about all of them', () => {
    const ledger = [said('*', true, 1), said('sms', false, 2)]
    expect(consentFor(ledger, 'marketing', 'sms')).toBe(false)
    expect(consentFor(ledger, 'marketing', 'email')).toBe(true)
    expect(consentFor([...ledger, said('*', true, 3)], 'marketing', 'sms')).toBe(true)
  })

  it('is a refusal when both were said at once, in whatever order', () => {
    const both = [said('sms', true, 1), said('*', false, 1)]
    expect(consentFor(both, 'marketing', 'sms')).toBe(false)
    expect(consentFor(both.toReversed(), 'marketing', 'sms')).toBe(false)
  })

  it('names one entry per purpose and channel', () => {
    const ledger = [said('sms', true, 1), said('*', true, 2), said('sms', false, 3)]
    expect(currentConsents(ledger)).toEqual([ledger[1], ledger[2]])
  })
})
