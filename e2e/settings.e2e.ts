import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

const EMAIL = 'elena@smile.ru'
const PASSWORD = 'long enough password'

let product: RunningProduct
let browser: Browser
let owner: Page
let errors: string[]

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  const clinic = { clinicName: 'Линия улыбки', timezone: 'Europe/Moscow', ownerName: 'Елена Воронцова' }
  const created = await fetch(`${product.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...clinic, locale: 'ru', email: EMAIL, password: PASSWORD }),
  })
  expect(created.status).toBe(201)
  ;({ page: owner, errors } = await openPage(browser))
  await signIn(owner, EMAIL, PASSWORD)
  await owner.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

describe('settings of the clinic', () => {
  it('a branch is added in its own time zone, found by city', async () => {
    await open('clinic')
    await owner.getByRole('button', { name: 'Добавить филиал' }).click()
    const panel = owner.getByRole('dialog')
    await panel.getByLabel('Название').fill('Малышева')
    await panel.getByLabel('Город').fill('Екатеринбург')
    await panel.getByRole('combobox', { name: 'Часовой пояс' }).fill('уфа')
    await owner.getByRole('option', { name: /Екатеринбург, Челябинск, Уфа/ }).click()
    await panel.getByRole('button', { name: 'Сохранить' }).click()
    const row = owner.getByRole('row', { name: /Малышева/ })
    await row.getByText('Екатеринбург, Челябинск, Уфа').waitFor()
  })

  it('an invited doctor sets a password by the link, sees own sections and no others', async () => {
    await open('staff')
    await owner.getByRole('button', { name: 'Пригласить' }).click()
    const panel = owner.getByRole('dialog')
    await panel.getByLabel('Имя').fill('Орлов Дмитрий Сергеевич')
    await panel.getByLabel('Почта').fill('orlov@smile.ru')
    await panel.getByRole('combobox', { name: 'Роль' }).click()
    await owner.getByRole('option', { name: 'Врач' }).click()
    await panel.getByLabel('Только выбранные').check()
    await panel.getByLabel('Малышева').check()
    await panel.getByRole('button', { name: 'Создать ссылку' }).click()
    const link = await panel.getByLabel('Ссылка приглашения').inputValue()
    expect(link.startsWith(`${product.url}/invitation`)).toBe(true)

    const doctor = await openPage(browser)
    await doctor.page.goto(link)
    await doctor.page.getByLabel('Пароль', { exact: false }).first().fill(PASSWORD)
    await doctor.page.getByRole('button', { name: 'Принять приглашение' }).click()
    await doctor.page.waitForURL((url) => !url.pathname.startsWith('/invitation'))
    await doctor.page.goto(`${product.url}/settings`)
    const sections = doctor.page.getByRole('navigation', { name: 'Разделы настроек' })
    await sections.getByRole('link', { name: 'Права' }).waitFor()
    expect(await sections.getByRole('link').allTextContents()).toEqual([
      'Клиника и филиалы',
      'Сотрудники',
      'Права',
      'Безопасность и вид',
    ])
    await doctor.page.goto(`${product.url}/settings/keys`)
    await doctor.page.getByText('Эта страница вам недоступна').waitFor()
    await doctor.page.context().close()

    await open('staff')
    await owner.getByRole('row', { name: /Орлов Дмитрий.*принято/ }).waitFor()
  })

  it('a member of staff loses the sign-in by one press and gets it back by undo', async () => {
    await open('staff')
    await owner.getByRole('row', { name: /orlov@smile.ru.*только пароль/ }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Отключить вход' }).click()
    await owner.getByText('Орлов Дмитрий Сергеевич больше не войдёт').waitFor()
    expect(await owner.getByRole('row', { name: /orlov@smile.ru.*только пароль/ }).count()).toBe(0)
    await owner.getByRole('button', { name: 'Отменить' }).click()
    await owner.getByRole('row', { name: /orlov@smile.ru.*только пароль/ }).waitFor()
  })

  it('the table of rights says a doctor sees diagnoses and does not export', async () => {
    await open('rights')
    const rights = owner.getByRole('table')
    await rights.getByRole('columnheader', { name: 'Врач' }).waitFor()
    const columns = await rights.getByRole('columnheader').allTextContents()
    const doctor = columns.findIndex((text) => text.startsWith('Врач')) - 1
    const cell = (right: RegExp) => rights.getByRole('row', { name: right }).getByRole('cell').nth(doctor).textContent()
    expect(await cell(/Видеть диагнозы/)).toBe('да')
    expect(await cell(/Выгружать списки пациентов/)).toBe('нет')
  })

  it('a key is shown once, works, and stops working when revoked', async () => {
    await open('keys')
    await owner.getByRole('button', { name: 'Выпустить ключ' }).click()
    const panel = owner.getByRole('dialog')
    await panel.getByLabel('Название').fill('Сайт')
    await panel.getByRole('button', { name: 'Выпустить' }).click()
    const key = await panel.getByLabel('Ключ', { exact: true }).inputValue()
    const ask = () => fetch(`${product.url}/api/v1/openapi.json`, { headers: { authorization: `Bearer ${key}` } })
    expect((await ask()).status).toBe(200)
    await panel.getByRole('button', { name: 'Закрыть' }).last().click()
    await owner.getByRole('row', { name: /Сайт/ }).getByRole('button', { name: 'Отозвать' }).click()
    await owner.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click()
    await owner.getByText('Ключ «Сайт» больше не работает').waitFor()
    expect((await ask()).status).toBe(401)
  })

  it('the log tells it all in words and narrows by kind', async () => {
    await open('log')
    await owner.getByRole('row', { name: /Елена Воронцова.*Отозван ключ API.*Сайт/ }).waitFor()
    await owner.getByRole('combobox', { name: /Что делали/ }).click()
    await owner.getByRole('option', { name: 'Филиалы' }).click()
    await owner.getByRole('row', { name: /Добавлен филиал.*Малышева/ }).waitFor()
    expect(await owner.getByRole('row', { name: /Отозван ключ API/ }).count()).toBe(0)
  })

  it('two-step sign-in is switched on by a code and asked for at the next sign-in', async () => {
    await open('security')
    await owner.getByRole('button', { name: 'Включить' }).click()
    await owner.getByLabel('Подтвердите паролем').fill(PASSWORD)
    await owner.getByRole('button', { name: 'Продолжить' }).click()
    const secret = (await owner.getByLabel('Ключ, если вводить руками').inputValue()).replaceAll(' ', '')
    await owner.getByRole('img', { name: 'QR-код для приложения с кодами' }).waitFor()
    await owner.getByLabel('Шесть цифр из приложения').fill(codeNow(secret))
    await owner.getByRole('button', { name: 'Подтвердить' }).click()
    await owner.getByText('Запасные коды', { exact: true }).waitFor()
    expect(
      await owner
        .locator('li')
        .filter({ hasText: /^\w{5}-\w{5}$/ })
        .count(),
    ).toBe(10)
    await owner.getByRole('button', { name: 'Сохранено, закрыть' }).click()
    await owner.getByText('включён', { exact: true }).waitFor()

    const phone = await openPage(browser, { width: 390, height: 844 })
    await signIn(phone.page, EMAIL, PASSWORD)
    await phone.page.getByLabel('Код').fill(codeNow(secret))
    await phone.page.getByRole('button', { name: 'Подтвердить' }).click()
    await phone.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    await phone.page.context().close()

    await open('security')
    await owner.getByRole('button', { name: 'Завершить', exact: true }).click()
    await owner.getByText('Сессия завершена').waitFor()
    expect(errors).toEqual([])
  })
})

async function open(section: string): Promise<void> {
  await owner.goto(`${product.url}/settings/${section}`)
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${product.url}/sign-in`)
  await page.getByLabel('Почта').fill(email)
  await page.getByLabel('Пароль', { exact: false }).first().fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

/** A code of RFC 6238 (SHA-1, six digits, thirty seconds), as an app on a phone shows it. */
function codeNow(base32: string): string {
  const bits = [...base32].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const offset = hash.at(-1)! & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
