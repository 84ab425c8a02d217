import { expect, test } from 'vitest'
import { knownColumns, movedColumn, toggledColumn } from './column-choice.ts'

test('columns kept by an older version lose what no longer exists and keep their order; the name comes first', () => {
  expect(knownColumns(['revenue', 'gone', 'name', 'phone'])).toEqual(['name', 'revenue', 'phone'])
  expect(knownColumns(['gone'])).toBeNull()
  expect(knownColumns('name')).toBeNull()
})

test('a column moves one place and never before the name', () => {
  expect(movedColumn(['name', 'phone', 'class'], 'class', -1)).toEqual(['name', 'class', 'phone'])
  expect(movedColumn(['name', 'phone', 'class'], 'phone', -1)).toEqual(['name', 'phone', 'class'])
  expect(movedColumn(['name', 'phone', 'class'], 'class', 1)).toEqual(['name', 'phone', 'class'])
})

test('a hidden column appears at the end; the name cannot be hidden', () => {
  expect(toggledColumn(['name', 'phone'], 'tags')).toEqual(['name', 'phone', 'tags'])
  expect(toggledColumn(['name', 'phone'], 'phone')).toEqual(['name'])
  expect(toggledColumn(['name'], 'name')).toEqual(['name'])
})
