import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { encodings, lines, patients, refusals, separators, shapes } from './fixtures/csv-kinds.testing.ts'
import { readAll } from './fixtures/read-all.ts'
import { zipOf } from './fixtures/workbook.ts'

describe.each([
  ['encodings', encodings],
  ['separators', separators],
  ['shapes', shapes],
  ['refusals', refusals],
])('%s', (_, kinds) => {
  test.each(kinds)('$name', async ({ content, rows, failure, check }) => {
    const table = await readAll(content)
    expect(table.failure).toBe(failure)
    if (rows) expect(table.rows).toEqual(rows)
    check?.(table)
  })
})

describe('files as a whole', () => {
  test('an unclosed quote at row 900,000 loses no row', { timeout: 120_000 }, async () => {
    const all = lines(1_000_000).split('\n')
    all[899_999] = '900000;"Пациент 900000;79'
    const table = await readAll(all.join('\n'))
    expect(table.rows).toHaveLength(1_000_000)
    expect(table.problems).toEqual([{ row: 900_000, column: 2, code: 'unclosed_quote', params: { line: 900_000 } }])
    expect(table.rows[999_999]).toEqual(['1000000', 'Пациент 1000000', '79999999'])
  })

  test('a line of 200 MB is cut and the next row is read', { timeout: 120_000 }, async () => {
    const table = await readAll(
      Buffer.concat([Buffer.from('a;b\n'), Buffer.alloc(200 * 1024 * 1024, 'x'), Buffer.from('\n1;2\n')]),
    )
    expect(table.rows.map((cells) => cells[0]!.length)).toEqual([1, 65_536, 1])
    expect(table.problems.map((problem) => problem.code)).toEqual(['row_too_long', 'cell_too_long'])
  })

  test('the header width makes ragged rows visible', async () => {
    const table = await readAll('a;b;c\n1;2\n1;2;3;;\n1;2;3;4\n', { expectedColumns: 3 })
    expect(table.problems.map((problem) => [problem.row, problem.params])).toEqual([
      [2, { cells: 2, expected: 3 }],
      [4, { cells: 4, expected: 3 }],
    ])
  })

  test('what a person says about encoding and separator wins', async () => {
    const table = await readAll(iconv.encode('ФИО,a;b\n', 'koi8-r'), { encoding: 'koi8-r', separator: ',' })
    expect(table.rows).toEqual([['ФИО', 'a;b']])
  })

  test('a missing file and a folder are failures, not exceptions', async () => {
    const { openTable } = await import('./open-table.ts')
    expect(await openTable('/nowhere/at/all.csv')).toMatchObject({
      code: 'file_unreadable',
      params: { reason: 'ENOENT' },
    })
    expect(await openTable('/tmp')).toMatchObject({ code: 'file_unreadable' })
  })

  test('a stopped reading says so', async () => {
    expect((await readAll(patients, { signal: AbortSignal.abort() })).failure).toBe('stopped')
  })

  test('random bytes give rows or a coded failure, never an exception', { timeout: 120_000 }, async () => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(';', '"', '\n', '\r\n', 'ФИО', 'sep=;\n', '\0', '\uFEFF', '<', '{"')
        .map((text) => Buffer.from(text)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const content = Buffer.concat(parts)
        if (content.subarray(0, 2).toString() === 'PK') return
        const table = await readAll(content)
        for (const cells of table.rows)
          for (const one of cells) if (one.includes('\0')) throw new Error('a zero byte got through')
      }),
      { numRuns: 2_000 },
    )
  })

  test('a plain archive of files says that it is one', async () => {
    expect((await readAll(await zipOf([['patients.csv', patients]]))).failure).toBe('zip_folder')
  })
})
