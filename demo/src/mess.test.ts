import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateClinic } from './clinic.ts'
import { type MessTruth, writeMess } from './mess.ts'
import { WIDE_HEADER } from './wide.ts'
import { parseCsv } from './written.testing.ts'

let folder = ''
let truth: MessTruth

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'))
  truth = await writeMess(generateClinic({ seed: 3, patients: 400, months: 18, endOn: '2026-11-20' }), folder)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(name: string, encoding: string): string[][] {
  return parseCsv(new TextDecoder(encoding).decode(readFileSync(join(folder, name))), ';')
}

function printedKopecks(text: string): number {
  return Math.round(Number(text.replaceAll(' ', '').replace(',', '.')) * 100)
}

describe('reports as a clinic prints them', () => {
  it('list patients in CP1251 with a title above and a total below', () => {
    const rows = report('patients-report.csv', 'windows-1251')
    const header = rows.findIndex((row) => row[0] === '№ карты')
    const total = rows.findIndex((row) => row[0] === 'Итого:')
    expect(header).toBeGreaterThan(0)
    expect(total - header - 1).toBe(truth.patients)
    expect(rows[0]?.[0]).toBe('Список пациентов')
    const phones = rows.slice(header + 1, total).map((row) => row[4] ?? '')
    for (const shape of [/^8 \(9\d\d\) /, /^\+79\d{9}$/, /^9\d{9}$/, /доб\. \d/, /^нет$|^$|^-$/])
      expect(
        phones.some((phone) => shape.test(phone)),
        String(shape),
      ).toBe(true)
  })

  it('hold the whole revenue in decimal commas', () => {
    const rows = report('payments-report.csv', 'windows-1251').filter((row) => /^P\d/.test(row[0] ?? ''))
    const signed = rows.map((row) => printedKopecks(row[4] ?? '') * (row[5] === 'Возврат' ? -1 : 1))
    expect(rows.length).toBe(truth.payments)
    expect(signed.reduce((sum, amount) => sum + amount, 0)).toBe(truth.revenue)
  })

  it('put patient, visit, service and payment in each row of the wide sheet', () => {
    const rows = report('wide.csv', 'utf-8')
    const header = rows.findIndex((row) => row[0] === '№ карты')
    expect(rows[header]).toEqual(WIDE_HEADER)
    const lines = rows.slice(header + 1).filter((row) => /^\d+$/.test(row[0] ?? ''))
    const visits = new Set(lines.map((row) => [row[0], row[7], row[8]].join()))
    const sum = (column: number) => lines.reduce((all, row) => all + printedKopecks(row[column] || '0'), 0)
    expect(lines.length).toBe(truth.wide.lines)
    expect(visits.size).toBe(truth.wide.visits)
    expect(new Set(lines.map((row) => row[0])).size).toBe(truth.wide.patients)
    expect([sum(14), sum(17)]).toEqual([truth.wide.amount, truth.wide.paid])
  })

  it('list every appointment with its outcome in words', () => {
    const rows = report('visits-report.csv', 'utf-8').filter((row) => /^V\d/.test(row[0] ?? ''))
    expect(rows.length).toBe(truth.appointments)
    expect(rows.filter((row) => row[8] === 'Состоялся').length).toBe(truth.completed)
    expect(rows.some((row) => row[8] === 'Отменён клиникой')).toBe(true)
  })
})
