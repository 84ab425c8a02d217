import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMessenger } from './messenger.ts'

test.each([
  ['telegram', '@Maria_Ivanova', 'maria_ivanova'],
  ['telegram', 'https://t.me/maria', 'maria'],
  ['telegram', 't.me/@maria?start=1', 'maria'],
  ['telegram', '123456789', '123456789'],
  ['telegram', '8 916 123-45-67', '+79161234567'],
  ['max', 'max.ru/maria', 'maria'],
  ['whatsapp', '8 (916) 123-45-67', '+79161234567'],
  ['whatsapp', 'https://wa.me/79161234567', '+79161234567'],
] as const)('%s %s', (kind, cell, value) => {
  expect(readMessenger(kind, cell)).toEqual({ value, problem: null })
})

test('what is not an address is refused, a dash is nothing', () => {
  expect(readMessenger('telegram', '-')).toEqual({ value: null, problem: null })
  expect(readMessenger('whatsapp', 'maria').problem?.code).toBe('phone_unreadable')
  expect(readMessenger('telegram', 'есть').problem?.code).toBe('phone_unreadable')
})

test('no text breaks it, and an address read once is read the same again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('telegram' as const, 'whatsapp' as const, 'max' as const),
      fc.string({ unit: 'binary' }),
      (kind, cell) => {
        const { value } = readMessenger(kind, cell)
        if (value !== null) expect(readMessenger(kind, value).value).toBe(value)
      },
    ),
  )
})
