import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countIndependently } from './independent-numbers.ts'
import { messyClinic, writeReport } from './messy-clinic.ts'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

const clinic = messyClinic()
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(new Date())
const joined = clinic.visits.map((visit) => ({
  ...visit,
  card: visit.card === clinic.duplicate.absorb ? clinic.duplicate.keep : visit.card,
}))
const expected = countIndependently(joined, today)

let product: RunningProduct
let browser: Browser
let page: Page
let errors: string[]

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  ;({ page, errors } = await openPage(browser))
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function createClinic(): Promise<void> {
  await page.goto(product.url)
  await page.getByLabel('Название клиники').fill('Линия улыбки')
  await page.getByLabel('Ваше имя').fill('Елена Воронцова')
  await page.getByLabel('Почта').fill('elena@smile.ru')
  await page.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
  await page.getByRole('button', { name: 'Создать клинику' }).click()
  await page.waitForURL(/\/imports\/new/)
}

async function shot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}

describe('a clinic that exports one messy report', () => {
  it('creates the clinic, uploads the report and imports it in five steps', async () => {
    await createClinic()
    const path = join(product.dataDir, 'priemy.csv')
    await writeReport(clinic, path)
    await page.locator('input[type=file]').first().setInputFiles(path)
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
    await page.getByText('Первые строки').first().waitFor()
    await shot('1-file')
    await page.getByRole('button', { name: 'Дальше: колонки' }).click()
    await page.getByText('Что в какой колонке').waitFor()
    await shot('2-columns')
    await page.getByRole('button', { name: 'Дальше: совпадения' }).click()
    await shot('3-matches')
    await page.getByRole('button', { name: 'Дальше: пробный прогон' }).click()
    await shot('4-dry')
    const load = page.getByRole('button', { name: /^Загрузить/ })
    await load.waitFor({ timeout: 60_000 })
    await load.click({ timeout: 60_000 })
    await page.getByText('загружена').first().waitFor({ timeout: 90_000 })
    await shot('5-done')
    expect(errors).toEqual([])
  })

  it('finds the doubtful pair in the queue and joins it', async () => {
    await page.goto(`${product.url}/duplicates`)
    await page.getByText('Марья').first().waitFor()
    await shot('6-duplicates')
    await page.getByRole('button', { name: 'Объединить' }).click()
    await page.getByText('Марья').first().waitFor({ state: 'detached' })
    await shot('7-joined')
    expect(errors).toEqual([])
  })

  it('shows the RFM cells that were counted from the report itself', async () => {
    await page.goto(`${product.url}/analytics/rfm?method=quantile`)
    await page.locator('[data-code="333"]').waitFor()
    const shown = await page
      .locator('[data-code]')
      .evaluateAll((cells) =>
        cells.map((cell) => [(cell as HTMLElement).dataset.code, cell.querySelector('b')?.textContent]),
      )
    const people = shown.filter(([, text]) => text !== '0').map(([code, text]) => [code, Number(text)])
    expect(shown).toHaveLength(27)
    expect(Object.fromEntries(people)).toEqual(expected.cells)
    await shot('8-rfm')
  })

  it('shows cohorts of the sizes and first-month revenue per patient of the report', async () => {
    await page.goto(`${product.url}/analytics/cohorts?metric=revenue&per=patient&last=all`)
    const rows = page.locator('table[aria-label] tbody tr')
    await rows.first().waitFor()
    const shown = await rows.evaluateAll((lines) =>
      lines.map((line) => [...line.children].map((cell) => (cell.textContent ?? '').replaceAll(/[^\d,]/g, ''))),
    )
    const cohorts = Object.entries(expected.cohorts).sort(([a], [b]) => a.localeCompare(b))
    expect(shown.slice(0, cohorts.length).map((cells) => Number(cells[1]))).toEqual(cohorts.map(([, { size }]) => size))
    for (const [index, [month, { size, firstMonthRevenue }]] of cohorts.entries()) {
      const roubles = firstMonthRevenue / size / 100
      // The first month stands after the fixed columns, whichever of them there are.
      const found = shown[index]!.slice(2).some((text) => Math.abs(Number(text) - roubles) <= 1)
      expect(found, `${month}: ${roubles} among ${shown[index]!.join(' ')}`).toBe(true)
    }
    await shot('9-cohorts')
  })

  it('shows the return from the first visit to the second', async () => {
    await page.goto(`${product.url}/analytics/returns`)
    const tile = page
      .getByRole('radio')
      .filter({ hasText: '1 → 2' })
      .or(page.getByRole('radio').filter({ hasText: '1→2' }))
      .first()
    const { converted, eligible } = expected.returnsWithin90
    const share = `${((converted / eligible) * 100).toFixed(1).replace('.', ',')}`
    await tile.filter({ hasText: share }).waitFor()
    expect(await tile.innerText()).toMatch(new RegExp(`${converted}\\s+из\\s+${eligible}`))
    await shot('10-returns')
    expect(errors).toEqual([])
  })
})
