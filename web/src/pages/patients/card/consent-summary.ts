import type { Card, Contact } from '../patient-types.ts'

export type ConsentSummary = {
  tone: 'positive' | 'negative' | 'neutral'
  code: 'both' | 'service' | 'marketing' | 'refused' | 'noMarketing' | 'unknown'
  /** Named when the channels of one contact (calls and SMS of a phone) differ and this is the stricter. */
  channel: string | null
  /** When the refusal was recorded. */
  at: string | null
}

const STRICTNESS: ConsentSummary['code'][] = ['refused', 'noMarketing', 'unknown', 'service', 'marketing', 'both']

/** What is allowed through a contact, in one mark: the strictest of its channels. */
export function consentSummary(contact: Contact, ledger: Card['consents']): ConsentSummary {
  const states = contact.consent.map((entry) => ({ channel: entry.channel, code: codeOf(entry) }))
  const [strictest] = states.toSorted((a, b) => STRICTNESS.indexOf(a.code) - STRICTNESS.indexOf(b.code))
  if (!strictest) return { tone: 'neutral', code: 'unknown', channel: null, at: null }
  const { code, channel } = strictest
  return {
    tone: code === 'unknown' ? 'neutral' : code === 'refused' || code === 'noMarketing' ? 'negative' : 'positive',
    code,
    channel: states.every((state) => state.code === code) ? null : channel,
    at: code === 'refused' ? refusedAt(channel, ledger) : null,
  }
}

function codeOf({ service, marketing }: Contact['consent'][number]): ConsentSummary['code'] {
  if (service === false) return 'refused'
  if (marketing === false) return service ? 'noMarketing' : 'refused'
  if (service && marketing) return 'both'
  if (service) return 'service'
  return marketing ? 'marketing' : 'unknown'
}

function refusedAt(channel: string, ledger: Card['consents']): string | null {
  const refusals = ledger.filter((entry) => !entry.granted && (entry.channel === channel || entry.channel === '*'))
  return refusals.reduce<string | null>((latest, { at }) => (latest !== null && latest > at ? latest : at), null)
}
