import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { beats } from '../../app.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aPatient } from './touches.testing.ts'

const database = useDatabase()
let server: Server | undefined
afterAll(() => void server?.close())

/** WhatsApp that takes everything and remembers it. */
async function whatsapp(): Promise<{ baseUrl: string; messages: any[] }> {
  const messages: any[] = []
  server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const sent = request.method === 'POST'
      if (sent) messages.push(JSON.parse(Buffer.concat(parts).toString('utf8')))
      answer.setHeader('content-type', 'application/json')
      answer.end(JSON.stringify(sent ? { messages: [{ id: `wamid.${messages.length}` }] } : { id: '55' }))
    })
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, messages }
}

it('a template goes to WhatsApp as the approved one, its places filled from the card', async () => {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const token = await clinic.key('owner')
  const ask = (method: 'POST' | 'PUT', url: string, payload?: object) =>
    call(api, token, { method, url, ...(payload ? { payload } : {}) })
  const { baseUrl, messages } = await whatsapp()
  const config = { phoneNumberId: '55', token: 't', baseUrl }
  await ask('PUT', '/channels/whatsapp/connection', { provider: 'cloud', config, switchOn: true })
  const { body: template } = await ask('POST', '/templates', {
    name: 'Напоминание',
    messageClass: 'service',
    bodies: {
      text: 'Здравствуйте! Ждём вас в клинике {{ clinic.name }}.',
      whatsappTemplate: {
        name: 'visit_reminder',
        language: 'ru',
        variables: ['patient.first_name', 'клиника {{ clinic.name }}'],
      },
    },
  })
  const published = await ask('PUT', `/templates/${template.id}/published`)
  expect(published.status).toBeLessThan(300)
  const patientId = await aPatient(clinic)
  const owner = { clinicId: clinic.id, patientId, recordId: patientId, id: randomUUID() }
  const at = database().clock.now()
  await clinic.db(async (db) => {
    const contact = { ...owner, kind: 'whatsapp', value: '+79160000077', createdAt: at }
    await db.insertInto('contactPoints').values(contact).execute()
    const wish = { purpose: 'messenger', channel: 'whatsapp', granted: true, source: 'test', at }
    await db
      .insertInto('consents')
      .values({ ...owner, ...wish })
      .execute()
  })
  const message = { templateId: template.id, class: 'service', channels: ['whatsapp'] }
  expect((await ask('POST', `/patients/${patientId}/touches`, message)).body.verdict).toBe('send')
  for (const beat of beats) await beat.run(database().ports, clinic.id)
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({
    to: '79160000077',
    type: 'template',
    template: {
      name: 'visit_reminder',
      language: { code: 'ru' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'Анна' },
            { type: 'text', text: expect.stringMatching(/^клиника Клиника/) },
          ],
        },
      ],
    },
  })
})

it('a diagnosis cannot be slipped into the places of an approved template', async () => {
  const clinic = await aClinic(database())
  const api = await buildApi(database())
  const payload = {
    name: 'План',
    messageClass: 'service',
    bodies: {
      text: 'Здравствуйте! Ждём вас.',
      whatsappTemplate: { name: 'plan', language: 'ru', variables: ['лечение кариеса'] },
    },
  }
  const token = await clinic.key('owner')
  const { body: template } = await call(api, token, { method: 'POST', url: '/templates', payload })
  const { status, body } = await call(api, token, { method: 'PUT', url: `/templates/${template.id}/published` })
  expect([status, body.error.code]).toEqual([400, 'template_not_publishable'])
})
