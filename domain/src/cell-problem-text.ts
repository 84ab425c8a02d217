import { PROBLEM_TEXTS_EN } from './cell-problem-en.ts'
import { PROBLEM_TEXTS_RU } from './cell-problem-ru.ts'
import type { CellProblem } from './cell-problem.ts'

/** A sentence that names what is wrong and what to do, for error files and the import screen. */
export function problemText(problem: CellProblem, locale: 'ru' | 'en'): string {
  const texts = locale === 'ru' ? PROBLEM_TEXTS_RU : PROBLEM_TEXTS_EN
  const text = texts[problem.code] as (problem: CellProblem) => string
  return text(problem)
}
