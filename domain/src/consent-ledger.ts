/** One entry of the ledger. `channel` '*' speaks of every channel. */
export type ConsentWord<P extends string = string> = {
  readonly purpose: P
  readonly channel: string
  readonly granted: boolean
  readonly at: Date
}

/** Whether a purpose is allowed through a channel: the latest word about it or about every channel; null = nothing recorded. */
export function latestWord(words: readonly ConsentWord[], purpose: string, channel: string): boolean | null {
  let best: ConsentWord | null = null
  for (const word of words) {
    if (word.purpose !== purpose || (word.channel !== channel && word.channel !== '*')) continue
    if (best === null || isStronger(word, best)) best = word
  }
  return best?.granted ?? null
}

/** Later wins; of two said at once, the refusal does. */
export function isStronger(word: ConsentWord, than: ConsentWord): boolean {
  const difference = word.at.getTime() - than.at.getTime()
  return difference > 0 || (difference === 0 && !word.granted)
}
