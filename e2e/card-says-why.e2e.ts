import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

let product: RunningProduct
let browser: Browser
let page: Page
let errors: string[]
let slug: string
let patientId: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  ;({ page, errors } = await openPage(browser))
  page.setDefaultTimeout(60_000)
  await page.goto(product.url)
  await page.getByLabel('Название клиники').fill('Линия улыбки')
  await page.getByLabel('Ваше имя').fill('Елена Воронцова')
  await page.getByLabel('Почта').fill('elena@smile.ru')
  await page.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
  await page.getByRole('button', { name: 'Создать клинику' }).click()
  await page.waitForURL(/\/imports\/new/)
  slug = (await (await page.request.get(`${product.url}/api/v1/me`)).json()).clinic.slug
  const folder = join(product.dataDir, 'people')
  await mkdir(folder)
  await writeFile(join(folder, 'patients.csv'), 'external_id,last_name,first_name,phone\nP1,Ким,Олег,+79161234569\n')
  await product.revisit('import', '--clinic', slug, folder)
  const { items } = await (await page.request.get(`${product.url}/api/v1/patients`)).json()
  patientId = items[0].id
  await clock('22T22:30')
}, 400_000)

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const clock = (time: string) => product.revisit('clock', '--clinic', slug, '--set', `2026-11-${time}:00+03:00`)
const openCard = () => page.goto(`${product.url}/patients/${patientId}`)
const feed = (): Locator => page.getByRole('feed')
const entry = (text: string): Locator => feed().locator('article', { hasText: text })

async function write(text: string): Promise<void> {
  await page.getByPlaceholder('Написать: Олег').fill(text)
  await page.getByRole('combobox', { name: /^Вид сообщения/ }).click()
  await page.getByRole('option', { name: 'Реклама' }).click()
  await page.getByRole('button', { name: 'Проверить' }).click()
}

async function shot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}

describe('the card of a patient nobody asked about advertising', () => {
  it('says before sending that nothing will go, and why', async () => {
    await openCard()
    await write('Скидка на гигиену до конца ноября')
    const verdict = page.getByRole('status').filter({ hasText: 'Не уйдёт' })
    await verdict.getByText('Нет согласия').waitFor()
    expect(await page.getByRole('button', { name: 'Отправить' }).count()).toBe(0)
    await shot('card-verdict')
  })

  it('keeps the message that was held back, with every decision about it', async () => {
    const message = { text: 'Приходите на осмотр', class: 'advertising' }
    const planned = await page.request.post(`${product.url}/api/v1/patients/${patientId}/touches`, {
      data: message,
      headers: { origin: product.url },
    })
    expect(planned.status()).toBe(201)
    await product.revisit('worker', 'drain')
    await openCard()
    const held = entry('Приходите на осмотр')
    await held.getByText('Не отправлено').waitFor()
    await held.getByText('Нет согласия').waitFor()
    await held.getByRole('button', { name: 'Почему' }).click()
    await page.getByRole('dialog').getByText('Соберите согласие на визите или на сайте').waitFor()
    await shot('card-why')
    await page.keyboard.press('Escape')
  })
})

describe('a consent given and taken back on the card', () => {
  it('lets a message wait for a decent hour', async () => {
    await openCard()
    await page.getByRole('button', { name: /^Согласия: Телефон/ }).click()
    const panel = page.getByRole('dialog')
    const sms = panel.getByRole('radiogroup', { name: /^Реклама.*СМС/ })
    await sms.getByRole('radio', { name: 'Согласен' }).click()
    await panel.getByRole('button', { name: 'Записать' }).click()
    await panel.waitFor({ state: 'hidden' })
    await write('Ждём вас на гигиену')
    await page.getByRole('status').filter({ hasText: 'Уйдёт позже' }).getByText('Тихие часы').waitFor()
    await page.getByRole('button', { name: 'Поставить в очередь' }).click()
    await entry('Ждём вас на гигиену').getByText('Запланировано').waitFor()
  })

  it('stops it at once, and nothing goes in the morning', async () => {
    await page.getByRole('button', { name: 'Согласия и запреты' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Отказ от рекламы' }).click()
    await page.getByText('Отказ записан').waitFor()
    await product.revisit('worker', 'drain')
    await openCard()
    const stopped = entry('Ждём вас на гигиену')
    await stopped.getByText('Отменено').waitFor()
    await stopped.getByText('Согласие отозвано').waitFor()
    await shot('card-stopped')
    await clock('23T12:00')
    await product.revisit('worker', 'drain')
    const sent = await (await page.request.get(`${product.url}/api/v1/outbox?channel=sandbox`)).json()
    expect(sent.items).toEqual([])
    expect(errors).toEqual([])
  })
})
