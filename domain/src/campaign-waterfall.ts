import type { Bilingual } from './bilingual.ts'
import { isTouchReason, TOUCH_REASONS } from './touch-reasons.ts'

/** What becomes of somebody of the audience, as the gate says. */
export type CampaignOutcome = 'send' | 'later' | 'hold' | 'skip' | 'held_out'

/** How many people got one answer of the gate. */
export type GateCount = { outcome: CampaignOutcome; gate: number; reason: string; people: number }

/** One step down: who is lost at it and how many are left after it. */
export type WaterfallStep = {
  step: WaterfallName
  lost: number
  left: number
  reasons: { reason: string; people: number }[]
}

export type Waterfall = {
  audience: number
  /** Every step, also those nobody is lost at, in the order of the gates. */
  steps: WaterfallStep[]
  /** Left at the end: those who get it at once, those who get it later by reason, those who wait for something. */
  now: number
  later: { reason: string; people: number }[]
  held: { reason: string; people: number }[]
}

/** Steps in the order of the gates. */
export const WATERFALL_STEPS = [
  'clinic',
  'origin',
  'person',
  'consent',
  'reach',
  'text',
  'control',
  'hours',
  'cap',
  'key',
] as const
export type WaterfallName = (typeof WATERFALL_STEPS)[number]

export const WATERFALL_WORDS: Readonly<Record<WaterfallName, Bilingual>> = {
  clinic: { ru: 'Стоп клиники', en: 'Stopped by the clinic' },
  origin: { ru: 'Уже записаны', en: 'Already booked' },
  person: { ru: 'Не время писать', en: 'A bad moment to write' },
  consent: { ru: 'Нет согласия', en: 'No consent' },
  reach: { ru: 'Нет контакта', en: 'No contact' },
  text: { ru: 'Текст не сложился', en: 'No text' },
  control: { ru: 'Контрольная группа', en: 'Control group' },
  hours: { ru: 'Удобный час слишком поздно', en: 'A decent hour comes too late' },
  cap: { ru: 'Лимит касаний и семья', en: 'Contact limit and family' },
  key: { ru: 'Уже писали об этом', en: 'Already written about this' },
}

const STEP_OF_GATE: readonly WaterfallName[] = [
  'clinic',
  'origin',
  'clinic',
  'person',
  'consent',
  'reach',
  'text',
  'control',
  'hours',
  'cap',
  'key',
]

/**
 * The way from the audience to those who get the message. Everybody is counted once: what is lost at the steps, what goes now, later
 * and what is held adds up to the audience.
 */
export function waterfallOf(counts: readonly GateCount[]): Waterfall {
  const audience = sum(counts)
  let left = audience
  const steps = WATERFALL_STEPS.map((step): WaterfallStep => {
    const own = counts.filter(({ outcome, gate }) => isLoss(outcome) && STEP_OF_GATE[gate] === step)
    left -= sum(own)
    return { step, lost: sum(own), left, reasons: byReason(own) }
  })
  const of = (outcome: CampaignOutcome) => counts.filter((count) => count.outcome === outcome)
  return { audience, steps, now: sum(of('send')), later: byReason(of('later')), held: byReason(of('hold')) }
}

/** Everybody who gets the message or still may. */
export function stillComing({ now, later, held }: Pick<Waterfall, 'now' | 'later' | 'held'>): number {
  return now + sum(later) + sum(held)
}

function isLoss(outcome: CampaignOutcome): boolean {
  return outcome === 'skip' || outcome === 'held_out'
}

function byReason(counts: readonly GateCount[]): { reason: string; people: number }[] {
  const groups = Map.groupBy(counts, ({ reason }) => reason)
  const rows = [...groups].map(([reason, own]) => ({ reason, people: sum(own) }))
  return rows.sort((a, b) => orderOf(a.reason) - orderOf(b.reason) || (a.reason < b.reason ? -1 : 1))
}

function orderOf(reason: string): number {
  return isTouchReason(reason) ? TOUCH_REASONS.indexOf(reason) : TOUCH_REASONS.length
}

function sum(counts: readonly { people: number }[]): number {
  return counts.reduce((total, { people }) => total + people, 0)
}
