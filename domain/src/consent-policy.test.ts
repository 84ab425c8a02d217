import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANNELS, MESSAGE_CLASSES } from './channel.ts'
import { CONSENT_PURPOSES, type ConsentAsk, type ConsentPurpose, consentVerdict } from './consent-policy.ts'

const ASK: ConsentAsk = {
  messageClass: 'advertising',
  channel: 'sms',
  on: '2026-11-22',
  launchedByPerson: true,
  wroteFirst: false,
}
const said = (words: Partial<Record<ConsentPurpose, boolean>>) => (purpose: ConsentPurpose) => words[purpose] ?? null
const verdict = (words: Partial<Record<ConsentPurpose, boolean>>, ask: Partial<ConsentAsk>) => {
  const found = consentVerdict(said(words), { ...ASK, ...ask })
  return found.allowed ? found.basis : found.reason
}

describe('advertising', () => {
  test.each([
    [{}, {}, 'no_marketing_consent'],
    [{ marketing: true }, {}, 'marketing'],
    [{ marketing: false }, {}, 'marketing_withdrawn'],
    [{ service: true }, {}, 'no_marketing_consent'],
    [{ marketing: true, personal_data: false }, {}, 'personal_data_withdrawn'],
    [{ marketing: true }, { strictPersonalData: true }, 'no_personal_data_consent'],
    [{ marketing: true, personal_data: true }, { strictPersonalData: true }, 'marketing'],
    [{ marketing: true }, { launchedByPerson: false }, 'no_human_launch'],
    [{ marketing: true }, { channel: 'telegram' }, 'channel_forbidden_by_law'],
    [{ marketing: true }, { channel: 'whatsapp' }, 'channel_forbidden_by_law'],
    [{ marketing: true }, { channel: 'telegram', on: '2025-08-31' }, 'marketing'],
    [{ marketing: true }, { channel: 'max' }, 'marketing'],
  ] as const)('%j, %j → %s', (words, ask, expected) => {
    expect(verdict(words, ask)).toBe(expected)
  })
})

describe('a service message', () => {
  test.each([
    [{}, {}, 'contract'],
    [{ service: true }, {}, 'service'],
    [{ service: false }, {}, 'service_refused'],
    [{ marketing: false }, {}, 'contract'],
    [{}, { launchedByPerson: false }, 'contract'],
    [{}, { channel: 'telegram' }, 'messenger_not_opted_in'],
    [{ messenger: true }, { channel: 'telegram' }, 'contract'],
    [{}, { channel: 'whatsapp', wroteFirst: true }, 'contract'],
    [{ service: false, messenger: true }, { channel: 'whatsapp' }, 'service_refused'],
  ] as const)('%j, %j → %s', (words, ask, expected) => {
    expect(verdict(words, { ...ask, messageClass: 'service' })).toBe(expected)
  })
})

test('nothing goes against a refusal, and advertising never without a grant and a person', () => {
  const word = fc.option(fc.boolean(), { nil: null })
  const words = fc.record(Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, word])))
  const ask = fc.record({
    messageClass: fc.constantFrom(...MESSAGE_CLASSES),
    channel: fc.constantFrom(...CHANNELS),
    on: fc.constantFrom('2025-01-01', '2025-09-01', '2026-11-22'),
    launchedByPerson: fc.boolean(),
    wroteFirst: fc.boolean(),
    strictPersonalData: fc.boolean(),
  })
  fc.assert(
    fc.property(words, ask, (ledger, asked) => {
      const found = consentVerdict((purpose) => ledger[purpose] ?? null, asked)
      if (!found.allowed) return
      const own = asked.messageClass === 'advertising' ? 'marketing' : 'service'
      expect(ledger[own]).not.toBe(false)
      if (asked.messageClass === 'service') return
      expect(ledger.marketing).toBe(true)
      expect(asked.launchedByPerson).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
