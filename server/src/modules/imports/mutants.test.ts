import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workbook } from '../../platform/tabular/fixtures/workbook.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { csvOf, NONSENSE, sheetOf, workbookOf } from './corpus.testing.ts'
import { importFiles } from './imports.ts'

const database = useDatabase()

/** The same mutants every time: xorshift32. */
function chance(seed: number) {
  let state = seed
  return (limit: number) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
}

const REPORT = [
  ['№ карты', 'ФИО', 'Дата рождения', 'Телефон', 'Дата приёма', 'Врач', 'Услуга', 'Сумма'],
  ...Array.from({ length: 12 }, (_, at) => [
    String(1000 + at),
    `Иванова Мария ${'АБВ'[at % 3]}`,
    `1${at % 10}.03.1984`,
    `8 (916) 204-24-0${at % 10}`,
    `0${1 + (at % 9)}.10.2026 1${at % 10}:30`,
    'Орлов Д.С.',
    'Проф. гигиена, "люкс"',
    `${at} 400,50 ₽`,
  ]),
]

const PATIENTS = REPORT.map((cells) => cells.slice(0, 4))

/** Overwrites, cuts out, doubles and puts in bytes, one to eight times. */
function mutantOf(whole: Buffer, next: (limit: number) => number): Buffer {
  let mutant = Buffer.from(whole)
  for (let change = 0; change <= next(8); change++) {
    const at = next(mutant.length)
    const length = 1 + next(20)
    const [before, piece, after] = [mutant.subarray(0, at), mutant.subarray(at, at + length), mutant.subarray(at)]
    const strange = Buffer.from([[0], [0xff, 0xfe], [0x22], [0x0a], [0x3b, 0x3b], [0xd0], [0x1a]][next(7)]!)
    const ways = [
      () =>
        Buffer.concat([before, Buffer.from(piece.map((byte) => byte ^ (1 << next(8)))), mutant.subarray(at + length)]),
      () => Buffer.concat([before, mutant.subarray(at + length)]),
      () => Buffer.concat([before, piece, after]),
      () => Buffer.concat([before, strange, after]),
      () => (mutant.length > 200 ? before : mutant),
    ]
    mutant = ways[next(10) < 9 ? next(4) : 4]!()
    if (mutant.length === 0) break
  }
  return mutant
}

/** What an import of the bytes came to: 'imported' or the code of a refusal. */
async function fate(clinic: TestClinic, path: string, bytes: Buffer): Promise<string> {
  await writeFile(path, bytes)
  return importFiles(database().ports, { clinicId: clinic.id, path }).then(
    () => 'imported',
    (error: { code?: string; text?: { ru: string }; stack?: string }) => {
      expect(error.text?.ru, error.stack).not.toMatch(NONSENSE)
      return error.code ?? 'thrown'
    },
  )
}

type Sort = {
  /** A fate some of them must have. */
  meets: RegExp
  sort: string
  count: number
  original: Promise<Buffer>
  pack?: (mutant: Buffer) => Promise<Buffer>
}

const SORTS: Sort[] = [
  {
    meets: /^imported$/,
    sort: 'table of patients',
    count: 200,
    original: Promise.resolve(Buffer.from(csvOf(PATIENTS))),
  },
  { meets: /^imported$/, sort: 'wide report', count: 50, original: Promise.resolve(Buffer.from(csvOf(REPORT))) },
  { meets: /^(xlsx|zip)_/, sort: 'workbook', count: 20, original: workbookOf(REPORT) },
  {
    meets: /^xlsx_/,
    sort: 'sheet within a workbook',
    count: 30,
    original: Promise.resolve(Buffer.from(sheetOf(REPORT))),
    pack: (mutant) => workbook({ others: { 'xl/worksheets/sheet1.xml': mutant } }),
  },
]

it.each(SORTS)(
  '$count spoilt copies of a $sort are imported or refused in words',
  { timeout: 600_000 },
  async (sort) => {
    let clinic = await aClinic(database())
    const folder = await mkdtemp(join(tmpdir(), 'revisit-mutants-'))
    const original = await sort.original
    const next = chance(20_261_122)
    const fates = new Map<string, number>()
    for (let run = 0; run < sort.count; run++) {
      // Spoilt copies of one person pile up into ever more likely pairs: that is another test.
      if (run % 25 === 24) clinic = await aClinic(database())
      const mutant = mutantOf(original, next)
      const code = await fate(clinic, join(folder, 'report.csv'), sort.pack ? await sort.pack(mutant) : mutant)
      expect(['failed', 'reader_failed', 'thrown'], `mutant ${run}`).not.toContain(code)
      fates.set(code, (fates.get(code) ?? 0) + 1)
    }
    expect([...fates.keys()].filter((code) => sort.meets.test(code))).not.toEqual([])
    await rm(folder, { recursive: true })
  },
)
