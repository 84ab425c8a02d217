import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MEGABYTE = 2 ** 20
/** The heap may grow this far before it is collected, and this many times beyond what was left by the last collection. */
const ROOM = 100 * MEGABYTE
const GROWTH = 1.3
/** How often a phase that never pauses has its heap looked at. */
const WATCH_MS = 250

/**
 * Keeps the heap of a long import flat. The rows of a chunk live until it is merged, which is long enough to outlive the
 * collections of young objects; V8 then lets them pile up to half a gigabyte before it first looks among the old ones.
 */
export class HeapRoom {
  readonly #room: number
  #limit: number
  #collect: () => void

  /** `room`: bytes the heap may always take. */
  constructor(room = ROOM) {
    this.#room = room
    this.#limit = room
    setFlagsFromString('--expose-gc')
    this.#collect = runInNewContext('gc') as () => void
  }

  /**
   * Looks at the heap from time to time while `work` runs. The space for young objects stays as large as it is meanwhile: V8
   * would let it grow to 64 megabytes, and an import is no faster for it.
   */
  async watch<T>(work: () => Promise<T>): Promise<T> {
    setFlagsFromString('--semi-space-growth-factor=1')
    const watching = setInterval(() => this.keep(), WATCH_MS)
    try {
      return await work()
    } finally {
      clearInterval(watching)
      setFlagsFromString('--semi-space-growth-factor=2')
    }
  }

  /** Collects garbage when there is much; a tenth of a second, once in some hundred thousand rows. */
  keep(): void {
    if (getHeapStatistics().used_heap_size < this.#limit) return
    this.#collect()
    this.#limit = Math.max(this.#room, getHeapStatistics().used_heap_size * GROWTH)
  }
}
