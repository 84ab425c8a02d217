import { useSyncExternalStore } from 'react'

const ATTRIBUTE = 'data-mantine-color-scheme'

/**
 * The theme the page is painted in at this moment. Drawings that copy colours out of the variables wait for it: the choice of
 * a theme is known a moment before the variables change.
 */
export function useThemeOnScreen(): string {
  return useSyncExternalStore(watch, () => document.documentElement.getAttribute(ATTRIBUTE) ?? 'light')
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] })
  return () => observer.disconnect()
}
