import { PERMISSIONS } from '@revisit/domain/roles.ts'
import { buildWebApp } from '@revisit/server/web-build.ts'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../e2e/product.ts'
import { printFigure, progress } from './figure.ts'

// The list of a million patients in a real browser, before an API that answers at once: what a frame costs while it scrolls.
// Processor time of the page tells more than the length of frames, which grows with whatever else the machine does.

const PEOPLE = 1_000_000
const FRAME_MS = 1000 / 60
const ANSWER_MS = 60
const SECONDS = 8
const SPEEDS = { 'slow, a row a frame': 40, 'flung, eight rows a frame': 300 }

type Frames = { count: number; median: number; p95: number; over50: number; blank: number }

async function run(): Promise<void> {
  const server = await serve(await buildWebApp())
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/patients`)
    await page.locator('[data-index="0"]').waitFor()
    for (const [name, pixels] of Object.entries(SPEEDS)) {
      const before = await processorMs(browser)
      const frames = await scroll(page, pixels)
      const value = ((await processorMs(browser)) - before) / frames.count
      progress(`${name}: ${JSON.stringify(frames)}`)
      const figure = (what: string, ms: number) =>
        printFigure({
          name: `patient list of a million: ${what}, ${name}`,
          value: ms,
          unit: 'ms',
          baseline: FRAME_MS,
          ratio: ms / FRAME_MS,
        })
      figure('processor time of the page per frame', value)
      figure('length of a frame, median', frames.median)
      figure('length of a frame, 95 of 100', frames.p95)
    }
  } finally {
    await browser.close()
    server.close()
  }
}

/** Scrolls for some seconds, so many pixels in each frame; lengths of frames in milliseconds, frames without a row drawn. */
function scroll(page: Page, pixels: number): Promise<Frames> {
  return page.evaluate(
    async ([step, seconds]) => {
      const box = document.querySelector('[role="table"]')!.parentElement!
      const middle = box.getBoundingClientRect()
      const lengths: number[] = []
      let blank = 0
      let last = performance.now()
      const end = last + seconds! * 1000
      await new Promise<void>((done) => {
        const frame = () => {
          const now = performance.now()
          lengths.push(now - last)
          last = now
          const seen = document.elementFromPoint(middle.left + 300, middle.top + middle.height / 2)
          if (!seen?.closest('[data-index]')) blank += 1
          box.scrollTop += step!
          if (now < end) requestAnimationFrame(frame)
          else done()
        }
        requestAnimationFrame(frame)
      })
      lengths.sort((a, b) => a - b)
      const at = (share: number) => Math.round(lengths[Math.floor(lengths.length * share)]! * 10) / 10
      const over50 = lengths.filter((length) => length > 50).length
      return { count: lengths.length, median: at(0.5), p95: at(0.95), over50, blank }
    },
    [pixels, SECONDS],
  )
}

/** Processor time of the pages of a browser so far. */
async function processorMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0)
}

async function serve(folder: string): Promise<Server> {
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost')
    if (pathname.startsWith('/api/')) {
      response.setHeader('content-type', 'application/json')
      setTimeout(() => response.end(JSON.stringify(answerTo(pathname, searchParams))), ANSWER_MS)
      return
    }
    const type = types[extname(pathname)]
    readFile(join(folder, type || pathname.includes('.') ? pathname : 'index.html')).then(
      (file) => response.setHeader('content-type', type ?? (pathname.includes('.') ? '' : 'text/html')).end(file),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

function answerTo(path: string, query: URLSearchParams): object {
  if (path === '/api/v1/me') return SESSION
  if (path === '/api/v1/patients/sums') return { visits: 9_500_000, revenue: 44_955_000_000_000 }
  if (path !== '/api/v1/patients') return { items: [], total: 0, nextCursor: null }
  const from = Number(query.get('cursor') ?? 0)
  const count = Math.min(Number(query.get('limit')), PEOPLE - from)
  const items = Array.from({ length: count }, (_, index) => person(from + index))
  return { items, nextCursor: from + count < PEOPLE ? String(from + count) : null, total: PEOPLE }
}

const SESSION = {
  staff: { id: 'owner', name: 'Елена Воронцова', email: null, role: 'owner', branchIds: null, locale: 'ru' },
  clinic: {
    id: 'clinic',
    name: 'Линия улыбки',
    slug: 'smile',
    timezone: 'Europe/Moscow',
    locale: 'ru',
    isDemo: false,
    today: '2026-11-22',
  },
  permissions: PERMISSIONS,
  branches: [],
}
const LAST_NAMES = ['Абрамов', 'Белов', 'Воронцов', 'Громов', 'Дорохов']

function person(number: number): object {
  const value = { visits: number % 20, revenue: (number % 900) * 100_000, rfm: '333', rfmGroup: 'champions' }
  const days = { firstVisitOn: '2023-02-01', lastVisitOn: '2026-05-14' }
  return {
    id: String(number),
    externalIds: [String(number)],
    fullName: `${LAST_NAMES[number % LAST_NAMES.length]} Иван ${number}`,
    phones: [`+7916${String(1_000_000 + number).slice(-7)}`],
    emails: [],
    value: { ...value, ...days, class: number % 7 === 0 ? 'vip' : 'one_time' },
    tags: number % 3 === 0 ? ['имплант', 'ДМС'] : [],
    branch: null,
    curator: null,
    source: 'Сайт',
    sex: 'm',
    birthDate: '1980-01-01',
    age: 46,
    nextVisitOn: null,
    deceased: false,
    createdAt: '2024-01-01T00:00:00.000Z',
    similar: false,
  }
}

await run()
