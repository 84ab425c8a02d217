import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
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
