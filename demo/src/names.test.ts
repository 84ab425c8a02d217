import { describe, expect, it } from 'vitest'
import { MALE_NAMES_ADULT, MALE_NAMES_CHILD, SURNAMES } from './name-lists.ts'
import { patronymicFor, surnameFor, transliterate } from './names.ts'

describe('Russian names', () => {
  it.each([
    ['Александр', 'Александрович', 'Александровна'],
    ['Сергей', 'Сергеевич', 'Сергеевна'],
    ['Юрий', 'Юрьевич', 'Юрьевна'],
    ['Дмитрий', 'Дмитриевич', 'Дмитриевна'],
    ['Илья', 'Ильич', 'Ильинична'],
    ['Никита', 'Никитич', 'Никитична'],
    ['Игорь', 'Игоревич', 'Игоревна'],
    ['Пётр', 'Петрович', 'Петровна'],
  ])('gives the children of %s the patronymics %s and %s', (father, son, daughter) => {
    expect(patronymicFor(father, 'm')).toBe(son)
    expect(patronymicFor(father, 'f')).toBe(daughter)
  })

  it.each([
    ['Иванов', 'Иванова'],
    ['Соловьёв', 'Соловьёва'],
    ['Синицын', 'Синицына'],
    ['Троицкий', 'Троицкая'],
    ['Чёрный', 'Чёрная'],
    ['Коваленко', 'Коваленко'],
    ['Черных', 'Черных'],
    ['Цой', 'Цой'],
    ['Ким', 'Ким'],
  ])('%s has a wife %s', (husband, wife) => {
    expect(surnameFor(husband, 'f')).toBe(wife)
    expect(surnameFor(husband, 'm')).toBe(husband)
  })

  it('makes an ending fit for every name on the lists', () => {
    for (const [father] of [...MALE_NAMES_ADULT, ...MALE_NAMES_CHILD]) {
      expect(patronymicFor(father, 'm')).toMatch(/[А-Яа-яё]+(?:вич|ьич|тич)$/)
      expect(patronymicFor(father, 'f')).toMatch(/[А-Яа-яё]+(?:вна|чна)$/)
    }
    expect(new Set(SURNAMES).size).toBe(SURNAMES.length)
  })

  it('spells mailboxes in Latin letters only', () => {
    expect(transliterate('Щербакова Юлия')).toBe('shcherbakova yuliya')
    for (const surname of SURNAMES) expect(transliterate(surname)).toMatch(/^[a-z]+$/)
  })
})
