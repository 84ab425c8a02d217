import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitFullName } from './full-name.ts'
import { repairHomoglyphs } from './homoglyphs.ts'
import * as names from './person-name.ts'

const person = (lastName: string | null, firstName: string | null = null, middleName: string | null = null) => ({
  lastName,
  firstName,
  middleName,
})

describe('a name in a cell', () => {
  test.each([
    ['ИВАНОВ иван', 'Иванов Иван'],
    ['  иванова   мария ', 'Иванова Мария'],
    ['САЛТЫКОВ-ЩЕДРИН', 'Салтыков-Щедрин'],
    ['салтыков – щедрин', 'Салтыков-Щедрин'],
    ['Салтыков - Щедрин', 'Салтыков-Щедрин'],
    ['МАМЕДОВ АЛИ ВЕЛИ ОГЛЫ', 'Мамедов Али Вели оглы'],
    ['ВЕЛИ-КЫЗЫ', 'Вели-кызы'],
    ["д'артаньян", "Д'Артаньян"],
    ['о’коннор', "О'Коннор"],
    ['МакДональд', 'МакДональд'],
    ['иВАНОВ', 'Иванов'],
    ['ИВанов', 'Иванов'],
    ['фон Берг', 'фон Берг'],
    ['ФОН БЕРГ', 'Фон Берг'],
    ['м.п.', 'М.П.'],
    ['Ивaнoв', 'Иванов'],
    ['«Иванов»', 'Иванов'],
    ['кра\u0438\u0306нов', 'Крайнов'],
    ['Ива\u200bнов\u0000', 'Иванов'],
    ['Йоханна', 'Йоханна'],
    ['müller', 'Müller'],
  ])('%s', (cell, name) => {
    expect(names.normaliseName(cell)).toBe(name)
  })

  test('what is not a name is refused, a dash is nothing', () => {
    expect(names.readName('иванов')).toEqual({ value: 'Иванов', problem: null })
    for (const cell of ['', '-', ' — ', '***']) expect(names.readName(cell)).toEqual({ value: null, problem: null })
    for (const cell of ['нет', 'Тест', 'не указано', 'NULL', 'Итого:']) {
      expect(names.readName(cell).problem?.code).toBe('name_placeholder')
    }
    expect(names.readName('12345').problem?.code).toBe('name_without_letters')
    expect(names.readName('а'.repeat(300)).problem?.code).toBe('text_too_long')
  })

  test('letters of the other alphabet are put right by the rest of the word', () => {
    expect(repairHomoglyphs('Hина')).toBe('Нина')
    expect(repairHomoglyphs('Иванов M.')).toBe('Иванов М.')
    expect(repairHomoglyphs('Smitн')).toBe('Smitн')
    expect(repairHomoglyphs('Smith Нelеn')).toBe('Smith Helen')
    expect(repairHomoglyphs('Иванов Smith')).toBe('Иванов Smith')
    expect(repairHomoglyphs('CAHEK')).toBe('CAHEK')
  })

  test('case, ё, hyphens and alphabets do not tell people apart', () => {
    expect(names.foldName('ПЁТР')).toBe(names.foldName('петр'))
    expect(names.foldName('Анна-Мария')).toBe(names.foldName('анна мария'))
    expect(names.foldName('Ивaнoв')).toBe('иванов')
    expect(names.foldName('Крайнов')).toBe('крайнов')
    expect(names.foldName(null)).toBe('')
    expect(names.nameKey(person('Иванова', 'Алёна', null))).toBe('иванова алена')
  })

  test('shown whole, short and by initials', () => {
    const maria = person('Иванова', 'Мария', 'Петровна')
    expect(names.fullName(maria)).toBe('Иванова Мария Петровна')
    expect(names.shortName(maria)).toBe('Иванова\u00a0М.\u00a0П.')
    expect(names.shortName(person(null, 'Мария', 'Петровна'))).toBe('Мария Петровна')
    expect(names.initials(maria)).toBe('ИМ')
    expect(names.fullName(person(null))).toBe('')
  })

  test('sex by name', () => {
    expect(names.sexByName(person('Иваненко', 'Саша', 'Петрович'))).toEqual({ sex: 'm', sure: true })
    expect(names.sexByName(person('Иваненко', 'Саша', 'Ильинична'))).toEqual({ sex: 'f', sure: true })
    expect(names.sexByName(person('Мамедова', 'Лейла', 'Вели кызы'))).toEqual({ sex: 'f', sure: true })
    expect(names.sexByName(person('Ким', 'Маша'))).toEqual({ sex: 'f', sure: false })
    expect(names.sexByName(person('Ким', 'Никита'))).toEqual({ sex: 'm', sure: false })
    expect(names.sexByName(person('Достоевская'))).toEqual({ sex: 'f', sure: false })
    expect(names.sexByName(person('Ким', 'Ён'))).toBeNull()
  })
})

