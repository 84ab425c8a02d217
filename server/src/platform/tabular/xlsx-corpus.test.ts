import { describe, expect, test } from 'vitest'
import { fileOf, readAll, type WholeTable } from './fixtures/read-all.ts'
import { inline, relationships, renamed, row, sheetXml, workbook, zipOf, type Part } from './fixtures/workbook.ts'
import { openTable } from './open-table.ts'
import { xlsxLimits, type OpenHints, type ReadOptions, type XlsxSource } from './table.ts'
import { inspectXlsx, readXlsx } from './xlsx-process.ts'

type Kind = {
  name: string
  content: Buffer | Promise<Buffer>
  options?: ReadOptions & OpenHints
  rows?: string[][]
  failure?: string
  problems?: [row: number, code: string][]
  check?: (table: WholeTable) => void
}

const small = row(1, ['ФИО', 'Сумма']) + row(2, ['Иванов', 1500])
const smallRows = [
  ['ФИО', 'Сумма'],
  ['Иванов', '1500'],
]
const dated = (serial: number | string, style: number) => `<row r="1"><c r="A1" s="${style}"><v>${serial}</v></c></row>`
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="dd.mm.yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="[h]:mm:ss"/>' +
  '<numFmt numFmtId="166" formatCode="#,##0.00&quot; дней&quot;"/><numFmt numFmtId="167" formatCode="[Red]#,##0.00"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
  [0, 14, 22, 20, 46, 164, 165, 166, 167, 1].map((id) => `<xf numFmtId="${id}"/>`).join('') +
  '</cellXfs>'
const withDate = (serial: number | string, style: number, workbookProperties = '') =>
  workbook({ sheets: [dated(serial, style)], styles, workbookProperties })
const cellOf = (xml: string) => workbook({ sheets: [`<row r="1">${xml}</row>`] })
const sharedTable =
  '<si><t>Иванов</t></si><si><r><t>Пе</t></r><r><t xml:space="preserve">тров </t></r></si><si><t>漢</t><rPh><t>kan</t></rPh></si><si><t>а_x000D_б_x005F_</t></si>'
const shared = (indices: string[]) =>
  workbook({
    sheets: [`<row r="1">${indices.map((index) => `<c t="s"><v>${index}</v></c>`).join('')}</row>`],
    sharedStrings: sharedTable,
  })
const cut = async (content: Promise<Buffer>, share: number) => {
  const whole = await content
  return whole.subarray(0, Math.floor(whole.length * share))
}
const spoilt = async (content: Promise<Buffer>) => {
  const whole = Buffer.from(await content)
  const at = whole.indexOf('xl/worksheets/sheet1.xml') + 60
  whole.fill(0xff, at, at + 40)
  return whole
}
const flagged = async (content: Promise<Buffer>) => {
  const whole = Buffer.from(await content)
  for (let at = 0; (at = whole.indexOf('PK\x01\x02', at, 'latin1')) >= 0; at += 4) whole[at + 8]! |= 1
  return whole
}
const others = (parts: Record<string, Part | undefined>) => workbook({ sheets: [small], others: parts })
const noise = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + ((at * at * 31 + at * 7) % 26))).join('')

