import { failureText, type Sentence } from './failure-text.ts'
import type { FailureCode, Params, ProblemCode, RowProblem, TableFailure } from './table.ts'

/** What is wrong with one row and what to do, naming the row and, when one cell is to blame, the column. */
export function problemText(problem: RowProblem, columnName?: string): Sentence {
  const place = placeOf(problem, columnName)
  const { ru, en } = textOfProblem[problem.code](problem.params)
  return { ru: `${place.ru}: ${ru}`, en: `${place.en}: ${en}` }
}

/** What is wrong with a file and what to do. */
export function failureSentence(failed: Pick<TableFailure, 'code' | 'params'>): Sentence {
  return failureText[failed.code satisfies FailureCode](failed.params)
}

const textOfProblem: Record<ProblemCode, (params: Params) => Sentence> = {
  unclosed_quote: ({ line }) => ({
    ru: `кавычка, открытая в строке ${line}, не закрыта. Строка прочитана до конца, следующие прочитаны заново. Закройте или удалите кавычку.`,
    en: `the quote opened on line ${line} is never closed. The line was read to its end and reading went on from the next. Close or remove the quote.`,
  }),
  cell_too_long: ({ limit, length }) => ({
    ru: `в ячейке ${length} знаков, больше допустимых ${limit}; лишнее отрезано. Сократите текст.`,
    en: `the cell has ${length} characters, more than the ${limit} allowed; the rest was cut off. Shorten the text.`,
  }),
  row_too_long: ({ limit }) => ({
    ru: `строка длиннее ${limit} знаков и прочитана не вся. Проверьте, что строки в файле разделены переводами строк.`,
    en: `the row is longer than ${limit} characters and was not read whole. Check that rows are separated by line breaks.`,
  }),
  too_many_columns: ({ limit }) => ({
    ru: `заполнены столбцы дальше ${limit}-го; они пропущены. Удалите лишние столбцы.`,
    en: `there are cells beyond column ${limit}; they were left out. Delete the extra columns.`,
  }),
  ragged_row: ({ cells, expected }) => ({
    ru: `ячеек ${cells}, а столбцов ${expected}. Проверьте лишние или пропущенные разделители и кавычки.`,
    en: `the row has ${cells} cells, the table ${expected} columns. Look for missing or extra separators and quotes.`,
  }),
  nul_removed: () => ({
    ru: 'в тексте были нулевые байты; они удалены. Проверьте значение.',
    en: 'the text had zero bytes in it; they were removed. Check the value.',
  }),
  damaged_text: () => ({
    ru: 'часть букв повреждена и показана знаком �. Исправьте значение или выгрузите файл заново.',
    en: 'some letters are damaged and shown as �. Correct the value or export the file again.',
  }),
  cell_error: ({ value }) => ({
    ru: `в ячейке ошибка формулы ${value}; значение считается пустым. Исправьте формулу или впишите значение.`,
    en: `the cell holds the formula error ${value}; it counts as empty. Correct the formula or type the value in.`,
  }),
  shared_string_missing: ({ index }) => ({
    ru: `текст ячейки (№ ${index}) в файле отсутствует; значение считается пустым. Откройте файл в Excel и сохраните заново.`,
    en: `the cell's text (no. ${index}) is missing from the file; it counts as empty. Open the file in Excel and save it again.`,
  }),
  bad_date_serial: ({ value }) => ({
    ru: `ячейка оформлена как дата, но число ${value} датой быть не может. Впишите дату.`,
    en: `the cell is formatted as a date, but ${value} cannot be one. Type the date in.`,
  }),
  control_character: () => ({
    ru: 'в тексте есть недопустимые управляющие знаки. Проверьте значение.',
    en: 'the text has control characters that are not allowed. Check the value.',
  }),
}

function placeOf(problem: RowProblem, columnName: string | undefined): Sentence {
  const ru = `Строка ${problem.row}`
  const en = `Row ${problem.row}`
  if (problem.column === undefined) return { ru, en }
  const named = columnName ? ` («${columnName}»)` : ''
  const namedEn = columnName ? ` (“${columnName}”)` : ''
  return { ru: `${ru}, столбец ${problem.column}${named}`, en: `${en}, column ${problem.column}${namedEn}` }
}
