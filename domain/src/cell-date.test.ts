import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfExcelSerial, formatDate, readDate, readDateTime } from './cell-date.ts'
import { slashOrderOf } from './cell-day.ts'
import { dateOfDayNumber, dayNumber, isLocalDate, localDateOf, localTimeOf } from './local-date.ts'

const MOSCOW = { timeZone: 'Europe/Moscow', today: '2026-11-22' } as const

describe('a day in a cell', () => {
  test.each([
    ['31.12.2025', '2025-12-31'],
    ['31.12.25', '2025-12-31'],
    ['1.2.2025', '2025-02-01'],
    ['31.12.2025г.', '2025-12-31'],
    ['31.12.2025 г.', '2025-12-31'],
    ['2025-12-31', '2025-12-31'],
    ['2025.12.31', '2025-12-31'],
    ['2025/12/31', '2025-12-31'],
    ['31-12-2025', '2025-12-31'],
    ['31/12/2025', '2025-12-31'],
    ['12/31/2025', '2025-12-31'],
    ['03/04/2025', '2025-04-03'],
    ['20251231', '2025-12-31'],
    ['31122025', '2025-12-31'],
    ['3 марта 2024 г.', '2024-03-03'],
    ['3 МАРТА 2024 года', '2024-03-03'],
    ['03-мар-24', '2024-03-03'],
    ['9 мая 1965', '1965-05-09'],
    ['May 9, 1965', '1965-05-09'],
    ['9 September 1965', '1965-09-09'],
    ['пт 31.12.2025', '2025-12-31'],
    ['пятница, 3 марта 2024', '2024-03-03'],
    ['31.12.2025 0:00:00', '2025-12-31'],
    ['2025-12-31T23:30:00Z', '2025-12-31'],
    ['45291', '2023-12-31'],
    ['45291.75', '2023-12-31'],
    ['45291,75', '2023-12-31'],
    ['7306', '1920-01-01'],
    ['  31.12.2025\u00a0', '2025-12-31'],
  ])('%s', (cell, date) => {
    expect(readDate(cell, { today: '2026-11-22' })).toEqual({ value: date, problem: null })
  })

  test.each([
    ['31.02.2024', 'date_impossible'],
    ['29.02.2023', 'date_impossible'],
    ['00.12.2025', 'date_impossible'],
    ['13/13/2025', 'date_impossible'],
    ['12.31.2025', 'date_impossible'],
    ['0001-01-01', 'date_year_out_of_range'],
    ['00.00.0000', 'date_year_out_of_range'],
    ['31.12.1899', 'date_year_out_of_range'],
    ['01.01.2101', 'date_year_out_of_range'],
    ['1985', 'date_year_only'],
    ['1985 г.', 'date_year_only'],
    ['вчера', 'date_unreadable'],
    ['12', 'date_unreadable'],
    ['31.12', 'date_unreadable'],
    ['31.12.2025 около трёх', 'date_unreadable'],
    ['31.12.2025 25:00', 'time_impossible'],
    ['3 мартобря 2024', 'date_unreadable'],
    ['89161234567', 'date_unreadable'],
  ])('%s is refused', (cell, code) => {
    expect(readDate(cell, { today: '2026-11-22' }).problem?.code).toBe(code)
  })

  test('an empty cell and a dash hold no date', () => {
    expect(readDate('')).toEqual({ value: null, problem: null })
    expect(readDate(' — ')).toEqual({ value: null, problem: null })
  })

  test('nobody is born in the future, and two digits of a birth year never say so', () => {
    const born = { notAfter: '2026-11-22' }
    expect(readDate('14.03.2048', born).problem).toEqual({
      code: 'date_in_future',
      cell: '14.03.2048',
      date: '2048-03-14',
    })
    expect(readDate('22.11.2026', born).value).toBe('2026-11-22')
    expect(readDate('14.03.48', born).value).toBe('1948-03-14')
    expect(readDate('23.11.26', born).value).toBe('1926-11-23')
    expect(readDate('7/9/61', born).value).toBe('1961-09-07')
    expect(readDate('14.03.30', { today: '2026-11-22' }).value).toBe('2030-03-14')
    expect(readDate('14.03.61', { today: '2026-11-22' }).value).toBe('1961-03-14')
  })

  test('a birthday stored as an instant is the day in the clinic', () => {
    expect(readDate('1984-03-13T21:00:00.000Z', { timeZone: 'Europe/Moscow' }).value).toBe('1984-03-14')
  })

  test('a column of slash dates is month first only when it shows it', () => {
    expect(slashOrderOf(['3/4/2025', '3/31/2025', '', 'нет'])).toBe('mdy')
    expect(slashOrderOf(['3/4/2025', '3/31/2025', '31/3/2025'])).toBe('dmy')
    expect(slashOrderOf(['3/4/2025', '31.12.2025'])).toBe('dmy')
    expect(readDate('3/4/2025', { slashOrder: 'mdy' }).value).toBe('2025-03-04')
    expect(readDate('3.4.2025', { slashOrder: 'mdy' }).value).toBe('2025-04-03')
  })

  test('Excel counts a 29 February 1900 that never was', () => {
    expect(dateOfExcelSerial(1)).toBe('1900-01-01')
    expect(dateOfExcelSerial(59)).toBe('1900-02-28')
    expect(dateOfExcelSerial(60)).toBeNull()
    expect(dateOfExcelSerial(61)).toBe('1900-03-01')
    expect(dateOfExcelSerial(45_291)).toBe('2023-12-31')
    expect(dateOfExcelSerial(43_829, true)).toBe('2023-12-31')
    expect(dateOfExcelSerial(0)).toBeNull()
    expect(dateOfExcelSerial(-1)).toBeNull()
    expect(dateOfExcelSerial(Number.NaN)).toBeNull()
  })
})

