import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPhone, isE164, maskPhone } from './phone-text.ts'
import { readPhone, readPhones } from './phone.ts'

describe('a phone in a cell', () => {
  test.each([
    ['8 (916) 123-45-67', '+79161234567'],
    ['+7 916 123 45 67', '+79161234567'],
    ['+7(916)1234567', '+79161234567'],
    ['79161234567', '+79161234567'],
    ['9161234567', '+79161234567'],
    ['8-916-123-45-67', '+79161234567'],
    ['8.916.123.45.67', '+79161234567'],
    ['8/916/1234567', '+79161234567'],
    ['8\u00a0916\u00a0123–45–67', '+79161234567'],
    ['7.9161234567E+10', '+79161234567'],
    ['7,9161234567E+10', '+79161234567'],
    ['9.161234567e9', '+79161234567'],
    ['7.91612345E+10', '+79161234500'],
    ['79161234567.0', '+79161234567'],
    ['79161234567,00', '+79161234567'],
    ["'+79161234567", '+79161234567'],
    ['+8 916 123-45-67', '+79161234567'],
    ['+916 123-45-67', '+79161234567'],
    ['тел. 8 916 123 45 67 (мама)', '+79161234567'],
    ['8 (495) 787-12-12', '+74957871212'],
    ['(812) 333-22-11', '+78123332211'],
    ['8 800 555 35 35', '+78005553535'],
    ['+7 701 123 45 67', '+77011234567'],
    ['8 777 123 45 67', '+77771234567'],
    ['+375 (29) 123-45-67', '+375291234567'],
    ['375291234567', '+375291234567'],
    ['810375291234567', '+375291234567'],
    ['00375291234567', '+375291234567'],
    ['+998 90 123 45 67', '+998901234567'],
    ['998901234567', '+998901234567'],
    ['+374 91 234567', '+37491234567'],
    ['+49 30 901820', '+4930901820'],
    ['+7 916 777-77-77', '+79167777777'],
  ])('%s', (cell, phone) => {
    expect(readPhones(cell)).toEqual({ phones: [phone], extensions: [null], problems: [] })
  })

  test.each([
    ['8 (916) 123-45-67 доб. 2', ['+79161234567'], ['2']],
    ['8 (495) 787-12-12, доб. 104', ['+74957871212'], ['104']],
    ['+74957871212 #15', ['+74957871212'], ['15']],
    ['89161234567, 89037715140', ['+79161234567', '+79037715140'], [null, null]],
    ['89161234567; 8 903 771 51 40', ['+79161234567', '+79037715140'], [null, null]],
    ['89161234567/89037715140', ['+79161234567', '+79037715140'], [null, null]],
    ['89161234567\n89037715140', ['+79161234567', '+79037715140'], [null, null]],
    ['8 916 123-45-67 и 8 903 771-51-40', ['+79161234567', '+79037715140'], [null, null]],
    ['89161234567 89037715140', ['+79161234567', '+79037715140'], [null, null]],
    ['8(916)1234567 мама 8(903)7715140 папа', ['+79161234567', '+79037715140'], [null, null]],
    ['+79161234567+375291234567', ['+79161234567', '+375291234567'], [null, null]],
    ['89161234567, +7 916 123 45 67', ['+79161234567'], [null]],
    ['8 495 787 12 12 доб. 3; 89161234567', ['+74957871212', '+79161234567'], ['3', null]],
  ])('%s', (cell, phones, extensions) => {
    expect(readPhones(cell)).toEqual({ phones, extensions, problems: [] })
  })

  test.each([
    ['нет', 'phone_placeholder'],
    ['-', 'phone_placeholder'],
    ['не указан', 'phone_placeholder'],
    ['0', 'phone_placeholder'],
    ['+79999999999', 'phone_dummy'],
    ['99999999999', 'phone_dummy'],
    ['80000000000', 'phone_dummy'],
    ['1234567', 'phone_dummy'],
    ['81234567890', 'phone_dummy'],
    ['+7 916 000-00-00', 'phone_dummy'],
    ['916204240', 'phone_digits'],
    ['8916123456', 'phone_digits'],
    ['8 916 123-45-678', 'phone_digits'],
    ['787-12-12', 'phone_without_area_code'],
    ['7,91612E+10', 'phone_rounded'],
    ['+7 123 123-45-67', 'phone_unreadable'],
    ['позвонить сестре', 'phone_unreadable'],
  ])('%s is refused', (cell, code) => {
    const { phones, problems } = readPhones(cell)
    expect(phones).toEqual([])
    expect(problems.map((problem) => problem.code)).toEqual([code])
  })

  test('a wrong neighbour does not lose the right phone', () => {
    const reading = readPhones('89161234567, 787-12-12')
    expect(reading.phones).toEqual(['+79161234567'])
    expect(reading.problems).toEqual([{ code: 'phone_without_area_code', cell: '787-12-12', digits: 7 }])
  })

  test('an empty cell is neither a phone nor a problem', () => {
    expect(readPhones('  ')).toEqual({ phones: [], extensions: [], problems: [] })
  })

  test('a clinic in another country writes its own way', () => {
    expect(readPhones('8 029 123-45-67', 'BY').phones).toEqual(['+375291234567'])
    expect(readPhones('90 123 45 67', 'UZ').phones).toEqual(['+998901234567'])
    expect(readPhones('701 123 45 67', 'KZ').phones).toEqual(['+77011234567'])
  })

  test('no text breaks it, and every phone has the international form', () => {
    const messy = fc.string({ unit: fc.constantFrom(...'0123456789+-() .,;/доби#xE\n'), maxLength: 40 })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), messy), (cell) => {
        const { phones, extensions, problems } = readPhones(cell)
        expect(phones.every(isE164)).toBe(true)
        expect(new Set(phones).size).toBe(phones.length)
        expect(extensions.length).toBe(phones.length)
        if (cell.trim() !== '') expect(phones.length + problems.length).toBeGreaterThan(0)
        for (const phone of phones) expect(readPhone(phone)).toBe(phone)
      }),
      { numRuns: 5000 },
    )
  })

  test('any Russian mobile is read in any human form', () => {
    const mobile = fc.integer({ min: 9_010_000_001, max: 9_998_999_999 }).filter((n) => n % 10_000_000 !== 0)
    fc.assert(
      fc.property(mobile, fc.nat(6), (number, form) => {
        const d = String(number)
        const forms = [
          `+7${d}`,
          `8${d}`,
          d,
          `8 (${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6, 8)}-${d.slice(8)}`,
          `7.${d}E+10`,
          `7${d}.0`,
          `сот. 8-${d.slice(0, 3)}-${d.slice(3)}`,
        ]
        expect(readPhone(forms[form]!)).toBe(`+7${d}`)
        expect(readPhone(formatPhone(`+7${d}`))).toBe(`+7${d}`)
      }),
    )
  })
})

describe('a phone on the screen', () => {
  test('groups', () => {
    expect(formatPhone('+79161234567')).toBe('+7 916 123-45-67')
    expect(formatPhone('+375291234567')).toBe('+375 29 123-45-67')
    expect(formatPhone('+442079460958')).toBe('+44 207 946-09-58')
    expect(formatPhone('+4930901820')).toBe('+49 3 090-18-20')
    expect(formatPhone('не телефон')).toBe('не телефон')
  })

  test('a masked phone shows its code and two last digits', () => {
    expect(maskPhone('+79161234567')).toBe('+7 916 •••-••-67')
    expect(maskPhone('+375291234567')).toBe('+375 29 •••-••-67')
  })
})
