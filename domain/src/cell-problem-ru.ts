import type { CellProblem, CellProblemCode, WordMeaning } from './cell-problem.ts'

type Texts = { readonly [C in CellProblemCode]: (problem: Extract<CellProblem, { code: C }>) => string }

const WORDS: Record<WordMeaning, string> = {
  boolean: 'да или нет',
  sex: 'м или ж',
  appointment_status: 'записан, подтверждён, пришёл, завершён, не пришёл или отменён',
  cancelled_by: 'пациент или клиника',
  payer: 'пациент, страховая или работодатель',
  payment_kind: 'оплата или возврат',
  plan_status: 'черновик, представлен, согласован, в работе, завершён, отложен или отказ',
  plan_item_status: 'открыт, записан, выполнен, отказ или отложен',
  staff_role: 'врач, администратор, оператор или куратор',
  call_direction: 'входящий или исходящий',
  offer_outcome: 'согласился, отказался или думает',
}

/** Sentences for the Russian interface and error files. */
export const PROBLEM_TEXTS_RU: Texts = {
  phone_placeholder: ({ cell }) => `Вместо телефона указано «${cell}». Впишите номер или оставьте ячейку пустой.`,
  phone_dummy: ({ cell }) => `«${cell}» — не настоящий номер, а заглушка. Впишите номер или оставьте ячейку пустой.`,
  phone_digits: ({ cell, digits }) =>
    `В телефоне «${cell}» ${digits} ${plural(digits, ['цифра', 'цифры', 'цифр'])}, нужно 10 или 11. Исправьте номер.`,
  phone_without_area_code: ({ cell }) =>
    `В телефоне «${cell}» нет кода города. Добавьте его: например, +7 495 и номер.`,
  phone_rounded: ({ cell }) =>
    `Таблица округлила телефон до «${cell}», последние цифры потеряны. Выгрузите столбец как текст.`,
  phone_unreadable: ({ cell }) => `Телефон «${cell}» не распознан: такого номера не бывает. Исправьте номер.`,
  email_placeholder: ({ cell }) => `Вместо почты указано «${cell}». Впишите адрес или оставьте ячейку пустой.`,
  email_invalid: ({ cell }) => `«${cell}» — не адрес почты. Нужен вид name@example.ru.`,
  name_placeholder: ({ cell }) => `Вместо имени указано «${cell}». Впишите имя пациента.`,
  name_without_letters: ({ cell }) => `В имени «${cell}» нет букв. Проверьте, тот ли это столбец.`,
  money_unreadable: ({ cell }) => `Сумма «${cell}» не распознана. Нужно число, например 1 234,50.`,
  money_ambiguous: ({ cell }) =>
    `Непонятно, тысячи или дробная часть в сумме «${cell}». Запишите без разделителя тысяч или с копейками.`,
  money_too_precise: ({ cell }) => `В сумме «${cell}» больше двух знаков после запятой. Округлите до копеек.`,
  money_other_currency: ({ cell }) => `Сумма «${cell}» не в рублях. Переведите её в рубли.`,
  money_negative: ({ cell }) =>
    `Сумма «${cell}» отрицательная, а должна быть нулевой или больше. Возврат укажите видом оплаты.`,
  money_too_large: ({ cell }) => `Сумма «${cell}» неправдоподобно велика. Проверьте, тот ли это столбец.`,
  date_unreadable: ({ cell }) => `Дата «${cell}» не распознана. Нужен вид 31.12.2025.`,
  date_impossible: ({ cell }) => `Дня «${cell}» нет в календаре. Исправьте дату.`,
  date_year_only: ({ cell }) => `Указан только год «${cell}». Нужна полная дата, например 31.12.2025.`,
  date_year_out_of_range: ({ cell, year }) => `Год ${year} в дате «${cell}» вне пределов 1900–2100. Исправьте дату.`,
  date_in_future: ({ cell }) => `Дата «${cell}» ещё не наступила. Исправьте дату.`,
  time_impossible: ({ cell }) => `Времени «${cell}» не бывает. Нужен вид 14:30.`,
  word_unknown: ({ cell, meaning }) => `Значение «${cell}» незнакомо. Подходит: ${WORDS[meaning]}.`,
  quantity_unreadable: ({ cell }) => `Количество «${cell}» не распознано. Нужно число, например 1 или 0,5.`,
  quantity_not_positive: ({ cell }) => `Количество «${cell}» должно быть больше нуля.`,
  quantity_too_large: ({ cell }) => `Количество «${cell}» неправдоподобно велико. Проверьте, тот ли это столбец.`,
  text_too_long: ({ cell, limit }) => `Текст «${cell}» длиннее ${limit} знаков. Сократите его.`,
  required_missing: ({ column }) => `Не заполнено обязательное поле «${column}». Заполните его.`,
  reference_unknown: ({ column, cell }) =>
    `В поле «${column}» указано «${cell}», такой записи нет. Загрузите её и повторите загрузку этого файла.`,
  reference_to_itself: ({ column, cell }) =>
    `Поле «${column}» со значением «${cell}» ссылается на эту же строку. Исправьте его.`,
  reference_rejected: ({ column, cell }) =>
    `Запись «${cell}» из поля «${column}» не загружена из-за своей ошибки. Исправьте её и повторите загрузку.`,
  key_repeated: ({ cell, row }) =>
    `Номер «${cell}» уже встретился в строке ${row} с другими сведениями. Оставьте одну строку.`,
  key_taken: ({ cell }) =>
    `Номер «${cell}» принадлежит другому человеку: не совпали имя и дата рождения. Проверьте номер.`,
  ends_before_starts: ({ column, cell }) => `Поле «${column}» («${cell}») раньше начала. Исправьте дату или время.`,
  columns_missing: ({ expected, found }) =>
    `В строке ячеек меньше, чем в заголовке: ${found} вместо ${expected}. Проверьте разделители и кавычки.`,
  columns_extra: ({ expected, found }) =>
    `В строке ячеек больше, чем в заголовке: ${found} вместо ${expected}. Проверьте разделители и кавычки.`,
  row_unreadable: () => 'Строка не прочитана. Проверьте кавычки и разделители в ней и в строке выше.',
  encoding_broken: ({ cell }) => `В тексте «${cell}» испорчены буквы. Сохраните файл в кодировке UTF-8.`,
}

function plural(count: number, forms: readonly [one: string, few: string, many: string]): string {
  const tens = count % 100
  const ones = count % 10
  if (tens >= 11 && tens <= 14) return forms[2]
  if (ones === 1) return forms[0]
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2]
}
