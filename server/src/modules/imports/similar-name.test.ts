import { describe, expect, it } from 'vitest'
import { similarName } from './similar-name.ts'

const doctors = ['Гусева Татьяна Игоревна', 'Орлов Дмитрий Сергеевич', 'Орлова Дарья', 'Ким Пётр'].map((name) => ({
  name,
}))
const found = (text: string) => similarName(text, doctors)?.name ?? null

describe('the doctor a report means', () => {
  it('is known by surname and initials, in any order, and through a slip of the hand', () => {
    expect(found('Гусева Т.')).toBe('Гусева Татьяна Игоревна')
    expect(found('Орлов Д.С.')).toBe('Орлов Дмитрий Сергеевич')
    expect(found('Дмитрий Орлов')).toBe('Орлов Дмитрий Сергеевич')
    expect(found('Гусева Татяна')).toBe('Гусева Татьяна Игоревна')
    expect(found('Ким')).toBe('Ким Пётр')
  })

  it('is nobody when the surname is another or two doctors fit alike', () => {
    expect(found('Петров Д.С.')).toBe(null)
    expect(found('Гусева Анна')).toBe(null)
    expect(similarName('Ким', [{ name: 'Ким Пётр' }, { name: 'Ким Анна' }])).toBe(null)
    expect(found('')).toBe(null)
  })
})
