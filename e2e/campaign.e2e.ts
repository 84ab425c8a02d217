import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

let product: RunningProduct
let browser: Browser
let page: Page
let errors: string[]
let slug: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  ;({ page, errors } = await openPage(browser))
  page.setDefaultTimeout(60_000)
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Ким can be written to, Белова has no phone, Юрьева comes tomorrow anyway. */
const PATIENTS = `external_id,last_name,first_name,phone
P1,Ким,Олег,+79161234569
P2,Белова,Инна,
P3,Юрьева,Вера,+79161234571
`
const APPOINTMENTS = `external_id,patient_external_id,starts_at,ends_at,status,booked_at
A1,P1,2026-03-02T09:00:00,2026-03-02T10:00:00,completed,2026-03-01T10:00:00
A2,P2,2026-03-02T09:00:00,2026-03-02T10:00:00,completed,2026-03-01T10:00:00
A3,P3,2026-03-02T09:00:00,2026-03-02T10:00:00,completed,2026-03-01T10:00:00
A4,P3,2026-11-25T09:00:00,2026-11-25T10:00:00,booked,2026-11-20T10:00:00
`
const TEXT = '{{ patient.name }}, здравствуйте. Давно вас не видели. {{ clinic.name }}.'
const WORDS = 'Олег, здравствуйте. Давно вас не видели. Линия улыбки.'

async function ask(method: 'POST' | 'PUT', path: string, data: object = {}): Promise<any> {
  const options = { data, headers: { origin: product.url } }
  const answered = await (method === 'PUT'
    ? page.request.put(`${product.url}/api/v1${path}`, options)
    : page.request.post(`${product.url}/api/v1${path}`, options))
  expect(answered.ok(), await answered.text()).toBe(true)
  return answered.json()
}

async function read(path: string): Promise<any> {
  return (await page.request.get(`${product.url}/api/v1${path}`)).json()
}

async function shot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}

async function number(label: string): Promise<number> {
  const row = page.getByRole('listitem').filter({ hasText: label }).first()
  return Number(
    /[−\d]+/u.exec((await row.locator('.num').first().innerText()).replaceAll(/\s/gu, ''))?.[0].replace('−', '-'),
  )
}

describe('people who have not come for long', () => {
  it('are a segment of a clinic with a text to send', async () => {
    await page.goto(product.url)
    await page.getByLabel('Название клиники').fill('Линия улыбки')
    await page.getByLabel('Ваше имя').fill('Елена Воронцова')
    await page.getByLabel('Почта').fill('elena@smile.ru')
    await page.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
    await page.getByRole('button', { name: 'Создать клинику' }).click()
    await page.waitForURL(/\/imports\/new/)
    slug = (await read('/me')).clinic.slug
    await product.revisit('clock', '--clinic', slug, '--set', '2026-11-24T12:30:00+03:00')
    const folder = join(product.dataDir, 'history')
    await mkdir(folder)
    await writeFile(join(folder, 'patients.csv'), PATIENTS)
    await writeFile(join(folder, 'appointments.csv'), APPOINTMENTS)
    await product.revisit('import', '--clinic', slug, folder)
    await ask('POST', '/segments', {
      name: 'Все, кто был',
      kind: 'rule',
      rule: { all: [{ field: 'visits.count', op: 'at_least', value: 1 }] },
    })
    await expect.poll(async () => (await read('/segments')).items[0].people, { timeout: 60_000 }).toBe(3)

    await page.goto(`${product.url}/templates/new`)
    await page.getByLabel('Название', { exact: true }).fill('Давно не виделись')
    await page.getByLabel('Общий текст').fill(TEXT)
    await page.getByText('Анна Петровна', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: 'Опубликовать' }).click()
    await page.getByText('Работает v1').first().waitFor()
    await shot('template')
  })

  it('are checked one by one before anything is sent, and the reasons add up to the segment', async () => {
    await page.goto(`${product.url}/campaigns/new`)
    await page.getByLabel('Название рассылки').fill('Давно не виделись')
    await page.getByRole('combobox', { name: 'Сегмент' }).click()
    await page.getByRole('option', { name: 'Все, кто был' }).click()
    await page.getByRole('button', { name: 'Дальше: сообщение' }).click()
    await page.getByRole('combobox', { name: 'Шаблон' }).click()
    await page.getByRole('option', { name: 'Давно не виделись' }).click()
    await page.getByRole('button', { name: 'Дальше: правила' }).click()
    await page.getByRole('radio', { name: 'возврат' }).click()
    await page.getByRole('button', { name: 'Дальше: проверка' }).click()
    await page.getByRole('button', { name: 'Проверить', exact: true }).click()
    await page.getByText('Сошлось', { exact: false }).waitFor()
    await shot('campaign-check')
    expect(await number('Подходят под сегмент')).toBe(3)
    expect(await number('Уже записаны')).toBe(-1)
    expect(await number('Нет контакта')).toBe(-1)
    expect(await number('Отправим')).toBe(1)
    expect((await read('/outbox')).total).toBe(0)
    await page.getByRole('button', { name: 'Причины: Уже записаны' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Юрьева Вера' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('get the message once it is launched, and the report tells what became of everybody', async () => {
    await page.getByRole('button', { name: 'Запустить' }).click()
    await page.getByRole('dialog').getByText('Елена Воронцова').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Отправить 1 человеку' }).click()
    await page.getByText('Что стало с сообщениями').waitFor()
    await product.revisit('worker', 'drain')
    const sent = async () => (await read('/outbox?channel=sandbox')).items.map(({ text }: { text: string }) => text)
    await expect.poll(sent, { timeout: 60_000 }).toEqual([WORDS])

    await page.goto(`${product.url}/outbox`)
    await page.getByText(WORDS).waitFor()
    await page.goto(`${product.url}/campaigns`)
    await page.getByRole('link', { name: 'Давно не виделись' }).click()
    await page.getByRole('button', { name: 'Показать людей: Отправлено' }).first().click()
    await page.getByRole('dialog').getByRole('link', { name: 'Ким Олег' }).waitFor()
    await shot('campaign-report')
    const { id } = (await read('/campaigns')).items[0]
    const report = await read(`/campaigns/${id}/report`)
    expect(report.states.reduce((sum: number, { people }: { people: number }) => sum + people, 0)).toBe(3)
    expect(report.treated).toMatchObject({ sent: 1 })
    expect(errors).toEqual([])
  })
})
