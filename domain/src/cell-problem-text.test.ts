import { expect, test } from 'vitest'
import { PROBLEM_TEXTS_EN } from './cell-problem-en.ts'
import { PROBLEM_TEXTS_RU } from './cell-problem-ru.ts'
import { problemText } from './cell-problem-text.ts'
import { excerpt } from './cell-problem.ts'

test('a sentence says what is wrong and what to do', () => {
  const short = { code: 'phone_digits', cell: '916204240', digits: 9 } as const
  expect(problemText(short, 'ru')).toBe('В телефоне «916204240» 9 цифр, нужно 10 или 11. Исправьте номер.')
  expect(problemText({ ...short, digits: 3 }, 'ru')).toContain(' 3 цифры,')
  expect(problemText({ ...short, digits: 21 }, 'ru')).toContain(' 21 цифра,')
  expect(problemText({ ...short, digits: 12 }, 'ru')).toContain(' 12 цифр,')
  expect(problemText(short, 'en')).toBe('Phone “916204240” has 9 digits, 10 or 11 are needed. Correct the number.')
  const born = { code: 'date_in_future', cell: '14.03.2048', date: '2048-03-14' } as const
  expect(problemText(born, 'ru')).toBe('Дата «14.03.2048» ещё не наступила. Исправьте дату.')
})

test('both languages know the same problems', () => {
  expect(Object.keys(PROBLEM_TEXTS_EN).sort()).toEqual(Object.keys(PROBLEM_TEXTS_RU).sort())
})

test('a word that is not known names the words that are', () => {
  expect(problemText({ code: 'word_unknown', cell: 'хз', meaning: 'sex' }, 'ru')).toBe(
    'Значение «хз» незнакомо. Подходит: м или ж.',
  )
})

test('a long cell is shortened inside a sentence', () => {
  expect(excerpt('  две\n строки ')).toBe('две строки')
  expect(excerpt('я'.repeat(100))).toBe(`${'я'.repeat(59)}…`)
})
