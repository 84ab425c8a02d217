import { describe, expect, test } from 'vitest'
import { type Addressee, addressOf, bySex, respectfulAdjective } from './greeting.ts'

const person = (
  firstName: string | null,
  middleName: string | null = null,
  sex: 'm' | 'f' | null = null,
): Addressee => ({
  lastName: 'Соколова',
  firstName,
  middleName,
  sex,
})

describe('what a person is called', () => {
  test.each([
    [person('Анна', 'Петровна'), 'formal', 'Анна Петровна'],
    [person('Анна', 'Петровна'), 'friendly', 'Анна'],
    [person('АННА', 'петровна'), 'formal', 'Анна Петровна'],
    [person('Анна-мария'), 'formal', 'Анна-Мария'],
    [person('Анна', 'П.'), 'formal', 'Анна'],
    [person('А.', 'П.'), 'formal', null],
    [person(''), 'friendly', null],
    [person(null), 'friendly', null],
    [person('123'), 'friendly', null],
  ] as const)('%j, %s', (who, politeness, expected) => {
    expect(addressOf(who, politeness)).toBe(expected)
  })
})

describe('words that depend on the sex', () => {
  test('follow the card, then the patronymic, then stay right for both', () => {
    expect(respectfulAdjective(person('Анна', 'Петровна', 'f'))).toBe('Уважаемая')
    expect(respectfulAdjective(person('Саша', 'Петрович'))).toBe('Уважаемый')
    expect(respectfulAdjective({ ...person('Саша'), lastName: null })).toBe('Здравствуйте,')
    const came = { m: 'пришёл', f: 'пришла', unknown: 'пришли' }
    expect(bySex(person('Иван', 'Иванович', 'm'), came)).toBe('пришёл')
    expect(bySex({ ...person('Женя'), lastName: 'Ли' }, came)).toBe('пришли')
  })
})
