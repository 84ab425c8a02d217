import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDateOf, localTimeOf, weekdayOf } from './local-date.ts'
import { preferredWindow } from './preferred-time.ts'
import { type ContactHours, type QuietQuestion, quietVerdict, spreadAfter, zoneFor } from './quiet-hours.ts'
import { isTimeZone } from './zone-offset.ts'

const HOURS: ContactHours = {
  weekdays: { from: '09:00', to: '21:00' },
  weekends: { from: '10:00', to: '20:00' },
  holidays: null,
}
const ask = (change: Partial<QuietQuestion> = {}): QuietQuestion => ({
  hours: HOURS,
  zone: 'Europe/Moscow',
  isHoliday: () => false,
  ...change,
})
const ZONES = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Asia/Kamchatka',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
]

describe('quietVerdict', () => {
  it.each([
    ['a Tuesday noon', '2026-11-24T12:00:00+03:00', true, null],
    ['the minute it opens', '2026-11-24T09:00:00+03:00', true, null],
    ['the minute it closes', '2026-11-24T21:00:00+03:00', false, '2026-11-25T09:00:00+03:00'],
    ['at night', '2026-11-24T03:00:00+03:00', false, '2026-11-24T09:00:00+03:00'],
    ['Friday evening before a later Saturday', '2026-11-27T22:00:00+03:00', false, '2026-11-28T10:00:00+03:00'],
    ['Sunday evening before Monday', '2026-11-29T20:30:00+03:00', false, '2026-11-30T09:00:00+03:00'],
  ])('%s', (_name, at, open, opensAt) => {
    const verdict = quietVerdict(ask(), new Date(at))
    expect(verdict.open).toBe(open)
    if (!verdict.open) expect(verdict.opensAt).toEqual(new Date(opensAt!))
  })

  it('skips holidays, however many stand in a row', () => {
    const isHoliday = (day: string) => day >= '2026-12-31' && day <= '2027-01-08'
    const verdict = quietVerdict(ask({ isHoliday }), new Date('2026-12-31T12:00:00+03:00'))
    expect(verdict).toMatchObject({ open: false, reason: 'holiday', opensAt: new Date('2027-01-09T10:00:00+03:00') })
  })

  it('narrows the hours to what the patient asked for, and forgets a wish that leaves nothing', () => {
    const evening = ask({ preferred: preferredWindow('после 18:00') })
    expect(quietVerdict(evening, new Date('2026-11-24T12:00:00+03:00'))).toMatchObject({
      reason: 'preferred_time',
      opensAt: new Date('2026-11-24T18:00:00+03:00'),
    })
    const night = ask({ preferred: { from: '22:00', to: '23:00' } })
    expect(quietVerdict(night, new Date('2026-11-24T12:00:00+03:00')).open).toBe(true)
  })

  it('opens once a day when the clock jumps over the opening or shows it twice', () => {
    const early = { weekdays: { from: '02:30', to: '05:00' }, weekends: { from: '02:30', to: '05:00' }, holidays: null }
    const berlin = ask({ zone: 'Europe/Berlin', hours: early })
    const gap = quietVerdict(berlin, new Date('2026-03-29T00:00:00Z'))
    expect(gap).toMatchObject({ opensAt: new Date('2026-03-29T01:30:00Z') })
    const overlap = quietVerdict(berlin, new Date('2026-10-24T22:00:00Z'))
    expect(overlap).toMatchObject({ opensAt: new Date('2026-10-25T00:30:00Z') })
    const opened = quietVerdict(berlin, new Date('2026-10-25T01:30:00Z'))
    expect(opened).toMatchObject({ open: true, until: new Date('2026-10-25T04:00:00Z') })
  })

  it('lets through, in every zone and at every hour, only what the wall clock allows; what it puts off opens', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 3 * 365 * 24 * 4 }), (zone, quarter) => {
        const at = new Date(Date.UTC(2025, 0, 1) + quarter * 900_000)
        const question = ask({ zone })
        const verdict = quietVerdict(question, at)
        const [day, time] = [localDateOf(at, zone), localTimeOf(at, zone)]
        const window = weekdayOf(day) >= 6 ? HOURS.weekends! : HOURS.weekdays!
        expect(verdict.open).toBe(time >= window.from && time < window.to)
        if (verdict.open) return
        expect(verdict.opensAt!.getTime()).toBeGreaterThan(at.getTime())
        expect([day, addDays(day, 1)]).toContain(localDateOf(verdict.opensAt!, zone))
        expect(quietVerdict(question, verdict.opensAt!).open).toBe(true)
      }),
    )
  })
})

describe('spreadAfter', () => {
  it('draws the same moment for the same message, within its minutes and before the closing', () => {
    const opening = new Date('2026-11-24T06:00:00Z')
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 120 }), (seed, length) => {
        const closesAt = new Date(opening.getTime() + length * 60_000)
        const drawn = spreadAfter(opening, { seed, minutes: 20, closesAt })
        expect(spreadAfter(opening, { seed, minutes: 20, closesAt })).toEqual(drawn)
        expect(drawn.getTime()).toBeGreaterThanOrEqual(opening.getTime())
        expect(drawn.getTime()).toBeLessThan(Math.min(closesAt.getTime(), opening.getTime() + 20 * 60_000))
      }),
    )
  })
})

describe('zoneFor', () => {
  it('takes the patient, then the branch, then the clinic, and passes over names that are no zones', () => {
    const clinic = 'Europe/Moscow'
    expect(zoneFor({ patient: 'Asia/Omsk', branch: 'Europe/Samara', clinic }, isTimeZone)).toBe('Asia/Omsk')
    expect(zoneFor({ patient: null, branch: 'Europe/Samara', clinic }, isTimeZone)).toBe('Europe/Samara')
    expect(zoneFor({ patient: 'Луна', branch: null, clinic }, isTimeZone)).toBe(clinic)
  })
})

describe('preferredWindow', () => {
  it.each([
    ['после 18:00', { from: '18:00', to: '24:00' }],
    ['после 18', { from: '18:00', to: '24:00' }],
    ['до 12', { from: '00:00', to: '12:00' }],
    ['с 18 до 21', { from: '18:00', to: '21:00' }],
    ['18-21', { from: '18:00', to: '21:00' }],
    ['18:30–20:00', { from: '18:30', to: '20:00' }],
    ['Вечером', { from: '18:00', to: '21:00' }],
    ['утром', { from: '09:00', to: '12:00' }],
    ['днём', { from: '12:00', to: '17:00' }],
    ['after 18:00', { from: '18:00', to: '24:00' }],
    ['когда угодно', null],
    ['после 25', null],
    ['21-18', null],
    ['', null],
    [null, null],
  ])('%s', (text, window) => {
    expect(preferredWindow(text)).toEqual(window)
  })
})
