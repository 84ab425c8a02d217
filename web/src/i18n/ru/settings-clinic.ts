export const settingsClinic = {
  clinic: 'Клиника',
  name: 'Название',
  slug: 'Короткое имя',
  slugHint: 'Для командной строки, не меняется',
  timezone: 'Часовой пояс',
  timezoneHint: 'По нему считаются дни и месяцы. Сейчас там {{time}}.',
  timezoneNothing: 'Такого города в списке нет. Попробуйте крупный город рядом.',
  locale: 'Язык клиники',
  localeHint: 'На нём видят Revisit новые сотрудники',
  ru: 'Русский',
  en: 'English',
  currency: 'Валюта',
  clinicSaved: 'Настройки клиники сохранены',
  branches: 'Филиалы',
  addBranch: 'Добавить филиал',
  newBranch: 'Новый филиал',
  branchAdded: 'Филиал «{{name}}» добавлен',
  branchSaved: 'Филиал «{{name}}» сохранён',
  city: 'Город',
  address: 'Адрес',
  noBranches: 'Филиалов пока нет',
  noBranchesText: 'Добавьте первый или загрузите данные: филиалы из МИС появятся сами.',
  noAddress: 'адрес не указан',
  branchName: 'Филиал',
  localTime: 'Время там',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'settings-clinic': typeof settingsClinic
  }
}
