import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, clinicOfRoles, EVERYBODY, pageOf, type Somebody } from './clinic-of-roles.ts'
import { type PageWatch, watchPage } from './page-watch.ts'
import { openBrowser, type RunningProduct, startProduct } from './product.ts'

const PHONE = { width: 390, height: 844 }
const CLOSED = 'Эта страница вам недоступна'

let product: RunningProduct
let browser: Browser
let owner: string
/** Addresses of the owner's menu: every page there is. */
let allPages: string[]
/** Somebody with a diagnosis in the timeline. */
let treated: string

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  owner = await clinicOfRoles(product)
  treated = await findTreated()
  const page = await pageOf(product, browser, 'owner')
  await page.goto(product.url)
  allPages = await menuOf(page)
  await page.context().close()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

describe.each(EVERYBODY.map((somebody) => [somebody]))('%s', (somebody: Somebody) => {
  let page: Page
  let watch: PageWatch
  let menu: string[]

  beforeAll(async () => {
    page = await pageOf(product, browser, somebody)
    watch = watchPage(page)
    await page.goto(product.url)
    await watch.settled()
    menu = await menuOf(page)
  })

  afterAll(() => page?.context().close())

  it('walks the whole menu and meets no refusal', async () => {
    expect(await walkMenu(page, watch)).toEqual([])
  })

  it('sees diagnoses in a card when the role may, and none otherwise', async () => {
    await page.goto(`${product.url}/patients/${treated}`)
    await watch.settled()
    const { permissions } = await page.evaluate(async () => (await fetch('/api/v1/me')).json())
    const diagnoses = await page.getByText('Диагноз:').count()
    const troubles = await watch.troubles()
    // A person of another branch is unknown there: the page says so.
    if (somebody !== 'branch_administrator') expect(troubles).toEqual([])
    expect(diagnoses > 0).toBe(permissions.includes('patients.medical'))
  })

  it('is told why a page outside the menu is closed', async () => {
    for (const path of allPages.filter((one) => !menu.includes(one))) {
      await page.goto(product.url + path)
      await watch.settled()
      const isElsewhere = new URL(page.url()).pathname !== path
      if (!isElsewhere) await page.getByText(CLOSED).waitFor()
      expect(await watch.troubles(), path).toEqual([])
    }
  })

  it('walks menu and settings on the phone, and nothing is wider than the screen', async () => {
    await page.setViewportSize(PHONE)
    await page.goto(product.url)
    await watch.settled()
    await watch.troubles()
    expect([...(await walkPhone(page, watch)), ...(await walkSettings(page, watch))]).toEqual([])
  })
})

