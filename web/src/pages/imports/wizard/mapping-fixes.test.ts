import { describe, expect, it } from 'vitest'
import type { Mapping } from '../kit/import-types.ts'
import { appliedFixes, withDates, withoutFix, withProblem, withSuggestion, withValue } from './mapping-fixes.ts'

const plain: Mapping = { entities: ['patients'], columns: { Врач: null }, options: {} }

describe('what a person says about cells', () => {
  it('is listed line by line and taken back without a trace', () => {
    let mapping = withValue(plain, 'Врач', 'Гусева Т.', 'Гусева Татьяна')
    mapping = withProblem(mapping, 'Тел.', 'phone_digits', 'empty')
    mapping = withDates(mapping, 'Дата рожд', 'mdy')
    expect(appliedFixes(mapping)).toEqual([
      { kind: 'value', header: 'Врач', cell: 'Гусева Т.', value: 'Гусева Татьяна' },
      { kind: 'problem', header: 'Тел.', code: 'phone_digits', fix: 'empty' },
      { kind: 'dates', header: 'Дата рожд', dates: 'mdy' },
    ])
    expect(appliedFixes(mapping).reduce(withoutFix, mapping)).toEqual(plain)
  })

  it('may be that a cell says nothing', () => {
    const mapping = withValue(plain, 'Врач', 'без врача', '')
    expect(mapping.fixes).toEqual({ Врач: { values: { 'без врача': '' } } })
  })

  it('follows the suggestion it was asked about', () => {
    const century = { kind: 'problem', header: 'Дата рожд', fix: 'century', label: '14.03.1948' } as const
    expect(withSuggestion(plain, 'date_in_future', century).fixes).toEqual({
      'Дата рожд': { problems: { date_in_future: 'century' } },
    })
    const doctor = { kind: 'value', header: 'Врач', cell: 'Гусева Т.', value: 'Гусева Татьяна', label: '' } as const
    expect(withSuggestion(plain, 'reference_unknown', doctor)).toEqual(
      withValue(plain, 'Врач', 'Гусева Т.', 'Гусева Татьяна'),
    )
  })
})
