import { describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { jobs } from '../../app.ts'
import { drainJobs } from '../../platform/jobs.ts'
import { zipOf } from '../../platform/tabular/fixtures/workbook.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { upload } from './imports.testing.ts'

const database = useDatabase()

describe('an upload of several tables', () => {
  it('names the one that cannot be read and loads only those a person leaves in', async () => {
    const clinic = await aClinic(database())
    const api = await buildApi(database())
    const token = await clinic.key('owner')
    const zip = await zipOf([
      ['patients.csv', 'external_id,last_name\nP1,Ким\n'],
      ['payments.csv', 'external_id,patient_external_id,paid_at,amount\nM1,P1,2026-05-01,100\n'],
      ['снимок.csv', '\u0000\u0001\u0002\u0003'.repeat(200)],
    ])
    const { body: draft } = await call(api, token, upload('выгрузка.zip', zip))
    expect(draft.sheets.map((sheet: any) => [sheet.key, sheet.skipped])).toEqual([
      ['patients.csv', false],
      ['payments.csv', false],
    ])
    expect(draft.unreadable).toHaveLength(1)
    expect(draft.unreadable[0].message).toContain('снимок.csv')

    const put = { method: 'PUT' as const, url: `/imports/${draft.id}/mapping` }
    const { body } = await call(api, token, { ...put, payload: { sheets: {}, skipped: ['payments.csv'] } })
    expect(body.sheets.map((sheet: any) => sheet.skipped)).toEqual([false, true])
    const check = async () => {
      await call(api, token, { method: 'POST', url: `/imports/${draft.id}/check` })
      await drainJobs(database().ports, jobs)
      const { result } = (await call(api, token, { url: `/imports/${draft.id}` })).body
      return result.entities.map((each: any) => each.entity)
    }
    expect(await check()).toEqual(['patients'])
    await call(api, token, { ...put, payload: { sheets: {}, skipped: [] } })
    expect(await check()).toEqual(['patients', 'payments'])
  })
})
