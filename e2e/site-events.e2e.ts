import { createServer, type Server } from 'node:http'
import { writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage, type RunningProduct, startProduct } from './product.ts'

const PERSON =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
/** What a careful site allows: its own files and the clinic's host, no inline scripts, no eval. */
const policyFor = (product: string) =>
  `default-src 'self'; script-src 'self' ${product}; connect-src ${product}; style-src 'self'; img-src 'self'`

const LONG = { timeout: 20_000 }

let product: RunningProduct
let browser: Browser
let owner: Page
let errors: string[]
let site: Server
let siteUrl: string
let line = ''

/** A site of the clinic on a host of its own: a service, a booking form, another page. */
async function startSite(): Promise<void> {
  site = createServer((request, answer) => {
    answer.setHeader('content-security-policy', policyFor(product.url))
    if (request.url === '/form.js') {
      answer.setHeader('content-type', 'text/javascript')
      return answer.end(
        `addEventListener('submit', (event) => { event.preventDefault(); history.pushState({}, '', '/thanks') })`,
      )
    }
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    const body = request.url?.startsWith('/other')
      ? '<h1>Другая страница</h1>'
      : `<main data-revisit-service="Имплантация"><h1>Имплантация</h1>
         <div data-revisit-form="booking" data-revisit-name="Запись"><form><input name="name"><input type="tel" name="phone"><textarea name="story"></textarea><button>Записаться</button></form></div></main>`
    answer.end(
      `<!doctype html><html><head><title>Имплантация зубов</title>${line}<script src="/form.js" defer></script></head><body>${body}</body></html>`,
    )
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
}

async function visitor(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ userAgent: PERSON, locale: 'ru-RU' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return { page, complaints }
}

const api = async (path: string) => (await owner.request.get(`${product.url}/api/v1${path}`)).json()
/** A change the signed-in owner makes, as the page itself would ask for it. */
const change = (method: string, path: string, body: object) =>
  owner.evaluate(
    async (asked) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/v1${asked.path}`, {
        method: asked.method,
        headers,
        body: JSON.stringify(asked.body),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    },
    { method, path, body },
  )
const kinds = async () => ((await api('/collector/events')).items as { kind: string }[]).map(({ kind }) => kind)

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct(), openBrowser()])
  await startSite()
  ;({ page: owner, errors } = await openPage(browser))
  const created = await fetch(`${product.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      clinicName: 'Линия улыбки',
      timezone: 'Europe/Moscow',
      ownerName: 'Елена Воронцова',
      locale: 'ru',
      email: 'elena@smile.ru',
      password: 'long enough password',
    }),
  })
  expect(created.status).toBe(201)
  await owner.goto(`${product.url}/sign-in`)
  await owner.getByLabel('Почта').fill('elena@smile.ru')
  await owner.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
  await owner.getByRole('button', { name: 'Войти' }).click()
  await owner.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
})

afterAll(async () => {
  await browser?.close()
  site?.close()
  await product?.stop()
})