const values: Kind[] = [
  {
    name: 'escaped zero characters and halves of letters',
    content: cellOf(inline('A1', 'а_x0000_б_xD800_')),
    rows: [['аб\uFFFD']],
  },
  { name: 'inline strings and numbers', content: workbook({ sheets: [small] }), rows: smallRows },
  {
    name: 'shared strings, rich text, phonetic hints, escapes',
    content: shared(['0', '1', '2', '3']),
    rows: [['Иванов', 'Петров ', '漢', 'а\rб_']],
  },
  {
    name: 'shared string index out of range',
    content: shared(['0', '99', '-1', 'x']),
    rows: [['Иванов']],
    problems: [
      [1, 'shared_string_missing'],
      [1, 'shared_string_missing'],
      [1, 'shared_string_missing'],
    ],
  },
  { name: 'booleans', content: cellOf('<c t="b"><v>1</v></c><c t="b"><v>0</v></c>'), rows: [['true', 'false']] },
  {
    name: 'formula errors',
    content: cellOf('<c t="e"><v>#N/A</v></c><c><v>1</v></c>'),
    rows: [['', '1']],
    problems: [[1, 'cell_error']],
  },
  {
    name: 'formulas give their last value',
    content: cellOf('<c t="str"><f>A2&amp;"x"</f><v>итог</v></c><c><f>SUM(A1)</f><v>5</v></c>'),
    rows: [['итог', '5']],
  },
  {
    name: 'formula without a value',
    content: cellOf('<c><f>HYPERLINK("http://evil")</f></c><c><v>1</v></c>'),
    rows: [['', '1']],
  },
  { name: 'phone stored as a number', content: cellOf('<c><v>79161234567</v></c>'), rows: [['79161234567']] },
  { name: 'phone stored with an exponent', content: cellOf('<c><v>7.9161234567E10</v></c>'), rows: [['79161234567']] },
  {
    name: 'long policy number keeps its digits',
    content: cellOf('<c><v>1234567890123456789</v></c>'),
    rows: [['1234567890123456789']],
  },
  {
    name: 'floating-point noise',
    content: cellOf('<c><v>0.30000000000000004</v></c><c><v>1E-7</v></c><c><v>1e22</v></c>'),
    rows: [['0.3', '0.0000001', '10000000000000000000000']],
  },
  { name: 'built-in date', content: withDate(45658, 1), rows: [['2025-01-01']] },
  { name: 'built-in date and time', content: withDate(45658.604166666664, 2), rows: [['2025-01-01T14:30:00']] },
  { name: 'bare time', content: withDate(0.5, 3), rows: [['12:00:00']] },
  { name: 'elapsed hours', content: withDate(1.5, 4), rows: [['36:00:00']] },
  { name: 'custom date', content: withDate(45658.604166666664, 5), rows: [['2025-01-01T14:30:00']] },
  { name: 'custom elapsed time', content: withDate(1.25, 6), rows: [['30:00:00']] },
  { name: 'number with words in its format', content: withDate(45658, 7), rows: [['45658']] },
  { name: 'number with a colour in its format', content: withDate(45658, 8), rows: [['45658']] },
  { name: 'time that rounds up to the next day', content: withDate(45658.9999999, 2), rows: [['2025-01-02']] },
  { name: '1900 leap day that never was', content: withDate(60, 1), rows: [['1900-02-29']] },
  { name: 'days before it', content: withDate(1, 1), rows: [['1900-01-01']] },
  { name: 'the day after it', content: withDate(61, 1), rows: [['1900-03-01']] },
  { name: 'empty date', content: withDate(0, 1), rows: [] },
  { name: '1904 date system', content: withDate(44196, 1, '<workbookPr date1904="1"/>'), rows: [['2025-01-01']] },
  { name: 'serial that is no date', content: withDate(-5, 1), rows: [['-5']], problems: [[1, 'bad_date_serial']] },
  { name: 'absurd serial', content: withDate('1E+300', 1), problems: [[1, 'bad_date_serial']] },
  {
    name: 'ISO date cell',
    content: cellOf('<c t="d"><v>2025-12-31T14:30:00</v></c>'),
    rows: [['2025-12-31T14:30:00']],
  },
  { name: 'unknown style', content: withDate(45658, 99), rows: [['45658']] },
  {
    name: 'entities and CDATA',
    content: cellOf(inline('A1', 'А&amp;Б &lt;i&gt; &#x41;<![CDATA[<&>]]>')),
    rows: [['А&Б <i> A<&>']],
  },
  {
    name: 'cell too long',
    content: cellOf(inline('A1', 'ж'.repeat(70_000))),
    problems: [[1, 'cell_too_long']],
    check: (table) => expect(table.rows[0]![0]).toHaveLength(65_536),
  },
  {
    name: 'control characters',
    content: cellOf(inline('A1', 'а\x01б &#0;')),
    problems: [[1, 'control_character']],
    check: (table) => expect(table.rows).toHaveLength(1),
  },
  { name: 'emoji', content: cellOf(inline('A1', '😀')), rows: [['😀']] },
]

