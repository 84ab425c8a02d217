import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readAll } from './fixtures/read-all.ts'
import { failureText } from './failure-text.ts'
import { isFormulaLike, neutralise, withoutApostrophe } from './neutralise.ts'
import { failureSentence, problemText } from './problem-text.ts'
import type { FailureCode } from './table.ts'
import { exchangeCsv, russianExcel, writeCsv, type CsvStyle, type WrittenCell } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

async function csv(rows: WrittenCell[][], style: CsvStyle): Promise<string> {
  const pieces: string[] = []
  for await (const piece of writeCsv(rows, style)) pieces.push(piece)
  return pieces.join('')
}

const cell = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '"',
        "'",
        ';',
        ',',
        ' ',
        '\uFEFF',
        '＝',
        'a',
        'ё',
        '1',
      ),
      maxLength: 6,
    }),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  .filter((text) => !/[\0\uFFFD]/.test(text))
const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })

describe('neutral cells', () => {
  test.each([
    '=1+1',
    '+7(916)',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\0=1',
    '"=1',
    "'=1",
    '\uFEFF=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    ' =1',
    '\u00a0=1',
    '"\uFEFF" =cmd|x',
    '−5',
    '\n=1',
    '|calc',
    '\u200b=1',
  ])('%j is neutralised', (text) => {
    expect(neutralise(text)).toBe(`'${text}`)
  })

  test.each(['Иванов', '1-2', 'a=b', '8 (916) 123-45-67', '', '— нет', "О'Нил", '5%', '«Ромашка»'])(
    '%j stays',
    (text) => {
      expect(neutralise(text)).toBe(text)
    },
  )

  test('every text comes back exactly, and no neutral text begins as a formula', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(withoutApostrophe(neutralise(text))).toBe(text)
        if (isFormulaLike(text)) expect(neutralise(text)[0]).toBe("'")
      }),
      { numRuns: 20_000 },
    )
  })
})

describe('writing CSV', () => {
  test('Russian Excel: mark, semicolons, decimal commas; numbers and phones bare, texts neutral', async () => {
    const row = [
      'Иванов; И.',
      { number: -1234.5 },
      { phone: '+79161234567' },
      { phone: '+7=x' },
      { text: '=x' },
      null,
      { number: Number.NaN },
    ]
    expect(await csv([row], russianExcel)).toBe(`\uFEFF"Иванов; И.";-1234,5;+79161234567;'+7=x;'=x;;\r\n`)
  })

  test('what is written is read back, by us and by another reader; no cell begins as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(russianExcel, exchangeCsv), async (table, style) => {
        const text = await csv(table, style)
        const other = parse(text, { delimiter: style.separator, bom: true, relax_column_count: true }) as string[][]
        expect(other.map((cells) => cells.map(withoutApostrophe))).toEqual(table)
        for (const cells of other) for (const one of cells) expect(/^[\s"\uFEFF]*[=+\-@＝＋－＠]/.test(one)).toBe(false)
        const own = await readAll(text, { encoding: 'utf-8', separator: style.separator })
        const visible = table.filter((cells) => cells.some((one) => one !== ''))
        if (own.failure !== 'empty_file') expect(own.rows.map((cells) => cells.map(withoutApostrophe))).toEqual(visible)
        else expect(visible.join('').trim()).toBe('')
      }),
      { numRuns: 1_000 },
    )
  })

  test('a million rows come in pieces', async () => {
    let longest = 0
    for await (const piece of writeCsv(Array.from({ length: 50_000 }, () => ['Иванов', { number: 5 }]))) {
      longest = Math.max(longest, piece.length)
    }
    expect(longest).toBeLessThan(70_000)
  })
})

describe('writing XLSX', () => {
  test('10,000 dangerous texts reopened: every one a text, none a formula', async () => {
    const dangerous = fc
      .sample(cell, { numRuns: 10_000, seed: 7 })
      .map((text) => text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' '))
    const file = await writeXlsx(
      dangerous.map((text) => [`=${text}`, { number: -5 }, { phone: '+79161234567' }]),
      'Пациенты: все',
    )
    const table = await readAll(file!)
    expect(table.rows).toHaveLength(10_000)
    expect(table.rows.every(([text]) => text!.startsWith("'="))).toBe(true)
    expect(table.rows[0]!.slice(1)).toEqual(['-5', '+79161234567'])
    expect(table.source!.sheets[0]!.name).toBe('Пациенты  все')
    const { openPromise } = await import('yauzl')
    const { fileOf } = await import('./fixtures/read-all.ts')
    const zip = await openPromise(await fileOf(file!), { lazyEntries: true })
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.includes('sheet1')) continue
      const xml = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray()).toString()
      expect(xml).not.toMatch(/<f[ >]/)
    }
  })
})

describe('sentences', () => {
  test('every failure speaks both languages and says what to do', () => {
    for (const code of Object.keys(failureText) as FailureCode[]) {
      const { ru, en } = failureSentence({
        code,
        params: { found: 'pdf', name: 'x', limit: 1, reason: 'EIO', sheet: 'x' },
      })
      expect(ru).toMatch(/[а-яё]/i)
      expect(en).not.toMatch(/[а-яё]/i)
      expect(`${ru} ${en}`).not.toContain('undefined')
    }
  })

  test('a problem names its row and column', () => {
    const problem = { row: 12, column: 3, code: 'cell_error' as const, params: { value: '#N/A' } }
    expect(problemText(problem, 'Сумма')).toEqual({
      ru: 'Строка 12, столбец 3 («Сумма»): в ячейке ошибка формулы #N/A; значение считается пустым. Исправьте формулу или впишите значение.',
      en: 'Row 12, column 3 (“Сумма”): the cell holds the formula error #N/A; it counts as empty. Correct the formula or type the value in.',
    })
  })
})
