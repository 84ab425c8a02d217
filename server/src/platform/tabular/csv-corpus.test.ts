import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readAll, type WholeTable } from './fixtures/read-all.ts'
import { zipOf } from './fixtures/workbook.ts'

const patients = 'ФИО;Телефон\nИванов Пётр;79161234567\nСидорова Анна;79031112233\n'
const patientRows = [
  ['ФИО', 'Телефон'],
  ['Иванов Пётр', '79161234567'],
  ['Сидорова Анна', '79031112233'],
]
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => `${at + 1};Пациент ${at + 1};79${at}`).join('\n')

type Kind = {
  name: string
  content: Buffer | string
  rows?: string[][]
  failure?: string
  check?: (table: WholeTable) => void
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const ole = (name: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(name, 'utf16le'),
    Buffer.alloc(512),
  ])

const encodings: Kind[] = [
  { name: 'UTF-8', content: patients, rows: patientRows },
  { name: 'UTF-8 with BOM', content: `\uFEFF${patients}`, rows: patientRows },
  { name: 'CP1251', content: iconv.encode(patients, 'win1251'), rows: patientRows },
  { name: 'KOI8-R', content: iconv.encode(patients, 'koi8-r'), rows: patientRows },
  { name: 'CP866', content: iconv.encode(patients, 'cp866'), rows: patientRows },
  { name: 'UTF-16LE with BOM', content: Buffer.from(`\uFEFF${patients}`, 'utf16le'), rows: patientRows },
  { name: 'UTF-16BE with BOM', content: utf16be(`\uFEFF${patients}`), rows: patientRows },
  { name: 'UTF-16LE without BOM', content: Buffer.from(patients, 'utf16le'), rows: patientRows },
  { name: 'UTF-16BE without BOM', content: utf16be(patients), rows: patientRows },
  {
    name: 'UTF-16LE Latin letters without BOM',
    content: Buffer.from('a;b\n1;2\n', 'utf16le'),
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
  },
  { name: 'UTF-16 cut in the middle of a letter', content: Buffer.from(patients, 'utf16le').subarray(0, -3) },
  {
    name: 'capitals in CP1251',
    content: iconv.encode('ИВАНОВ ИВАН;МОСКВА\n', 'win1251'),
    rows: [['ИВАНОВ ИВАН', 'МОСКВА']],
  },
  {
    name: 'capitals in KOI8-R',
    content: iconv.encode('ИВАНОВ ИВАН;МОСКВА\n', 'koi8-r'),
    rows: [['ИВАНОВ ИВАН', 'МОСКВА']],
  },
  {
    name: 'capitals in CP866',
    content: iconv.encode('ИВАНОВ ИВАН;МОСКВА\n', 'cp866'),
    rows: [['ИВАНОВ ИВАН', 'МОСКВА']],
  },
  {
    name: 'one Russian word in CP1251',
    content: iconv.encode('id;Врач\n1;2\n', 'win1251'),
    rows: [
      ['id', 'Врач'],
      ['1', '2'],
    ],
  },
  {
    name: 'signs of CP1251',
    content: iconv.encode('№ карты;«Улыбка» — центр\n', 'win1251'),
    rows: [['№ карты', '«Улыбка» — центр']],
  },
  {
    name: 'emoji, right-to-left and combining letters',
    content: 'а;😀\nб;שלום\nв;и\u0306\n',
    rows: [
      ['а', '😀'],
      ['б', 'שלום'],
      ['в', 'и\u0306'],
    ],
  },
  {
    name: 'Latin look-alikes stay as written',
    content: 'ФИО;x\nИвaнов;1\n',
    rows: [
      ['ФИО', 'x'],
      ['Ивaнов', '1'],
    ],
  },
  {
    name: 'broken UTF-8 in the middle',
    content: Buffer.concat([
      Buffer.from(`${lines(50)}\n51;Ив`),
      Buffer.from([0xd0, 0x3b]),
      Buffer.from(`x\n${lines(50)}`),
    ]),
    check: (table) => {
      expect(table.rows).toHaveLength(101)
      expect(table.rows[50]).toEqual(['51', 'Ив\uFFFD', 'x'])
      expect(table.problems).toEqual([{ row: 51, column: 2, code: 'damaged_text', params: {} }])
    },
  },
  {
    name: 'a CP1251 name deep in a Latin file',
    content: Buffer.concat([Buffer.from('id;name;city\n'.repeat(80_000)), iconv.encode('7;Иванов;Тула\n', 'win1251')]),
    check: (table) => expect(table.rows.at(-1)).toEqual(['7', 'Иванов', 'Тула']),
  },
  {
    name: 'Russian letters only between the sampled places',
    content: Buffer.concat([
      Buffer.from('id;name;city\n'.repeat(400_000)),
      iconv.encode('7;Иванов;Тула\n', 'win1251'),
      Buffer.from('id;name;city\n'.repeat(1_000)),
    ]),
    check: (table) => expect(table.rows[400_000]).toEqual(['7', 'Иванов', 'Тула']),
  },
]

