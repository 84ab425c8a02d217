import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { beats } from '../../app.ts'
import { drainPulse } from '../../platform/pulse.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { connectChannel } from '../channels/channels.ts'
import { numberOfClinic } from '../clinics/clinics.ts'
import { aCard } from '../identity/identity.testing.ts'
import { mergePatients } from '../identity/identity.ts'
import { silencesOf } from '../suppressions/suppressions.ts'
import { installTemplate, renderTemplate } from '../templates/templates.ts'
import { chatLinks } from '../chat-links/chat-links.ts'

const database = useDatabase()
const VAPID = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'
const KEYS = {
  p256dh: 'BIPUL12DLfytvTajnryr2PRdAgXS3HGKiLqndGcJGabyhHheJYlNGCeXl1dn18gSJ1WAkAPIxr4gK0_dQds4yiI',
  auth: 'FPssNDTKnInHVndSTdbKFw',
}

let api: FastifyInstance
let clinic: TestClinic
let owner: string
const hooks: Record<string, string> = {}

beforeAll(async () => {
  api = await buildApi(database())
})

beforeEach(async () => {
  database().clock.set(TODAY)
  clinic = await aClinic(database())
  owner = await clinic.key('owner')
  await database().admin(`insert into message_settings (clinic_id, settings, updated_at) values ($1, $2, now())`, [
    clinic.id,
    JSON.stringify({ publicUrl: 'https://crm.clinic.ru' }),
  ])
  await connect('telegram', 'telegram', { token: '1:a', bot: '@smile_bot' })
  await connect('max', 'max', { token: 'b', bot: 'https://max.ru/smile_bot' })
  await connect('push', 'vapid', { publicKey: VAPID, privateKey: 'private', subject: 'mailto:it@clinic.ru' })
})

async function connect(channel: 'telegram' | 'max' | 'push', provider: string, config: object): Promise<void> {
  const asked = { clinicId: clinic.id, channel, provider, config: { ...config }, by: null }
  const { id } = await clinic.db((db) => connectChannel(database().ports, db, asked))
  const [row] = await database().admin<{ secret: string }>(
    `select hook_secret as secret from channel_connections where clinic_id = $1 and id = $2`,
    [clinic.id, id],
  )
  hooks[channel] = `/hooks/${await numberOfClinic(database().ports, clinic.id)}/${id}/${row!.secret}`
}

let updates = 0

/** What a messenger reports about somebody in the clinic's bot. */
async function tell(channel: 'telegram' | 'max', payload: object): Promise<void> {
  const { statusCode } = await api.inject({ method: 'POST', url: hooks[channel]!, payload: { ...payload } })
  expect(statusCode).toBe(200)
  await drainPulse(database().ports, { beats, clinics: async () => [clinic.id] })
}

const inTelegram = (chat: number, message: object) =>
  tell('telegram', {
    update_id: (updates += 1),
    message: { message_id: updates, date: 1795338000 + updates, chat: { id: chat }, from: { id: chat }, ...message },
  })
const leftTelegram = (chat: number) =>
  tell('telegram', {
    update_id: (updates += 1),
    my_chat_member: { chat: { id: chat }, date: 1795338000 + updates, new_chat_member: { status: 'kicked' } },
  })
const sharedInMax = (sender: number, owner: number, phone: string) =>
  tell('max', {
    update_type: 'message_created',
    timestamp: 1795338000000 + (updates += 1),
    message: {
      sender: { user_id: sender },
      body: {
        mid: `m${updates}`,
        attachments: [
          {
            type: 'contact',
            payload: { vcf_info: `BEGIN:VCARD\nTEL;TYPE=cell:${phone}\nEND:VCARD`, max_info: { user_id: owner } },
          },
        ],
      },
    },
  })

const linksOf = async (id: string) =>
  (await call(api, owner, { method: 'GET', url: `/patients/${id}/chat-links` })).body
const startOf = (link: string) => new URL(link).searchParams.get('start')!

const contacts = (kind: string) =>
  database()
    .admin<{ row: string }>(
      `select patient_id || ' ' || value as row from contact_points where clinic_id = $1 and kind = $2 order by 1`,
      [clinic.id, kind],
    )
    .then((rows) => rows.map(({ row }) => row))

