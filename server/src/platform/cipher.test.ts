import { expect, it } from 'vitest'
import { createCipher } from './cipher.ts'

it('opens only what it sealed, whole, with its own key and in its own place', () => {
  const cipher = createCipher('the secret of this installation')
  const sealed = cipher.seal('{"token":"пароль"}', 'clinic-1')
  expect(sealed.toString('latin1')).not.toContain('token')
  expect(cipher.open(sealed, 'clinic-1')).toBe('{"token":"пароль"}')
  expect(cipher.seal('same', 'x').equals(cipher.seal('same', 'x'))).toBe(false)

  expect(() => cipher.open(sealed, 'clinic-2')).toThrow()
  expect(() => createCipher('another secret').open(sealed, 'clinic-1')).toThrow()
  for (const at of [0, 5, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = changed[at]! ^ 1
    expect(() => cipher.open(changed, 'clinic-1')).toThrow()
  }
})
