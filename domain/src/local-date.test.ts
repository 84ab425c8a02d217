import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as dates from './local-date.ts'
import { isTimeZone, zoneOffsetAt } from './zone-offset.ts'

const ZONES = [
  'Europe/Moscow',
  'Asia/Vladivostok',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/St_Johns',
  'UTC',
]
const anyZone = fc.constantFrom(...ZONES)
const anyDay = fc.integer({ min: -25_567, max: 47_846 }).map(dates.dateOfDayNumber)
const anyInstant = fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2099, 11) })

const oracles = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
  ]),
)

describe('days and months', () => {
  test('only days that exist are days', () => {
    expect(dates.isLocalDate('2024-02-29')).toBe(true)
    for (const text of [
      '2023-02-29',
      '2024-02-31',
      '0000-01-01',
      '2024-13-01',
      '2024-1-1',
      '',
      'вчера',
      null,
      20240101,
    ]) {
      expect(dates.isLocalDate(text)).toBe(false)
    }
  })

  test('the end of a month is clamped', () => {
    expect(dates.addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(dates.addMonths('2023-01-31', 1)).toBe('2023-02-28')
    expect(dates.addMonths('2024-03-31', -1)).toBe('2024-02-29')
    expect(dates.addMonths('2024-12-15', 13)).toBe('2026-01-15')
    expect(dates.addMonths('2024-01-15', -1)).toBe('2023-12-15')
    expect(dates.addYears('2024-02-29', 1)).toBe('2025-02-28')
  })

  test('full months between a first visit and today', () => {
    expect(dates.monthsBetween('2024-01-15', '2024-02-14')).toBe(0)
    expect(dates.monthsBetween('2024-01-15', '2024-02-15')).toBe(1)
    expect(dates.monthsBetween('2024-01-31', '2024-02-29')).toBe(1)
    expect(dates.monthsBetween('2024-01-31', '2024-02-28')).toBe(0)
    expect(dates.monthsBetween('2024-03-15', '2024-01-16')).toBe(-1)
    expect(dates.monthsBetween('2024-03-15', '2024-03-01')).toBe(0)
  })

  test('months, quarters, weeks and years', () => {
    expect(dates.monthOf('2024-08-17')).toBe('2024-08')
    expect(dates.quarterOf('2024-08-17')).toBe('2024-Q3')
    expect([dates.startOfMonth('2024-02-17'), dates.endOfMonth('2024-02-17')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([dates.startOfQuarter('2024-08-17'), dates.endOfQuarter('2024-08-17')]).toEqual(['2024-07-01', '2024-09-30'])
    expect([dates.startOfYear('2024-08-17'), dates.endOfYear('2024-08-17')]).toEqual(['2024-01-01', '2024-12-31'])
    expect(dates.startOfWeek('2026-11-22')).toBe('2026-11-16')
    expect(dates.weekdayOf('2026-11-22')).toBe(7)
  })

  test('age and birthday, also of those born on 29 February', () => {
    expect(dates.ageOn('1984-03-14', '2024-03-13')).toBe(39)
    expect(dates.ageOn('1984-03-14', '2024-03-14')).toBe(40)
    expect(dates.ageOn('2004-02-29', '2022-02-28')).toBe(17)
    expect(dates.ageOn('2004-02-29', '2022-03-01')).toBe(18)
    expect(dates.birthdayIn('2004-02-29', 2022)).toBe('2022-03-01')
    expect(dates.birthdayIn('2004-02-29', 2024)).toBe('2024-02-29')
  })

  test('arithmetic agrees with itself on any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1500, max: 1500 }), (day, n) => {
        expect(dates.dateOfDayNumber(dates.dayNumber(day))).toBe(day)
        expect(dates.isLocalDate(day)).toBe(true)
        expect(dates.daysBetween(day, dates.addDays(day, n))).toBe(n)
        expect(dates.monthsBetween(day, dates.addMonths(day, Math.abs(n)))).toBe(Math.abs(n))
        expect(dates.dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
        expect(dates.weekdayOf(day) % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay())
        expect(dates.ageOn(day, dates.birthdayIn(day, dates.yearOf(day) + 30))).toBe(30)
      }),
    )
  })
})

describe('zones', () => {
  test('the day and time of an instant agree with Intl in every zone', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const written = oracles.get(zone)!.format(at)
        expect(`${dates.localDateOf(at, zone)} ${dates.localTimeOf(at, zone)}`).toBe(written)
      }),
      { numRuns: 3000 },
    )
  })

  test('the seconds around a clock change agree with Intl', () => {
    for (const zone of ZONES) {
      for (const change of [
        '2024-03-31T01:00Z',
        '2024-10-27T01:00Z',
        '2024-04-06T15:00Z',
        '2024-11-03T06:00Z',
        '2011-12-30T10:00Z',
      ]) {
        for (const shift of [-1, 0, 1]) {
          const at = Date.parse(change) + shift * 1000
          const written = oracles.get(zone)!.format(at)
          expect(`${dates.localDateOf(at, zone)} ${dates.localTimeOf(at, zone)}`).toBe(written)
        }
      }
    }
  })

  test('an instant written as local time is read back, but for the repeated hour', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const at = Math.floor(instant / 60_000) * 60_000
        const back = dates.instantOf(dates.localDateOf(at, zone), dates.localTimeOf(at, zone), zone).getTime()
        expect(back).toBeLessThanOrEqual(at)
        expect(dates.localTimeOf(back, zone)).toBe(dates.localTimeOf(at, zone))
        expect(dates.localDateOf(back, zone)).toBe(dates.localDateOf(at, zone))
        if (back !== at) expect(zoneOffsetAt(back, zone)).toBeGreaterThan(zoneOffsetAt(at, zone))
      }),
      { numRuns: 3000 },
    )
  })

  test('a jumped-over time moves forward, a repeated time is the first', () => {
    expect(dates.instantOf('2026-03-29', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z')
    expect(dates.instantOf('2026-10-25', '02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(dates.instantOf('2014-10-26', '01:30', 'Europe/Moscow').toISOString()).toBe('2014-10-25T21:30:00.000Z')
    expect(dates.instantOf('2011-12-30', '12:00', 'Pacific/Apia').toISOString()).toBe('2011-12-30T22:00:00.000Z')
    expect(dates.instantOf('2026-11-22', '24:00', 'Europe/Moscow').toISOString()).toBe('2026-11-22T21:00:00.000Z')
    expect(dates.instantOf('2026-11-22', '09:05:07', 'Asia/Vladivostok').toISOString()).toBe('2026-11-21T23:05:07.000Z')
  })

  test('a zone is known or it is refused', () => {
    expect(isTimeZone('Europe/Moscow')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(() => dates.localDateOf(0, 'Mars/Olympus')).toThrow(RangeError)
  })

  test('a million rows do not wait for the calendar', () => {
    const start = performance.now()
    for (let i = 0; i < 200_000; i++) {
      const at = 1_600_000_000_000 + ((i * 7_919_000) % 126_000_000_000)
      dates.instantOf(dates.localDateOf(at, 'Europe/Moscow'), '10:30', 'Europe/Moscow')
    }
    expect(200_000 / (performance.now() - start)).toBeGreaterThan(100)
  })
})
