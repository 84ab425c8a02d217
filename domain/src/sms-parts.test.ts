import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smsSize } from './sms-parts.ts'

describe('the size of an SMS', () => {
  test.each([
    ['', 'gsm7', 0, 0],
    ['Hello', 'gsm7', 5, 1],
    ['a'.repeat(160), 'gsm7', 160, 1],
    ['a'.repeat(161), 'gsm7', 161, 2],
    ['a'.repeat(306), 'gsm7', 306, 2],
    ['a'.repeat(307), 'gsm7', 307, 3],
    ['€', 'gsm7', 2, 1],
    ['Ж', 'ucs2', 1, 1],
    ['я'.repeat(70), 'ucs2', 70, 1],
    ['я'.repeat(71), 'ucs2', 71, 2],
    ['я'.repeat(134), 'ucs2', 134, 2],
    ['я'.repeat(135), 'ucs2', 135, 3],
    ['100 ₽', 'ucs2', 5, 1],
  ] as const)('of %j', (text, alphabet, units, parts) => {
    expect(smsSize(text)).toMatchObject({ alphabet, units, parts })
  })

  test('no character of two units is torn between parts', () => {
    // 66 units fill the first part but one; the emoji of two units goes to the second whole.
    const torn = `${'я'.repeat(66)}😀${'я'.repeat(66)}`
    expect(smsSize(torn)).toMatchObject({ units: 134, parts: 3 })
  })

  test('more text never takes fewer parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 60 }), (text, more) => {
        const [short, long] = [smsSize(text), smsSize(text + more)]
        expect(long.parts).toBeGreaterThanOrEqual(short.parts)
        expect(short.left).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
