import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

const EMAIL = 'elena@smile.ru'
const PASSWORD = 'long enough password'
const STAFF = 'external_id,name,role\nD1,Гусева Татьяна Игоревна,doctor\nD2,Орлов Дмитрий Сергеевич,doctor\n'
/** The line of filters above the table has as many words of columns as the row that names them. */
const REPORT =
  'Филиал;Врач;Услуга;Дата;Сумма;Телефон;Отчёт\nвсе;все;все;2026;все;все;\n\n' +
  'Карта №;ФИО;Дата приёма;Доктор;Статус;Что делали;Сколько\n' +
  '1;Соколова Марина Андреевна;17.10.2026 11:30;Гусева Т.;Лечение окончено успешно;Коронка;48 200,00\n' +
  '2;Ким Егор;17.10.2026 12:30;Гусева Т.;Лечение окончено успешно;Гигиена;6400\n' +
  '3;Лось Анна;18.10.2026 09:00;Орлов Дмитрий Сергеевич;отменён;Гигиена;\n'

const WAIT = { timeout: 20_000 }

let product: RunningProduct
let browser: Browser
let page: Page
let errors: string[]

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  const clinic = { clinicName: 'Линия улыбки', timezone: 'Europe/Moscow', ownerName: 'Елена Воронцова' }
  await fetch(`${product.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...clinic, locale: 'ru', email: EMAIL, password: PASSWORD }),
  })
  ;({ page, errors } = await openPage(browser))
  page.setDefaultTimeout(40_000)
  await page.goto(`${product.url}/sign-in`)
  await page.getByLabel('Почта').fill(EMAIL)
  await page.getByLabel('Пароль').fill(PASSWORD)
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function open(name: string, text: string): Promise<string> {
  const path = join(product.dataDir, name)
  await writeFile(path, text)
  await page.goto(`${product.url}/imports/new`)
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
  return /imports\/([0-9a-f-]{36})/.exec(page.url())![1]!
}

/** The answer of the API to the signed-in person. */
async function ask(path: string): Promise<any> {
  return page.evaluate((url) => fetch(url).then((answer) => answer.json()), `/api/v1${path}`)
}

const next = (step: string) => page.getByRole('button', { name: `Дальше: ${step}` }).click()

async function load(): Promise<void> {
  const button = page.getByRole('button', { name: /^Загрузить \d/ })
  await button.click({ timeout: 60_000 })
  await page.getByText('загружена', { exact: true }).first().waitFor({ timeout: 60_000 })
}

describe('a report the product did not get right by itself', () => {
  it('comes after a list of the doctors', async () => {
    await open('staff.csv', STAFF)
    for (const step of ['колонки', 'совпадения', 'пробный прогон']) await next(step)
    await load()
  })

  it('shows its first rows, and the row that names the columns is pointed at', async () => {
    await open('отчёт.csv', REPORT)
    const named = (row: number) => page.getByRole('button', { name: `Названия колонок в строке ${row}`, exact: true })
    await expect.poll(() => named(1).getAttribute('aria-pressed'), WAIT).toBe('true')
    await named(4).click()
    await expect.poll(() => named(4).getAttribute('aria-pressed'), WAIT).toBe('true')
    await page.getByRole('button', { name: 'Вернуть строку 1' }).waitFor()
    await next('колонки')
    await page.getByRole('rowheader', { name: 'Дата приёма' }).waitFor()
  })

  it('takes columns whose names say nothing, by choice', async () => {
    const choose = async (column: string, field: string) => {
      await page.getByRole('button', { name: `Что в колонке «${column}»` }).click()
      await page.getByPlaceholder('Найти поле').last().fill(field)
      await page.getByRole('option', { name: field }).first().click()
    }
    await choose('Сколько', 'Сумма оплаты')
    await page.getByText('Указано вами').waitFor()
    await page.getByRole('button', { name: 'Значения колонки «Доктор»' }).waitFor({ timeout: 60_000 })
  })

  it('has a doctor and a state of visits read otherwise for all rows at once', async () => {
    await page.getByRole('button', { name: 'Значения колонки «Доктор»' }).click()
    await page.getByRole('button', { name: 'Это Гусева Татьяна Игоревна' }).click()
    await page.getByText('«Гусева Т.» → Гусева Татьяна Игоревна: 2 ячейки').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Значения колонки «Статус»' }).click({ timeout: 60_000 })
    await page.getByRole('combobox', { name: 'Как читать «Лечение окончено успешно»' }).click()
    await page.getByRole('option', { name: 'состоялся' }).click()
    const fixes = page.locator('section').filter({ hasText: 'Исправления' })
    await fixes.getByText('«Лечение окончено успешно» → состоялся').waitFor()
    await page.keyboard.press('Escape')
  })

  it('is tried, loaded as it was corrected, and taken back without a trace', async () => {
    await next('совпадения')
    await page.getByRole('radio', { name: /По номеру карты/ }).waitFor()
    await next('пробный прогон')
    await page.getByText('Замечаний нет: входят все строки.').waitFor({ timeout: 60_000 })
    await load()
    const id = /imports\/([0-9a-f-]{36})/.exec(page.url())![1]!
    const { result } = await ask(`/imports/${id}`)
    const created = Object.fromEntries(result.entities.map((each: any) => [each.entity, each.created]))
    expect(created).toMatchObject({ patients: 3, appointments: 3, payments: 2 })
    expect(created.staff).toBeUndefined()
    expect(result.totals.payments).toBe(5_460_000)
    expect((await ask('/patients')).total).toBe(3)

    await page.getByRole('button', { name: 'Отменить загрузку' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Отменить загрузку' }).click()
    await page.getByText('Отменено всё, ничего не осталось.').waitFor({ timeout: 120_000 })
    expect((await ask('/patients')).total).toBe(0)
    expect((await ask(`/imports/${id}`)).state).toBe('undone')
    expect(errors).toEqual([])
  })
})
