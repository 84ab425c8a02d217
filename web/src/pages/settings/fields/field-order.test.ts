import { describe, expect, it } from 'vitest'
import type { CustomField } from './custom-fields.ts'
import { choicesOf, moved } from './field-order.ts'

const field = (key: string, position: number): CustomField => ({
  key,
  name: key,
  kind: 'text',
  choices: null,
  position,
  archived: false,
})
const three = [field('a', 0), field('b', 1), field('c', 2)]

describe('the order of fields', () => {
  it('changes by one place and touches only what moved', () => {
    expect(moved(three, 'c', -1)).toEqual([
      { key: 'c', position: 1 },
      { key: 'b', position: 2 },
    ])
  })

  it('does not change at the edge', () => {
    expect(moved(three, 'a', -1)).toEqual([])
    expect(moved(three, 'c', 1)).toEqual([])
    expect(moved(three, 'unknown', 1)).toEqual([])
  })

  it('closes the gaps archived fields left', () => {
    expect(moved([field('a', 0), field('c', 5)], 'c', -1)).toEqual([
      { key: 'c', position: 0 },
      { key: 'a', position: 1 },
    ])
  })
})

it('choices are lines without blanks and repetitions', () => {
  expect(choicesOf(' утро \n\nвечер\nутро\n')).toEqual(['утро', 'вечер'])
})
