import { expect, test } from 'vitest'
import { activeFilters, FILTERS, readMany, serverQuery, withoutFilter, writeMany } from './list-filters.ts'

const order = { branch: null, sort: 'name' }

test('several values of one filter reach the server as several, "not recorded" as an empty one', () => {
  const query = new URLSearchParams(serverQuery({ ...FILTERS, source: 'Сайт/SEO|-', valueClass: 'vip' }, order))
  expect(query.getAll('source')).toEqual(['Сайт/SEO', ''])
  expect(query.getAll('valueClass')).toEqual(['vip'])
})

test('what is not filtered is not asked for; the branch of the header is', () => {
  const query = new URLSearchParams(
    serverQuery({ ...FILTERS, search: ' 916 204 ' }, { branch: 'b1', sort: '-revenue' }),
  )
  expect(Object.fromEntries(query)).toEqual({ search: '916 204', branch: 'b1', sort: '-revenue' })
})

test('a period given from one side only is one filter that is on', () => {
  expect(activeFilters({ ...FILTERS, lastVisitTo: '2026-06-01' })).toEqual(['lastVisit'])
  expect(withoutFilter('lastVisit')).toEqual({ lastVisitFrom: null, lastVisitTo: null })
})

test('the search text and the words that only qualify a filter are not filters of their own', () => {
  expect(activeFilters({ ...FILTERS, search: 'Соколова', fromVisit: '2', withinDays: '90' })).toEqual([])
  expect(activeFilters({ ...FILTERS, returned: 'no', fromVisit: '2' })).toEqual(['returned'])
})

test('values survive the way into the address and back', () => {
  expect(readMany(writeMany(['Сарафан, друзья', 'Авито']))).toEqual(['Сарафан, друзья', 'Авито'])
  expect(readMany('')).toEqual([])
})
