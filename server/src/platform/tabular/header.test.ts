import { describe, expect, test } from 'vitest'
import { uniqueColumnNames } from './column-names.ts'
import { countBareTotals, findHeader, rowKind } from './header.ts'

const known = (text: string) => /^(фио|тел|дата|врач|услуга|сумма|№ карты|name|phone)/i.test(text)
const header = ['Дата', 'ФИО', 'Врач', 'Услуга', 'Сумма']
const visit = ['31.12.2025', 'Иванов Пётр', 'Ким А.', 'Чистка', '1 500,00']

describe('finding the header', () => {
  test('under a title, a period and a blank row', () => {
    const rows = [
      ['ООО «Улыбка»'],
      ['Отчёт по приёмам за 2025 год'],
      ['', ''],
      ['Врач: все', '', 'Период: 2025'],
      header,
      visit,
    ]
    expect(findHeader(rows, known)).toEqual({ index: 4, by: 'names', recognised: 5 })
  })

  test('a group row above it is not taken', () => {
    expect(findHeader([['Дата', '', 'Оплата', '', ''], header, visit], known)).toMatchObject({ index: 1 })
  })

  test('a repeated header: the first one', () => {
    expect(findHeader([header, visit, header, visit], known)).toMatchObject({ index: 0 })
  })

  test('unknown names are found by their shape', () => {
    expect(findHeader([['Выгрузка'], ['Код', 'Клиент', 'Баланс'], ['1', 'Иванов', '5']], known)).toMatchObject({
      index: 1,
      by: 'shape',
    })
  })

  test('a file without a header has none', () => {
    expect(
      findHeader(
        [
          ['1', 'Иванов', '79161234567'],
          ['2', 'Петров', '79161234568'],
        ],
        known,
      ),
    ).toBeUndefined()
    expect(findHeader([], known)).toBeUndefined()
  })

  test('beyond thirty rows it is not looked for', () => {
    expect(findHeader([...Array.from({ length: 30 }, () => ['']), header], known)).toBeUndefined()
  })
})

describe('rows under the header', () => {
  test.each([
    [visit, 'data'],
    [['', ' ', ''], 'blank'],
    [header, 'repeated_header'],
    [['Дата', ' ФИО ', 'ВРАЧ', 'Услуга'], 'repeated_header'],
    [['Итого', '', '', '', '45 000,00'], 'totals'],
    [['', '', '', 'Всего:', '45 000,00 ₽'], 'totals'],
    [['Итого по врачу Ким А.: 3', '', '', '', ''], 'totals'],
    [['Итогова Анна', '', '', '', '5'], 'data'],
    [['31.12.2025', 'Итого Мария', 'Ким', 'Чистка', '5'], 'data'],
    [['Страница 1 из 3', '', '', '', ''], 'page'],
    [['', '', '', '', 'стр. 2'], 'page'],
    [['Главный врач ____________ Ким А.', '', '', '', ''], 'signature'],
    [['', 'Отчёт сформирован 01.01.2026', '', '', ''], 'signature'],
    [['31.12.2025', 'Директор Иван', 'Ким', 'Чистка', '5'], 'data'],
  ])('%j is %s', (row, kind) => {
    expect(rowKind(row as string[], header)).toBe(kind)
  })

  test('sums without a word at the end of the file', () => {
    const tail = [visit, visit, ['', '', '', '', '3 000,00']]
    expect(countBareTotals(tail, header)).toBe(1)
    expect(countBareTotals([visit, visit], header)).toBe(0)
    expect(
      countBareTotals(
        [
          ['', '', '', '', '1'],
          ['', '', '', '', '2'],
        ],
        header,
      ),
    ).toBe(0)
  })
})

describe('names of columns', () => {
  test('repeated and empty ones become different', () => {
    expect(uniqueColumnNames(['Сумма', '', 'сумма', 'Сумма (2)', ' Дата\nприёма ', '', ''])).toEqual([
      'Сумма',
      'Столбец 2',
      'сумма (3)',
      'Сумма (2)',
      'Дата приёма',
    ])
    expect(uniqueColumnNames(['a', '', 'a'], 'Column')).toEqual(['a', 'Column 2', 'a (2)'])
  })

  test('two thousand equal names take no time, more are dropped', () => {
    const names = uniqueColumnNames(Array.from({ length: 5_000 }, () => 'x'))
    expect(new Set(names).size).toBe(2_000)
  })
})
