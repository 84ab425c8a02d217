import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RowSplitter, type SplitRows } from './split-rows.ts'
import { csvLimits, type CsvLimits, type Separator } from './table.ts'

function split(
  text: string,
  pieces: number[] = [],
  options: { separator?: Separator; limits?: Partial<CsvLimits> } = {},
) {
  const limits = { ...csvLimits, ...options.limits }
  const splitter = new RowSplitter({ separator: options.separator ?? ';', limits })
  const all: SplitRows = { rows: [], rowNumbers: [], problems: [] }
  const add = (part: SplitRows) => {
    all.rows.push(...part.rows)
    all.rowNumbers.push(...part.rowNumbers)
    all.problems.push(...part.problems)
  }
  let at = 0
  for (const length of pieces) {
    add(splitter.push(text.slice(at, at + length)))
    at += length
  }
  if (at < text.length) add(splitter.push(text.slice(at)))
  add(splitter.end())
  return all
}

const written = (cell: string, separator: string) =>
  cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(';', ',', '"', '\n', '\r', 'я', 'a', ' ', '1'), maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !/[\0\uFFFD]/.test(text)),
)
const filledTable = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 })

describe('splitting valid text', () => {
  test('gives what csv-parse gives, whatever the pieces', () => {
    fc.assert(
      fc.property(filledTable, fc.array(fc.nat(7)), fc.constantFrom('\n', '\r\n', '\r'), (table, pieces, lineBreak) => {
        const text = table.map((cells) => cells.map((one) => written(one, ';')).join(';')).join(lineBreak)
        const expected = parse(text, {
          delimiter: ';',
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: lineBreak,
        }) as string[][]
        const visible = expected.filter((cells) => cells.some((one) => one !== ''))
        const result = split(text, pieces)
        expect(result.rows).toEqual(visible)
        expect(result.problems).toEqual([])
      }),
      { numRuns: 5_000 },
    )
  })

  test('rows end with any line break, mixed in one file', () => {
    expect(split('а;1\nб;2\r\nв;3\rг;4').rows).toEqual([
      ['а', '1'],
      ['б', '2'],
      ['в', '3'],
      ['г', '4'],
    ])
  })

  test('every row keeps the physical line it begins on', () => {
    expect(split('ФИО;Адрес\r\nИванов;"Москва\nТверская"\n\n\nПетров;Тула').rowNumbers).toEqual([1, 2, 6])
  })
})

describe('splitting broken text', () => {
  test('any text is read alike in any pieces, without an exception', () => {
    const broken = fc.string({ unit: fc.constantFrom(';', '"', '"', '\n', '\r', 'a', 'b'), maxLength: 60 })
    fc.assert(
      fc.property(broken, fc.array(fc.nat(9)), (text, pieces) => {
        const limits = { cellChars: 16 }
        expect(split(text, pieces, { limits })).toEqual(split(text, [], { limits }))
      }),
      { numRuns: 20_000 },
    )
  })

  test('a quote that never closes costs its own row only', () => {
    const result = split('1;"Иванов;a\n2;"Петров";b\n3;Сидоров;c\n')
    expect(result.rows).toEqual([
      ['1', '"Иванов', 'a'],
      ['2', 'Петров', 'b'],
      ['3', 'Сидоров', 'c'],
    ])
    expect(result.problems).toEqual([{ row: 1, column: 2, code: 'unclosed_quote', params: { line: 1 } }])
  })

  test('an unclosed quote with no quote after it is given up at the cell limit', () => {
    const rest = Array.from({ length: 200 }, (_, at) => `${at};пациент`)
    const result = split(`x;"y\n${rest.join('\n')}`, [], { limits: { cellChars: 300 } })
    expect(result.rows).toHaveLength(201)
    expect(result.rows[0]).toEqual(['x', '"y'])
    expect(result.problems).toHaveLength(1)
  })

  test('company names with quotes inside quotes are read as they look', () => {
    expect(split('"ООО "Ромашка"";5\n"ООО "Лютик" и Ко";6').rows).toEqual([
      ['ООО "Ромашка"', '5'],
      ['ООО "Лютик" и Ко', '6'],
    ])
    expect(split('болит зуб "шестёрка";1').rows).toEqual([['болит зуб "шестёрка"', '1']])
  })

  test('a multi-line remark with bare quotes stays one cell', () => {
    expect(split('1;"Жалобы:\nна зуб "шестёрку" справа";x').rows).toEqual([
      ['1', 'Жалобы:\nна зуб "шестёрку" справа', 'x'],
    ])
  })

  test('ten thousand unclosed quotes take no quadratic time', () => {
    const from = performance.now()
    const result = split('1;""x;пациент с длинным именем и ещё чем-то\n'.repeat(20_000))
    expect(result.rows).toHaveLength(20_000)
    expect(performance.now() - from).toBeLessThan(5_000)
  })
})

describe('limits', () => {
  test('cells, rows and columns past the limits are cut with a problem', () => {
    const limits = { cellChars: 10, rowChars: 50, columns: 3 }
    const result = split(`а;${'б'.repeat(12)}\n1;2;3;4;5\n${'x'.repeat(200)}\nв;г\n`, [3, 60, 20], { limits })
    expect(result.rows).toEqual([['а', 'б'.repeat(10)], ['1', '2', '3'], ['x'.repeat(10)], ['в', 'г']])
    expect(result.problems.map((problem) => [problem.row, problem.code])).toEqual([
      [1, 'cell_too_long'],
      [2, 'too_many_columns'],
      [3, 'row_too_long'],
      [3, 'cell_too_long'],
    ])
  })

  test('zero bytes and damaged letters are reported with their column', () => {
    const result = split('а;б\0в\nИв\uFFFDнов;1')
    expect(result.rows).toEqual([
      ['а', 'бв'],
      ['Ив\uFFFDнов', '1'],
    ])
    expect(result.problems).toEqual([
      { row: 1, column: 2, code: 'nul_removed', params: {} },
      { row: 2, column: 1, code: 'damaged_text', params: {} },
    ])
  })
})
