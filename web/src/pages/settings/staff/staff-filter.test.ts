import { describe, expect, it } from 'vitest'
import type { StaffMember } from '../settings-queries.ts'
import { staffFromSystem, staffWhoSignIn } from './staff-filter.ts'
import { changeOf, takenBack } from './staff-change.ts'

const person = (over: Partial<StaffMember>): StaffMember => ({
  id: over.name ?? 'id',
  name: 'Кто-то',
  email: null,
  role: 'operator',
  specialty: null,
  branchIds: null,
  signsIn: true,
  twoFactor: false,
  disabledAt: null,
  ...over,
})

const semyon = person({ name: 'Семён Лебедев', email: 's.lebedev@clinic.ru' })
const elena = person({ name: 'Елена Воронцова', email: 'elena@clinic.ru', role: 'owner' })
const gone = person({ name: 'Павел Дорохов', disabledAt: '2026-10-01T00:00:00Z' })
const doctor = person({ name: 'Орлов Д. С.', role: 'doctor', signsIn: false })
const everybody = [semyon, elena, gone, doctor]
const found = (filter: Partial<Parameters<typeof staffWhoSignIn>[1]>) =>
  staffWhoSignIn(everybody, { find: '', role: '', state: 'active', ...filter }).map(({ name }) => name)

describe('the staff table', () => {
  it('shows those who sign in; doctors known from the medical system stand apart', () => {
    expect(found({})).toEqual(['Семён Лебедев', 'Елена Воронцова'])
    expect(staffFromSystem(everybody)).toEqual([doctor])
  })

  it('finds by any part of the name or e-mail, е for ё', () => {
    expect(found({ find: 'семен' })).toEqual(['Семён Лебедев'])
    expect(found({ find: 'лебедев СЕМ' })).toEqual(['Семён Лебедев'])
    expect(found({ find: 'elena@' })).toEqual(['Елена Воронцова'])
  })

  it('narrows by role and by whether the sign-in is off', () => {
    expect(found({ role: 'owner' })).toEqual(['Елена Воронцова'])
    expect(found({ state: 'disabled' })).toEqual(['Павел Дорохов'])
    expect(found({ state: 'everybody' })).toHaveLength(3)
  })
})

it('undo brings back exactly what was changed', () => {
  expect(takenBack(semyon, { role: 'owner' })).toEqual({ role: 'operator' })
  expect(takenBack(gone, { disabled: false, branchIds: ['b1'] })).toEqual({ disabled: true, branchIds: null })
})

it('only what differs is sent, and the order of branches is no difference', () => {
  const limited = person({ name: 'Анна', branchIds: ['b1', 'b2'] })
  expect(changeOf(limited, { name: 'Анна ', role: 'operator', branchIds: ['b2', 'b1'] })).toEqual({})
  expect(changeOf(limited, { name: 'Анна', role: 'curator', branchIds: null })).toEqual({
    role: 'curator',
    branchIds: null,
  })
})
