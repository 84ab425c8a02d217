import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, groupThousands, readMoney } from './money.ts'

describe('a sum in a cell', () => {
  test.each([
    ['1 234,50 ₽', 123_450],
    ['1\u00a0234,50\u00a0₽', 123_450],
    ['1\u2009234,5', 123_450],
    ['1234.5', 123_450],
    ['1 234-50', 123_450],
    ['1234-50', 123_450],
    ['1234=50', 123_450],
    ['(1 234,50)', -123_450],
    ['-5', -500],
    ['−5', -500],
    ['- 1 500,00 руб.', -150_000],
    ['1 500-', -150_000],
    ['12400р.', 1_240_000],
    ['12400р', 1_240_000],
    ['₽ 12 400', 1_240_000],
    ['12 400 рублей', 1_240_000],
    ['12 400 руб. 50 коп.', 1_240_050],
    ['12400р 5к', 1_240_005],
    ['12400 RUB', 1_240_000],
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1,234,567', 123_456_700],
    ['12.345.678,9', 1_234_567_890],
    ["1'234.50", 123_450],
    ['1234.5600', 123_456],
    ['1500.000', 150_000],
    ['0.500', 50],
    ['5,', 500],
    ['1234.499999999998', 123_450],
    ['1.24E+04', 1_240_000],
    ['0', 0],
    ['-0', 0],
    ['+700', 70_000],
    ['1 284 500,00', 128_450_000],
  ])('%s', (cell, minor) => {
    expect(readMoney(cell)).toEqual({ value: minor, problem: null })
  })

  test.each(['', '   ', '-', '—'])('nothing in "%s"', (cell) => {
    expect(readMoney(cell)).toEqual({ value: null, problem: null })
  })

  test.each([
    ['1,234', 'money_ambiguous'],
    ['1.234', 'money_ambiguous'],
    ['12,3456', 'money_too_precise'],
    ['$100', 'money_other_currency'],
    ['100 тенге', 'money_other_currency'],
    ['бесплатно', 'money_unreadable'],
    ['12 34', 'money_unreadable'],
    ['1 2345', 'money_unreadable'],
    ['1,2,3', 'money_unreadable'],
    ['10 %', 'money_unreadable'],
    ['=1+1', 'money_unreadable'],
    ['79161234567', null],
    ['999999999999', 'money_too_large'],
    ['123456789012345678901234567890', 'money_too_large'],
    ['1e300', 'money_too_large'],
    ['..', 'money_unreadable'],
    ['12 тыс.', 'money_unreadable'],
  ])('%s is refused', (cell, code) => {
    expect(readMoney(cell).problem?.code ?? null).toBe(code)
  })

  test('a refund is not written as a negative payment', () => {
    expect(readMoney('-500', { notNegative: true }).problem).toEqual({ code: 'money_negative', cell: '-500' })
    expect(readMoney('0', { notNegative: true }).value).toBe(0)
  })

  test('no text breaks it, and what is read is whole kopecks', () => {
    const messy = fc.string({ unit: fc.constantFrom(..."0123456789.,- ₽р()eE+\u00a0'−$%=коп"), maxLength: 24 })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), messy), (cell) => {
        const { value, problem } = readMoney(cell)
        if (value !== null) expect(Number.isSafeInteger(value)).toBe(true)
        expect(value === null || problem === null).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a sum on the screen', () => {
  test('thin spaces, a no-break space before the sign, a real minus', () => {
    expect(formatMoney(128_450_000)).toBe('1\u2009284\u2009500\u00a0₽')
    expect(formatMoney(-5_050)).toBe('\u221250,50\u00a0₽')
    expect(formatMoney(5_050, 'en')).toBe('50.50\u00a0₽')
    expect(formatMoney(500_000, 'ru', 'always')).toBe('5\u2009000,00\u00a0₽')
    expect(formatMoney(99_950, 'ru', 'never')).toBe('1\u2009000\u00a0₽')
    expect(formatMoney(-20, 'ru', 'never')).toBe('0\u00a0₽')
    expect(groupThousands(-38_214)).toBe('\u221238\u2009214')
  })

  test('what is shown is read back', () => {
    const kopecks = fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 })
    fc.assert(
      fc.property(kopecks, fc.constantFrom('ru' as const, 'en' as const), (minor, locale) => {
        expect(readMoney(formatMoney(minor, locale)).value).toBe(minor)
        expect(readMoney(formatMoney(minor, locale, 'always')).value).toBe(minor)
      }),
    )
  })
})
