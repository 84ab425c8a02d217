import { useMediaQuery } from '@mantine/hooks'
import { useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

type Place = 'header' | 'page'

// The frame outlives the pages, so a page finds the place of its tools here.
const places: Record<Place, HTMLElement | null> = { header: null, page: null }
const listeners = new Set<() => void>()

const remember = {
  header: (element: HTMLElement | null) => settle('header', element),
  page: (element: HTMLElement | null) => settle('page', element),
}

/** Where the tools of the open page stand: in the header beside the branch, on the phone above the page. */
export function ToolsPlace({ at }: { at: Place }) {
  return <div style={{ display: 'contents' }} ref={remember[at]} />
}

/** Tools that change every number of the page, such as its period: shown in the header. */
export function PageTools({ children }: { children: ReactNode }) {
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false })
  const place = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => places[phone ? 'page' : 'header'],
  )
  return place && createPortal(children, place)
}

function settle(at: Place, element: HTMLElement | null): void {
  places[at] = element
  for (const listener of listeners) listener()
}
