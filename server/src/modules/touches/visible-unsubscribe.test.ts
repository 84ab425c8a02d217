import { describe, expect, it } from 'vitest'
import { aClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { aCard } from '../identity/identity.testing.ts'
import { installTemplate } from '../templates/templates.ts'
import type { RenderRequest } from './template-port.ts'
import { templateTexts } from './template-texts.ts'
import { withVisibleUnsubscribe } from './visible-unsubscribe.ts'

const database = useDatabase()

/** What an advertising letter, or another message, looks like when it goes out. */
async function written({ text, ...more }: { text: string } & Partial<RenderRequest>) {
  const clinic = await aClinic(database())
  const patientId = await aCard(clinic, { firstName: 'Анна', emails: ['anna@mail.ru'] })
  await database().admin(`insert into message_settings (clinic_id, settings, updated_at) values ($1, $2, now())`, [
    clinic.id,
    JSON.stringify({ publicUrl: 'https://crm.clinic.ru' }),
  ])
  const template = { key: 'spring', name: 'Весна', messageClass: 'advertising' as const, bodies: { text } }
  const templateId = await clinic.db((db) =>
    installTemplate(database().ports, db, clinic.id, { ...template, now: TODAY }),
  )
  const request = {
    touchId: 't1',
    templateId,
    patientId,
    channel: 'email',
    class: 'advertising',
    context: {},
    together: [],
  }
  const question = { clinicId: clinic.id, now: TODAY, requests: [{ ...request, ...more } as RenderRequest] }
  const answer = (await clinic.db((db) => templateTexts.render(database().ports, db, question))).get('t1')!
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer
}

const LINK = /https:\/\/crm\.clinic\.ru\/u\/[^\s"<]+/g

describe('an advertising letter', () => {
  it('says how to end such letters, in the text and in the page', async () => {
    const { text, html } = await written({ text: 'Весной скидка на осмотр' })
    expect(text).toMatch(/Отписаться: https:\/\/crm\.clinic\.ru\/u\/\S+$/)
    expect(html!.match(LINK)).toHaveLength(1)
    expect(html).toContain('>Отписаться</a>')
  })

  it('written by hand says it, too', async () => {
    const { text } = await written({ text: '-', templateId: null, context: { text: 'Приходите', subject: 'Весна' } })
    expect(text.match(LINK)).toHaveLength(1)
  })

  it('that already says it is left alone', async () => {
    const { text, html } = await written({ text: 'Скидка. Не писать больше: {{ link.unsubscribe }}' })
    expect(text.match(LINK)).toHaveLength(1)
    expect(text).not.toContain('Отписаться:')
    expect(html).not.toContain('Отписаться</a>')
  })
})

it('a message about care and a message by another channel stay as they are', async () => {
  const service = await written({ text: 'Ждём вас завтра', class: 'service' })
  const sms = await written({ text: 'Весной скидка', channel: 'sms' })
  expect(`${service.text} ${service.html} ${sms.text}`).not.toContain('/u/')
})

it('a letter that could not be written stays unwritten', () => {
  const missing = { ok: false as const, reason: 'variable_missing' as const, detail: { ru: 'нет', en: 'none' } }
  expect(withVisibleUnsubscribe(missing, { link: 'https://x', locale: 'ru' })).toBe(missing)
})
