import { expect, it } from 'vitest'
import { sql } from 'kysely'
import { aClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { reactionBeat, type Reactor, recordEvents } from './events.ts'

const database = useDatabase()

async function clinicWith(events: number) {
  const clinic = await aClinic(database())
  const record = (type: string) =>
    clinic.db((db) =>
      recordEvents(database().ports, db, [{ clinicId: clinic.id, type, occurredAt: new Date('2026-11-22T09:00:00Z') }]),
    )
  for (let n = 1; n <= events; n += 1) await record(`test.n${n}`)
  return { clinic, record }
}

const seeing = (seen: string[], fails: (type: string) => boolean = () => false): Reactor => ({
  name: 'seeing',
  react: async (_ports, _db, _clinicId, events) => {
    for (const { type } of events) {
      if (fails(type)) throw new Error('cannot')
      seen.push(type)
    }
  },
})

it('shows every event to every reactor once, in order', async () => {
  const { clinic } = await clinicWith(3)
  const [first, second]: [string[], string[]] = [[], []]
  const beat = reactionBeat([seeing(first), seeing(second)])
  expect(await beat.run(database().ports, clinic.id)).toBe(3)
  expect(await beat.run(database().ports, clinic.id)).toBe(0)
  expect(first).toEqual(['test.n1', 'test.n2', 'test.n3'])
  expect(second).toEqual(first)
})

it('keeps a transaction that is still open for later, without skipping it', async () => {
  const { clinic, record } = await clinicWith(0)
  const seen: string[] = []
  const beat = reactionBeat([seeing(seen)])
  await clinic.db(async (db) => {
    await recordEvents(database().ports, db, [{ clinicId: clinic.id, type: 'test.slow', occurredAt: new Date(0) }])
    await record('test.quick')
    expect(await beat.run(database().ports, clinic.id)).toBe(1)
  })
  expect(await beat.run(database().ports, clinic.id)).toBe(1)
  expect(seen).toEqual(['test.quick', 'test.slow'])
})

it('lets one poisoned event hold up nobody else', async () => {
  const { clinic } = await clinicWith(3)
  const done = new Set<string>()
  const beat = reactionBeat([
    {
      name: 'picky',
      react: async (_ports, _db, _clinicId, events) => {
        if (events.some(({ type }) => type === 'test.n2')) throw new Error('cannot')
        for (const { type } of events) done.add(type)
      },
    },
  ])
  await beat.run(database().ports, clinic.id)
  expect([...done]).toEqual(['test.n1', 'test.n3'])
  const { rows } = await clinic.db((db) => sql`select attempts, failure, set_aside_at from pending_events`.execute(db))
  expect(rows).toEqual([{ attempts: 1, failure: 'cannot', setAsideAt: null }])
})

it('forgets events that were undone before anybody looked', async () => {
  const { clinic } = await clinicWith(2)
  await clinic.db((db) => sql`delete from events where clinic_id = ${clinic.id} and type = 'test.n1'`.execute(db))
  const seen: string[] = []
  await reactionBeat([seeing(seen)]).run(database().ports, clinic.id)
  expect(seen).toEqual(['test.n2'])
})
