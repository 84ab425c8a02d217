import { describe, expect, it } from 'vitest'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { noDeadlineCheck, resendOnLease, sendInJob } from '../../testing/mutants/touch-mutants.ts'
import type { FailPoint } from './doors.ts'
import { type Cell, type CellVerdict, type Effect, type ProviderKind, runCell } from './failpoints.testing.ts'

const database = useDatabase()

const POINTS: FailPoint[] = [
  'decide.gathered',
  'decide.written',
  'decide.committed',
  'send.begun',
  'send.before',
  'send.after',
  'mark.before',
  'mark.written',
  'mark.committed',
  'reconcile.asked',
  'reconcile.written',
  'reconcile.committed',
]
const EFFECTS: Effect[] = ['throw', 'crash', 'pause', 'second worker', 'report overtakes']
const PROVIDERS: ProviderKind[] = ['idempotent', 'lookup', 'neither']
const AT_ONCE = 10

type Told = Cell & CellVerdict

async function runAll(cells: readonly Cell[]): Promise<Told[]> {
  database().clock.set(TODAY)
  const waiting = [...cells]
  const told: Told[] = []
  const worker = async () => {
    for (let cell = waiting.pop(); cell; cell = waiting.pop())
      told.push({ ...cell, ...(await runCell(database(), cell)) })
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return told
}

const isBad = ({ lost, doubled, differs }: CellVerdict) => lost.length + doubled.length + differs.length > 0

describe('a worker that dies, sleeps or trips anywhere on the way out', () => {
  it('loses nothing, doubles nothing and agrees with the provider, at every point', { timeout: 240_000 }, async () => {
    const cells = POINTS.flatMap((point) =>
      EFFECTS.flatMap((effect) => PROVIDERS.map((provider): Cell => ({ point, effect, provider }))),
    )
    expect(cells).toHaveLength(180)
    const told = await runAll(cells)
    expect(told.filter(isBad)).toEqual([])
    const asking = told.filter(({ provider }) => provider !== 'neither')
    expect(asking.filter(({ unknown }) => unknown > 0)).toEqual([])
    const silent = told.filter(({ provider }) => provider === 'neither')
    expect(silent.some(({ unknown }) => unknown > 0)).toBe(true)
  })

  it('goes red on a worker that resends when a lease runs out', async () => {
    const cell: Cell = { point: 'mark.before', effect: 'crash', provider: 'lookup' }
    const { doubled } = await runCell(database(), cell, { mutate: resendOnLease })
    expect(doubled.length).toBeGreaterThan(0)
  })

  it('goes red on a worker that sends after its deadline', async () => {
    const cell: Cell = { point: 'send.before', effect: 'pause', provider: 'lookup' }
    const { doubled } = await runCell(database(), cell, { mutate: noDeadlineCheck })
    expect(doubled.length).toBeGreaterThan(0)
  })

  it('goes red on a job that sends inside its transaction', async () => {
    const cell: Cell = { point: 'mark.written', effect: 'crash', provider: 'lookup' }
    const { doubled } = await runCell(database(), cell, { beats: (doors) => [sendInJob(doors)] })
    expect(doubled.length).toBeGreaterThan(0)
  })
})
