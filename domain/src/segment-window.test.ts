import { describe, expect, it } from 'vitest'
import { pointWords, resolvePoint, resolveWindow, windowHours, windowWords } from './segment-window.ts'

const TODAY = '2026-03-31'

describe('days of a rule', () => {
  it.each([
    [{ ago: 1, unit: 'month' }, '2026-02-28'],
    [{ ago: 180, unit: 'day' }, '2025-10-02'],
    [{ ahead: 2, unit: 'week' }, '2026-04-14'],
    [{ on: '2026-01-15' }, '2026-01-15'],
    [{ start: 'month', shift: -1 }, '2026-02-01'],
    [{ end: 'quarter', shift: 0 }, '2026-03-31'],
    [{ start: 'week', shift: 1 }, '2026-04-06'],
    [{ end: 'year', shift: -1 }, '2025-12-31'],
  ] as const)('%o is %s on 31 March', (point, day) => {
    expect(resolvePoint(point, TODAY)).toBe(day)
  })

  it('counts the last days with today and without the day they are counted from', () => {
    expect(resolveWindow({ last: 30, unit: 'day' }, TODAY)).toEqual({ from: '2026-03-02', to: TODAY })
    expect(resolveWindow({ last: 12, unit: 'month' }, TODAY)).toEqual({ from: '2025-04-01', to: TODAY })
    expect(resolveWindow({ next: 30, unit: 'day' }, TODAY)).toEqual({ from: TODAY, to: '2026-04-30' })
    expect(resolveWindow({ from: { ago: 90, unit: 'day' } }, TODAY)).toEqual({ from: '2025-12-31', to: null })
  })

  it('knows hours apart from days', () => {
    expect(windowHours({ last: 3, unit: 'hour' })).toBe(3)
    expect(windowHours({ last: 3, unit: 'day' })).toBeNull()
  })
})

describe('days in words', () => {
  it.each([
    [{ last: 1, unit: 'month' }, 'за последний месяц', 'in the last 1 month'],
    [{ last: 1, unit: 'week' }, 'за последнюю неделю', 'in the last 1 week'],
    [{ last: 21, unit: 'day' }, 'за последний 21 день', 'in the last 21 days'],
    [{ last: 12, unit: 'month' }, 'за последние 12 месяцев', 'in the last 12 months'],
    [{ last: 3, unit: 'hour' }, 'за последние 3 часа', 'in the last 3 hours'],
    [{ next: 30, unit: 'day' }, 'в ближайшие 30 дней', 'in the next 30 days'],
    [
      { from: { start: 'month', shift: -1 }, to: { ago: 0, unit: 'day' } },
      'от «начало прошлого месяца» до «сегодня»',
      'from the start of the previous month to today',
    ],
  ] as const)('%o is «%s»', (window, ru, en) => {
    expect(windowWords(window)).toEqual({ ru, en })
  })

  it.each([
    [{ ago: 180, unit: 'day' }, '180 дней назад'],
    [{ ago: 1, unit: 'year' }, '1 год назад'],
    [{ ahead: 2, unit: 'week' }, 'через 2 недели'],
    [{ on: '2026-01-31' }, '31.01.2026'],
    [{ start: 'week', shift: 0 }, 'начало этой недели'],
  ] as const)('%o is «%s»', (point, ru) => {
    expect(pointWords(point).ru).toBe(ru)
  })
})