describe('an administrator of one branch', () => {
  it('finds only its people, and no choice of branches', async () => {
    const page = await pageOf(product, browser, 'branch_administrator')
    await page.goto(`${product.url}/patients`)
    const total = async (cookie: string) => (await ask(product, '/api/v1/patients?limit=1', { cookie })).total
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const own = await total(cookie)
    expect(own).toBeGreaterThan(0)
    expect(own).toBeLessThan(await total(owner))
    await page
      .getByText(new RegExp(`^${own} пациент`))
      .first()
      .waitFor()
    expect(await page.getByRole('combobox', { name: /^Филиал/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe('the owner', () => {
  it('reads everything in English and in the dark', async () => {
    const page = await pageOf(product, browser, 'owner', { dark: true, english: true })
    const watch = watchPage(page)
    await page.goto(product.url)
    await watch.settled()
    expect(await walkMenu(page, watch)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark')
    expect(
      await page.evaluate(() => /[а-яё]{4,} [а-яё]{4,} [а-яё]{4,}/i.exec(document.body.innerText)?.[0]),
    ).toBeUndefined()
    await page.context().close()
  })

  it('takes away every table and chart as a file', async () => {
    const page = await pageOf(product, browser, 'owner')
    const watch = watchPage(page)
    for (const path of ['/analytics/rfm', '/analytics/cohorts', '/analytics/returns']) {
      await page.goto(product.url + path)
      await watch.settled()
      const csv = await download(page, async () => {
        await page.getByRole('button', { name: 'Скачать' }).click()
        await page.getByRole('menuitem', { name: 'CSV' }).first().click()
      })
      expect(csv.subarray(0, 3).toString('hex'), path).toBe('efbbbf')
      expect(csv.toString().split('\r\n').length, path).toBeGreaterThan(3)
    }
    for (const path of ['/analytics/cohorts', '/analytics/returns']) {
      await page.goto(product.url + path)
      await watch.settled()
      const png = await download(page, () => page.getByRole('button', { name: 'PNG' }).first().click())
      expect(png.subarray(1, 4).toString(), path).toBe('PNG')
    }
    await page.goto(`${product.url}/settings/log`)
    await page
      .getByRole('row', { name: /Выгружена таблица аналитики/ })
      .first()
      .waitFor()
    const log = await download(page, () => page.getByRole('button', { name: 'CSV' }).click())
    expect(log.toString()).toContain('Выгружена таблица аналитики')
    expect(await watch.troubles()).toEqual([])
    await page.context().close()
  })

  it('tags and exports chosen patients, and takes the tag back', async () => {
    const page = await pageOf(product, browser, 'owner')
    const watch = watchPage(page)
    await page.goto(`${product.url}/patients?sort=-revenue`)
    await page.getByText(/оплачено .*₽/).waitFor()
    for (const index of [0, 1]) await page.locator(`[data-index="${index}"]`).getByRole('checkbox').check()
    const csv = await download(page, async () => {
      await page.getByRole('button', { name: 'Выгрузить' }).last().click()
      await page.getByRole('menuitem', { name: /^CSV/ }).click()
    })
    expect(csv.toString().trim().split('\r\n')).toHaveLength(3)
    await page.getByRole('button', { name: 'Поставить метку' }).click()
    await page.getByPlaceholder('Новая или из списка').fill('лучшие')
    await page.keyboard.press('Enter')
    await page.getByText('Метка «лучшие» поставлена 2 пациентам').waitFor()
    const tagged = async () => (await ask(product, '/api/v1/patients?tag=лучшие', { cookie: owner })).total
    expect(await tagged()).toBe(2)
    await page.getByRole('button', { name: 'Отменить' }).click()
    await expect.poll(tagged).toBe(0)
    expect(await watch.troubles()).toEqual([])
    await page.context().close()
  })
})

/** Addresses of the menu of the left column, every branch of it unfolded. */
async function menuOf(page: Page): Promise<string[]> {
  const menu = page.getByRole('navigation', { name: /Разделы|Sections/ }).first()
  await menu.getByRole('link').first().waitFor()
  for (const folded of await menu.locator('[aria-expanded="false"]:not([aria-haspopup])').all()) await folded.click()
  return menu
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
}

/** Presses every entry of the menu in turn; @returns what went wrong, page by page. */
async function walkMenu(page: Page, watch: PageWatch): Promise<string[]> {
  const found: string[] = []
  for (const path of await menuOf(page)) {
    await menuOf(page)
    await page.locator(`nav a[href^="${path}"]:visible`).first().click()
    found.push(...(await look(page, watch, path)))
  }
  return found
}

async function walkPhone(page: Page, watch: PageWatch): Promise<string[]> {
  const found: string[] = []
  const sheet = page.getByRole('dialog')
  const open = () => page.getByRole('button', { name: 'Ещё', exact: true }).last().click()
  await open()
  const pathOf = (link: Element) => new URL((link as HTMLAnchorElement).href).pathname
  await sheet.getByRole('link').first().waitFor()
  const paths = await sheet
    .getByRole('link')
    .evaluateAll((links, read) => links.map(new Function(`return ${read}`)()), String(pathOf))
  await page.keyboard.press('Escape')
  for (const path of paths as string[]) {
    await open()
    await sheet.locator(`a[href^="${path}"]`).first().click()
    found.push(...(await look(page, watch, path)))
  }
  return found
}

/** Every section of settings the person sees. */
async function walkSettings(page: Page, watch: PageWatch): Promise<string[]> {
  const found: string[] = []
  await page.goto(`${product.url}/settings`)
  const sections = page.getByRole('navigation', { name: 'Разделы настроек' })
  await sections.getByRole('link').first().waitFor()
  const count = await sections.getByRole('link').count()
  for (let index = 0; index < count; index += 1) {
    await sections.getByRole('link').nth(index).click()
    found.push(...(await look(page, watch, new URL(page.url()).pathname)))
  }
  return found
}

async function look(page: Page, watch: PageWatch, path: string): Promise<string[]> {
  await watch.settled()
  const closed = await page.getByText(CLOSED).count()
  const troubles = [...(await watch.troubles()), ...(closed > 0 ? ['the menu leads to a closed page'] : [])]
  if (process.env.SHOTS) {
    const { width } = page.viewportSize()!
    const folder = join(process.env.SHOTS, String(width))
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${path.replaceAll('/', '_') || 'start'}.png`) })
  }
  return troubles.map((trouble) => `${path}: ${trouble}`)
}

async function download(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const [arrived] = await Promise.all([page.waitForEvent('download'), act()])
  return readFile(await arrived.path())
}

async function findTreated(): Promise<string> {
  const { items } = await ask(product, '/api/v1/patients?limit=100&sort=-visits', { cookie: owner })
  for (const { id } of items) {
    const timeline = await ask(product, `/api/v1/patients/${id}/timeline`, { cookie: owner })
    if (timeline.items.some((item: { diagnosis?: string | null }) => item.diagnosis)) return id
  }
  throw new Error('nobody has a diagnosis')
}
