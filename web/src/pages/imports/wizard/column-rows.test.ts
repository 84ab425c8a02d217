import { describe, expect, it } from 'vitest'
import type { ImportSheet, IssueGroup } from '../shared/import-types.ts'
import { columnRows, withEntities, withTargets } from './column-rows.ts'

const columns = {
  'Карта №': ['patients.external_id', 'appointments.patient_external_id'],
  ФИО: 'patients.full_name',
  'Дата приёма': 'appointments.starts_at',
  'Коммент.': null,
}
const mapping = { entities: ['patients', 'appointments'], columns, options: {} }
const report: ImportSheet = {
  key: 'report.csv',
  fileName: 'report.csv',
  sheetName: '',
  bytes: 1000,
  encoding: 'windows-1251',
  separator: ';',
  headerRow: 3,
  header: ['Карта №', 'ФИО', 'Дата приёма', 'Коммент.', ''],
  samples: [
    ['10482', 'Соколова  Марина', '', ''],
    ['10482', 'Соколова Марина', '17.10.2025 11:30', ''],
    ['A-0391', 'Ким Е.', '18.10.2025 09:00', 'просил утро'],
  ],
  mapping,
  guess: mapping,
  profile: null,
}
const dates: IssueGroup = {
  sheetKey: 'report.csv',
  entity: 'appointments',
  column: 'Дата приёма',
  code: 'date_unreadable',
  severity: 'error',
  count: 14,
  examples: [],
}

describe('columns of a report', () => {
  it('show two different samples each, and no column without a name', () => {
    expect(columnRows(report, []).map(({ header, samples }) => [header, samples])).toEqual([
      ['Карта №', ['10482', 'A-0391']],
      ['ФИО', ['Соколова Марина', 'Ким Е.']],
      ['Дата приёма', ['17.10.2025 11:30', '18.10.2025 09:00']],
      ['Коммент.', ['просил утро']],
    ])
  })

  it('carry the problems of their own sheet only', () => {
    const rows = columnRows(report, [dates, { ...dates, sheetKey: 'other.csv', count: 5 }])
    expect(rows.map(({ errors }) => errors)).toEqual([0, 0, 14, 0])
  })

  it('tell what a person chose from what was guessed', () => {
    const chosen = { ...report, mapping: withTargets(mapping, 'Коммент.', ['appointments.note']) }
    expect(
      columnRows(chosen, [])
        .filter((row) => row.byPerson)
        .map((row) => row.header),
    ).toEqual(['Коммент.'])
  })

  it('fill a field from one column: the other lets it go', () => {
    const moved = withTargets(mapping, 'Коммент.', ['patients.external_id'])
    expect(moved.columns['Коммент.']).toBe('patients.external_id')
    expect(moved.columns['Карта №']).toBe('appointments.patient_external_id')
  })

  it('forget the fields of an entity taken off and get them back with it', () => {
    const patientsOnly = withEntities(mapping, ['patients'], mapping)
    expect(patientsOnly.columns).toEqual({ ...columns, 'Карта №': 'patients.external_id', 'Дата приёма': null })
    expect(withEntities(patientsOnly, ['patients', 'appointments'], mapping)).toEqual(mapping)
  })
})
