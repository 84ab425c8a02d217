import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { mergeAfterImport } from './identity.ts'
import { aCard, aRowEverywhere, rowsByPerson } from './identity.testing.ts'

const database = useDatabase()
let api: FastifyInstance
beforeAll(async () => {
  api = await buildApi(database())
})

const MARIA = { lastName: 'Иванова', firstName: 'Мария', middleName: 'Петровна', birthDate: '1980-02-01' }

/** Two cards of one woman with a slip in the birth date, found by an import. */
async function aQuestion(clinic: TestClinic, { older = {}, newer = {} } = {}) {
  const importId = randomUUID()
  const a = await aCard(clinic, {
    ...MARIA,
    importId,
    phones: ['+79160000001'],
    createdAt: '2020-01-01T00:00:00Z',
    ...older,
  })
  const b = await aCard(clinic, { ...MARIA, importId, birthDate: '1980-02-02', phones: ['+79160000001'], ...newer })
  await mergeAfterImport(database().ports, clinic.id, importId)
  return { a, b }
}

describe('the review of duplicates', () => {
  it('shows both cards with reasons, differing fields first, counts, shared contacts and the stricter consent', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    const { a, b } = await aQuestion(clinic, {
      older: { source: 'Сайт', consents: [{ granted: true }], custom: { car: 'Лада' } },
      newer: { consents: [{ granted: false }] },
    })
    await aRowEverywhere(clinic, a)
    const { status, body } = await call(api, token, { url: '/duplicates' })
    expect({ status, total: body.total }).toEqual({ status: 200, total: 1 })
    const [item] = body.items
    const [mine, theirs] = item.aId === a ? ['a', 'b'] : ['b', 'a']
    expect(item.keep).toBe(mine)
    expect(item.reasons.map(({ code }: { code: string }) => code).sort()).toEqual([
      'birth_day_off',
      'full_name_same',
      'phone_same',
    ])
    expect(item.fields.slice(0, 3)).toMatchObject([
      { field: 'birthDate', [mine]: '1980-02-01', [theirs]: '1980-02-02', differs: true },
      { field: 'source', [mine]: 'Сайт', [theirs]: null, differs: true },
      { field: 'custom.car', label: 'car', [mine]: 'Лада' },
    ])
    expect(item.fields.at(-1).differs).toBe(false)
    expect(item[mine]).toMatchObject({
      id: a,
      fullName: 'Иванова Мария Петровна',
      counts: { visits: 1, payments: 1, plans: 1 },
    })
    expect(item[theirs]).toMatchObject({ id: b, counts: { visits: 0 } })
    expect(item.a.contacts.find(({ kind }: { kind: string }) => kind === 'phone').shared).toBe(true)
    expect(item.consents.find(({ purpose }: { purpose: string }) => purpose === 'marketing').outcome).toBe(false)
  })

  it('pages through the queue without losing or repeating a pair', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    for (const lastName of ['Орлова', 'Громова', 'Ежова', 'Котова', 'Лисова'])
      await aQuestion(clinic, { older: { lastName, phones: [] }, newer: { lastName, phones: [] } })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await call(api, token, { url: `/duplicates?limit=2${cursor && `&cursor=${cursor}`}` })
      expect(body.total).toBe(5)
      seen.push(...body.items.map(({ aId }: { aId: string }) => aId))
      cursor = body.nextCursor
    }
    expect(new Set(seen).size).toBe(5)
    expect((await call(api, token, { url: '/duplicates?cursor=nonsense' })).status).toBe(400)
  })

  it('merges with chosen fields and unmerges by one press each, also for staff who may not read notes', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('integrator')
    const { a, b } = await aQuestion(clinic)
    await aRowEverywhere(clinic, b)
    const fields = { birthDate: 'absorb' }
    const preview = await call(api, token, {
      method: 'POST',
      url: '/merges/preview',
      payload: { keep: a, absorb: b, fields },
    })
    expect(preview.body.card.find(({ field }: { field: string }) => field === 'birthDate').value).toBe('1980-02-02')
    expect(preview.body.moves).toMatchObject({ patient_notes: 1, payments: 1, clinical_details: 1 })
    const merged = await call(api, token, { method: 'POST', url: '/merges', payload: { keep: a, absorb: b, fields } })
    expect(merged.status, JSON.stringify(merged.body)).toBe(201)
    expect((await rowsByPerson(clinic)).patient_notes).toEqual({ [a]: 1 })
    expect((await call(api, token, { url: '/duplicates' })).body.total).toBe(0)
    const again = await call(api, token, { method: 'POST', url: '/merges', payload: { keep: a, absorb: b } })
    expect(again.status).toBe(409)
    expect(again.body.error.fields).toContainEqual({ path: 'liveId', message: a })
    const list = await call(api, token, { url: `/merges?patientId=${a}` })
    expect(list.body.items[0].reasons[0].code).toBe('full_name_same')
    expect(list.body.items).toMatchObject([
      { id: merged.body.id, absorb: { id: b, fullName: 'Иванова Мария Петровна' } },
    ])
    const undone = await call(api, token, { method: 'DELETE', url: `/merges/${merged.body.id}` })
    expect(undone).toMatchObject({ status: 200, body: { keep: a, absorb: b, editedFields: [] } })
    expect((await rowsByPerson(clinic)).patient_notes).toEqual({ [b]: 1 })
    expect((await call(api, token, { url: '/duplicates' })).body.total).toBe(1)
    expect((await call(api, token, { method: 'DELETE', url: `/merges/${merged.body.id}` })).status).toBe(409)
    const audit = await clinic.db((db) =>
      db.selectFrom('auditLog').select('action').where('clinicId', '=', clinic.id).execute(),
    )
    expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(['patients.merged', 'patients.unmerged']))
  })

  it('remembers decisions, makes a household of a family, and takes both back', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('administrator')
    const { a, b } = await aQuestion(clinic)
    const members = () =>
      clinic.db((db) =>
        db.selectFrom('householdMembers').select('patientId').where('clinicId', '=', clinic.id).execute(),
      )
    const decide = (decision: string) =>
      call(api, token, { method: 'POST', url: '/duplicates/decision', payload: { aId: b, bId: a, decision } })
    expect((await decide('family')).status).toBeLessThan(300)
    expect((await members()).map(({ patientId }) => patientId).sort()).toEqual([a, b].sort())
    expect((await call(api, token, { url: '/duplicates' })).body.total).toBe(0)
    expect((await call(api, token, { url: '/duplicates?state=family' })).body.total).toBe(1)
    await call(api, token, { method: 'DELETE', url: `/duplicates/decision?aId=${a}&bId=${b}` })
    expect(await members()).toEqual([])
    for (const [decision, state] of [['skip', 'skipped'] as const, ['different', 'different'] as const]) {
      await decide(decision)
      expect((await call(api, token, { url: `/duplicates?state=${state}` })).body.total).toBe(1)
    }
  })

  it('hides pairs, merges and hints of another branch or clinic', async () => {
    const clinic = await aClinic(database())
    const other = await aClinic(database())
    const { a, b } = await aQuestion(clinic)
    const limited = await clinic.key('administrator', [randomUUID()])
    const stranger = await other.key('owner')
    expect((await call(api, limited, { url: '/duplicates' })).body).toMatchObject({ items: [], total: 0 })
    const { body: merge } = await call(api, await clinic.key('owner'), {
      method: 'POST',
      url: '/merges',
      payload: { keep: a, absorb: b },
    })
    for (const token of [limited, stranger]) {
      const asked = [
        { method: 'POST' as const, url: '/merges', payload: { keep: a, absorb: await aCard(other, {}) } },
        { method: 'POST' as const, url: '/merges/preview', payload: { keep: a, absorb: b } },
        { method: 'POST' as const, url: '/duplicates/decision', payload: { aId: a, bId: b, decision: 'skip' } },
        { method: 'DELETE' as const, url: `/merges/${merge.id}` },
        { url: `/merges?patientId=${a}` },
        { url: `/households/hints?patientId=${a}` },
        { url: `/duplicates/comparison?aId=${a}&bId=${b}` },
      ]
      for (const request of asked) expect((await call(api, token, request)).status, request.url).toBe(404)
      expect((await call(api, token, { url: '/merges' })).body.items).toEqual([])
    }
  })

  it('hints at a family that shares a phone and puts nobody of it into the queue', async () => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    const importId = randomUUID()
    const phones = ['+79160000009']
    const mother = await aCard(clinic, { ...MARIA, phones, importId })
    const son = await aCard(clinic, {
      lastName: 'Иванов',
      firstName: 'Пётр',
      birthDate: '2015-05-05',
      phones,
      importId,
    })
    expect(await mergeAfterImport(database().ports, clinic.id, importId)).toEqual({ merged: 0, suggested: 0 })
    const { body } = await call(api, token, { url: `/households/hints?patientId=${mother}` })
    expect(body.items).toEqual([{ id: son, fullName: 'Иванов Пётр', birthDate: '2015-05-05', shared: phones }])
  })
})
