import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MEGABYTE = 2 ** 20
/** The heap may grow this far before it is collected, and this many times beyond what was left by the last collection. */
const ROOM = 120 * MEGABYTE
const GROWTH = 1.3

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

  /** Collects garbage when there is much; a tenth of a second, once in some hundred thousand rows. */
  keep(): void {
    if (getHeapStatistics().used_heap_size < this.#limit) return
    this.#collect()
    this.#limit = Math.max(this.#room, getHeapStatistics().used_heap_size * GROWTH)
  }
}
