import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { newId } from '../../platform/random.ts'
import { openLink, renderTemplate, trackLinks } from './templates.ts'

const database = useDatabase()
let api: FastifyInstance
let clinic: TestClinic
let token: string

beforeAll(async () => {
  api = await buildApi(database())
  clinic = await aClinic(database())
  token = await clinic.key('owner')
})

const NOW = new Date('2026-11-22T09:00:00Z')
const TEXT =
  '{{ patient.name }}, здравствуйте! Вы {{ patient.sex | by_sex: "записаны", "записаны", "записаны" }} на {{ appointment.date }}, {{ appointment.time }}.'

async function aPatient(firstName: string | null, middleName: string | null = null): Promise<string> {
  const { body } = await call(api, token, {
    method: 'POST',
    url: '/patients',
    payload: { lastName: 'Соколова', firstName, middleName, sex: 'f' },
  })
  return body.id
}

async function booked(patientId: string, startsAt: string): Promise<void> {
  await clinic.db((db) =>
    db
      .insertInto('appointments')
      .values({
        clinicId: clinic.id,
        id: newId(),
        patientId,
        recordId: patientId,
        startsAt: new Date(startsAt),
        visitedOn: startsAt.slice(0, 10),
        status: 'booked',
      })
      .execute(),
  )
}

async function published(payload: object): Promise<string> {
  const made = await call(api, token, { method: 'POST', url: '/templates', payload })
  const answer = await call(api, token, { method: 'PUT', url: `/templates/${made.body.id}/published` })
  expect(answer.status).toBe(200)
  return made.body.id
}

describe('a published template', () => {
  it('greets by name and patronymic, in the words and the hours of the clinic', async () => {
    const id = await published({ name: 'Напоминание', messageClass: 'service', bodies: { text: TEXT } })
    const patientId = await aPatient('Анна', 'Петровна')
    await booked(patientId, '2026-11-24T11:30:00Z')
    const rendered = await clinic.db((db) =>
      renderTemplate(db, { clinicId: clinic.id, template: { templateId: id }, patientId, channel: 'sms' }, NOW),
    )
    expect(rendered).toMatchObject({
      ok: true,
      text: 'Анна Петровна, здравствуйте! Вы записаны на 24 ноября, 14:30.',
      parts: 1,
    })
  })

  it('is not sent with a hole in place of a name or a date', async () => {
    const id = await published({ name: 'Напоминание 2', messageClass: 'service', bodies: { text: TEXT } })
    const render = (patientId: string) =>
      clinic.db((db) =>
        renderTemplate(db, { clinicId: clinic.id, template: { templateId: id }, patientId, channel: 'sms' }, NOW),
      )
    const nameless = await aPatient(null)
    await booked(nameless, '2026-11-24T11:30:00Z')
    expect(await render(nameless)).toMatchObject({
      ok: false,
      reason: 'variable_missing',
      detail: { ru: 'нет значения «Обращение к пациенту»' },
    })
    expect(await render(await aPatient('Анна'))).toMatchObject({
      ok: false,
      reason: 'variable_missing',
      detail: { ru: 'нет значения «День записи»' },
    })
  })

  it('stays as it was published while its draft is rewritten', async () => {
    const id = await published({ name: 'Проба', messageClass: 'service', bodies: { text: 'Первый текст' } })
    const patientId = await aPatient('Анна')
    await call(api, token, { method: 'PATCH', url: `/templates/${id}`, payload: { bodies: { text: 'Второй текст' } } })
    const text = async () => {
      const ask = { clinicId: clinic.id, template: { templateId: id }, patientId, channel: 'max' as const }
      const rendered = await clinic.db((db) => renderTemplate(db, ask, NOW))
      return rendered.ok ? rendered.text : rendered.reason
    }
    expect(await text()).toBe('Первый текст')
    const { body } = await call(api, token, { method: 'PUT', url: `/templates/${id}/published` })
    expect(await text()).toBe('Второй текст')
    expect(body.versions.map((version: any) => [version.number, version.bodies.text])).toEqual([
      [2, 'Второй текст'],
      [1, 'Первый текст'],
    ])
  })

  it('as an e-mail has a subject, paragraphs and a button, and values cannot break its HTML', async () => {
    const bodies = {
      text: 'Здравствуйте',
      email: {
        subject: '{{ clinic.name }}: запись',
        text: '{{ patient.name }}, здравствуйте.\n\n[Записаться](https://clinic.example/book)',
      },
    }
    const id = await published({ name: 'Письмо', messageClass: 'advertising', bodies })
    const patientId = await aPatient('Анна', 'Петровна')
    const rendered = await clinic.db((db) =>
      renderTemplate(db, { clinicId: clinic.id, template: { templateId: id }, patientId, channel: 'email' }, NOW),
    )
    if (!rendered.ok) throw new Error(rendered.reason)
    expect(rendered.subject).toMatch(/^Клиника .*: запись$/)
    expect(rendered.html).toContain('Анна Петровна, здравствуйте.')
    expect(rendered.html).toContain('href="https://clinic.example/book"')
    expect(rendered.html).toContain('Имеются противопоказания')
    expect(rendered.text).toContain('Имеются противопоказания')
  })
})

