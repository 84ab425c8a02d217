import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importTexts, openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

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

const PATIENTS = `external_id,last_name,first_name,phone
P1,Ким,Олег,+79161234569
`
const visits = (...lines: string[]) =>
  `external_id,patient_external_id,starts_at,ends_at,status,booked_at\n${lines.join('\n')}\n`
const MISSED = 'A1,P1,2026-11-22T09:00:00,2026-11-22T10:00:00,no_show,2026-11-20T10:00:00'
const BOOKED = 'A2,P1,2026-11-26T09:00:00,2026-11-26T10:00:00,booked,2026-11-22T16:00:00'

const load = (folder: string, files: Record<string, string>) => importTexts(product, { slug, folder, files })
const clock = (time: string) => product.revisit('clock', '--clinic', slug, '--set', `2026-11-${time}:00+03:00`)
const status = () => product.revisit('journey', 'status', '--clinic', slug, 'no-show')

async function shot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}

describe('a patient who did not come', () => {
  it('is taken up by a ready journey after a look at a dry run', async () => {
    await page.goto(product.url)
    await page.getByLabel('Название клиники').fill('Линия улыбки')
    await page.getByLabel('Ваше имя').fill('Елена Воронцова')
    await page.getByLabel('Почта').fill('elena@smile.ru')
    await page.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
    await page.getByRole('button', { name: 'Создать клинику' }).click()
    await page.waitForURL(/\/imports\/new/)
    slug = (await (await page.request.get(`${product.url}/api/v1/me`)).json()).clinic.slug
    await clock('22T12:30')

    await page.goto(`${product.url}/journeys`)
    await page.getByRole('button', { name: 'Из библиотеки' }).click()
    const ready = page.locator('section', { has: page.getByText('Не пришёл на приём', { exact: true }) }).last()
    await ready.getByRole('button', { name: 'Взять' }).click()
    await page.waitForURL(/\/journeys\/[0-9a-f-]{36}/)
    await page.getByRole('radio', { name: 'Пробный прогон' }).click()
    await page.getByRole('button', { name: 'Прогнать' }).click()
    await page.getByText('Никому ничего не отправлено', { exact: false }).waitFor()
    await shot('journey-dry-run')
    await page.getByRole('button', { name: 'Опубликовать' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click()
    await page.getByText('Работает v1', { exact: false }).first().waitFor()
  })

  it('gets one message at a decent hour, with the reason to be seen', async () => {
    await load('day-1', { 'patients.csv': PATIENTS, 'appointments.csv': visits(MISSED) })
    await expect.poll(async () => (await status()).enrollments.length, { timeout: 60_000 }).toBe(1)
    await clock('22T15:30')
    const sent = async () => {
      const answered = await page.request.get(`${product.url}/api/v1/outbox?channel=sandbox`)
      return (await answered.json()).items.map((item: { text: string; journey: string }) => [item.journey, item.text])
    }
    await expect.poll(sent, { timeout: 60_000 }).toHaveLength(1)
    expect((await sent())[0]).toEqual([
      'Не пришёл на приём',
      'Олег, сегодня мы вас не дождались. Подобрать другое время? Линия улыбки.',
    ])
    await page.goto(`${product.url}/outbox`)
    await page.getByText('Олег, сегодня мы вас не дождались', { exact: false }).first().click()
    await page.getByRole('dialog').getByText('Отправляем').first().waitFor()
    await shot('outbox-why')
  })

  it('is left in peace the moment a new booking comes', async () => {
    await load('day-2', { 'appointments.csv': visits(MISSED, BOOKED) })
    await expect
      .poll(async () => (await status()).enrollments, { timeout: 60_000 })
      .toMatchObject([{ state: 'exited' }])
    await clock('23T16:00')
    await product.revisit('worker', 'drain')
    const tasks = await (await page.request.get(`${product.url}/api/v1/tasks`)).json()
    expect(tasks.items).toEqual([])
    expect((await status()).touches).toEqual([{ state: 'sent', reason: 'sent', messages: 1 }])
    expect(errors).toEqual([])
  })
})
