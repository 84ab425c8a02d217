import { expect, test } from 'vitest'
import type { Contact } from '../patient-types.ts'
import { consentSummary } from './consent-summary.ts'

const phone = (call: boolean | null, sms: boolean | null, marketing: boolean | null = null): Contact => ({
  id: '1',
  kind: 'phone',
  value: '+79162042407',
  label: null,
  extension: null,
  invalidSince: null,
  silences: [],
  consent: [
    { channel: 'call', service: call, marketing },
    { channel: 'sms', service: sms, marketing },
  ],
})

test('a phone allowed for everything says so once', () => {
  expect(consentSummary(phone(true, true, true), [])).toMatchObject({ code: 'both', tone: 'positive', channel: null })
})

test('when calls are allowed and SMS refused, the refusal is shown and named', () => {
  const ledger = [
    { purpose: 'service' as const, channel: 'sms', granted: false, at: '2026-06-02T09:00:00Z', source: 'phone' },
    { purpose: 'service' as const, channel: '*', granted: true, at: '2026-01-01T09:00:00Z', source: 'paper' },
  ]
  expect(consentSummary(phone(true, false), ledger)).toEqual({
    code: 'refused',
    tone: 'negative',
    channel: 'sms',
    at: '2026-06-02T09:00:00Z',
  })
})

test('consent to service with a refusal of advertising is not a consent to everything', () => {
  expect(consentSummary(phone(true, true, false), [])).toMatchObject({ code: 'noMarketing', tone: 'negative' })
})

test('nobody asked: neither consent nor refusal', () => {
  expect(consentSummary(phone(null, null), [])).toMatchObject({ code: 'unknown', tone: 'neutral' })
})
