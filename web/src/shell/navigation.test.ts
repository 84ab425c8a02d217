import { expect, it } from 'vitest'
import { flatNavigation, isCurrent, missingPermission, visibleNavigation } from './navigation.ts'

it('shows a person only the pages their permissions open', () => {
  const words = (permissions: string[]) => flatNavigation(permissions).map((item) => item.word)
  expect(words(['patients.read'])).toEqual(['patients', 'settings'])
  expect(words(['patients.read', 'analytics.read'])).toContain('cohorts')
})

it('drops a group that has nothing left in it', () => {
  expect(visibleNavigation([]).map((group) => group.word)).toEqual([undefined])
})

it('keeps the list marked while one of its cards is open, and the start page only on itself', () => {
  expect(isCurrent({ path: '/patients' }, '/patients/42')).toBe(true)
  expect(isCurrent({ path: '/patients' }, '/patients-archive')).toBe(false)
  expect(isCurrent({ path: '/' }, '/patients')).toBe(false)
})

it('a page opened by its address is closed to those who have no entry for it, with all below it', () => {
  expect(missingPermission('/analytics/rfm', ['patients.read'])).toBe('analytics.read')
  expect(missingPermission('/imports/new', ['patients.read'])).toBe('imports.run')
  expect(missingPermission('/patients/42', ['patients.read'])).toBeNull()
  expect(missingPermission('/settings/security', [])).toBeNull()
  expect(missingPermission('/', [])).toBe('analytics.read')
})
