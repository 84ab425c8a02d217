import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stopWordIn } from './stop-word.ts'

test.each([
  ['СТОП', 'advertising'],
  ['стоп!!!', 'advertising'],
  [' Stop. ', 'advertising'],
  ['STOP', 'advertising'],
  ['CTOП', 'advertising'],
  ['CTOP', 'advertising'],
  ['Отписаться, пожалуйста', 'advertising'],
  ['ОТПИСКА', 'advertising'],
  ['unsubscribe', 'advertising'],
  ['Здравствуйте! Не присылайте рекламу', 'advertising'],
  ['Больше не пишите мне', 'all'],
  ['удалите мой номер', 'all'],
  ['СТОП ВСЁ', 'all'],
  ["Don't contact me", 'all'],
  ['стоп, а можно перенести на среду?', null],
  ['Не пишите в карте диагноз', null],
  ['остановка у метро', null],
  ['', null],
  ['👍', null],
])('%j', (text, scope) => {
  expect(stopWordIn(text)).toBe(scope)
})

test('no text breaks it', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => stopWordIn(text) !== undefined))
})
