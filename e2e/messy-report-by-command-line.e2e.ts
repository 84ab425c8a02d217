import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countIndependently } from './independent-numbers.ts'
import { messyClinic, writeReport } from './messy-clinic.ts'
import { type RunningProduct, startProduct } from './product.ts'

const AS_OF = '2026-11-20'
const clinic = messyClinic()

let product: RunningProduct
let key: string

async function ask(path: string, init: RequestInit = {}): Promise<any> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await fetch(`${product.url}/api/v1${path}`, { ...init, headers })
  expect(answer.ok, `${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`).toBe(true)
  return answer.status === 204 ? null : answer.json()
}

beforeAll(async () => {
  product = await startProduct()
  await product.revisit('clinic', 'create', '--name', 'Улыбка', '--slug', 'smile', '--timezone', 'Europe/Moscow')
  ;({ key } = await product.revisit('api-key', 'create', '--clinic', 'smile', '--role', 'owner'))
})

afterAll(() => product?.stop())

describe('a messy report of one wide sheet, by the command line', () => {
  it('becomes patients, visits, services and payments, and again changes nothing', async () => {
    const path = join(product.dataDir, 'отчёт.csv')
    await writeReport(clinic, path)
    const first = await product.revisit('import', '--clinic', 'smile', path)
    const rows = Object.fromEntries(first.map((result: { entity: string }) => [result.entity, result]))
    expect(rows.patients.created).toBe(31)
    expect(rows.appointments.created).toBe(clinic.visits.length)
    expect(rows.payments.created).toBe(clinic.visits.length)
    const again = await product.revisit('import', '--clinic', 'smile', path)
    for (const { entity, created, updated, rejected } of again)
      expect({ entity, created, updated, rejected }).toEqual({ entity, created: 0, updated: 0, rejected: 0 })
  })

  it('leaves the doubtful pair to a person and then counts what the report says', async () => {
    const { items } = await ask('/duplicates')
    expect(items).toHaveLength(1)
    const find = async (card: string) => (await ask(`/patients?search=${encodeURIComponent(card)}`)).items[0].id
    const keep = await find(clinic.duplicate.keep)
    await ask('/merges', {
      method: 'POST',
      body: JSON.stringify({ keep, absorb: await find(clinic.duplicate.absorb) }),
    })
    await product.revisit('worker', 'drain')

    const joined = clinic.visits.map((visit) => ({
      ...visit,
      card: visit.card === clinic.duplicate.absorb ? clinic.duplicate.keep : visit.card,
    }))
    const expected = countIndependently(joined, AS_OF)
    const rfm = await ask(`/analytics/rfm?asOf=${AS_OF}&method=quantile`)
    expect(rfm.patients).toBe(expected.patients)
    expect(rfm.cuts).toEqual(expected.cuts)
    const cells = rfm.cells.filter((cell: { patients: number }) => cell.patients > 0)
    expect(Object.fromEntries(cells.map((cell: any) => [`${cell.r}${cell.f}${cell.m}`, cell.patients]))).toEqual(
      expected.cells,
    )

    const { cohorts } = await ask(`/analytics/cohorts?asOf=${AS_OF}&grain=month&mode=calendar`)
    const counted = cohorts.filter((row: { size: number }) => row.size > 0)
    expect(
      Object.fromEntries(
        counted.map((row: any) => [row.cohort, { size: row.size, firstMonthRevenue: row.cells[0].revenue }]),
      ),
    ).toEqual(expected.cohorts)

    const { rows } = await ask(`/analytics/returns?asOf=${AS_OF}&withinDays=90`)
    expect(rows.find((row: { fromVisit: number }) => row.fromVisit === 1)).toMatchObject(expected.returnsWithin90)
  })
})
