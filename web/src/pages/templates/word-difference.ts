export type Difference = { text: string; kind: 'same' | 'added' | 'removed' }

/** The longest text compared word by word; a longer one is shown as replaced whole. */
const MOST_WORDS = 1200

/**
 * What was removed from one text and added to another, word by word, in reading order. Longest common subsequence of words and
 * the spaces between them: everything kept and added makes the later text, everything kept and removed the earlier one.
 */
export function wordDifference(before: string, after: string): Difference[] {
  const from = wordsOf(before)
  const to = wordsOf(after)
  if (from.length * to.length > MOST_WORDS * MOST_WORDS) return joined([removed(before), added(after)])
  const lengths = commonLengths(from, to)
  const parts: Difference[] = []
  let i = 0
  let j = 0
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      parts.push({ text: from[i]!, kind: 'same' })
      i += 1
      j += 1
    } else if (j >= to.length || (i < from.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      parts.push(removed(from[i++]!))
    } else {
      parts.push(added(to[j++]!))
    }
  }
  return joined(parts)
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|\{\{.*?\}\}|[^\s{]+|\{/gu) ?? []
}

/** `lengths[i][j]`: how many words the ends from `i` and from `j` have in common. */
function commonLengths(from: readonly string[], to: readonly string[]): number[][] {
  const lengths = Array.from({ length: from.length + 1 }, () => Array.from({ length: to.length + 1 }, () => 0))
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const isSame = from[i] === to[j]
      lengths[i]![j] = isSame ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}

function joined(parts: readonly Difference[]): Difference[] {
  const whole: Difference[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else if (part.text !== '') whole.push({ ...part })
  }
  return whole
}

function removed(text: string): Difference {
  return { text, kind: 'removed' }
}

function added(text: string): Difference {
  return { text, kind: 'added' }
}
