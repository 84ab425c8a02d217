import type { Locale } from './format.ts'

/** The kit's own words; page texts live with the pages. */
export type Words = typeof ru

const ru = {
  noValue: 'нет данных',
  notCounted: 'Не посчиталось',
  retry: 'Повторить',
  code: 'код',
  explain: 'Как посчитано',
  formula: 'Формула',
  period: 'Период',
  asOf: 'По данным на',
  close: 'Закрыть',
  remove: 'Убрать',
  undo: 'Отменить',
  secondsShort: 'с',
  selected: 'Выбрано',
  selectRow: 'Выбрать строку',
  selectLoaded: 'Выбрать загруженные',
  selectAll: 'Выбрать все',
  clearSelection: 'Снять выбор',
  loading: 'Загружаем',
  less: 'меньше',
  more: 'больше',
  unfinished: 'месяц не закончен',
  notBegun: 'пусто: период не наступил',
  leftGroup: 'ушли из группы',
  joinedGroup: 'пришли в группу, итог',
  people: 'чел.',
  cut: 'Граница',
  step: 'Шаг',
  done: 'готово',
  copied: 'Скопировано',
}

const en: Words = {
  noValue: 'no data',
  notCounted: 'Could not be counted',
  retry: 'Try again',
  code: 'code',
  explain: 'How it is counted',
  formula: 'Formula',
  period: 'Period',
  asOf: 'As of',
  close: 'Close',
  remove: 'Remove',
  undo: 'Undo',
  secondsShort: 's',
  selected: 'Selected',
  selectRow: 'Select the row',
  selectLoaded: 'Select the loaded rows',
  selectAll: 'Select all',
  clearSelection: 'Clear selection',
  loading: 'Loading',
  less: 'less',
  more: 'more',
  unfinished: 'month not finished',
  notBegun: 'blank: not begun yet',
  leftGroup: 'left the group',
  joinedGroup: 'joined the group, net',
  people: 'people',
  cut: 'Cut',
  step: 'Step',
  done: 'done',
  copied: 'Copied',
}

/** The kit's words in one language. */
export function wordsOf(locale: Locale): Words {
  return locale === 'ru' ? ru : en
}
