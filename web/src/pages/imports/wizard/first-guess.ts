import type { ImportRun, Mapping } from '../shared/import-types.ts'

/**
 * What the product chose by itself for each sheet: the mapping as this browser first saw it. The server keeps only the
 * mapping as it is now, so the first one is remembered for as long as the tab is open.
 */
export function firstGuess(run: ImportRun): Record<string, Mapping> {
  const place = `revisit.import-guess.${run.id}`
  const known = sessionStorage.getItem(place)
  if (known !== null) return JSON.parse(known) as Record<string, Mapping>
  const guess = Object.fromEntries(run.sheets.map(({ key, mapping }) => [key, mapping]))
  sessionStorage.setItem(place, JSON.stringify(guess))
  return guess
}

/** After the file was read anew its columns have other names: the old guess says nothing. */
export function forgetGuess(importId: string): void {
  sessionStorage.removeItem(`revisit.import-guess.${importId}`)
}