describe('a day and time in a cell', () => {
  test.each([
    ['31.12.2025 14:30', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 14:30:05', '2025-12-31T11:30:05.000Z'],
    ['31.12.2025, 14:30', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 в 14:30', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 г. 14.30', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 14ч30', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 14:30-15:00', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 2:30 PM', '2025-12-31T11:30:00.000Z'],
    ['12/31/2025 12:05 am', '2025-12-30T21:05:00.000Z'],
    ['2025-12-31T14:30', '2025-12-31T11:30:00.000Z'],
    ['2025-12-31 14:30:00.123456', '2025-12-31T11:30:00.000Z'],
    ['2025-12-31T14:30:00Z', '2025-12-31T14:30:00.000Z'],
    ['2025-12-31T14:30:00+10:00', '2025-12-31T04:30:00.000Z'],
    ['2025-12-31 14:30:00+10', '2025-12-31T04:30:00.000Z'],
    ['2025-12-31 14:30:00 +0300', '2025-12-31T11:30:00.000Z'],
    ['20251231T143000', '2025-12-31T11:30:00.000Z'],
    ['20251231143000', '2025-12-31T11:30:00.000Z'],
    ['3 марта 2024 г. в 9:05', '2024-03-03T06:05:00.000Z'],
    ['Wed Dec 31 2025 14:30:00 GMT+0300 (Moscow Standard Time)', '2025-12-31T11:30:00.000Z'],
    ['46022.6041666667', '2025-12-31T11:30:00.000Z'],
    ['31.12.2025 24:00', '2025-12-31T21:00:00.000Z'],
  ])('%s', (cell, iso) => {
    const { value } = readDateTime(cell, MOSCOW)
    expect(value?.at.toISOString()).toBe(iso)
    expect(value?.on).toBe(localDateOf(new Date(iso), 'Europe/Moscow'))
    expect(value?.hasTime).toBe(true)
  })

  test('without a time it is the start of the day', () => {
    expect(readDateTime('31.12.2025', MOSCOW).value).toEqual({
      at: new Date('2025-12-30T21:00:00Z'),
      on: '2025-12-31',
      hasTime: false,
    })
  })

  test.each([
    ['31.12.2025 14:60', 'time_impossible'],
    ['31.12.2025 24:01', 'time_impossible'],
    ['31.12.2025 13:30 pm', 'time_impossible'],
    ['2025-12-31T14:30:00+19:00', 'date_unreadable'],
    ['31.02.2024 14:30', 'date_impossible'],
  ])('%s is refused', (cell, code) => {
    expect(readDateTime(cell, MOSCOW).problem?.code).toBe(code)
  })

  test('a payment cannot be made tomorrow', () => {
    const options = { ...MOSCOW, notAfter: '2026-11-22' }
    expect(readDateTime('22.11.2026 23:59', options).problem).toBeNull()
    expect(readDateTime('22.11.2026 22:00Z', options).problem?.code).toBe('date_in_future')
  })
})

describe('any text', () => {
  test('never breaks the reading', () => {
    const messy = fc.string({ unit: fc.constantFrom(...'0123456789.-/: TZ+,гвмартаpm'), maxLength: 26 })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), messy), (cell) => {
        const { value } = readDate(cell)
        if (value !== null) expect(isLocalDate(value)).toBe(true)
        const time = readDateTime(cell, MOSCOW)
        if (time.value !== null) expect(Number.isNaN(time.value.at.getTime())).toBe(false)
      }),
      { numRuns: 5000 },
    )
  })

  test('a day that was shown is read back, in either language and as a serial', () => {
    const anyDay = fc.integer({ min: dayNumber('1900-03-01'), max: dayNumber('2100-12-31') }).map(dateOfDayNumber)
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(readDate(formatDate(date)).value).toBe(date)
        expect(readDate(formatDate(date, 'en')).value).toBe(date)
        expect(readDate(date).value).toBe(date)
        expect(readDate(date.replaceAll('-', '')).value).toBe(date)
        expect(dateOfExcelSerial(dayNumber(date) + 25_569)).toBe(date)
      }),
    )
    expect(formatDate('2026-11-17', 'ru', 2026)).toBe('17.11')
    expect(formatDate('2026-11-17', 'en', 2026)).toBe('17 Nov')
  })

  test('an instant that was written with its zone is read back', () => {
    const anyInstant = fc
      .integer({ min: Date.UTC(1950, 0), max: Date.UTC(2099, 0) })
      .map((ms) => Math.floor(ms / 60_000) * 60_000)
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(readDateTime(new Date(at).toISOString(), MOSCOW).value?.at.getTime()).toBe(at)
        const vladivostok = 'Asia/Vladivostok'
        const written = `${formatDate(localDateOf(at, vladivostok))} ${localTimeOf(at, vladivostok)}`
        const back = readDateTime(written, { timeZone: vladivostok }).value
        expect(back?.on).toBe(localDateOf(at, vladivostok))
        expect(localTimeOf(back!.at, vladivostok)).toBe(localTimeOf(at, vladivostok))
      }),
    )
  })
})
