import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/**
 * Filters of a page kept in its address, so that a view can be sent to a colleague. Values are strings; the defaults name
 * the filters and never appear in the address. Use module-level defaults: their identity must not change between renders.
 */
export function useUrlState<T extends Record<string, string>>(
  defaults: T,
): [T, (change: Partial<Record<keyof T, string | null>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()

  const state = useMemo(
    () => Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, search[name] ?? value])) as T,
    [defaults, search],
  )
  const change = useCallback(
    (changes: Partial<Record<keyof T, string | null>>) => {
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ((before: Record<string, string | undefined>) => merged(before, changes, defaults)) as never,
      })
    },
    [navigate, defaults],
  )
  return [state, change]
}

function merged(
  before: Record<string, string | undefined>,
  changes: Partial<Record<string, string | null>>,
  defaults: Record<string, string>,
): Record<string, string | undefined> {
  const after = { ...before }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === defaults[name]) delete after[name]
    else after[name] = value
  }
  return after
}
