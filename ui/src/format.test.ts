import { describe, expect, it } from 'vitest'
import { createFormat, plural } from './format.ts'

const ru = createFormat({ locale: 'ru', today: '2026-11-17', timezone: 'Europe/Moscow' })
const en = createFormat({ locale: 'en', today: '2026-11-17', timezone: 'Europe/Moscow' })

describe('money as the clinic reads it', () => {
  it('groups with thin spaces, keeps the rouble on the same line and rounds kopecks away', () => {
    expect(ru.money(128_450_049)).toBe('1\u2009284\u2009500\u00a0₽')
    expect(ru.money(128_450_049, { kopecks: true })).toBe('1\u2009284\u2009500,49\u00a0₽')
  })
  it('writes a real minus, and none before a zero', () => {
    expect(ru.money(-721_460_000)).toBe('\u22127\u2009214\u2009600\u00a0₽')
    expect(ru.money(-49)).toBe('0\u00a0₽')
  })
  it('shortens millions and tens of thousands', () => {
    expect(ru.moneyShort(490_000_000)).toBe('4,9\u00a0млн')
    expect(ru.moneyShort(21_290_000_000, true)).toBe('212,9\u00a0млн\u00a0₽')
    expect(en.moneyShort(6_000_000)).toBe('60\u00a0k')
    expect(ru.moneyShort(900_000)).toBe('9\u2009000')
  })
})

describe('shares and changes', () => {
  it('tells a percent from percentage points', () => {
    expect(ru.changePercent(0.062)).toBe('+6,2\u00a0%')
    expect(ru.changePoints(0.032)).toBe('+3,2\u00a0п.\u00a0п.')
    expect(en.changePoints(-0.013)).toBe('\u22121.3\u00a0pp')
    expect(ru.changeNumber(0)).toBe('0')
  })
})

describe('dates', () => {
  it('leaves the year out inside the current year', () => {
    expect(ru.date('2026-11-07')).toBe('07.11')
    expect(ru.date('2025-11-07')).toBe('07.11.2025')
    expect(ru.date('2026-11-07', { full: true })).toBe('07.11.2026')
    expect(en.date('2025-11-07')).toBe('7\u00a0Nov\u00a02025')
    expect(ru.dateWords('2026-03-01')).toBe('1\u00a0марта')
  })
  it("puts an instant into the clinic's zone", () => {
    expect(ru.dateTime('2026-11-16T21:40:00Z')).toBe('17.11.2026, 00:40')
    expect(ru.dayOf('2026-11-16T21:40:00Z')).toBe('2026-11-17')
  })
})

it('declines words after a count', () => {
  const forms = { one: 'пациент', few: 'пациента', many: 'пациентов' }
  expect([1, 2, 5, 11, 21, 104].map((count) => plural('ru', count, forms))).toEqual([
    'пациент',
    'пациента',
    'пациентов',
    'пациентов',
    'пациент',
    'пациента',
  ])
})
