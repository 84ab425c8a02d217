import { expect, it } from 'vitest'
import { lostPatientsLink } from './lost-patients.ts'

const AFTER_FIRST = { fromVisit: 1, withinDays: '90' } as const

it('opens exactly the people a row counts', () => {
  expect(lostPatientsLink({ ...AFTER_FIRST, by: 'doctor', key: 'd1' })).toBe(
    '/patients?returned=no&fromVisit=1&withinDays=90&firstDoctor=d1',
  )
  expect(lostPatientsLink({ ...AFTER_FIRST, fromVisit: 2, by: 'source', key: 'Яндекс' })).toContain('source=')
})

it('offers no list where it would show other people', () => {
  expect(lostPatientsLink({ ...AFTER_FIRST, fromVisit: 2, by: 'doctor', key: 'd1' })).toBeNull()
  expect(lostPatientsLink({ ...AFTER_FIRST, by: 'administrator', key: 'a1' })).toBeNull()
  expect(lostPatientsLink({ ...AFTER_FIRST, by: 'source', key: 'unknown' })).toBeNull()
})
