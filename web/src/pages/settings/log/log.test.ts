import { expect, it } from 'vitest'
import { tellingDetails } from './telling-details.ts'

it('details of an entry leave out ids, blanks and structures', () => {
  const details = {
    role: 'doctor',
    noteId: 'x',
    ids: ['a'],
    patientIds: ['b'],
    rows: 0,
    reason: '',
    inner: {},
    fields: ['name'],
  }
  expect(tellingDetails(details)).toEqual([
    ['role', 'doctor'],
    ['rows', 0],
    ['fields', ['name']],
  ])
})