describe('the clinic’s site', () => {
  it('is added in settings and gives one line of code', async () => {
    await owner.goto(`${product.url}/settings/collector`)
    await owner.getByRole('button', { name: 'Добавить сайт' }).click()
    const panel = owner.getByRole('dialog')
    await panel.getByLabel('Название').fill('Сайт клиники')
    await panel.getByLabel('Адреса сайта').fill(siteUrl)
    await panel.getByRole('button', { name: 'Сохранить' }).click()
    line = await owner.getByLabel('Вставьте перед </head>', { exact: false }).inputValue()
    expect(line).toMatch(/^<script async src="http:\/\/127\.0\.0\.1:\d+\/s\/site_[\w-]+\.js" data-contacts><\/script>$/)
  })

  it('tells what a visitor looked at and that the booking was left, under a strict policy of the page', async () => {
    const { page, complaints } = await visitor()
    await page.goto(`${siteUrl}/implants?phone=89161234569&utm_source=vk`)
    await expect.poll(kinds, LONG).toEqual(expect.arrayContaining(['page', 'service_viewed']))
    await page.locator('[name=story]').pressSequentially('болит зуб')
    await page.goto(`${siteUrl}/other`)
    await expect.poll(kinds, LONG).toEqual(expect.arrayContaining(['form_started', 'booking_abandoned']))
    await page.context().close()
    expect(complaints).toEqual([])
    const told = JSON.stringify(await api('/collector/events'))
    expect(told).not.toMatch(/болит|8916/)
    await owner.reload()
    await owner.getByText('Брошена запись: Запись').waitFor()
    await shot(owner, 'collector-1440-ru')
  })

  it('brings everything into the card once a form is sent with the phone of a patient', async () => {
    await writeFile(
      join(product.dataDir, 'patients.csv'),
      'external_id,last_name,first_name,phone\nP1,Ким,Олег,+79161234569\nP2,Серов,Иван,+79161234570\n',
    )
    const slug = (await api('/me')).clinic.slug
    await product.revisit('import', '--clinic', slug, join(product.dataDir, 'patients.csv'))
    const { page, complaints } = await visitor()
    await page.goto(`${siteUrl}/implants`)
    await page.locator('[name=name]').fill('Олег')
    await page.locator('[name=phone]').fill('8 (916) 123-45-69')
    await page.getByRole('button', { name: 'Записаться' }).click()
    await page.waitForURL('**/thanks')
    await page.context().close()
    expect(complaints).toEqual([])
    const patient = (await api('/patients?search=79161234569')).items[0]
    const story = async () =>
      ((await api(`/patients/${patient.id}/timeline`)).items as { code?: string }[])
        .map(({ code }) => code ?? '')
        .filter((code) => code.startsWith('site.'))
        .toSorted()
    await expect.poll(story, LONG).toEqual(['site.form_sent', 'site.form_started', 'site.service_viewed'])
    await owner.goto(`${product.url}/patients/${patient.id}`)
    await owner.getByText('Отправил форму: Запись').waitFor()
    await shot(owner, 'card-site-1440-ru')
  })

  it('remembers and sends nothing before the visitor agrees, when the clinic asks first', async () => {
    const asking = { name: 'Лендинг', origins: [siteUrl], needsConsent: true }
    const before = line
    line = line.replace(/site_[\w-]+/, (await change('POST', '/collector/keys', asking)).key)
    const { page, complaints } = await visitor()
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/api/v1/events') && asked.push(request.url()))
    await page.goto(`${siteUrl}/implants`)
    await page.locator('[name=story]').fill('болит зуб')
    await page.waitForTimeout(2000)
    const stored = () => page.evaluate(() => Object.keys(localStorage))
    expect([asked, await stored()]).toEqual([[], []])
    await page.evaluate(() =>
      (globalThis as unknown as { revisit(what: string, yes: boolean): void }).revisit('consent', true),
    )
    await expect.poll(() => asked.length, LONG).toBe(1)
    expect((await stored()).toSorted()).toEqual(['revisit', 'revisit-ok'])
    await page.evaluate(() =>
      (globalThis as unknown as { revisit(what: string, yes: boolean): void }).revisit('consent', false),
    )
    expect(await stored()).toEqual([])
    await page.context().close()
    line = before
    expect(complaints).toEqual([])
  })

  it('lets a patient connect this browser by a personal link', async () => {
    const config = join(product.dataDir, 'push.json')
    const publicKey = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'
    await writeFile(config, JSON.stringify({ publicKey, privateKey: 'private', subject: 'mailto:it@smile.ru' }))
    const slug = (await api('/me')).clinic.slug
    const channel = ['--channel', 'push', '--provider', 'vapid', '--config', config]
    await product.revisit('channel', 'connect', '--clinic', slug, ...channel)
    const settings = { ...(await api('/message-settings')), publicUrl: product.url }
    await change('PUT', '/message-settings', settings)
    const patient = (await api('/patients?search=79161234570')).items[0]
    const { push } = await api(`/patients/${patient.id}/chat-links`)
    const { page, complaints } = await visitor()
    await page.goto(push as string)
    await page.getByRole('button', { name: 'Показывать сообщения' }).waitFor()
    await shot(page, 'push-page')
    await page.context().close()
    expect(complaints).toEqual([])
  })

  it('takes nothing from other sites and from a flood', async () => {
    const key = /site_[\w-]+/.exec(line)![0]
    const send = (origin: string, n: number) =>
      fetch(`${product.url}/api/v1/events?key=${key}`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ visitor: 'one-browser', events: Array.from({ length: n }, () => ({ type: 'page' })) }),
      })
    expect((await send('https://evil.ru', 1)).status).toBe(403)
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await send(siteUrl, 50)).status)
    expect(statuses).toContain(429)
    const served = await fetch(`${product.url}/s/${key}.js`)
    expect((await served.arrayBuffer()).byteLength).toBeLessThan(4096)
    expect(errors).toEqual([])
  })
})