const words = (id: string) =>
  database()
    .admin<{ row: string }>(
      `select concat_ws(' ', purpose, channel, granted, form) as row from consents where clinic_id = $1 and patient_id = $2 order by at, id`,
      [clinic.id, id],
    )
    .then((rows) => rows.map(({ row }) => row))

const questions = async () =>
  ((await call(api, owner, { method: 'GET', url: '/tasks?kind=review' })).body.items as { title: string }[]).map(
    ({ title }) => title,
  )

describe('a personal link to a bot', () => {
  it('makes the chat the patient’s, with a consent to messages about care and no word about advertising', async () => {
    const id = await aCard(clinic, { firstName: 'Анна' })
    const { telegram, max } = await linksOf(id)
    expect([telegram, max].map((link) => link.split('?')[0])).toEqual([
      'https://t.me/smile_bot',
      'https://max.ru/smile_bot',
    ])
    expect(startOf(telegram)).toMatch(/^[\w-]{1,64}$/)
    await inTelegram(501, { text: `/start ${startOf(telegram)}` })
    await tell('max', {
      update_type: 'bot_started',
      timestamp: 1795338000000,
      user: { user_id: 77 },
      payload: startOf(max),
    })
    expect([await contacts('telegram'), await contacts('max')]).toEqual([[`${id} 501`], [`${id} 77`]])
    expect((await words(id)).toSorted()).toEqual([
      'messenger telegram t link',
      'service max t link',
      'service telegram t link',
    ])
  })

  it('works once: from another chat it binds nobody, from the same chat it changes nothing', async () => {
    const id = await aCard(clinic, {})
    const start = startOf((await linksOf(id)).telegram)
    await inTelegram(502, { text: `/start ${start}` })
    await inTelegram(503, { text: `/start ${start}` })
    await inTelegram(502, { text: `/start ${start}` })
    expect(await contacts('telegram')).toEqual([`${id} 502`])
    expect(await words(id)).toHaveLength(2)
  })

  it('leaves no chat behind but on the card', async () => {
    const id = await aCard(clinic, {})
    await inTelegram(520, { text: `/start ${startOf((await linksOf(id)).telegram)}` })
    const rows = await database().admin('select * from used_chat_links where clinic_id = $1', [clinic.id])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('"520"')
  })

  it('of another channel, of another clinic, changed by a letter or two months old is nobody’s', async () => {
    const id = await aCard(clinic, {})
    const { telegram, max } = await linksOf(id)
    const token = startOf(telegram)
    const strangers = await aClinic(database())
    const foreign = await strangers.db((db) => chatLinks(database().ports, db, strangers.id, TODAY))
    expect(foreign(id)).toEqual({})
    await inTelegram(504, { text: `/start ${startOf(max)}` })
    await inTelegram(505, { text: `/start ${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}` })
    database().clock.set(new Date(TODAY.getTime() + 61 * 86_400_000))
    await inTelegram(506, { text: `/start ${token}` })
    expect(await contacts('telegram')).toEqual([])
  })

  it('made before a merge leads to the person the card became', async () => {
    const [keepId, absorbId] = [await aCard(clinic, {}), await aCard(clinic, {})]
    const start = startOf((await linksOf(absorbId)).telegram)
    const merge = { keepId, absorbId, automatic: false, by: null, now: TODAY, clinicId: clinic.id }
    await clinic.db((db) => mergePatients(database().ports, db, merge))
    await inTelegram(507, { text: `/start ${start}` })
    expect(await contacts('telegram')).toEqual([`${keepId} 507`])
  })

  it('stands in a template', async () => {
    const id = await aCard(clinic, {})
    const ready = {
      key: 'bot',
      name: 'Бот',
      messageClass: 'service' as const,
      bodies: { text: 'Пишите: {{ link.telegram }}' },
    }
    const text = await clinic.db(async (db) => {
      const templateId = await installTemplate(database().ports, db, clinic.id, { ...ready, now: TODAY })
      const links = (await chatLinks(database().ports, db, clinic.id, TODAY))(id)
      const ask = {
        clinicId: clinic.id,
        template: { templateId },
        patientId: id,
        channel: 'sms' as const,
        context: { links },
      }
      return renderTemplate(db, ask, TODAY)
    })
    expect(text).toMatchObject({ ok: true, text: expect.stringMatching(/^Пишите: https:\/\/t\.me\/smile_bot\?start=/) })
  })
})

