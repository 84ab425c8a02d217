import { describe, expect, test } from 'vitest'
import { fileOf, readAll } from './fixtures/read-all.ts'
import { row, workbook } from './fixtures/workbook.ts'
import { layouts, noise, refusals, sharedTable, small, styles, values } from './fixtures/xlsx-kinds.testing.ts'
import { openTable } from './open-table.ts'
import { type ReadOptions, xlsxLimits, type XlsxSource } from './table.ts'
import { inspectXlsx, readXlsx } from './xlsx-process.ts'

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
