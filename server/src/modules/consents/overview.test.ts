import { expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aPatient } from '../touches/touches.testing.ts'

const database = useDatabase()

async function aDesk() {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    call(api, token, { method, url, ...(payload ? { payload } : {}) })
  return { clinic, ask }
}

it('people who are not written to now are listed page by page until somebody says it is over', async () => {
  const { clinic, ask } = await aDesk()
  const first = await aPatient(clinic)
  const second = await aPatient(clinic)
  await ask('POST', `/patients/${first}/holds`, { reason: 'complaint', scope: 'everything', note: 'ждал час' })
  database().clock.set(new Date(database().clock.now().getTime() + 60_000))
  await ask('POST', `/patients/${second}/holds`, { reason: 'debt_dispute', until: '2026-12-01T00:00:00Z' })
  await ask('POST', `/patients/${second}/holds`, { reason: 'complication', until: '2026-11-01T00:00:00Z' })
  const page = (await ask('GET', '/holds?limit=1')).body
  expect(page).toMatchObject({
    total: 2,
    items: [{ patient: { id: second }, reason: 'debt_dispute', scope: 'offers' }],
  })
  const rest = (await ask('GET', `/holds?limit=1&cursor=${page.nextCursor}`)).body
  const [hold] = rest.items
  expect(rest).toMatchObject({
    nextCursor: null,
    items: [{ patient: { fullName: 'Воробьёва Анна' }, note: 'ждал час' }],
  })
  await ask('DELETE', `/patients/${first}/holds/${hold.id}`)
  expect((await ask('GET', '/holds')).body.total).toBe(1)
})

it('the summary counts people by their latest word and silent addresses by reason', async () => {
  const { clinic, ask } = await aDesk()
  await aPatient(clinic)
  const changed = await aPatient(clinic)
  await aPatient(clinic, { advertising: false })
  await aPatient(clinic, { advertising: null })
  await ask('POST', `/patients/${changed}/consents`, { purpose: 'marketing', granted: false })
  const { body } = await ask('GET', '/consents/summary')
  expect(body.purposes.find(({ purpose }: any) => purpose === 'marketing')).toEqual({
    purpose: 'marketing',
    granted: 1,
    refused: 2,
  })
  expect(body.suppressed).toEqual([])
})