describe('a version', () => {
  const ask = (method: 'GET' | 'PUT', url: string) => call(api, token, { method, url })
  const reword = (id: string, text: string) =>
    call(api, token, { method: 'PATCH', url: `/templates/${id}`, payload: { bodies: { text } } })

  it('that was published by mistake gives way to the one before it, and the draft is not lost', async () => {
    const id = await published({ name: 'Поторопились', messageClass: 'service', bodies: { text: 'Как было' } })
    await reword(id, 'Поспешный текст')
    const { body: hasty } = await ask('PUT', `/templates/${id}/published`)
    const before = hasty.versions.find(({ number }: any) => number === 1)
    const back = await ask('PUT', `/templates/${id}/published/${before.id}`)
    expect(back.body).toMatchObject({
      published: { number: 1 },
      changed: true,
      bodies: { text: 'Поспешный текст' },
    })
    expect(back.body.versions).toHaveLength(2)
    expect((await ask('PUT', `/templates/${id}/published/${before.id}`)).status).toBe(409)
  })

  it('of another template is not taken for its own', async () => {
    const id = await published({ name: 'Свой', messageClass: 'service', bodies: { text: 'Свой' } })
    const other = await published({ name: 'Чужой', messageClass: 'service', bodies: { text: 'Чужой' } })
    const { body } = await ask('GET', `/templates/${other}`)
    expect((await ask('PUT', `/templates/${id}/published/${body.versions[0].id}`)).status).toBe(404)
  })
})

describe('the list', () => {
  it('says what sends a template and what speaks against it', async () => {
    const bodies = { text: 'У вас кариес. Скидка!' }
    const payload = { name: 'С замечаниями', messageClass: 'service', bodies }
    const { body: made } = await call(api, token, { method: 'POST', url: '/templates', payload })
    const definition = {
      trigger: { kind: 'event', match: { types: ['appointment.completed'] } },
      settings: { episode: 'appointment', priority: 'service', needsFreshData: false },
      start: 'hello',
      nodes: [{ id: 'hello', kind: 'message', templateId: made.id, next: null }],
    }
    const journey = { name: 'После приёма', definition }
    const put = await call(api, token, { method: 'POST', url: '/journeys', payload: journey })
    expect(put.status).toBeLessThan(300)
    const { body } = await call(api, token, { method: 'GET', url: '/templates' })
    const item = body.items.find(({ id }: any) => id === made.id)
    expect(item.problems).toEqual({ errors: 1, warnings: 1 })
    expect(item.usedBy).toMatchObject([{ kind: 'journey', name: 'После приёма', state: 'draft' }])
  })

  it('is taken away as CSV', async () => {
    const { status, body } = await call(api, token, { method: 'GET', url: '/templates/export' })
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('С замечаниями')
  })
})

