import { describe, expect, it } from 'vitest'
import { fieldsToSend, shownFields, sideOfField } from './pair-choices.ts'

const field = (name: string, a: string | null, b: string | null) => ({
  field: name,
  label: null,
  a,
  b,
  differs: a !== b,
})

describe('whose value a field takes', () => {
  it('is the kept card, unless it is empty there or somebody picked', () => {
    const choices = { keep: 'a' as const, picked: { source: 'b' as const } }
    expect(sideOfField(field('district', 'Сокол', 'Тверской'), choices)).toBe('a')
    expect(sideOfField(field('district', null, 'Тверской'), choices)).toBe('b')
    expect(sideOfField(field('source', 'Сайт', 'Звонок'), choices)).toBe('b')
  })

  it('remembers a death whichever card stays, unless somebody picked otherwise', () => {
    expect(sideOfField(field('deceased', 'no', 'yes'), { keep: 'a', picked: {} })).toBe('b')
    expect(sideOfField(field('deceased', 'no', 'yes'), { keep: 'a', picked: { deceased: 'a' } })).toBe('a')
  })

  it('is told to the server from the side of the card that stays', () => {
    expect(fieldsToSend({ keep: 'b', picked: { source: 'a', district: 'b' } })).toEqual({
      source: 'absorb',
      district: 'keep',
    })
  })

  it('leaves out that both are alive', () => {
    const fields = [field('deceased', 'no', 'no'), field('source', 'Сайт', null)]
    expect(shownFields(fields).map((each) => each.field)).toEqual(['source'])
    expect(shownFields([field('deceased', 'no', 'yes')])).toHaveLength(1)
  })
})
