export const settingsRights = {
  title: 'Кто что может',
  text: 'Роль даёт права, филиалы сужают их до своих пациентов. Роль меняют в разделе «Сотрудники».',
  permission: 'Право',
  group: {
    patients: 'Пациенты',
    analytics: 'Аналитика и деньги',
    contact: 'Общение с пациентами',
    records: 'Данные',
    clinic: 'Клиника',
    other: 'Другое',
  },
  yes: 'да',
  no: 'нет',
  yourRole: 'ваша роль',
  firstPage: 'С какой страницы начинает',
  page: { overview: 'Обзор', rfm: 'RFM', patients: 'Пациенты', imports: 'Импорт' },
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'settings-rights': typeof settingsRights
  }
}
