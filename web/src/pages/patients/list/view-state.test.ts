import { expect, test } from 'vitest'
import type { SavedView } from '../patient-types.ts'
import { FILTERS } from './list-filters.ts'
import { readView, showsView } from './view-state.ts'

const saved = (state: Record<string, unknown>): SavedView => ({
  id: '1',
  name: 'Лучшие',
  page: 'patients',
  state,
  shared: false,
  own: true,
})

test('a view saved by another version keeps what is still known and drops the rest', () => {
  const view = readView(saved({ filters: { valueClass: 'vip', gone: 'x', tag: 7 }, columns: ['revenue', 'gone'] }))
  expect(view).toEqual({ filters: { valueClass: 'vip' }, sort: 'name', columns: ['name', 'revenue'] })
  expect(readView(saved({}))).toEqual({ filters: {}, sort: 'name', columns: [] })
})

test('the list shows a view until a filter or the order differs; own columns do not count', () => {
  const view = readView(saved({ filters: { valueClass: 'vip' }, sort: '-revenue', columns: ['name'] }))
  const now = { filters: { ...FILTERS, valueClass: 'vip' }, sort: '-revenue' }
  expect(showsView(view, now)).toBe(true)
  expect(showsView(view, { ...now, sort: 'name' })).toBe(false)
  expect(showsView(view, { ...now, filters: { ...now.filters, hasPhone: 'no' } })).toBe(false)
})
