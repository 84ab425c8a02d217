/** Words shared by the pages with figures. */
export const analytics = {
  asOf: 'на {{day}}',
  today: 'Сегодня',
  chooseDay: 'На какой день',
  period: 'Период',
  thisMonth: 'Этот месяц',
  lastMonth: 'Прошлый месяц',
  thisQuarter: 'Этот квартал',
  lastQuarter: 'Прошлый квартал',
  thisYear: 'Этот год',
  last12: 'Последние 12 месяцев',
  download: 'Скачать',
  csv: 'CSV',
  xlsx: 'XLSX',
  png: 'PNG',
  downloadFailed: 'Файл не скачался. {{message}}',
  print: 'PDF',
  failed: 'Не посчиталось.',
  counting: 'Считаем',
  countingDay: 'Считаем по приёмам и оплатам на {{day}}',
  seconds_one: '{{count}} секунда',
  seconds_few: '{{count}} секунды',
  seconds_many: '{{count}} секунд',
  usually: 'обычно около {{count}}',
  keptThen: 'ответ сохранится, второй раз откроется сразу',
  noPatients: 'Здесь появятся цифры, когда в базе будут пациенты с приёмами',
  noPatientsText:
    'Загрузите выгрузку из вашей системы: пациентов, приёмы и оплаты. Хватит одной таблицы Excel. Посмотреть на готовых данных: npm run demo.',
  toImport: 'Загрузить файл',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    analytics: typeof analytics
  }
}
