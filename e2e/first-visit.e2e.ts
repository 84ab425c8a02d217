import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

describe('the first visit to an empty installation', () => {
  it('creates the clinic and its owner, offers to import, and speaks English when asked', async () => {
    const { page, errors } = await openPage(browser)
    await page.goto(product.url)
    await page.getByLabel('Название клиники').fill('Линия улыбки')
    await page.getByLabel('Ваше имя').fill('Елена Воронцова')
    await page.getByLabel('Почта').fill('elena@smile.ru')
    await page.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
    await page.getByRole('button', { name: 'Создать клинику' }).click()
    await page.waitForURL(/\/imports\/new/)
    await page.getByText('Елена Воронцова').first().waitFor()
    const { needsSetup } = await page.evaluate(async () => (await fetch('/api/v1/installation')).json())
    expect(needsSetup).toBe(false)

    const english = await openPage(browser, { width: 390, height: 844 })
    await english.page.goto(product.url)
    await english.page.getByText('English').click()
    await english.page.getByLabel('E-mail').fill('elena@smile.ru')
    await english.page.getByLabel('Password', { exact: false }).first().fill('long enough password')
    await english.page.getByRole('button', { name: 'Sign in' }).click()
    await english.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    expect(errors).toEqual([])
    expect(english.errors).toEqual([])
  })
})
