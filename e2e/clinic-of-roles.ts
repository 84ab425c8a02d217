import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeExchange } from '@revisit/demo/exchange.ts'
import { STAFF_ROLES, type StaffRole } from '@revisit/domain/roles.ts'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { RunningProduct } from './product.ts'

export const PASSWORD = 'long enough password'
/** A member of staff of the test clinic: a role, or an administrator who sees one branch. */
export type Somebody = StaffRole | 'branch_administrator'
export const EVERYBODY: readonly Somebody[] = [...STAFF_ROLES, 'branch_administrator']

/** A clinic with an invented base and one person of every role; @returns the cookie of its owner. */
export async function clinicOfRoles(product: RunningProduct): Promise<string> {
  const clinic = { clinicName: 'Линия улыбки', slug: 'smile', timezone: 'Europe/Moscow', locale: 'ru' }
  const owner = { ownerName: 'Елена Воронцова', email: emailOf('owner'), password: PASSWORD }
  await ask(product, '/api/v1/setup', { body: { ...clinic, ...owner } })
  await importInvented(product)
  const cookie = await signIn(product, 'owner')
  const { branches } = await ask(product, '/api/v1/me', { cookie })
  for (const somebody of EVERYBODY.filter((one) => one !== 'owner')) {
    const isLimited = somebody === 'branch_administrator'
    const invited = await ask(product, '/api/v1/invitations', {
      cookie,
      body: {
        email: emailOf(somebody),
        name: `Сотрудник ${somebody}`,
        role: isLimited ? 'administrator' : somebody,
        branchIds: isLimited ? [branches[0].id] : null,
      },
    })
    const token = String(invited.path).split('token=')[1]
    await ask(product, '/api/v1/invitations/accept', { body: { token, password: PASSWORD } })
  }
  return cookie
}

/** Asks the API as our own page would; throws on a refusal. */
export async function ask(
  product: RunningProduct,
  path: string,
  { cookie, body }: { cookie?: string; body?: object } = {},
): Promise<any> {
  const answer = await fetch(product.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { ...(cookie ? { cookie } : {}), 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
  return text ? JSON.parse(text) : undefined
}

/** A page of a person who has signed in already. */
export async function pageOf(
  product: RunningProduct,
  browser: Browser,
  somebody: Somebody,
  look: { width?: number; height?: number; dark?: boolean; english?: boolean } = {},
): Promise<Page> {
  const { width = 1440, height = 900, dark = false, english = false } = look
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: english ? 'en-GB' : 'ru-RU',
    acceptDownloads: true,
  })
  const [name, value] = (await signIn(product, somebody)).split('=') as [string, string]
  await context.addCookies([{ name, value, url: product.url }])
  await context.addInitScript(
    ([language, scheme]) => {
      localStorage.setItem('revisit.locale', language!)
      localStorage.setItem('revisit.theme', scheme!)
    },
    [english ? 'en' : 'ru', dark ? 'dark' : 'light'],
  )
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  return page
}

async function signIn(product: RunningProduct, somebody: Somebody): Promise<string> {
  const answer = await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ email: emailOf(somebody), password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`sign-in of ${somebody}: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie()[0]!.split(';')[0]!
}

function emailOf(somebody: Somebody): string {
  return `${somebody}@smile.ru`
}

async function importInvented(product: RunningProduct): Promise<void> {
  const folder = join(product.dataDir, 'invented')
  await mkdir(folder)
  const endOn = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(new Date())
  await writeExchange(generateClinic({ seed: 5, patients: 300, months: 18, endOn }), folder)
  await product.revisit('import', '--clinic', 'smile', folder)
}
