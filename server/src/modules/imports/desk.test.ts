import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { jobs } from '../../app.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { importFiles } from './imports.ts'
import { upload } from './imports.testing.ts'

const database = useDatabase()

const CARDS = 'Карта №;Фамилия, имя;Телефон, мобильный\n1;Иванова, Мария;+79161234567\n2;Ким, Пётр;+79167654321\n'

async function office() {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = (request: Parameters<typeof call>[2]) => call(api, token, request)
  return { clinic, api, ask }
}

type Ask = Awaited<ReturnType<typeof office>>['ask']

async function act(ask: Ask, id: string, kind: 'check' | 'run' | 'undo') {
  const { status, body } = await ask({ method: 'POST', url: `/imports/${id}/${kind}` })
  expect(status, JSON.stringify(body)).toBe(202)
  await drainJobs(database().ports, jobs)
  return (await ask({ url: `/imports/${id}` })).body
}
const run = (ask: Ask, id: string) => act(ask, id, 'run')
const check = (ask: Ask, id: string) => act(ask, id, 'check')

describe('a file read the wrong way', () => {
  it('is recognised anew once its separator is corrected', async () => {
    const { ask } = await office()
    const { body: draft } = await ask(upload('пациенты.csv', CARDS))
    const mapping = draft.sheets[0].mapping
    expect(mapping.columns['Карта №']).toBe('patients.external_id')
    const put = (payload: object) => ask({ method: 'PUT', url: `/imports/${draft.id}/mapping`, payload })
    const wrong = (await put({ sheets: {}, separator: ',' })).body.sheets[0]
    const header = ['Карта №;Фамилия', 'имя;Телефон', 'мобильный']
    expect(wrong.columns.map((column: { header: string }) => column.header)).toEqual(header)
    expect(Object.keys(wrong.mapping.columns).sort()).toEqual(header.sort())
    const right = (await put({ sheets: {}, separator: ';' })).body.sheets[0]
    expect(right.mapping).toEqual(mapping)
  })

  it('stays as it was when a correction leaves nothing to read', async () => {
    const { ask } = await office()
    const { body: draft } = await ask(upload('patients.csv', 'external_id,last_name\nP1,Kim\n'))
    const put = await ask({
      method: 'PUT',
      url: `/imports/${draft.id}/mapping`,
      payload: { sheets: {}, separator: '|' },
    })
    expect([put.status, put.body.error.code]).toEqual([400, 'no_header'])
    expect((await ask({ url: `/imports/${draft.id}` })).body.sheets).toEqual(draft.sheets)
  })

  it('keeps what a person said of its columns while they stay the same', async () => {
    const { ask } = await office()
    const { body: draft } = await ask(upload('patients.csv', 'external_id,last_name\nP1,Kim\n'))
    const [sheet] = draft.sheets
    const told = { ...sheet.mapping, columns: { ...sheet.mapping.columns, last_name: null } }
    const put = (payload: object) => ask({ method: 'PUT', url: `/imports/${draft.id}/mapping`, payload })
    await put({ sheets: { [sheet.key]: told } })
    const { body } = await put({ sheets: {}, encoding: 'windows-1251' })
    expect(body.sheets[0]).toMatchObject({ encoding: 'windows-1251', mapping: { columns: { last_name: null } } })
  })
})

describe('staff of some branches', () => {
  it('see no imports and may not upload: an import touches every branch', async () => {
    const { clinic, api, ask } = await office()
    const { body: draft } = await ask(upload('patients.csv', 'external_id,last_name\nP1,Ким\n'))
    const limited = await clinic.key('owner', ['00000000-0000-7000-8000-000000000001'])
    const refused = await call(api, limited, upload('patients.csv', 'external_id,last_name\nP1,Ким\n'))
    expect([refused.status, refused.body.error.code]).toEqual([403, 'whole_clinic_only'])
    expect((await call(api, limited, { url: '/imports' })).body).toEqual({ items: [], nextCursor: null, total: 0 })
    for (const url of ['', '/errors', '/errors-file'].map((end) => `/imports/${draft.id}${end}`))
      expect((await call(api, limited, { url })).status, url).toBe(404)
    for (const act of ['check', 'run', 'cancel', 'undo'])
      expect((await call(api, limited, { method: 'POST', url: `/imports/${draft.id}/${act}` })).status, act).toBe(404)
    expect((await ask({ url: '/imports' })).body.total).toBe(1)
  })
})

