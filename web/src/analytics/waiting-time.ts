const KEY = 'revisit.waits'
/** Assumed for the first wait on a page, ms. */
const UNKNOWN_MS = 8000
/** At the usual time the bar stands here; the rest is for waits that are longer. */
const AT_USUAL = 0.8

/** How long the last answer of this page took, ms; null when nobody waited here yet. */
export function expectedMs(page: string): number | null {
  const ms = read()[page]
  return typeof ms === 'number' && ms > 0 ? ms : null
}

/** Remembers in this browser how long an answer of the page took. */
export function rememberWait(page: string, ms: number): void {
  localStorage.setItem(KEY, JSON.stringify({ ...read(), [page]: Math.round(ms) }))
}

/** How much of the bar is filled after `waited` ms: 0.8 at the usual time, nearer and nearer to 1 after it, never 1. */
export function shareOf(waited: number, usual: number | null): number {
  return 1 - (1 - AT_USUAL) ** (waited / (usual ?? UNKNOWN_MS))
}

function read(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
