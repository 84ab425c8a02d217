/** Events a minute from one address, one browser and one key. A clinic's busiest site stays far below. */
export const MOST_A_MINUTE = { address: 600, visitor: 240, key: 12_000 } as const

const MINUTE_MS = 60_000
/** A flood of made-up names must not fill the memory: the oldest half is dropped. */
const MOST_NAMES = 50_000

/** Counts within the minute; every process counts for itself. */
export class Pace {
  readonly #counts = new Map<string, { minute: number; n: number }>()

  /** Adds to what a name did this minute. @returns seconds to wait when it is too much, else 0. */
  take(name: string, most: number, { n, now }: { n: number; now: Date }): number {
    const minute = Math.floor(now.getTime() / MINUTE_MS)
    const before = this.#counts.get(name)
    const done = before?.minute === minute ? before.n : 0
    if (done + n > most) return Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1000)
    this.#counts.delete(name)
    this.#counts.set(name, { minute, n: done + n })
    if (this.#counts.size > MOST_NAMES) this.#shrink()
    return 0
  }

  #shrink(): void {
    let left = MOST_NAMES / 2
    for (const name of this.#counts.keys()) {
      if (left-- <= 0) return
      this.#counts.delete(name)
    }
  }
}