describe('the money of an import', () => {
  it('adds up what the check would write: payments and refunds apart, unchanged and refused rows left out', async () => {
    const { ask } = await office()
    await ask(upload('patients.csv', 'external_id,last_name\nP1,Ким\n')).then(({ body }) => run(ask, body.id))
    const first = 'external_id,patient_external_id,paid_at,amount\nM1,P1,2026-05-01,100\nM2,P1,2026-05-02,"1 200,50"\n'
    await ask(upload('payments.csv', first)).then(({ body }) => run(ask, body.id))
    const second = `${first.replace('1 200,50', '1300')}M3,P1,2026-05-03,-70\nM4,P9,2026-05-03,5000\n`
    const { body: draft } = await ask(upload('payments.csv', second))
    expect((await check(ask, draft.id)).result.totals).toEqual({ payments: 130_000, refunds: 7000 })
    expect((await run(ask, draft.id)).result.totals).toEqual({ payments: 130_000, refunds: 7000 })
    expect((await check(ask, (await ask(upload('payments.csv', second))).body.id)).result.totals).toEqual({
      payments: 0,
      refunds: 0,
    })
  })

  it('says how many pairs of people a person will have to tell apart', async () => {
    const { ask } = await office()
    const people =
      'external_id,last_name,first_name,birth_date,phone\nP1,Ким,Егор,1990-01-01,+79161234567\nP2,Ким,Егор,,+79161234567\n'
    const { body: draft } = await ask(upload('patients.csv', people))
    expect((await check(ask, draft.id)).result.suggestions).toBe(1)
    expect((await run(ask, draft.id)).result.suggestions).toBe(1)
  })
})

describe('the same file once more', () => {
  it('changes nothing after an import and loads again after an undo', async () => {
    const { clinic, ask } = await office()
    const base = () =>
      clinic.db(async (db) => ({
        patients: await db
          .selectFrom('patients')
          .select(['lastName', 'searchText', 'mergedInto'])
          .orderBy('lastName')
          .execute(),
        numbers: await db
          .selectFrom('patientExternalIds')
          .select(['externalId', 'origin'])
          .orderBy('externalId')
          .execute(),
        contacts: await db.selectFrom('contactPoints').select(['kind', 'value']).orderBy('value').execute(),
      }))
    const empty = await base()
    const { body: draft } = await ask(
      upload('patients.csv', 'external_id,last_name,phone\nP1,Ким,+79161234567\nP2,Иванова,+79167654321\n'),
    )
    expect((await run(ask, draft.id)).result.entities[0]).toMatchObject({ created: 2 })
    const loaded = await base()
    expect((await run(ask, draft.id)).result.entities[0]).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await base()).toEqual(loaded)
    await act(ask, draft.id, 'undo')
    expect(await base()).toEqual(empty)
    expect(await run(ask, draft.id)).toMatchObject({ state: 'done', undoneAt: null, result: { undo: null } })
    expect(await base()).toEqual(loaded)
    await act(ask, draft.id, 'undo')
    expect(await base()).toEqual(empty)
  })

  it('is not begun when the file is gone', async () => {
    const { clinic, ask } = await office()
    const { body: draft } = await ask(upload('patients.csv', 'external_id,last_name\nP1,Ким\n'))
    await run(ask, draft.id)
    await rm(await fileOf(clinic, draft.id))
    const { status, body } = await ask({ method: 'POST', url: `/imports/${draft.id}/run` })
    expect([status, body.error.code]).toEqual([409, 'import_file_gone'])
    expect((await ask({ url: `/imports/${draft.id}` })).body.state).toBe('done')
  })
})

describe('a draft nobody needs', () => {
  it('goes with its file and the report of its errors', async () => {
    const { clinic, ask } = await office()
    const { body: draft } = await ask(upload('patients.csv', 'external_id,last_name,phone\nP1,Ким,12\n'))
    await check(ask, draft.id)
    const path = await fileOf(clinic, draft.id)
    const reports = await database().ports.files.pathFor(clinic.id, 'imports', draft.id)
    expect([existsSync(path), existsSync(reports)]).toEqual([true, true])
    expect((await ask({ method: 'DELETE', url: `/imports/${draft.id}` })).status).toBe(204)
    expect((await ask({ url: `/imports/${draft.id}` })).status).toBe(404)
    expect([existsSync(path), existsSync(reports)]).toEqual([false, false])
  })

  it('is no draft any more once it has written something', async () => {
    const { clinic, ask } = await office()
    const { body: draft } = await ask(upload('patients.csv', 'external_id,last_name\nP1,Ким\n'))
    await run(ask, draft.id)
    await clinic.db((db) => db.updateTable('imports').set({ state: 'cancelled' }).execute())
    const { status, body } = await ask({ method: 'DELETE', url: `/imports/${draft.id}` })
    expect([status, body.error.code]).toEqual([409, 'import_written'])
  })

  it('leaves a file that was named on the command line where it is', async () => {
    const { clinic, ask } = await office()
    const path = join(await mkdtemp(join(tmpdir(), 'revisit-own-file-')), 'patients.csv')
    await writeFile(path, 'external_id,last_name\nP1,Ким\n')
    await importFiles(database().ports, { clinicId: clinic.id, path, dryRun: true })
    const [{ id }] = (await ask({ url: '/imports' })).body.items
    expect((await ask({ method: 'DELETE', url: `/imports/${id}` })).status).toBe(204)
    expect(existsSync(path)).toBe(true)
  })
})

async function fileOf(clinic: TestClinic, id: string): Promise<string> {
  const row = await clinic.db((db) =>
    db.selectFrom('imports').select('filePath').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return row.filePath!
}