describe('a name in one column', () => {
  test.each([
    ['Иванова Мария Петровна', 'Иванова', 'Мария', 'Петровна'],
    ['ИВАНОВА МАРИЯ ПЕТРОВНА', 'Иванова', 'Мария', 'Петровна'],
    ['Иванова М.П.', 'Иванова', 'М.', 'П.'],
    ['Иванова М. П.', 'Иванова', 'М.', 'П.'],
    ['Иванова МП', 'Иванова', 'Мп', null],
    ['М.П. Иванова', 'Иванова', 'М.', 'П.'],
    ['Орлов Д.', 'Орлов', 'Д.', null],
    ['Мария Петровна Иванова', 'Иванова', 'Мария', 'Петровна'],
    ['Мария Иванова', 'Иванова', 'Мария', null],
    ['Иванова Мария', 'Иванова', 'Мария', null],
    ['Мария Петровна', null, 'Мария', 'Петровна'],
    ['Абрамович Роман', 'Абрамович', 'Роман', null],
    ['Иванов, Иван', 'Иванов', 'Иван', null],
    ['Иванов', 'Иванов', null, null],
    ['Мамедов Али Вели оглы', 'Мамедов', 'Али', 'Вели оглы'],
    ['Салтыков-Щедрин Михаил Евграфович', 'Салтыков-Щедрин', 'Михаил', 'Евграфович'],
    ['фон Берг Анна Карловна', 'фон Берг', 'Анна', 'Карловна'],
    ['Ким Ен Хи', 'Ким', 'Ен', 'Хи'],
    ['Иванов Иван Иванович 12.03.1980', 'Иванов', 'Иван', 'Иванович'],
    ['Иванов Иван Иванович (сын)', 'Иванов', 'Иван', 'Иванович'],
    ['', null, null, null],
    ['12345', null, null, null],
  ])('%s', (cell, lastName, firstName, middleName) => {
    expect(splitFullName(cell)).toEqual({ lastName, firstName, middleName, formerLastName: null })
  })

  test('a former surname in brackets', () => {
    expect(splitFullName('Иванова (Петрова) Мария Сергеевна')).toEqual({
      lastName: 'Иванова',
      firstName: 'Мария',
      middleName: 'Сергеевна',
      formerLastName: 'Петрова',
    })
  })

  test('no text breaks it, and a name made right stays right', () => {
    const messy = fc.string({ unit: fc.constantFrom(..."ИВАНОВивановAaOoeHМ.'-– ()ёЁ\u200b"), maxLength: 30 })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), messy), (cell) => {
        const name = names.normaliseName(cell)
        expect(names.normaliseName(name)).toBe(name)
        expect(repairHomoglyphs(repairHomoglyphs(cell))).toBe(repairHomoglyphs(cell))
        const folded = names.foldName(cell)
        expect(names.foldName(folded)).toBe(folded)
        expect(names.foldName(name)).toBe(names.foldName(names.normaliseName(name)))
        const split = splitFullName(cell)
        names.sexByName(split)
        names.shortName(split)
      }),
      { numRuns: 3000 },
    )
  })

  test('a whole name written and taken apart is the same name', () => {
    const surnames = fc.constantFrom('Иванов', 'Салтыков-Щедрин', 'Ким', 'Мамедова', 'Абрамович', "О'Коннор")
    const firsts = fc.constantFrom('Мария', 'Иван', 'Али', 'Анна-Мария', 'Пётр')
    const middles = fc.constantFrom('Петровна', 'Ильич', 'Вели оглы', 'Никитична')
    fc.assert(
      fc.property(surnames, firsts, middles, fc.boolean(), (lastName, firstName, middleName, shout) => {
        const written = names.fullName({ lastName, firstName, middleName })
        const split = splitFullName(shout ? written.toUpperCase() : written)
        expect(split).toEqual({ lastName, firstName, middleName, formerLastName: null })
      }),
    )
  })
})
