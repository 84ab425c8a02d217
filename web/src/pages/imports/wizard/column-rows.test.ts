import { describe, expect, it } from 'vitest'
import type { CatalogueEntity, ImportSheet, IssueGroup } from '../kit/import-types.ts'
import { columnRows, fittedTo, withEntities, withTargets } from './column-rows.ts'

const field = (name: string, label: string, key = false) => ({ name, label, key, required: false })
const catalogue: CatalogueEntity[] = [
  {
    name: 'patients',
    label: 'Пациенты',
    fields: [field('external_id', 'Номер карты в МИС', true), field('full_name', 'ФИО')],
  },
  {
    name: 'appointments',
    label: 'Приёмы',
    fields: [
      field('patient_external_id', 'Номер карты пациента'),
      field('starts_at', 'Дата и время приёма'),
      field('note', 'Комментарий'),
    ],
  },
]
const columns = {
  'Карта №': ['patients.external_id', 'appointments.patient_external_id'],
  ФИО: 'patients.full_name',
  'Дата приёма': 'appointments.starts_at',
  'Коммент.': null,
}
const guess = { entities: ['patients', 'appointments'], columns, options: {} }
const column = (header: string, samples: string[], bad = 0) => ({
  header,
  target: [],
  confidence: 1,
  samples,
  checked: 3,
  empty: 0,
  bad,
  problems: bad > 0 ? [{ cell: 'завтра', message: 'Дата «завтра» не распознана.' }] : [],
})
const report: ImportSheet = {
  key: 'report.csv',
  fileName: 'report.csv',
  sheetName: '',
  kind: 'csv',
  bytes: 1000,
  encoding: 'windows-1251',
  separator: ';',
  headerRow: 3,
  guessedHeaderRow: 3,
  skipped: false,
  mapping: guess,
  guess,
  guessedBy: 'report',
  profile: null,
  columns: [
    column('Карта №', ['10482', 'A-0391', '10500']),
    column('ФИО', ['Соколова Марина', 'Ким Е.']),
    column('Дата приёма', ['завтра'], 1),
    column('Коммент.', ['просил утро']),
    column('', []),
  ],
}
const found = (name: string, count: number, file = 'report.csv'): IssueGroup => ({
  entity: 'appointments',
  column: name,
  code: 'date_unreadable',
  severity: 'error',
  count,
  suggestion: null,
  examples: [{ row: 5, file, sheet: '', cell: 'завтра', message: 'Дата «завтра» не распознана.' }],
})
const unchecked = { groups: null, catalogue, guess }

describe('columns of a report', () => {
  it('show two samples each, and no column without a name', () => {
    expect(columnRows(report, unchecked).map(({ header, samples }) => [header, samples])).toEqual([
      ['Карта №', ['10482', 'A-0391']],
      ['ФИО', ['Соколова Марина', 'Ким Е.']],
      ['Дата приёма', ['завтра']],
      ['Коммент.', ['просил утро']],
    ])
  })

  it('tell what the first rows show until the whole file is checked', () => {
    expect(columnRows(report, unchecked).map(({ errors }) => errors)).toEqual([0, 0, 1, 0])
    expect(columnRows(report, { ...unchecked, groups: [] }).map(({ errors }) => errors)).toEqual([0, 0, 0, 0])
  })

  it('carry the problems of their own sheet only', () => {
    const groups = [found('Дата приёма', 14), found('Дата приёма', 5, 'other.csv')]
    expect(columnRows(report, { ...unchecked, groups }).map(({ errors }) => errors)).toEqual([0, 0, 14, 0])
  })

  it('take the problems reported under the name of their field', () => {
    const groups = [found('Номер карты пациента', 7)]
    expect(columnRows(report, { ...unchecked, groups }).map(({ errors }) => errors)).toEqual([7, 0, 0, 0])
  })

  it('name the key by which a row is recognised', () => {
    expect(
      columnRows(report, unchecked)
        .filter((row) => row.isKey)
        .map((row) => row.header),
    ).toEqual(['Карта №'])
  })

  it('tell what a person chose from what was guessed', () => {
    const chosen = { ...report, mapping: withTargets(guess, 'Коммент.', ['appointments.note']) }
    expect(
      columnRows(chosen, unchecked)
        .filter((row) => row.byPerson)
        .map((row) => row.header),
    ).toEqual(['Коммент.'])
  })

  it('fill a field from one column: the other lets it go', () => {
    const moved = withTargets(guess, 'Коммент.', ['patients.external_id'])
    expect(moved.columns['Коммент.']).toBe('patients.external_id')
    expect(moved.columns['Карта №']).toBe('appointments.patient_external_id')
  })

  it('bring along the entity of a field the sheet did not have', () => {
    expect(withTargets(guess, 'Коммент.', ['calls.comment']).entities).toEqual(['patients', 'appointments', 'calls'])
  })

  it('forget the fields of an entity taken off and get them back with it', () => {
    const patientsOnly = withEntities(guess, ['patients'], guess)
    expect(patientsOnly.columns).toEqual({ ...columns, 'Карта №': 'patients.external_id', 'Дата приёма': null })
    expect(withEntities(patientsOnly, ['patients', 'appointments'], guess)).toEqual(guess)
  })

  it('take from a template only the columns they have, whatever the case of letters', () => {
    const saved = { ...guess, columns: { фио: 'patients.full_name', 'Старая колонка': 'patients.sex' } }
    expect(fittedTo(report, saved).columns).toEqual({
      'Карта №': null,
      ФИО: 'patients.full_name',
      'Дата приёма': null,
      'Коммент.': null,
      '': null,
    })
  })
})