const layouts: Kind[] = [
  {
    name: 'sparse rows and cells',
    content: workbook({ sheets: [row(3, ['а']) + '<row r="900000"><c r="C900000"><v>7</v></c></row>'] }),
    rows: [['а'], ['', '', '7']],
    check: (table) => expect(table.rowNumbers).toEqual([3, 900_000]),
  },
  {
    name: 'far cell',
    content: workbook({ sheets: [small + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'] }),
    rows: [...smallRows, []],
    problems: [[1_048_576, 'too_many_columns']],
  },
  {
    name: 'references beyond the format',
    content: workbook({ sheets: ['<row r="99999999"><c r="ZZZZZZZZZZ1"><v>1</v></c><c r="A1"><v>2</v></c></row>'] }),
    rows: [['2']],
    problems: [[1, 'too_many_columns']],
  },
  {
    name: 'no references at all',
    content: workbook({ sheets: ['<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>'] }),
    rows: [['1', '', '3'], ['4']],
    check: (table) => expect(table.rowNumbers).toEqual([1, 2]),
  },
  {
    name: 'prefixed elements',
    content: workbook({
      others: {
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    }),
    rows: [['5']],
  },
  {
    name: 'UTF-16 part',
    content: workbook({
      others: {
        'xl/worksheets/sheet1.xml': Buffer.from(`\uFEFF${sheetXml(small).replace('UTF-8', 'UTF-16')}`, 'utf16le'),
      },
    }),
    rows: smallRows,
  },
  {
    name: 'merged cells and junk after the rows',
    content: others({
      'xl/worksheets/sheet1.xml': sheetXml(small).replace(
        '</worksheet>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
      ),
    }),
    rows: smallRows,
  },
  {
    name: 'absolute targets',
    content: others({
      'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', '/xl/worksheets/sheet1.xml']]),
    }),
    rows: smallRows,
  },
  {
    name: 'backslashes in names',
    content: workbook({ sheets: [small] }).then((whole) =>
      renamed(whole, 'xl/worksheets/sheet1.xml', 'xl\\worksheets\\sheet1.xml'),
    ),
    rows: smallRows,
  },
  { name: 'no root relations', content: others({ '_rels/.rels': undefined }), rows: smallRows },
  {
    name: 'macros and external links',
    content: others({ 'xl/vbaProject.bin': Buffer.alloc(5_000, 7), 'xl/externalLinks/externalLink1.xml': '<x/>' }),
    rows: smallRows,
  },
  {
    name: 'nested archive',
    content: zipOf([['a.csv', 'x']]).then((inner) => others({ 'xl/media/inner.zip': inner })),
    rows: smallRows,
  },
  {
    name: 'hidden first sheet',
    content: workbook({ sheets: [row(1, ['тайна']), small], sheetAttributes: ['state="veryHidden"'] }),
    rows: smallRows,
    check: (table) => expect(table.source!.sheets.map((sheet) => sheet.hidden)).toEqual([true, false]),
  },
  {
    name: 'sheet by name',
    content: workbook({ sheets: [small, row(1, ['второй'])] }),
    options: { sheet: 'Лист2' },
    rows: [['второй']],
  },
  {
    name: 'sheet by number',
    content: workbook({ sheets: [small, row(1, ['второй'])] }),
    options: { sheet: 1 },
    rows: [['второй']],
  },
  { name: 'empty sheet', content: workbook({ sheets: [''] }), rows: [] },
  { name: 'header only', content: workbook({ sheets: [row(1, ['ФИО', 'Телефон'])] }), rows: [['ФИО', 'Телефон']] },
  {
    name: 'stored without compression',
    content: zipOf([['xl/workbook.xml', '<workbook/>']], false),
    failure: 'xlsx_no_sheets',
  },
]

const refusals: Kind[] = [
  {
    name: 'unknown sheet',
    content: workbook({ sheets: [small] }),
    options: { sheet: 'Март' },
    failure: 'sheet_not_found',
  },
  { name: 'cut at a half', content: cut(workbook({ sheets: [small] }), 0.5), failure: 'xlsx_truncated' },
  { name: 'cut near the end', content: cut(workbook({ sheets: [small] }), 0.98), failure: 'xlsx_truncated' },
  { name: 'first bytes only', content: cut(workbook({ sheets: [small] }), 0.02), failure: 'zip_truncated' },
  { name: 'spoilt sheet', content: spoilt(workbook({ sheets: [small.repeat(50)] })), failure: 'xlsx_damaged' },
  {
    name: 'sheet that ends in the middle',
    content: others({ 'xl/worksheets/sheet1.xml': sheetXml(small).slice(0, -24) }),
    rows: smallRows,
    failure: 'xlsx_damaged',
  },
  {
    name: 'sheet that is no XML',
    content: others({ 'xl/worksheets/sheet1.xml': 'ФИО;Телефон' }),
    failure: 'xlsx_damaged',
  },
  { name: 'no workbook part', content: others({ 'xl/workbook.xml': undefined }), failure: 'xlsx_damaged' },
  { name: 'no sheet parts', content: others({ 'xl/worksheets/sheet1.xml': undefined }), failure: 'xlsx_no_sheets' },
  {
    name: 'sheet outside the archive',
    content: others({ 'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', '../../../../etc/passwd']]) }),
    failure: 'xlsx_no_sheets',
  },
  {
    name: 'external entity',
    content: others({
      'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetXml(row(1, ['&e;'])).slice(38)}`,
    }),
    failure: 'xlsx_forbidden_markup',
  },
  {
    name: 'billion laughs',
    content: workbook({
      sheets: [small],
      sharedStrings: '',
      others: {
        'xl/sharedStrings.xml': `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(30)}]><sst><si><t>&b;</t></si></sst>`,
      },
    }),
    failure: 'xlsx_forbidden_markup',
  },
  {
    name: 'declaration in the workbook part',
    content: others({ 'xl/workbook.xml': '<!DOCTYPE workbook><workbook/>' }),
    failure: 'xlsx_forbidden_markup',
  },
  { name: 'encrypted entries', content: flagged(workbook({ sheets: [small] })), failure: 'xlsx_encrypted' },
  {
    name: 'name that climbs out',
    content: others({ 'xl/aa/aa/evil.txt': 'x' }).then((whole) =>
      renamed(whole, 'xl/aa/aa/evil.txt', '../../../evil.txt'),
    ),
    failure: 'zip_unsafe_name',
  },
  {
    name: 'binary workbook',
    content: zipOf([
      ['[Content_Types].xml', ''],
      ['xl/workbook.bin', 'x'],
    ]),
    failure: 'xlsx_binary_workbook',
  },
  {
    name: 'Word document',
    content: zipOf([
      ['[Content_Types].xml', ''],
      ['word/document.xml', 'x'],
    ]),
    failure: 'not_a_table',
  },
  {
    name: 'OpenDocument spreadsheet',
    content: zipOf([
      ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
      ['content.xml', 'x'],
    ]),
    failure: 'not_a_table',
  },
  { name: 'empty archive', content: zipOf([]), failure: 'zip_empty' },
  {
    name: 'too many entries',
    content: zipOf(Array.from({ length: 30 }, (_, at) => [`xl/${at}`, ''])),
    options: { xlsxLimits: { entries: 20 } },
    failure: 'zip_too_many_files',
  },
  {
    name: 'too many shared strings',
    content: workbook({ sheets: [small], sharedStrings: sharedTable }),
    options: { xlsxLimits: { sharedStrings: 3 } },
    failure: 'xlsx_too_large_inside',
  },
  {
    name: 'too large inside',
    content: workbook({ sheets: [row(1, [noise(300_000)])] }),
    options: { xlsxLimits: { inflatedBytes: 100_000 } },
    failure: 'xlsx_too_large_inside',
  },
  {
    name: 'one endless attribute',
    content: workbook({ sheets: [`<row r="${'1'.repeat(9_000_000)}"/>`] }),
    failure: 'xlsx_too_large_inside',
  },
]