describe('publishing', () => {
  it.each([
    ['диагноз', 'У вас кариес', 'кариес'],
    ['переменную о лечении', 'Ждём на {{ service.name }}', 'service.name'],
    ['неизвестную переменную', 'Ждём, {{ patient.nickname }}', 'patient.nickname'],
    ['незакрытую скобку', 'Ждём, {{ patient.name', ''],
    ['цикл', '{% for i in (1..9) %}а{% endfor %}', ''],
  ])('refuses %s and names it', async (_what, text, found) => {
    const made = await call(api, token, {
      method: 'POST',
      url: '/templates',
      payload: { name: text, messageClass: 'service', bodies: { text } },
    })
    const answer = await call(api, token, { method: 'PUT', url: `/templates/${made.body.id}/published` })
    expect(answer.status).toBe(400)
    expect(answer.body.error.code).toBe('template_not_publishable')
    expect(answer.body.error.fields[0].message).toContain(found)
  })

  it('is not for an administrator', async () => {
    const administrator = await clinic.key('administrator')
    const payload = { name: 'Моё', messageClass: 'service', bodies: { text: 'Здравствуйте' } }
    expect((await call(api, administrator, { method: 'POST', url: '/templates', payload })).status).toBe(403)
  })
})

describe('a preview', () => {
  it('shows samples without a patient, and the size and the findings of an SMS', async () => {
    const payload = {
      bodies: { text: '{{ patient.name }}, осталось визитов: {{ plan.visits_left }}. Скидка!' },
      messageClass: 'service',
      channel: 'sms',
    }
    const { body } = await call(api, token, { method: 'POST', url: '/templates/preview', payload })
    expect(body.text).toBe('Анна Петровна, осталось визитов: 3. Скидка!')
    expect(body.sms).toMatchObject({ alphabet: 'ucs2', parts: 1 })
    expect(body.findings).toMatchObject([{ code: 'promotion_in_service', severity: 'warning', found: 'Скидка' }])
  })
})

describe('a preview for a person', () => {
  it('names everything that is not known of them', async () => {
    const patientId = await aPatient('Анна')
    const payload = {
      bodies: { text: '{{ patient.first_name }}, ждём {{ appointment.date }} в {{ appointment.time }}' },
      messageClass: 'service',
      channel: 'max',
      patientId,
    }
    const { body } = await call(api, token, { method: 'POST', url: '/templates/preview', payload })
    expect(body.text).toBeNull()
    expect(body.absent.map(({ words }: any) => words.ru)).toEqual(['День записи', 'Время записи'])
  })
})

describe('a link', () => {
  it('is opened through the clinic’s own host, counted for people and not for robots', async () => {
    await call(api, token, {
      method: 'PUT',
      url: '/message-settings',
      payload: { publicUrl: 'https://go.clinic.example/' },
    })
    const patientId = await aPatient('Анна')
    const touchId = newId()
    const ask = { clinicId: clinic.id, touchId, patientId, text: 'Запись: https://clinic.example/book?d=1.' }
    const tracked = await clinic.db((db) => trackLinks(database().ports, db, ask))
    const code = /^Запись: https:\/\/go\.clinic\.example\/l\/(\S+)\.$/.exec(tracked.text)?.[1]
    expect(code).toMatch(/^[a-z0-9]+-/)
    expect(await clinic.db((db) => trackLinks(database().ports, db, ask))).toEqual(tracked)

    expect(await openLink(database().ports, code!, 'TelegramBot (like TwitterBot)')).toBe(
      'https://clinic.example/book?d=1',
    )
    const clicks = () =>
      clinic.db((db) => db.selectFrom('events').select('subjectId').where('type', '=', 'touch.clicked').execute())
    expect(await clicks()).toEqual([])
    const page = await api.inject({ url: `/l/${code}`, headers: { 'user-agent': 'Mozilla/5.0 (iPhone)' } })
    expect([page.statusCode, page.headers.location]).toEqual([302, 'https://clinic.example/book?d=1'])
    expect(await clicks()).toEqual([{ subjectId: touchId }])
    expect((await api.inject({ url: '/l/1-nothing' })).statusCode).toBe(404)
    expect((await api.inject({ url: '/l/%00' })).statusCode).toBe(404)
  })

  it('keeps two addresses apart of which one begins like the other', async () => {
    const text = 'https://clinic.example/a и https://clinic.example/abc'
    const ask = { clinicId: clinic.id, touchId: newId(), patientId: await aPatient('Анна'), text }
    const tracked = await clinic.db((db) => trackLinks(database().ports, db, ask))
    const codes = [...tracked.text.matchAll(/\/l\/(\S+)/g)].map((match) => match[1]!)
    const targets = await Promise.all(codes.map((code) => openLink(database().ports, code, 'bot')))
    expect(targets).toEqual(['https://clinic.example/a', 'https://clinic.example/abc'])
  })
})
