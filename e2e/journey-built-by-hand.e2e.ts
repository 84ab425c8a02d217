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
P2,Цой,Инна,+79161234570
`
const visits = (...lines: string[]) =>
  `external_id,patient_external_id,starts_at,ends_at,status,booked_at\n${lines.join('\n')}\n`
const YESTERDAY = 'A1,P1,2026-11-21T09:00:00,2026-11-21T10:00:00,completed,2026-11-10T10:00:00'
const TODAY = 'A2,P2,2026-11-22T09:00:00,2026-11-22T10:00:00,completed,2026-11-10T10:00:00'

const load = (folder: string, files: Record<string, string>) => importTexts(product, { slug, folder, files })
const clock = (time: string) => product.revisit('clock', '--clinic', slug, '--set', `2026-11-${time}:00+03:00`)

async function write(method: 'post' | 'put', path: string, data: object): Promise<any> {
  const answered = await page.request[method](`${product.url}/api/v1${path}`, {
    data,
    headers: { origin: product.url },
  })
  expect(answered.ok(), await answered.text()).toBe(true)
  return answered.json()
}

/** Puts a step on the last open edge, or on the edge of that name. */
async function addStep(kind: RegExp, edge?: string): Promise<void> {
  const edges = page.getByRole('button', { name: edge ? `Добавить шаг: ${edge}` : 'Добавить шаг', exact: true })
  await edges.last().click()
  await panel().getByRole('button', { name: kind }).click()
}

const panel = () => page.getByRole('complementary').last()
const step = (name: string) => page.locator('[data-step]', { hasText: name })

async function choose(label: string, option: string): Promise<void> {
  await panel()
    .getByRole('textbox', { name: label })
    .or(panel().getByRole('combobox', { name: label }))
    .first()
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

async function shot(name: string): Promise<void> {
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })
}

describe('a journey built from an empty canvas', () => {
  it('begins with nothing and says what is missing', async () => {
    await page.goto(product.url)
    await page.getByLabel('Название клиники').fill('Линия улыбки')
    await page.getByLabel('Ваше имя').fill('Елена Воронцова')
    await page.getByLabel('Почта').fill('elena@smile.ru')
    await page.getByLabel('Пароль', { exact: false }).first().fill('long enough password')
    await page.getByRole('button', { name: 'Создать клинику' }).click()
    await page.waitForURL(/\/imports\/new/)
    slug = (await (await page.request.get(`${product.url}/api/v1/me`)).json()).clinic.slug
    await clock('22T12:30')
    await load('day-1', { 'patients.csv': PATIENTS, 'appointments.csv': visits(YESTERDAY) })
    const bodies = { text: '{{ patient.name }}, как вы после приёма?' }
    const { id } = await write('post', '/templates', { name: 'Как вы после приёма', messageClass: 'service', bodies })
    await write('put', `/templates/${id}/published`, {})

    await page.goto(`${product.url}/journeys`)
    await page.getByRole('button', { name: 'Новый сценарий' }).click()
    await page.waitForURL(/\/journeys\/[0-9a-f-]{36}/)
    await page.getByText('Шагов пока нет').waitFor()
  })

  it('grows step by step, by mouse and by keyboard', async () => {
    await page.locator('[data-step="entry"]').click()
    await choose('Что начинает', 'Событие')
    await page.locator('[data-step="entry"]', { hasText: 'Приём завершён' }).waitFor()
    await panel().getByRole('radio', { name: 'Правила' }).click()
    await panel().getByLabel('Ждать свежих данных').uncheck()
    await addStep(/^Ждать Срок/)
    await addStep(/^Сообщение /)
    await page.locator('[data-step]', { hasText: 'Выберите шаблон' }).getByLabel('Нужно исправить').waitFor()
    await choose('Шаблон', 'Как вы после приёма')
    await addStep(/^Условие /)
    await addStep(/^Выход /, 'да')
    await addStep(/^Задача: звонок /, 'нет')
    await panel().getByLabel('Задача', { exact: true }).fill('Предложить осмотр')
    await step('Предложить осмотр').focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => step('Предложить осмотр').count()).toBe(0)
    await page.locator('[data-step="entry"]').focus()
    await page.keyboard.press('Control+z')
    await step('Предложить осмотр').waitFor()
    await shot('journey-built')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await expect.poll(() => page.getByRole('button', { name: 'Сохранить' }).count()).toBe(0)
  })

  it('is tried on the real base and walked through as one patient', async () => {
    await page.getByRole('radio', { name: 'Пробный прогон' }).click()
    await page.getByRole('button', { name: 'Прогнать' }).click()
    await page.getByText('Никому ничего не отправлено', { exact: false }).waitFor()
    await page.locator('[data-step="entry"]', { hasText: '1 вошли' }).waitFor()
    await page.getByRole('button', { name: 'Пройти за пациента' }).click()
    await panel().getByPlaceholder('Имя, телефон или номер карты').fill('Ким')
    await page.getByRole('option', { name: /Ким Олег/ }).click()
    await panel().getByText('Олег, как вы после приёма?').waitFor()
    await panel().getByText('Дальше: нет', { exact: true }).waitFor()
    await shot('journey-walk')
  })

  it('goes live after saying what that means, and shows who is inside and why', async () => {
    await page.getByRole('button', { name: 'Опубликовать' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('песочница: никуда не уходит').first().waitFor()
    await dialog.getByRole('button', { name: 'Опубликовать' }).click()
    await page.getByText('Работает v1', { exact: false }).first().waitFor()
    await load('day-2', { 'appointments.csv': visits(YESTERDAY, TODAY) })
    await page.getByRole('button', { name: 'Ещё', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Люди в сценарии' }).click()
    await panel()
      .getByRole('link', { name: /Цой Инна/ })
      .waitFor()
    await panel().getByText('Ждёт срока', { exact: false }).waitFor()
    await shot('journey-people')
    await clock('23T15:30')
    const sent = async () => {
      const answered = await page.request.get(`${product.url}/api/v1/outbox?channel=sandbox`)
      return (await answered.json()).items.map((item: { text: string }) => item.text)
    }
    await expect.poll(sent, { timeout: 60_000 }).toEqual(['Инна, как вы после приёма?'])
    expect(errors).toEqual([])
  })
})
