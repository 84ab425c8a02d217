import type { Ports } from '@revisit/server/platform/ports.ts'
import { useDatabase } from '@revisit/server/testing/database.ts'
import { expect, it } from 'vitest'
import { ensureDemoClinic } from './demo-clinic.ts'

const database = useDatabase()
const quiet = { patients: 40, say: () => {} }

/** The base goes away once the first visits are in, as it does when the machine stops. */
function endingHalfway(ports: Ports): Ports {
  const { database: whole } = ports
  const withClinic: typeof whole.withClinic = async (access, work) => {
    const visits = await whole.withClinic(access, (db) => db.selectFrom('appointments').select('id').limit(1).execute())
    if (visits.length > 0) throw new Error('stopped')
    return whole.withClinic(access, work)
  }
  return { ...ports, database: { ...whole, withClinic } }
}

async function count(table: string): Promise<number> {
  const [row] = await database().admin<{ n: number }>(`select count(*)::int as n from ${table}`)
  return row!.n
}

it(
  'completes a demo clinic whose loading was broken off, and leaves a complete one alone',
  { timeout: 120_000 },
  async () => {
    const { ports, signIn } = database()
    await expect(ensureDemoClinic({ ports: endingHalfway(ports), signIn }, quiet)).rejects.toThrow()
    expect(await count('appointments')).toBeGreaterThan(0)
    expect(await count('payments')).toBe(0)
    database().clock.set('2026-11-24T09:00:00Z')

    await ensureDemoClinic(database(), quiet)
    expect(await count('payments')).toBeGreaterThan(100)
    expect(await count('clinics')).toBe(1)
    expect(await count(`journeys where state = 'live'`)).toBe(6)
    expect(await count('staff where user_id is not null')).toBe(5)
    const visits = await count('appointments')

    const said: string[] = []
    await ensureDemoClinic(database(), { ...quiet, say: (line) => said.push(line) })
    expect(said).toEqual([])
    expect(await count('appointments')).toBe(visits)
    expect(await count(`imports where state = 'done'`)).toBe(1)
  },
)
