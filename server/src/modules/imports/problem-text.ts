import type { CellProblem } from '@revisit/domain/cell-problem.ts'
import { problemText } from '@revisit/domain/cell-problem-text.ts'
import type { Locale, Text } from '../../platform/errors.ts'
import { problemText as tableProblemText } from '../../platform/tabular/problem-text.ts'
import type { ProblemCode } from '../../platform/tabular/table.ts'

type Params = Record<string, unknown>

const OWN: Record<string, (params: Params) => Text> = {
  visit_in_future: ({ cell }) => ({
    ru: `Приём «${cell}» отмечен состоявшимся, но ещё не наступил. Загружен как запись. Проверьте дату или статус.`,
    en: `The appointment “${cell}” is marked completed but lies ahead. It was imported as booked. Check the date or the status.`,
  }),
  row_repeated: ({ row }) => ({
    ru: row ? `Строка повторяет строку ${row} и учтена один раз.` : 'Такая же строка уже была; она учтена один раз.',
    en: row ? `The row repeats row ${row} and was counted once.` : 'The same row came earlier; it was counted once.',
  }),
  row_same_person: ({ row }) => ({
    ru: `Строка о том же, что строка ${row}: сведения объединены.`,
    en: `The row is about the same as row ${row}: they were put together.`,
  }),
  timezone_unknown: ({ cell }) => ({
    ru: `Часовой пояс «${cell}» неизвестен. Пример: Europe/Moscow.`,
    en: `The time zone “${cell}” is unknown. Example: Europe/Moscow.`,
  }),
  external_id_too_long: ({ cell, limit }) => ({
    ru: `Номер «${cell}» длиннее ${limit} знаков. Проверьте, тот ли это столбец.`,
    en: `The id “${cell}” is longer than ${limit} characters. Check that it is the right column.`,
  }),
  handle_unreadable: ({ cell }) => ({
    ru: `«${cell}» — не имя в мессенджере и не телефон. Исправьте значение.`,
    en: `“${cell}” is neither a messenger name nor a phone. Correct the value.`,
  }),
  column_unknown: ({ columns }) => ({
    ru: `Столбцы не распознаны и не загружены: ${columns}. Сопоставьте их с полями, если они нужны.`,
    en: `These columns were not recognised and not imported: ${columns}. Map them to fields if you need them.`,
  }),
}

/** What is wrong with a row, for people. `params` are those the problem was stored with. */
export function importProblemText(code: string, params: Params, locale: Locale): string {
  const own = OWN[code]
  if (own) return own(params)[locale]
  if (code.startsWith('table_')) {
    const problem = { row: Number(params.row), code: code.slice(6) as ProblemCode, params: params as never }
    return tableProblemText(problem)[locale]
  }
  return problemText({ code, ...params } as unknown as CellProblem, locale)
}
