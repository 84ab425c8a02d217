import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemAccess } from '../../platform/db.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { CHILD_TABLES, DERIVED_TABLES } from './child-tables.ts'
import { aCard, aRowEverywhere, everything, rowsByPerson, type TestCard } from './identity.testing.ts'
import { mergePatients } from './merging.ts'
import { unmerge } from './unmerging.ts'

const database = useDatabase()
const NOW = new Date('2026-11-22T09:00:00Z')

async function merge(clinic: TestClinic, keepId: string, absorbId: string, chosen = {}) {
  return database().ports.database.withClinic(systemAccess(clinic.id), (db) =>
    mergePatients(database().ports, db, {
      clinicId: clinic.id,
      keepId,
      absorbId,
      chosen,
      automatic: false,
      by: null,
      now: NOW,
    }),
  )
}

async function undo(clinic: TestClinic, mergeId: string) {
  return database().ports.database.withClinic(systemAccess(clinic.id), (db) =>
    unmerge(database().ports, db, { clinicId: clinic.id, mergeId, by: null, now: NOW }),
  )
}

async function cardRow(clinic: TestClinic, id: string) {
  return clinic.db((db) =>
    db
      .selectFrom('patients')
      .selectAll()
      .where('clinicId', '=', clinic.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )
}

describe('the tables that follow a person', () => {
  it('are exactly the tables of the catalog with a patient_id', async () => {
    const rows = await database().admin<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'patient_id' and not a.attisdropped`)
    expect(rows.map(({ name }) => name).sort()).toEqual([...CHILD_TABLES, ...DERIVED_TABLES].sort())
  })
})

const VALUE = fc.constantFrom(null, 'а', 'б', 'в')
const CARD = fc.record({
  lastName: fc.constantFrom('Иванова', 'Петрова', null),
  firstName: fc.constantFrom('Мария', 'Анна', null),
  birthDate: fc.constantFrom('1980-01-02', '1991-12-31', null),
  source: VALUE,
  deceased: fc.boolean(),
  custom: fc.dictionary(fc.constantFrom('hobby', 'car'), fc.constantFrom('1', '2')),
  phones: fc.uniqueArray(fc.constantFrom('+79160000001', '+79160000002', '+79160000003')),
  consents: fc.array(
    fc.record({
      channel: fc.constantFrom('*', 'sms'),
      granted: fc.boolean(),
      at: fc.constantFrom('2025-01-01T00:00:00Z', '2025-06-01T00:00:00Z'),
    }),
    { maxLength: 2 },
  ),
  referrer: fc.option(fc.nat({ max: 4 })),
})
const CHOSEN = fc.dictionary(
  fc.constantFrom('lastName', 'source', 'deceased', 'birthDate', 'referrerId', 'custom.hobby'),
  fc.constantFrom('keep' as const, 'absorb' as const),
)
const STEP = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), a: fc.nat(), b: fc.nat(), chosen: CHOSEN }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat() }),
)

/** Merges in force and people alive while steps are played. */
class Story {
  readonly clinic: TestClinic
  readonly live: Set<string>
  readonly ids: string[]
  merges: { id: string; absorbId: string }[] = []

  constructor(clinic: TestClinic, ids: string[]) {
    this.clinic = clinic
    this.ids = ids
    this.live = new Set(ids)
  }

  async merge({ a, b, chosen }: { a: number; b: number; chosen: object }): Promise<void> {
    const alive = this.ids.filter((id) => this.live.has(id))
    if (alive.length < 2) return
    const keepId = alive[a % alive.length]!
    const absorbId = alive.filter((id) => id !== keepId)[b % (alive.length - 1)]!
    const { id } = await merge(this.clinic, keepId, absorbId, chosen)
    this.merges.push({ id, absorbId })
    this.live.delete(absorbId)
  }

  async takeBack(which: number): Promise<void> {
    if (this.merges.length === 0) return
    const chosen = this.merges[which % this.merges.length]!
    expect((await undo(this.clinic, chosen.id)).editedFields).toEqual([])
    this.merges = this.merges.filter((each) => each !== chosen)
    this.live.add(chosen.absorbId)
  }
}

type RandomCard = TestCard & { referrer: number | null }

async function theseCards(clinic: TestClinic, cards: readonly RandomCard[]): Promise<string[]> {
  const ids = cards.map(() => randomUUID())
  for (const [i, { referrer, ...card }] of cards.entries()) {
    const referrerId = referrer === null || referrer === i ? null : (ids[referrer] ?? null)
    await aCard(clinic, { ...card, id: ids[i]!, referrerId })
    await aRowEverywhere(clinic, ids[i]!)
  }
  return ids
}

async function expectNothingLost(clinic: TestClinic, start: Record<string, string[]>, live: ReadonlySet<string>) {
  const owners = await rowsByPerson(clinic)
  for (const table of CHILD_TABLES) {
    const total = Object.values(owners[table]!).reduce((sum, n) => sum + n, 0)
    expect(total, table).toBe(start[table]!.length)
    expect(
      Object.keys(owners[table]!).filter((id) => !live.has(id)),
      table,
    ).toEqual([])
  }
}

describe('any merges and unmerges in any order', () => {
  it('lose no row on the way and leave everything as it was in the end', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(CARD, { minLength: 3, maxLength: 5 }),
        fc.array(STEP, { minLength: 2, maxLength: 9 }),
        fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
        async (cards, steps, order) => {
          const clinic = await aClinic(database())
          const ids = await theseCards(clinic, cards)
          const start = await everything(clinic)
          const story = new Story(clinic, ids)
          for (const step of steps) {
            await (step.kind === 'merge' ? story.merge(step) : story.takeBack(step.which))
            await expectNothingLost(clinic, start, story.live)
          }
          for (let i = 0; story.merges.length > 0; i++) await story.takeBack(order[i % order.length]!)
          expect(await everything(clinic)).toEqual(start)
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 20), endOnFailure: true },
    )
  })
})

describe('one merge', () => {
  it('takes chosen fields over, fills empty ones, and finds the person by both names and phones', async () => {
    const clinic = await aClinic(database())
    const keep = await aCard(clinic, {
      lastName: 'Иванова',
      firstName: 'Мария',
      source: null,
      phones: ['+79160000001'],
    })
    const absorb = await aCard(clinic, {
      lastName: 'Петрова',
      firstName: 'Маша',
      middleName: 'Петровна',
      source: 'Яндекс',
      phones: ['+79160000002'],
    })
    await merge(clinic, keep, absorb, { lastName: 'absorb' })
    const card = await cardRow(clinic, keep)
    expect(card).toMatchObject({ lastName: 'Петрова', firstName: 'Мария', middleName: 'Петровна', source: 'Яндекс' })
    expect(card.sortName).toBe('петрова мария петровна')
    for (const word of ['иванова', 'петрова', 'маша', '79160000001', '79160000002'])
      expect(card.searchText).toContain(word)
    expect((await cardRow(clinic, absorb)).mergedInto).toBe(keep)
  })

  it('keeps a field that was edited since, says so, and gives back the rest', async () => {
    const clinic = await aClinic(database())
    const keep = await aCard(clinic, { lastName: 'Иванова', firstName: 'Мария' })
    const absorb = await aCard(clinic, {
      lastName: 'Иванова',
      firstName: 'Мария',
      source: 'Сайт',
      birthDate: '1980-01-02',
    })
    const { id } = await merge(clinic, keep, absorb)
    await clinic.db((db) => db.updateTable('patients').set({ source: 'Звонок' }).where('id', '=', keep).execute())
    expect((await undo(clinic, id)).editedFields).toEqual(['source'])
    expect(await cardRow(clinic, keep)).toMatchObject({ source: 'Звонок', birthDate: null })
    expect(await cardRow(clinic, absorb)).toMatchObject({ source: 'Сайт', birthDate: '1980-01-02', mergedInto: null })
  })

  it('gives rows that arrived after the merge to the card they came with', async () => {
    const clinic = await aClinic(database())
    const keep = await aCard(clinic, { lastName: 'Иванова', firstName: 'Мария' })
    const absorb = await aCard(clinic, { lastName: 'Иванова', firstName: 'Мария' })
    const { id } = await merge(clinic, keep, absorb)
    await aRowEverywhere(clinic, absorb, keep)
    await undo(clinic, id)
    const owners = await rowsByPerson(clinic)
    expect(owners.payments).toEqual({ [absorb]: 1 })
    expect(owners.patient_notes).toEqual({ [absorb]: 1 })
  })

  it('lets the stricter consent win, whichever card is kept and however old the refusal is', async () => {
    for (const isRefusalKept of [true, false]) {
      const clinic = await aClinic(database())
      const refused = await aCard(clinic, { consents: [{ granted: false, at: '2024-01-01T00:00:00Z' }] })
      const granted = await aCard(clinic, { consents: [{ granted: true, at: '2026-01-01T00:00:00Z' }] })
      const { id } = await (isRefusalKept ? merge(clinic, refused, granted) : merge(clinic, granted, refused))
      const ledger = await clinic.db((db) =>
        db.selectFrom('consents').selectAll().where('clinicId', '=', clinic.id).orderBy('at', 'desc').execute(),
      )
      expect(ledger).toHaveLength(3)
      expect(ledger[0]).toMatchObject({ granted: false, source: 'merge', mergeId: id })
    }
  })

  it('keeps a refusal of a card that stays, when another merge with a refusal is undone', async () => {
    const clinic = await aClinic(database())
    const granted = await aCard(clinic, { consents: [{ granted: true, at: '2026-01-01T00:00:00Z' }] })
    const one = await aCard(clinic, { consents: [{ granted: false }] })
    const other = await aCard(clinic, { consents: [{ granted: false }] })
    const first = await merge(clinic, granted, one)
    await merge(clinic, granted, other)
    await undo(clinic, first.id)
    const newest = await clinic.db((db) =>
      db.selectFrom('consents').selectAll().where('patientId', '=', granted).orderBy('at', 'desc').executeTakeFirst(),
    )
    expect(newest).toMatchObject({ granted: false, source: 'merge' })
  })

  it('refuses a card with itself, an unknown card, and a card that is merged already, naming the living one', async () => {
    const clinic = await aClinic(database())
    const other = await aClinic(database())
    const [a, b, c] = [await aCard(clinic, {}), await aCard(clinic, {}), await aCard(clinic, {})]
    await expect(merge(clinic, a, a)).rejects.toMatchObject({ code: 'merge_with_itself', status: 400 })
    await expect(merge(clinic, a, await aCard(other, {}))).rejects.toMatchObject({
      code: 'patient_not_found',
      status: 404,
    })
    const { id } = await merge(clinic, a, b)
    await expect(merge(clinic, c, b)).rejects.toMatchObject({
      code: 'already_merged',
      status: 409,
      fields: [{ path: 'absorb' }, { path: 'liveId', message: { ru: a } }],
    })
    await undo(clinic, id)
    await expect(undo(clinic, id)).rejects.toMatchObject({ code: 'already_unmerged', status: 409 })
  })

  it('happens once when two people press the button at the same moment', async () => {
    const clinic = await aClinic(database())
    const [a, b] = [await aCard(clinic, {}), await aCard(clinic, {})]
    const results = await Promise.allSettled([merge(clinic, a, b), merge(clinic, b, a), merge(clinic, a, b)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason.code).toBe('already_merged')
  })
})
