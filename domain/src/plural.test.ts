import { expect, test } from 'vitest'
import { russianForm } from './plural.ts'

const FORMS = ['визит', 'визита', 'визитов'] as const

test.each([
  [0, 'визитов'],
  [1, 'визит'],
  [2, 'визита'],
  [4, 'визита'],
  [5, 'визитов'],
  [11, 'визитов'],
  [12, 'визитов'],
  [21, 'визит'],
  [22, 'визита'],
  [111, 'визитов'],
  [121, 'визит'],
  [1.5, 'визита'],
  [-1, 'визит'],
])('%d %s', (count, word) => {
  expect(russianForm(count, FORMS)).toBe(word)
})

test('agrees with the rules of the language everywhere', () => {
  const rules = new Intl.PluralRules('ru')
  const words: Record<string, string> = { one: 'визит', few: 'визита', many: 'визитов', other: 'визита' }
  for (let n = 0; n < 1000; n += 1) expect(russianForm(n, FORMS)).toBe(words[rules.select(n)])
})
