export type LogPage<T> = { items: T[]; nextCursor: string | null }

export type Search<T> = {
  from: string | undefined
  load: (cursor: string | undefined) => Promise<LogPage<T>>
  matches: (item: T) => boolean
  /** Stops when this many matched… */
  enough: number
  /** …or when this many pages were read: a rare match must not read the whole log at once. */
  atMostPages: number
}

/** Reads pages one after another until enough items match. The cursor goes on where reading stopped. */
export async function matchingPage<T>({ from, load, matches, enough, atMostPages }: Search<T>): Promise<LogPage<T>> {
  const items: T[] = []
  let cursor = from
  for (let page = 0; page < atMostPages; page++) {
    const { items: read, nextCursor } = await load(cursor)
    items.push(...read.filter(matches))
    if (!nextCursor) return { items, nextCursor: null }
    cursor = nextCursor
    if (items.length >= enough) break
  }
  return { items, nextCursor: cursor ?? null }
}
