/** Words shared by the pages with figures. */
export const analytics = {
  asOf: 'на {{day}}',
  today: 'Сегодня',
  monthEnds: 'Концы месяцев',
  otherDay: 'Другой день',
  chooseDay: 'На какой день',
  period: 'Период',
  thisMonth: 'Этот месяц',
  lastMonth: 'Прошлый месяц',
  thisQuarter: 'Этот квартал',
  lastQuarter: 'Прошлый квартал',
  thisYear: 'Этот год',
  last12: 'Последние 12 месяцев',
  csv: 'CSV',
  png: 'PNG',
  downloadFailed: 'Файл не скачался. {{message}}',
  print: 'PDF',
  all: 'Все',
  slice: {
    source: 'Источник',
    service: 'Первая услуга',
    specialty: 'Специальность',
    doctor: 'Врач',
    administrator: 'Администратор',
    branch: 'Филиал',
    payer: 'Плательщик',
    treatment: 'Вид лечения',
  },
  failed: 'Не посчиталось.',
  counting: 'Считаем за этот день. Обычно это меньше минуты.',
  noPatients: 'Здесь появятся цифры, когда в базе будут пациенты с приёмами',
  noPatientsText: 'Загрузите выгрузку из вашей системы: пациентов, приёмы и оплаты. Хватит одной таблицы Excel.',
  toImport: 'Загрузить файл',
  patients_one: '{{text}} пациент',
  patients_few: '{{text}} пациента',
  patients_many: '{{text}} пациентов',
  noDataYet: 'нет данных',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    analytics: typeof analytics
  }
}