const separators: Kind[] = [
  {
    name: 'commas',
    content: 'a,b,c\n1,2,3\n',
    rows: [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  },
  {
    name: 'tabs',
    content: 'a\tb\n1\t2\n',
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
  },
  {
    name: 'vertical bars',
    content: 'a|b\n1|2\n',
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
  },
  {
    name: 'semicolons with decimal commas',
    content: 'Услуга;Сумма\nЧистка;1500,50\nОсмотр;700,00\n',
    rows: [
      ['Услуга', 'Сумма'],
      ['Чистка', '1500,50'],
      ['Осмотр', '700,00'],
    ],
  },
  {
    name: 'semicolons with two decimals a row',
    content: 'Сумма;Оплачено\n10,50;20,30\n11,50;20,40\n',
    rows: [
      ['Сумма', 'Оплачено'],
      ['10,50', '20,30'],
      ['11,50', '20,40'],
    ],
  },
  {
    name: 'semicolons with addresses',
    content: 'ФИО;Адрес\nИванов;г. Москва, ул. Мира, д. 5\nПетров;г. Тула, ул. Мира, д. 7\n',
    check: (table) => expect(table.rows[1]).toEqual(['Иванов', 'г. Москва, ул. Мира, д. 5']),
  },
  {
    name: 'commas inside quotes',
    content: 'a,b\n"1;2","3,4"\n',
    rows: [
      ['a', 'b'],
      ['1;2', '3,4'],
    ],
  },
  {
    name: 'separators in multi-line quotes',
    content: 'a;b\n"x\ty\tz\n,,,,";2\n',
    rows: [
      ['a', 'b'],
      ['x\ty\tz\n,,,,', '2'],
    ],
  },
  {
    name: 'sep= line',
    content: 'sep=|\r\na|b;c\r\n',
    rows: [['a', 'b;c']],
    check: (table) => expect(table.rowNumbers).toEqual([2]),
  },
  { name: 'sep= line in UTF-16', content: Buffer.from('\uFEFFsep=;\r\na;b\r\n', 'utf16le'), rows: [['a', 'b']] },
  {
    name: 'one column',
    content: 'Телефон\n79161234567\n79031112233\n',
    rows: [['Телефон'], ['79161234567'], ['79031112233']],
  },
  {
    name: 'title above the table',
    content: 'Отчёт по приёмам, за 2025 год\n\nДата;Врач;Сумма\n01.01.2025;Ким;5\n02.01.2025;Ли;6\n',
    check: (table) => expect(table.rows[1]).toEqual(['Дата', 'Врач', 'Сумма']),
  },
]

const shapes: Kind[] = [
  {
    name: 'mixed line ends',
    content: 'a;b\r\n1;2\n3;4\r5;6',
    rows: [
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ],
  },
  {
    name: 'Excel line end inside a cell',
    content: 'a;b\r\n"x\ny";2\r\n',
    rows: [
      ['a', 'b'],
      ['x\ny', '2'],
    ],
  },
  { name: 'header only', content: 'ФИО;Телефон', rows: [['ФИО', 'Телефон']] },
  {
    name: 'rows of separators only',
    content: 'a;b\n;\n;\n1;2\n;',
    rows: [
      ['a', 'b'],
      ['1', '2'],
    ],
    check: (table) => expect(table.rowNumbers).toEqual([1, 4]),
  },
  {
    name: 'ragged rows',
    content: 'a;b;c\n1;2\n1;2;3;4\n1;2;3;;\n',
    check: (table) => expect(table.rows.map((cells) => cells.length)).toEqual([3, 2, 4, 5]),
  },
  {
    name: 'duplicate and empty headers',
    content: 'Сумма;;Сумма\n1;2;3\n',
    rows: [
      ['Сумма', '', 'Сумма'],
      ['1', '2', '3'],
    ],
  },
  {
    name: 'zero bytes in a cell',
    content: 'ФИО;Тел\nИва\0нов;79161234567\nПетров;79031112233\n',
    check: (table) => {
      expect(table.rows[1]![0]).toBe('Иванов')
      expect(table.problems[0]).toMatchObject({ row: 2, column: 1, code: 'nul_removed' })
    },
  },
  {
    name: 'unclosed quote at the end of the file',
    content: 'a;b\n1;2\n3;"4',
    rows: [
      ['a', 'b'],
      ['1', '2'],
      ['3', '"4'],
    ],
    check: (table) => expect(table.problems[0]).toMatchObject({ row: 3, column: 2, code: 'unclosed_quote' }),
  },
  {
    name: 'a million columns',
    content: `${'x;'.repeat(1_000_000)}\n1;2\n`,
    check: (table) => {
      expect(table.rows.map((cells) => cells.length)).toEqual([2_000, 2])
      expect(table.problems[0]!.code).toBe('too_many_columns')
    },
  },
  {
    name: 'formulas are only text',
    content: 'a;b\n=1+1;@SUM(A1)\n',
    rows: [
      ['a', 'b'],
      ['=1+1', '@SUM(A1)'],
    ],
  },
  {
    name: 'SQL and HTML are only text',
    content: "a;b\n' OR 1=1 --;<script>alert(1)</script>\n",
    rows: [
      ['a', 'b'],
      ["' OR 1=1 --", '<script>alert(1)</script>'],
    ],
  },
  {
    name: 'dates and phones are given as written',
    content: 'a;b;c;d\n31.02.2024;0001-01-01;45658;7.9E+10\n',
    rows: [
      ['a', 'b', 'c', 'd'],
      ['31.02.2024', '0001-01-01', '45658', '7.9E+10'],
    ],
  },
  {
    name: 'spaces kept, non-breaking ones too',
    content: 'a;b\n 1 ; 2\u00a0345,50 ₽\n',
    rows: [
      ['a', 'b'],
      [' 1 ', ' 2\u00a0345,50 ₽'],
    ],
  },
  {
    name: 'Ctrl-Z at the end, as DOS wrote it',
    content: 'a;b\n1;2\n\x1a',
    check: (table) =>
      expect(table.rows.slice(0, 2)).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]),
  },
]

