import type { Page } from 'playwright-core'

/** Everything that goes wrong on a page while somebody walks through it. */
export type PageWatch = {
  /** Waits until the page asked for nothing for a moment and shows no skeletons. */
  settled(): Promise<void>
  /** What went wrong since the last look: errors of the browser, refusals of the API, error states, sideways scrolling. */
  troubles(): Promise<string[]>
}

const QUIET_MS = 250
const LONGEST_MS = 90_000
const STEP_MS = 50

export function watchPage(page: Page): PageWatch {
  const wrong: string[] = []
  const pending = new Set<unknown>()
  let lastChange = Date.now()
  const changed = (request: unknown, isOver: boolean) => {
    if (isOver) pending.delete(request)
    else pending.add(request)
    lastChange = Date.now()
  }
  page.on('request', (request) => {
    // What the page before was still asking for nobody will hear of.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) pending.clear()
    changed(request, false)
  })
  page.on('requestfinished', (request) => changed(request, true))
  page.on('requestfailed', (request) => changed(request, true))
  page.on('pageerror', (error) => wrong.push(`broke: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${new URL(response.url()).pathname}`)
  })
  const settled = async () => {
    const until = Date.now() + LONGEST_MS
    while (Date.now() < until) {
      await page.waitForTimeout(STEP_MS)
      const isQuiet = pending.size === 0 && Date.now() - lastChange > QUIET_MS
      if (isQuiet && (await page.evaluate(isDrawn))) return
    }
    throw new Error(`the page never came to rest: ${page.url()}`)
  }
  return { settled, troubles: async () => [...wrong.splice(0), ...(await page.evaluate(seenTroubles))] }
}

/** Runs in the page: something is there, and no grey shape stands for what is still to come. */
function isDrawn(): boolean {
  const main = document.querySelector('main')
  return (main?.textContent ?? '').trim() !== '' && main?.querySelector('[data-skeleton]') === null
}

/** Runs in the page: what a person would see as a failure. */
function seenTroubles(): string[] {
  const main = document.querySelector('main')
  const failed = [...document.querySelectorAll('main [role="alert"]')].map((one) => `error state: ${one.textContent}`)
  const text = main?.textContent ?? ''
  const missing = /[a-z]+:[a-z]+(\.[a-z]+)+|\bundefined\b|\bNaN\b|\[object/.exec(text)
  const wide = document.documentElement.scrollWidth - window.innerWidth
  return [
    ...failed,
    ...(missing ? [`strange text: ${missing[0]}`] : []),
    ...(text.trim().length < 20 ? ['an empty page'] : []),
    ...(wide > 0 ? [`${wide} px wider than the screen`] : []),
  ]
}