describe.each([
  ['values', values],
  ['layouts', layouts],
  ['refusals', refusals],
])('%s', (_, kinds) => {
  test.each(kinds)('$name', async ({ content, options, rows, failure, problems, check }) => {
    const table = await readAll(await content, options)
    expect(table.failure).toBe(failure)
    if (rows) expect(table.rows).toEqual(rows)
    if (!failure) expect(table.problems.map((problem) => [problem.row, problem.code])).toEqual(problems ?? [])
    check?.(table)
  })
})

async function peak(content: Buffer, options: ReadOptions = {}) {
  const path = await fileOf(content)
  const source = (await openTable(path)) as XlsxSource
  if (source.kind !== 'xlsx') throw new Error('not a workbook')
  let peakBytes = 0
  let failure: string | undefined
  let rows = 0
  const from = performance.now()
  for await (const block of readXlsx(source, options, (facts) => (peakBytes = facts.peakBytes))) {
    if (block.kind === 'failure') failure = block.code
    else rows += block.rows.length
  }
  return { peakBytes, failure, rows, ms: performance.now() - from }
}

const bound = xlsxLimits.memoryBytes

describe('bombs', () => {
  test('300 MB of repeated cells in 300 KB are refused, memory bounded', async () => {
    const content = await workbook({ sheets: [row(1, ['а', 5]).repeat(3_000_000)] })
    const { failure, peakBytes, ms } = await peak(content)
    expect(content.length).toBeLessThan(2_000_000)
    expect(failure).toBe('xlsx_too_large_inside')
    expect(peakBytes).toBeLessThan(bound)
    expect(ms).toBeLessThan(30_000)
  })

  test('shared strings of 200 MB are refused, memory bounded', async () => {
    const content = await workbook({
      sheets: [small],
      sharedStrings: `<si><t>${'ж'.repeat(1_000)}</t></si>`.repeat(100_000),
    })
    const { failure, peakBytes } = await peak(content)
    expect(failure).toBe('xlsx_too_large_inside')
    expect(peakBytes).toBeLessThan(bound)
  })

  test('shared strings past the memory set aside are read from the scratch file, memory bounded', async () => {
    const count = 1_200
    const strings = Array.from({ length: count }, (_, at) => `<si><t>${at}${'ж'.repeat(30_000)}</t></si>`).join('')
    const cells = [0, 1, 600, count - 1].map((at) => `<row><c t="s"><v>${at}</v></c></row>`).join('')
    const content = await workbook({ sheets: [cells], sharedStrings: strings })
    const table = await readAll(content, { xlsxLimits: { ratio: 100_000 } })
    expect(table.rows.map((cells) => /^\d+/.exec(cells[0]!)![0])).toEqual(['0', '1', '600', String(count - 1)])
    expect(table.rows[3]![0]).toHaveLength(30_000 + 4)
    expect((await peak(content, { xlsxLimits: { ratio: 100_000 } })).peakBytes).toBeLessThan(bound)
  })

  test('wide rows are given out in small blocks, memory bounded', async () => {
    const wide = (at: number) => `<row r="${at}"><c r="A${at}"><v>1</v></c><c r="BXX${at}"><v>2</v></c></row>`
    const content = await workbook({ sheets: [Array.from({ length: 5_000 }, (_, at) => wide(at + 1)).join('')] })
    const { rows, peakBytes } = await peak(content)
    expect(rows).toBe(5_000)
    expect(peakBytes).toBeLessThan(bound)
  })

  test('a process past its memory or its time is ended and says so', async () => {
    const content = await workbook({ sheets: [row(1, ['а', noise(50)]).repeat(200_000)] })
    expect((await peak(content, { xlsxLimits: { memoryBytes: 30 * 1024 * 1024 } })).failure).toBe('xlsx_memory_limit')
    expect((await peak(content, { xlsxLimits: { totalMs: 40 } })).failure).toBe('xlsx_time_limit')
  })

  test('a slow reader is not taken for a slow file, and leaving early ends the process', async () => {
    const path = await fileOf(await workbook({ sheets: [row(1, ['а', 5]).repeat(60_000)] }))
    const source = (await inspectXlsx(path, 1)) as XlsxSource
    let blocks = 0
    for await (const block of readXlsx(source, { xlsxLimits: { stallMs: 4_000, blockRows: 500 } })) {
      expect(block.kind).toBe('rows')
      if (blocks === 0) await new Promise((resolve) => setTimeout(resolve, 4_500))
      blocks += 1
      if (blocks === 100) break
    }
    expect(blocks).toBe(100)
  })

  test('a stopped reading says so', async () => {
    const content = await workbook({ sheets: [small] })
    expect((await readAll(content, { signal: AbortSignal.abort() })).failure).toBe('stopped')
  })

  test('mutants of a workbook give rows or a coded failure', async () => {
    const whole = await workbook({ sheets: [small.repeat(20)], sharedStrings: sharedTable, styles })
    let random = 42
    const next = (limit: number) => (random = (random * 1_103_515_245 + 12_345) % 2_147_483_648) % limit
    for (let run = 0; run < 12; run += 1) {
      const mutant = Buffer.from(whole)
      for (let at = 0; at < 1 + next(8); at += 1) mutant[4 + next(mutant.length - 4)] = next(256)
      const table = await readAll(mutant)
      expect(table.failure ?? 'rows').not.toBe('reader_failed')
    }
  })
})