const refusals: Kind[] = [
  { name: 'nothing', content: '', failure: 'empty_file' },
  { name: 'a byte order mark alone', content: '\uFEFF', failure: 'empty_file' },
  { name: 'blank lines alone', content: '\r\n\r\n  \n', failure: 'empty_file' },
  { name: 'zeroes', content: Buffer.alloc(4096), failure: 'binary' },
  {
    name: 'noise',
    content: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256)),
    failure: 'binary',
  },
  { name: 'UTF-32', content: Buffer.from('fffe00006100000062000000', 'hex'), failure: 'binary' },
  { name: 'PDF', content: '%PDF-1.7\n...', failure: 'not_a_table' },
  { name: 'PNG', content: Buffer.from('89504e470d0a1a0a0000', 'hex'), failure: 'not_a_table' },
  { name: 'gzip', content: Buffer.from('1f8b0800', 'hex'), failure: 'not_a_table' },
  { name: 'RAR', content: 'Rar!\x1a\x07', failure: 'not_a_table' },
  { name: 'HTML called xls', content: '<html><table><tr><td>ФИО</td></tr></table></html>', failure: 'not_a_table' },
  { name: 'HTML in UTF-16', content: Buffer.from('\uFEFF<html><table>', 'utf16le'), failure: 'not_a_table' },
  {
    name: 'XML 2003 spreadsheet',
    content: '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    failure: 'not_a_table',
  },
  { name: 'JSON', content: '[{"name":"Иванов"}]', failure: 'not_a_table' },
  { name: 'RTF', content: '{\\rtf1\\ansi}', failure: 'not_a_table' },
  { name: 'old xls', content: ole('Workbook'), failure: 'xls_legacy' },
  { name: 'password-protected xlsx', content: ole('EncryptedPackage'), failure: 'xlsx_encrypted' },
  { name: 'old Word document', content: ole('WordDocument'), failure: 'not_a_table' },
]

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
  test('an unclosed quote at row 900,000 loses no row', async () => {
    const all = lines(1_000_000).split('\n')
    all[899_999] = '900000;"Пациент 900000;79'
    const table = await readAll(all.join('\n'))
    expect(table.rows).toHaveLength(1_000_000)
    expect(table.problems).toEqual([{ row: 900_000, column: 2, code: 'unclosed_quote', params: { line: 900_000 } }])
    expect(table.rows[999_999]).toEqual(['1000000', 'Пациент 1000000', '79999999'])
  })

  test('a line of 200 MB is cut and the next row is read', async () => {
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

  test('random bytes give rows or a coded failure, never an exception', async () => {
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
