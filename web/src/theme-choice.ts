import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'light' | 'dark'

const KEY = 'revisit.theme'
const listeners = new Set<() => void>()

/** The theme on screen: chosen in this browser, else as the system has it. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice)
}

/** The theme chosen in this browser, else the system's. */
export function themeChoice(): ThemeChoice {
  const chosen = localStorage.getItem(KEY)
  if (chosen === 'light' || chosen === 'dark') return chosen
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Chooses a theme and remembers it in this browser. */
export function chooseTheme(theme: ThemeChoice): void {
  localStorage.setItem(KEY, theme)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia('(prefers-color-scheme: dark)')
  listeners.add(listener)
  media.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    media.removeEventListener('change', listener)
  }
}
