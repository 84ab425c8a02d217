import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cascadeOrder, firstReachable } from './cascade.ts'
import { type CapRule, capVerdict, type Contact } from './contact-cap.ts'
import { type DeliveryProgress, DELIVERY_PROGRESS, foldReports } from './delivery-state.ts'
import { armOf } from './holdout.ts'
import { episodeKey } from './send-key.ts'
import { chanceOf } from './stable-chance.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 10, 1)
const at = (hour: number) => new Date(START + hour * HOUR)
const rule = (max: number, hours: number, more: Partial<CapRule> = {}): CapRule => ({
  max,
  hours,
  classes: [],
  priorities: [],
  channels: [],
  ...more,
})
const contact = (hour: number, more: Partial<Contact> = {}): Contact => ({
  at: at(hour),
  class: 'advertising',
  priority: 'return',
  channel: 'sms',
  ...more,
})
const none: Contact[] = []

describe('capVerdict', () => {
  it('counts a window that rolls, not calendar days', () => {
    const once = [rule(1, 24)]
    expect(capVerdict(once, contact(24), { past: [contact(23)], coming: none })).toMatchObject({
      ok: false,
      freeAt: at(47),
    })
    expect(capVerdict(once, contact(47), { past: [contact(23)], coming: none })).toEqual({ ok: true })
  })

  it('applies a rule only to what it speaks of', () => {
    const rules = [rule(1, 24, { classes: ['advertising'] }), rule(1, 24, { channels: ['email'] })]
    const past = [contact(1, { class: 'service', channel: 'sms' })]
    expect(capVerdict(rules, contact(2), { past, coming: none })).toEqual({ ok: true })
    expect(capVerdict(rules, contact(3, { channel: 'email' }), { past: [contact(2)], coming: none }).ok).toBe(false)
  })

  it('keeps the place for a more important message, not for a lesser one', () => {
    const once = [rule(1, 24)]
    const medical = contact(5, { priority: 'medical' })
    expect(capVerdict(once, contact(1), { past: none, coming: [medical] })).toMatchObject({
      ok: false,
      keptFor: 'medical',
    })
    expect(capVerdict(once, { ...medical, at: at(1) }, { past: none, coming: [contact(5)] })).toEqual({ ok: true })
    expect(capVerdict(once, contact(1), { past: none, coming: [contact(30, { priority: 'medical' })] })).toEqual({
      ok: true,
    })
    expect(capVerdict([rule(2, 24)], contact(1), { past: none, coming: [medical] })).toEqual({ ok: true })
  })

  it('is never exceeded in any window, and a message put off to the free moment then fits', () => {
    const asked = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 72 }), (wishes, max, hours) => {
        const rules = [rule(max, hours)]
        const past: Contact[] = []
        for (const wish of [...wishes].sort((a, b) => a - b)) {
          const verdict = capVerdict(rules, contact(wish), { past, coming: none })
          if (verdict.ok) past.push(contact(wish))
          else
            expect(capVerdict(rules, { ...contact(0), at: verdict.freeAt }, { past, coming: none })).toEqual({
              ok: true,
            })
        }
        for (const { at: end } of past) {
          const inside = past.filter((one) => one.at <= end && one.at.getTime() > end.getTime() - hours * HOUR)
          expect(inside.length).toBeLessThanOrEqual(max)
        }
      }),
    )
  })
})

describe('firstReachable', () => {
  it('takes the first channel that works, and tells the reason nearest to success', () => {
    const sms = { ok: true, address: '+7' } as const
    expect(firstReachable(['max', 'sms'], { max: { ok: false, reason: 'no_address' }, sms })).toEqual({
      ok: true,
      channel: 'sms',
      address: '+7',
    })
    expect(firstReachable(['max', 'sms'], { sms: { ok: false, reason: 'address_bad' } })).toEqual({
      ok: false,
      reason: 'address_bad',
    })
    expect(firstReachable(['sms', 'email'], { sms: { ok: false, reason: 'already_tried' } })).toEqual({
      ok: false,
      reason: 'all_tried',
    })
    expect(firstReachable([], {})).toEqual({ ok: false, reason: 'no_address' })
    expect(cascadeOrder([], ['max'])).toEqual(['max'])
    expect(cascadeOrder(['sms'], ['max'])).toEqual(['sms'])
  })
})

describe('armOf', () => {
  it('only moves households into the control arm when its share grows, and hits the share', () => {
    const households = Array.from({ length: 20_000 }, (_, index) => `household:${index}`)
    const control = (percent: number) =>
      households.filter((household) => armOf({ scope: 'clinic', household, percent }) === 'control')
    const [ten, twenty] = [control(10), control(20)]
    expect(ten.length / households.length).toBeCloseTo(0.1, 2)
    expect(twenty.length / households.length).toBeCloseTo(0.2, 2)
    expect(ten.every((household) => twenty.includes(household))).toBe(true)
    expect(control(0)).toEqual([])
    expect(control(100)).toHaveLength(households.length)
  })
})

describe('foldReports', () => {
  it('ends the same in any order, with repeats', () => {
    const reports = fc.array(fc.constantFrom<DeliveryProgress>(...DELIVERY_PROGRESS), { maxLength: 12 })
    fc.assert(
      fc.property(reports, fc.infiniteStream(fc.nat()), (said, keys) => {
        const shuffled = said
          .map((report) => ({ report, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
        const again = shuffled.map(({ report }) => report)
        expect(foldReports([...again, ...again])).toBe(foldReports(said))
      }),
    )
    expect(foldReports(['delivered', 'failed'])).toBe('delivered')
    expect(foldReports([])).toBeNull()
  })
})

describe('episodeKey', () => {
  it('differs for everything that differs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        const one = episodeKey({ kind: 'recall', treatment: a, cycle: b })
        const other = episodeKey({ kind: 'recall', treatment: c, cycle: d })
        expect(one === other).toBe(a === c && b === d)
      }),
    )
  })
})

describe('chanceOf', () => {
  it('stays in its range and is spread evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let n = 0; n < 50_000; n += 1) tenths[Math.floor(chanceOf(`touch-${n}`) * 10)]! += 1
    for (const count of tenths) expect(count / 50_000).toBeCloseTo(0.1, 2)
  })
})
