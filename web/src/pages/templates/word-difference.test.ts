import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDifference } from './word-difference.ts'

const text = fc
  .array(fc.constantFrom('Анна', ' ', 'ждём', 'вас', '\n', '{{ patient.name }}', 'завтра', '{', ', '), {
    maxLength: 20,
  })
  .map((words) => words.join(''))

describe('what changed between two versions', () => {
  it('is told word by word', () => {
    expect(wordDifference('Ждём вас завтра в клинике', 'Ждём вас в нашей клинике')).toEqual([
      { text: 'Ждём вас ', kind: 'same' },
      { text: 'завтра ', kind: 'removed' },
      { text: 'в ', kind: 'same' },
      { text: 'нашей ', kind: 'added' },
      { text: 'клинике', kind: 'same' },
    ])
  })

  it('loses nothing of either text', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDifference(before, after)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })

  it('is nothing between equal texts', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(wordDifference(same, same).every(({ kind }) => kind === 'same')).toBe(true)
      }),
    )
  })
})
