import { describe, expect, it } from 'vitest'
import { anywhere, searchTerms, shortPrefix, wordsForLikeness } from './search-terms.ts'

const spellings = (query: string) => searchTerms(query).map((term) => term.spellings)

describe('what people type in the search box', () => {
  it.each<[string, string[][]]>([
    ['', []],
    ['  ', []],
    ['Пётр  Иванов', [['петр'], ['иванов']]],
    ['8 (916) 123-45-67', [['9161234567']]],
    ['+7 916 123 45 67', [['9161234567']]],
    ['8916', [['8916', '7916']]],
    ['45-67', [['4567', '45-67']]],
    ['№10482', [['10482']]],
    ['иванов 8 916 123', [['иванов'], ['8916123', '7916123']]],
    ['к-10482', [['к-10482']]],
    ['- , ;', []],
    ['а б в г д е ж з', [['а'], ['б'], ['в'], ['г'], ['д'], ['е']]],
  ])('«%s» → %j', (query, expected) => {
    expect(spellings(query)).toEqual(expected)
  })

  it('takes one or two letters for the beginning of a name', () => {
    expect(shortPrefix(searchTerms('Ив'))).toBe('ив')
    expect(shortPrefix(searchTerms('Ив и'))).toBe('ив')
    expect(shortPrefix(searchTerms('Ива'))).toBeNull()
    expect(shortPrefix(searchTerms(''))).toBeNull()
  })

  it('compares only whole words by likeness', () => {
    expect(wordsForLikeness(searchTerms('Сакалова Ян 8916'))).toEqual(['сакалова'])
  })

  it('escapes the signs of LIKE', () => {
    expect(anywhere('50%_\\')).toBe('%50\\%\\_\\\\%')
  })
})
