import { expect, it } from 'vitest'
import { csvText } from './csv.ts'

it('opens in Russian Excel: semicolons, decimal commas, a byte order mark', () => {
  expect(
    csvText(
      [
        ['Врач', 'Доля'],
        ['Ким А. В.', 0.338],
        ['', null],
      ],
      'ru',
    ),
  ).toBe('\uFEFFВрач;Доля\r\nКим А. В.;0,338\r\n;\r\n')
})

it('keeps a name with a separator, a quote or a line break in one cell', () => {
  expect(csvText([['ООО "Рога; копыта"'], ['две\nстроки']], 'ru')).toBe(
    '\uFEFF"ООО ""Рога; копыта"""\r\n"две\nстроки"\r\n',
  )
  expect(csvText([['a,b', 'a;b']], 'en')).toBe('\uFEFF"a,b",a;b\r\n')
})

it('does not let a source name run as a formula', () => {
  expect(csvText([['=HYPERLINK("http://x")', '@SUM(A1)', -5]], 'en')).toBe(
    '\uFEFF"\'=HYPERLINK(""http://x"")",\'@SUM(A1),-5\r\n',
  )
})
