import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

const EMAIL = 'elena@smile.ru'
const PASSWORD = 'long enough password'
const KEY = Buffer.from('desk@smile.ru:good-key').toString('base64')

let product: RunningProduct
let browser: Browser
let owner: Page
let errors: string[]
let vendor: Awaited<ReturnType<typeof smsAero>>

beforeAll(async () => {
  ;[product, browser, vendor] = await Promise.all([startProduct(), openBrowser(), smsAero()])
  const clinic = { clinicName: 'Линия улыбки', timezone: 'Europe/Moscow', ownerName: 'Елена Воронцова' }
  const created = await fetch(`${product.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...clinic, locale: 'ru', email: EMAIL, password: PASSWORD }),
  })
  expect(created.status).toBe(201)
  ;({ page: owner, errors } = await openPage(browser))
  await owner.goto(`${product.url}/sign-in`)
  await owner.getByLabel('Почта').fill(EMAIL)
  await owner.getByLabel('Пароль', { exact: true }).fill(PASSWORD)
  await owner.getByRole('button', { name: 'Войти' }).click()
  await owner.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await owner.goto(`${product.url}/settings/channels`)
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  vendor?.server.close()
})

/** A vendor of text messages that knows one key and remembers what it was given. */
async function smsAero(): Promise<{ server: Server; baseUrl: string; sent: any[] }> {
  const sent: any[] = []
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const say = (status: number, body: object) =>
        answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      if (request.headers.authorization !== `Basic ${KEY}`)
        return say(401, { success: false, message: 'Your request was made with invalid credentials.' })
      if (request.url === '/v2/balance') return say(200, { success: true, data: { balance: 4122.5 } })
      if (request.url !== '/v2/sms/send') return say(200, { success: true })
      sent.push(JSON.parse(Buffer.concat(parts).toString('utf8')))
      say(200, { success: true, data: { id: 700 + sent.length, status: 0, cost: '4.20' } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, sent, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2` }
}

const card = (name: string) => owner.locator('#content section').filter({ has: owner.getByRole('heading', { name }) })
const panel = () => owner.getByRole('dialog')

describe('the channels of a clinic', () => {
  it('begin in the sandbox; a test stays there', async () => {
    await owner.getByText('Ни один канал не подключён').waitFor()
    await card('СМС').getByText('песочница').waitFor()
  })

  it('a vendor that does not accept the key is refused in words', async () => {
    await owner.getByRole('button', { name: 'Подключить: СМС' }).click()
    await panel().getByLabel('Логин (эл. почта)').fill('desk@smile.ru')
    await panel().getByLabel('API-ключ').fill('wrong-key')
    await panel().getByLabel('Адрес API').fill(vendor.baseUrl)
    await panel().getByRole('button', { name: 'Подключить' }).click()
    await panel().getByRole('alert').getByText('Провайдер не принял ключ или пароль').waitFor()
    await card('СМС').getByText('песочница').waitFor()
  })

  it('with the right key it is connected, its balance is shown, and the key is not', async () => {
    await panel().getByLabel('API-ключ').fill('good-key')
    await panel().getByLabel('Цена сообщения, ₽').fill('4,50')
    await panel().getByRole('button', { name: 'Подключить' }).click()
    await card('СМС').getByText('работает').waitFor()
    await panel()
      .getByText(/4\s122,50\s₽/)
      .waitFor()
    expect(await owner.content()).not.toContain('good-key')
  })

  it('a test goes to an own phone and its state is shown', async () => {
    await panel().getByLabel('Ваш телефон').fill('спросить у Маши')
    await panel().getByRole('button', { name: 'Отправить пробу' }).click()
    await panel().getByText('Это не похоже на номер телефона').waitFor()
    await panel().getByLabel('Ваш телефон').fill('8 916 123-45-67')
    await panel().getByRole('button', { name: 'Отправить пробу' }).click()
    await panel().getByRole('status').getByText('Провайдер принял сообщение').waitFor()
    expect(vendor.sent).toEqual([
      { number: '79161234567', sign: 'SMS Aero', text: expect.stringContaining('Проверка связи: Линия улыбки') },
    ])
  })

  it('disconnected, messages go to the sandbox again; undo puts the vendor back', async () => {
    await panel().getByRole('button', { name: 'Отключить' }).click()
    await card('СМС').getByText('песочница').waitFor()
    await owner.getByRole('button', { name: 'Отменить' }).click()
    await card('СМС').getByText('работает').waitFor()
    await owner.getByRole('button', { name: 'Открыть: СМС' }).click()
    await panel().getByRole('button', { name: 'Отключить' }).click()
    await card('СМС').getByText('песочница').waitFor()
    expect(errors).toEqual([])
  })
})

describe('rules of contact', () => {
  it('a changed hour is kept, and undo brings the earlier one back', async () => {
    await owner.goto(`${product.url}/settings/contact-rules`)
    const from = owner.getByLabel('Будни: с').first()
    await from.click()
    await owner.getByRole('option', { name: '08:30' }).click()
    await owner.getByRole('button', { name: 'Сохранить' }).click()
    await owner.getByText('Правила связи сохранены').waitFor()
    expect(await from.inputValue()).toBe('08:30')
    await owner.getByRole('button', { name: 'Отменить' }).click()
    await expect.poll(() => from.inputValue(), { timeout: 15_000 }).toBe('09:00')
  })

  it('everything can be stopped at once and let go on', async () => {
    await owner.getByLabel('Почему').fill('сбой цен')
    await owner.getByRole('button', { name: 'Остановить все' }).click()
    await owner.getByText('Все рассылки остановлены.').waitFor()
    await owner.getByText('сбой цен').waitFor()
    await owner.getByRole('button', { name: 'Снять стоп' }).click()
    await owner.getByRole('button', { name: 'Остановить все' }).waitFor()
  })
})

describe('consents', () => {
  it('say what the law allows and keep every wording', async () => {
    await owner.goto(`${product.url}/settings/consents`)
    await owner
      .getByRole('row', { name: /Telegram/ })
      .getByText('Запрещено законом')
      .waitFor()
    for (const text of ['Согласен получать рекламу', 'Согласен получать рекламу по СМС']) {
      await owner.getByRole('button', { name: 'Новый текст' }).click()
      await panel().getByLabel('Текст', { exact: true }).fill(text)
      await panel().getByRole('button', { name: 'Опубликовать редакцию' }).click()
      await panel().waitFor({ state: 'hidden' })
    }
    await owner.getByText('2 редакции').waitFor()
    expect(errors).toEqual([])
  })
})