describe('a phone shared with a bot', () => {
  it('of one patient makes the chat theirs', async () => {
    const id = await aCard(clinic, { phones: ['+79161234801'] })
    await inTelegram(601, { contact: { phone_number: '79161234801', user_id: 601 } })
    await sharedInMax(78, 78, '+7 916 123-48-01')
    expect([await contacts('telegram'), await contacts('max')]).toEqual([[`${id} 601`], [`${id} 78`]])
    expect(await questions()).toEqual([])
  })

  it('of a family, or of nobody, asks an operator once', async () => {
    await aCard(clinic, { phones: ['+79161234802'] })
    await aCard(clinic, { phones: ['+79161234802'] })
    await inTelegram(602, { contact: { phone_number: '79161234802', user_id: 602 } })
    await inTelegram(602, { contact: { phone_number: '79161234802', user_id: 602 } })
    await sharedInMax(79, 79, '+79169999903')
    expect(await contacts('telegram')).toEqual([])
    expect((await questions()).toSorted()).toEqual(['MAX: чей номер …9903', 'Telegram: чей номер …4802'])
  })

  it('that is somebody else’s binds nobody', async () => {
    await aCard(clinic, { phones: ['+79161234804'] })
    await inTelegram(604, { contact: { phone_number: '79161234804', user_id: 999 } })
    await sharedInMax(80, 999, '+79161234804')
    expect([await contacts('telegram'), await contacts('max'), await questions()]).toEqual([[], [], []])
  })
})

it('whoever stops the bot has no chat, and gets it back by opening the bot again', async () => {
  const id = await aCard(clinic, { firstName: 'Анна' })
  await inTelegram(701, { text: `/start ${startOf((await linksOf(id)).telegram)}` })
  await leftTelegram(701)
  expect(await contacts('telegram')).toEqual([])
  expect(await words(id)).toContain('service telegram f reply')
  database().clock.set(new Date(TODAY.getTime() + 86_400_000))
  await inTelegram(701, { text: `/start ${startOf((await linksOf(id)).telegram)}` })
  expect(await contacts('telegram')).toEqual([`${id} 701`])
  expect(await clinic.db((db) => silencesOf(database().ports, db, clinic.id, ['701']))).toEqual([])
  expect((await words(id)).at(-1)).toMatch(/ telegram t link$/)
})

describe('messages in the browser', () => {
  const open = (path: string, payload?: object) =>
    api.inject({ method: payload ? 'POST' : 'GET', url: path, ...(payload ? { payload: { ...payload } } : {}) })
  const pathOf = (link: string) => new URL(link).pathname
  const subscribe = { endpoint: 'https://push.example/abc', keys: KEYS }

  it('are switched on by a personal page with the clinic’s key, and off again', async () => {
    const id = await aCard(clinic, {})
    const path = pathOf((await linksOf(id)).push)
    const page = await open(path)
    expect([page.statusCode, page.body.includes(`data-vapid="${VAPID}"`)]).toEqual([200, true])
    expect(page.body).not.toMatch(/<script>|on(?:click|load)=/)
    expect((await open(path, { subscribe })).statusCode).toBe(200)
    expect((await open(path, { subscribe })).statusCode).toBe(200)
    expect(await contacts('push')).toEqual([`${id} ${JSON.stringify(subscribe)}`])
    expect(await words(id)).toEqual(['service push t web'])
    expect((await open(path, { unsubscribe: subscribe.endpoint })).statusCode).toBe(200)
    expect(await contacts('push')).toEqual([])
  })

  it('are for the one the link was made for, and for browsers that look like browsers', async () => {
    const id = await aCard(clinic, {})
    const path = pathOf((await linksOf(id)).push)
    expect((await open(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).statusCode).toBe(404)
    expect((await open('/push/1-nothing')).statusCode).toBe(404)
    expect((await open(path, { subscribe: { ...subscribe, endpoint: 'http://127.0.0.1/' } })).statusCode).toBe(400)
    expect((await open(path, { hello: 1 })).statusCode).toBe(400)
    expect(await contacts('push')).toEqual([])
  })

  it('have a page script and a worker of the same host', async () => {
    const [script, worker] = [await open('/push/page.js'), await open('/push/worker.js')]
    expect([script.statusCode, worker.statusCode]).toEqual([200, 200])
    expect(worker.body).toContain('showNotification')
    expect(script.body).toContain("register('/push/worker.js')")
  })
})
