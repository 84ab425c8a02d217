import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemAccess } from '../../platform/db.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { identityJobs } from './jobs.ts'
import { aCard, aRowEverywhere, everything, type TestCard } from './identity.testing.ts'
import { mergeAfterImport, mergePatients, undoMergesOfImport, unmerge } from './identity.ts'

const database = useDatabase()
const MARIA = { lastName: 'Иванова', firstName: 'Мария', middleName: 'Петровна', birthDate: '1980-02-01' }
const PHONE = '+79161234567'

async function afterImport(clinic: TestClinic, importId: string) {
  return mergeAfterImport(database().ports, clinic.id, importId)
}

async function merges(clinic: TestClinic) {
  return clinic.db((db) =>
    db.selectFrom('merges').selectAll().where('clinicId', '=', clinic.id).where('undoneAt', 'is', null).execute(),
  )
}

async function pairs(clinic: TestClinic) {
  return clinic.db((db) =>
    db.selectFrom('duplicatePairs').selectAll().where('clinicId', '=', clinic.id).orderBy('aId').execute(),
  )
}

describe('what an import brought twice', () => {
  it('becomes one person by name, birth date and phone or e-mail, the oldest card stays', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    const later = await aCard(clinic, {
      ...MARIA,
      phones: [PHONE],
      emails: ['m@b.ru'],
      importId,
      createdAt: '2025-05-05T00:00:00Z',
    })
    const oldest = await aCard(clinic, { ...MARIA, phones: [PHONE], importId, createdAt: '2024-05-05T00:00:00Z' })
    const third = await aCard(clinic, {
      ...MARIA,
      middleName: null,
      emails: ['m@b.ru'],
      importId,
      createdAt: '2025-06-06T00:00:00Z',
    })
    expect(await afterImport(clinic, importId)).toEqual({ merged: 2, suggested: 0 })
    const made = await merges(clinic)
    expect(made.map(({ keepId }) => keepId)).toEqual([oldest, oldest])
    expect(made.map(({ absorbId }) => absorbId).sort()).toEqual([later, third].sort())
    expect(made.every(({ automatic }) => automatic)).toBe(true)
    expect(await afterImport(clinic, importId)).toEqual({ merged: 0, suggested: 0 })
  })

  it('is undone with the import to the last value', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    const cards = [
      { ...MARIA, phones: [PHONE], importId, source: 'Сайт' },
      { ...MARIA, phones: [PHONE], importId, consents: [{ granted: false }] },
      { ...MARIA, phones: [PHONE], importId, consents: [{ granted: true }], createdAt: '2020-01-01T00:00:00Z' },
    ]
    for (const card of cards) await aRowEverywhere(clinic, await aCard(clinic, card))
    const start = await everything(clinic)
    expect((await afterImport(clinic, importId)).merged).toBe(2)
    expect(await undoMergesOfImport(database().ports, clinic.id, importId)).toBe(2)
    expect(await everything(clinic)).toEqual(start)
  })

  it('stays apart after a person undid the merge, and becomes a question', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    for (let i = 0; i < 2; i++) await aCard(clinic, { ...MARIA, phones: [PHONE], importId })
    await afterImport(clinic, importId)
    const [merge] = await merges(clinic)
    const context = { clinicId: clinic.id, by: randomUUID(), now: new Date('2026-11-22T09:00:00Z') }
    await database().ports.database.withClinic(systemAccess(clinic.id), (db) =>
      unmerge(database().ports, db, { ...context, mergeId: merge!.id }),
    )
    expect(await afterImport(clinic, importId)).toEqual({ merged: 0, suggested: 1 })
  })

  it('merges in bulk exactly as one at a time', async () => {
    const results = []
    const cards = (importId: string): TestCard[] => [
      {
        ...MARIA,
        phones: [PHONE],
        importId,
        source: null,
        consents: [{ granted: true }],
        custom: { car: '1' },
        createdAt: '2020-01-01T00:00:00Z',
      },
      {
        ...MARIA,
        phones: [PHONE, '+79160000002'],
        importId,
        source: 'Сайт',
        consents: [{ granted: false }],
        custom: { hobby: '2' },
      },
    ]
    for (const isBulk of [true, false]) {
      const clinic = await aClinic(database())
      const importId = randomUUID()
      const ids: string[] = []
      for (const card of cards(importId)) ids.push(await aCard(clinic, card))
      if (isBulk) await afterImport(clinic, importId)
      else
        await database().ports.database.withClinic(systemAccess(clinic.id), (db) =>
          mergePatients(database().ports, db, {
            clinicId: clinic.id,
            keepId: ids[0]!,
            absorbId: ids[1]!,
            automatic: true,
            by: null,
            now: new Date('2026-11-22T09:00:00Z'),
          }),
        )
      const [merge] = await merges(clinic)
      const named = (text: string) =>
        [clinic.id, importId, ...ids].reduce((out, id, i) => out.replaceAll(id, `#${i}`), text)
      const tables = Object.values(await everything(clinic)).flat()
      const anonymous = [...tables, JSON.stringify([merge!.before, merge!.absorbed, merge!.chosen])].map((row) =>
        named(row)
          .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
          .replaceAll(/"import_id": "#1"/g, '"import_id": null'),
      )
      results.push(anonymous.sort())
    }
    expect(results[0]).toEqual(results[1])
  })

  it('never merges two people of one name and phone with different birth dates, nor a family with one phone', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    await aCard(clinic, { ...MARIA, phones: [PHONE], importId })
    await aCard(clinic, { ...MARIA, birthDate: '2010-07-15', phones: [PHONE], importId })
    await aCard(clinic, { lastName: 'Иванов', firstName: 'Пётр', birthDate: '1979-03-03', phones: [PHONE], importId })
    await aCard(clinic, { lastName: 'Иванова', firstName: 'Анна', birthDate: '2012-04-04', phones: [PHONE], importId })
    expect((await afterImport(clinic, importId)).merged).toBe(0)
    expect(await merges(clinic)).toEqual([])
  })

  it('merges nobody but people of one name and birth date, whatever phones and patronymics they have', async () => {
    const PERSON = fc.record({
      lastName: fc.constantFrom('Иванова', 'Петрова'),
      firstName: fc.constantFrom('Мария', 'Анна'),
      middleName: fc.constantFrom('Петровна', 'Ивановна', null),
      birthDate: fc.constantFrom('1980-02-01', '1980-02-02', null),
      phones: fc.constantFrom<string[]>([PHONE], ['+79160000001'], [PHONE, '+79160000001'], []),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(PERSON, { minLength: 2, maxLength: 12 }), async (people) => {
        const clinic = await aClinic(database())
        const importId = randomUUID()
        const whoIs = new Map<string, string>()
        for (const person of people) {
          const { lastName, firstName, birthDate } = person
          const id = await aCard(clinic, { ...person, importId })
          whoIs.set(id, birthDate === null ? id : `${lastName} ${firstName} ${birthDate}`)
        }
        await afterImport(clinic, importId)
        const patronymics = new Map<string, Set<unknown>>()
        const cards = await clinic.db((db) =>
          db.selectFrom('patients').selectAll().where('clinicId', '=', clinic.id).execute(),
        )
        for (const { id, mergedInto, middleName } of cards) {
          const livingId = mergedInto ?? id
          expect(whoIs.get(id)).toBe(whoIs.get(livingId))
          const known = patronymics.get(livingId) ?? new Set()
          patronymics.set(livingId, middleName === null ? known : known.add(middleName))
        }
        expect(Math.max(0, ...[...patronymics.values()].map(({ size }) => size))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  it('does not trust a phone that a crowd shares', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    for (let i = 0; i < 25; i++)
      await aCard(clinic, {
        lastName: 'Иванова',
        firstName: 'Мария',
        birthDate: '1980-02-01',
        phones: [PHONE],
        importId,
      })
    expect((await afterImport(clinic, importId)).merged).toBe(0)
  })

  it('does not merge a group in which two patronymics differ beyond the cards that agree', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    for (const middleName of ['Петровна', 'Сергеевна', null])
      await aCard(clinic, { ...MARIA, middleName, phones: [PHONE], importId })
    expect((await afterImport(clinic, importId)).merged).toBe(1)
  })
})

describe('the queue of uncertain pairs', () => {
  it('takes a slip in the birth date, a slip in the surname and a shared phone with the same name, with reasons', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    const add = (card: object) => aCard(clinic, { ...MARIA, importId, ...card })
    await add({})
    await add({ birthDate: '1980-02-02' })
    await add({ lastName: 'Кузнецова', birthDate: '1991-01-01' })
    await add({ lastName: 'Кузнецовва', birthDate: '1991-01-01' })
    await add({ lastName: 'Орлова', firstName: 'Анна', middleName: null, birthDate: null, phones: [PHONE] })
    await add({ lastName: 'Орлова', firstName: 'Анна', middleName: null, birthDate: '1970-05-05', phones: [PHONE] })
    expect(await afterImport(clinic, importId)).toEqual({ merged: 0, suggested: 3 })
    const codes = (await pairs(clinic)).map(({ reasons }) =>
      (reasons as { code: string }[]).map(({ code }) => code).sort(),
    )
    expect(codes.sort()).toEqual([
      ['birth_day_off', 'full_name_same'],
      ['birth_same', 'name_typo'],
      ['name_same', 'phone_same'],
    ])
  })

  it('never asks again about people who were told apart, and forgets pairs that no longer look alike', async () => {
    const clinic = await aClinic(database())
    const importId = randomUUID()
    await aCard(clinic, { ...MARIA, importId })
    const other = await aCard(clinic, { ...MARIA, birthDate: '1980-02-02', importId })
    const third = await aCard(clinic, { ...MARIA, birthDate: '1980-01-02', importId })
    await afterImport(clinic, importId)
    expect((await pairs(clinic)).map(({ state }) => state)).toEqual(['open', 'open', 'open'])
    await clinic.db((db) =>
      db
        .updateTable('duplicatePairs')
        .set({ state: 'different' })
        .where((eb) => eb.or([eb('aId', '=', other), eb('bId', '=', other)]))
        .execute(),
    )
    await clinic.db((db) =>
      db.updateTable('patients').set({ birthDate: '1955-05-05' }).where('id', '=', third).execute(),
    )
    await identityJobs.find(({ name }) => name === 'identity.rescan')!.run({ clinicId: clinic.id }, database().ports)
    expect((await pairs(clinic)).map(({ state }) => state)).toEqual(['different', 'different'])
  })
})
