import { cellCode, RFM_CELLS } from '@revisit/domain/rfm.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { markStale, refreshStatistics } from '../statistics/statistics.ts'
import { emptyWorld, patientFacts, withPatient, writeWorld } from '../statistics/world.testing.ts'

const database = useDatabase()
const TODAY = '2026-11-22'
const LAST_MONTH_END = '2026-10-31'

test(
  'the card, the list, its filter and the RFM page put a patient into one and the same cell',
  { timeout: 180_000 },
  async () => {
    const ask = await aBase()
    for (const [method, monetaryBasis, frequencyMonths] of [
      ['quantile', 'total', 6],
      ['thresholds', 'total', null],
      ['quantile', 'per_visit', 6],
      ['thresholds', 'per_visit', null],
    ] as const) {
      database().clock.set(new Date(database().clock.now().getTime() + 1000))
      await ask('PUT', '/analytics/rfm/thresholds', { method, monetaryBasis, frequencyMonths })
      const people = (await ask('GET', '/patients?limit=200')).items
      const cards = await Promise.all(people.map(({ id }: { id: string }) => ask('GET', `/patients/${id}`)))
      const page = await grid(ask, TODAY)
      const about = `${method} ${monetaryBasis} ${frequencyMonths}`
      expect(tally(people.map((person: any) => person.value.rfm)), `list, ${about}`).toEqual(page)
      expect(tally(cards.map((card) => card.value.rfm?.rfm ?? null)), `card, ${about}`).toEqual(page)
      const monthBefore = tally(cards.map((card) => card.value.previousRfm?.rfm ?? null))
      expect(monthBefore, `card a month before, ${about}`).toEqual(await grid(ask, LAST_MONTH_END))
      const filtered = await Promise.all(
        Object.keys(page).map(async (cell) => [cell, (await ask('GET', `/patients?rfm=${cell}`)).total]),
      )
      expect(Object.fromEntries(filtered), `filter, ${about}`).toEqual(page)
    }
  },
)

type Ask = (method: 'GET' | 'PUT', url: string, payload?: object) => Promise<any>

async function aBase(): Promise<Ask> {
  const clinic = await aClinic(database())
  let world = emptyWorld(5)
  for (const facts of fc.sample(patientFacts, { numRuns: 24, seed: 11 })) {
    world = withPatient(world, 5, { facts, today: TODAY }).world
  }
  const ids = world.patients.map((patient) => patient.id)
  await clinic.db(async (db) => {
    await writeWorld(db, clinic.id, world)
    await markStale(db, clinic.id, ids, new Date())
  })
  await refreshStatistics(database().ports, clinic.id)
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  return async (method, url, payload) => {
    const { status, body } = await call(api, token, { method, url, ...(payload ? { payload } : {}) })
    expect(status, `${url} ${JSON.stringify(body).slice(0, 200)}`).toBe(200)
    return body
  }
}

/** People by cell on the RFM page, empty cells left out. */
async function grid(ask: Ask, asOf: string): Promise<Record<string, number>> {
  const { cells } = await ask('GET', `/analytics/rfm?asOf=${asOf}`)
  return Object.fromEntries(
    RFM_CELLS.map(cellCode).flatMap((code) => {
      const { patients } = cells.find((cell: any) => cell.cell === code)
      return patients > 0 ? [[code, patients]] : []
    }),
  )
}

function tally(cells: (string | null)[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const cell of cells) if (cell !== null) counted[cell] = (counted[cell] ?? 0) + 1
  return counted
}
