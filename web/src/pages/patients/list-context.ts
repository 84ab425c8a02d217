import { useSyncExternalStore } from 'react'

/** The list a card was opened from: its address, what it is called, and the query whose rows it shows. */
export type ListContext = {
  /** Address of the list with its filters. */
  address: string
  /** Name of the saved view, when one was open. */
  name: string | null
  query: string
}

const KEY = 'revisit.patients.from'
let current: ListContext | null = read()
const listeners = new Set<() => void>()

/** Called by the list when a card is opened from it. */
export function rememberList(context: ListContext): void {
  current = context
  sessionStorage.setItem(KEY, JSON.stringify(context))
  for (const listener of listeners) listener()
}

/** The list the open card came from, or null when it was opened by a link. */
export function useListContext(): ListContext | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

function read(): ListContext | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isContext(kept) ? kept : null
  } catch {
    return null
  }
}

function isContext(kept: unknown): kept is ListContext {
  const { address, query } = (kept ?? {}) as Partial<ListContext>
  return typeof address === 'string' && typeof query === 'string'
}
