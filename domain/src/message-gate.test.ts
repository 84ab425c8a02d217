import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TOUCH_PRIORITIES } from './channel.ts'
import { defaultContactRules } from './contact-rules.ts'
import { channelToRender, type Decision, decideTouch, type TouchFacts } from './message-gate.ts'
import { REASONS, reasonWords, TOUCH_REASONS } from './touch-reasons.ts'

const NOON = new Date('2026-11-24T09:00:00Z')
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000)
const always = { from: '00:00', to: '24:00' }

/** Somebody to whom everything may be sent. */
const GOOD: TouchFacts = {
  seed: 'touch',
  class: 'advertising',
  priority: 'return',
  channels: ['max', 'sms'],
  expiresAt: hours(72),
  clinic: { stopped: false, moneySpent: false, stale: false, spreadMinutes: 20, capRules: [] },
  origin: { live: true },
  needsFreshData: true,
  suppressions: [],
  consent: { max: { allowed: true }, sms: { allowed: true } },
  reach: { max: { ok: false, reason: 'no_address' }, sms: { ok: true, address: '+79160000000' } },
  texts: { sms: { ok: true } },
  arm: 'treated',
  quiet: {
    hours: { weekdays: always, weekends: always, holidays: always },
    zone: 'Europe/Moscow',
    isHoliday: () => false,
  },
  notBefore: null,
  contacts: { past: [], coming: [] },
  carriedByHousehold: false,
  keyTaken: false,
}

const contact = { at: hours(-1), class: 'advertising', priority: 'return', channel: 'sms' } as const
const onceADay = { max: 1, hours: 24, classes: [], priorities: [], channels: [] }
const night = { weekdays: { from: '18:00', to: '20:00' }, weekends: null, holidays: null }

/** One way to fail each gate, in the order of the gates. */
const FAILURES: [Decision['reason'], Decision['kind'], Partial<TouchFacts>][] = [
  ['expired', 'skip', { expiresAt: NOON }],
  ['global_stop', 'hold', { clinic: { ...GOOD.clinic, stopped: true } }],
  ['money_breaker', 'hold', { clinic: { ...GOOD.clinic, moneySpent: true } }],
  ['booked', 'skip', { origin: { live: false, reason: 'booked' } }],
  ['stale_data', 'hold', { clinic: { ...GOOD.clinic, stale: true } }],
  ['complaint', 'skip', { suppressions: [{ reason: 'complaint', from: 'offers' }] }],
  ['no_consent', 'skip', { consent: { max: { allowed: false, reason: 'no_consent' } } }],
  ['no_address', 'skip', { reach: {} }],
  ['variable_missing', 'skip', { texts: { sms: { ok: false, reason: 'variable_missing' } } }],
  ['control_group', 'held_out', { arm: 'control' }],
  ['quiet_hours', 'later', { quiet: { ...GOOD.quiet, hours: night } }],
  [
    'over_cap',
    'later',
    { clinic: { ...GOOD.clinic, capRules: [onceADay] }, contacts: { past: [contact], coming: [] } },
  ],
  ['already_sent', 'skip', { keyTaken: true }],
]

/** Failures of several gates at once; parts of `clinic` are joined. */
function failing(indexes: readonly number[]): TouchFacts {
  return indexes.reduce<TouchFacts>((facts, index) => {
    const [, , change] = FAILURES[index]!
    return { ...facts, ...change, clinic: { ...facts.clinic, ...onlyChanged(change) } }
  }, GOOD)
}

function onlyChanged({ clinic }: Partial<TouchFacts>): Partial<TouchFacts['clinic']> {
  if (!clinic) return {}
  return Object.fromEntries(
    Object.entries(clinic).filter(([name, value]) => value !== GOOD.clinic[name as keyof TouchFacts['clinic']]),
  )
}

describe('decideTouch', () => {
  it('sends to the first reachable channel', () => {
    expect(decideTouch(GOOD, NOON)).toMatchObject({ kind: 'send', channel: 'sms', address: '+79160000000', gate: 10 })
  })

  it.each(FAILURES)('%s', (reason, kind, change) => {
    expect(decideTouch({ ...GOOD, ...change }, NOON)).toMatchObject({ kind, reason })
  })

  it('gives the reason of the first gate that refuses, whatever else refuses too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(FAILURES.length - 1), { minLength: 1 }), (indexes) => {
        const first = Math.min(...indexes)
        expect(decideTouch(failing(indexes), NOON).reason).toBe(FAILURES[first]![0])
      }),
    )
  })

  it('asks for a text only where the early gates let a message through, and only for the channel it would use', () => {
    expect(channelToRender(GOOD, NOON)).toBe('sms')
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) expect(channelToRender(failing([index]), NOON)).toBeNull()
  })

  it('never holds a reminder back for an experiment, a complaint or an empty purse of medical messages', () => {
    const reminder = { ...GOOD, class: 'service' as const, priority: 'service' as const, arm: 'control' as const }
    const complaint = { suppressions: [{ reason: 'complaint' as const, from: 'offers' as const }] }
    expect(decideTouch({ ...reminder, ...complaint }, NOON).kind).toBe('send')
    const medical = { ...reminder, priority: 'medical' as const, clinic: { ...GOOD.clinic, moneySpent: true } }
    expect(decideTouch(medical, NOON).kind).toBe('send')
  })

  it('passes over what cannot go decently before its time is out', () => {
    const late = { ...GOOD, quiet: { ...GOOD.quiet, hours: night }, expiresAt: hours(2) }
    expect(decideTouch(late, NOON)).toMatchObject({ kind: 'skip', reason: 'window_missed' })
  })

  it('never sends outside its hours, after its time, over a cap, or to nobody', () => {
    const anyHour = fc.integer({ min: 0, max: 23 })
    fc.assert(
      fc.property(anyHour, anyHour, fc.nat(400), fc.constantFrom(...TOUCH_PRIORITIES), (a, b, ahead, priority) => {
        const window = {
          from: `${String(Math.min(a, b)).padStart(2, '0')}:00`,
          to: `${String(Math.max(a, b) + 1).padStart(2, '0')}:00`,
        }
        const facts = {
          ...GOOD,
          priority,
          quiet: { ...GOOD.quiet, hours: { weekdays: window, weekends: window, holidays: null } },
        }
        const at = new Date(NOON.getTime() + ahead * 600_000)
        const decision = decideTouch(facts, at)
        if (decision.kind !== 'send') return
        const local = new Date(at.getTime() + 3 * 3_600_000).toISOString().slice(11, 16)
        expect(local >= window.from && (local < window.to || window.to === '24:00')).toBe(true)
        expect(at.getTime()).toBeLessThan(facts.expiresAt.getTime())
        expect(decision.sendBefore.getTime()).toBeGreaterThan(at.getTime())
      }),
    )
  })
})

describe('reasons', () => {
  it('have words in both languages, and say what to do where something can be done', () => {
    for (const reason of TOUCH_REASONS) {
      const { ru, en, remedy } = reasonWords(reason)
      expect(ru).toMatch(/^[А-ЯЁ]/)
      expect(en).toMatch(/^[A-Z]/)
      expect(['fixable', 'intended', 'later', 'stop']).toContain(remedy)
    }
    expect(Object.keys(REASONS)).toHaveLength(TOUCH_REASONS.length)
  })

  it('belong to rules that are complete without anybody setting them', () => {
    expect(defaultContactRules()).toMatchObject({ staleAfterHours: 24, spreadMinutes: 20, holdoutPercent: 0 })
  })
})
