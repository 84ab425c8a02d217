import { describe, expect, it } from 'vitest'
import { csvOf } from './csv.ts'
import { tellingDetails } from './telling-details.ts'
import { matchingPage, type LogPage } from './matching-page.ts'

describe('the log as CSV', () => {
  it('opens in Excel: mark, semicolons, quotes where they are needed', () => {
    expect(csvOf([['Кто', 'Что'], ['ООО "Дент"', 'а;б']])).toBe('\ufeffКто;Что\r\n"ООО ""Дент""";"а;б"\r\n') // prettier-ignore
  })

  it('never lets a cell become a formula', () => {
    expect(csvOf([['=HYPERLINK("http://x")', '-1', '@a', '+7']])).toBe(
      '\ufeff"\'=HYPERLINK(""http://x"")";\'-1;\'@a;\'+7\r\n',
    )
  })
})

describe('one person in the log', () => {
  const pages: Record<string, LogPage<number>> = {
    start: { items: [1, 2, 3], nextCursor: 'a' },
    a: { items: [4, 5, 6], nextCursor: 'b' },
    b: { items: [8, 10], nextCursor: null },
  }
  const search = (over: object) =>
    matchingPage<number>({
      from: undefined,
      load: async (cursor) => pages[cursor ?? 'start']!,
      matches: (item) => item % 2 === 0,
      enough: 50,
      atMostPages: 5,
      ...over,
    })

  it('is picked out of as many pages as there are', async () => {
    expect(await search({})).toEqual({ items: [2, 4, 6, 8, 10], nextCursor: null })
  })

  it('stops when there is enough and goes on from there', async () => {
    expect(await search({ enough: 2 })).toEqual({ items: [2, 4, 6], nextCursor: 'b' })
    expect(await search({ enough: 2, from: 'b' })).toEqual({ items: [8, 10], nextCursor: null })
  })

  it('stops after a few pages though nothing was found', async () => {
    expect(await search({ matches: () => false, atMostPages: 2 })).toEqual({ items: [], nextCursor: 'b' })
  })
})

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
