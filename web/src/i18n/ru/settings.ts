export const settings = {
  title: 'Настройки',
  explanation: [
    'Здесь клиника, её люди и их права. Каждое изменение попадает в журнал.',
    'Разделы, на которые у вас нет прав, не показаны. Доступ даёт собственник.',
  ],
  sections: 'Разделы настроек',
  ownGroup: 'Вы',
  clinicGroup: 'Клиника',
  contactGroup: 'Связь с пациентами',
  section: {
    clinic: 'Клиника и филиалы',
    staff: 'Сотрудники',
    rights: 'Права',
    fields: 'Поля карточки',
    channels: 'Каналы',
    'contact-rules': 'Правила связи',
    consents: 'Согласия',
    collector: 'Сайт',
    keys: 'Ключи API',
    log: 'Журнал',
    security: 'Безопасность и вид',
  },
  unknown: 'Такого раздела нет',
  unknownText: 'Выберите раздел из списка.',
  save: 'Сохранить',
  cancel: 'Не менять',
  close: 'Закрыть',
  copy: 'Скопировать',
  copied: 'Скопировано',
  saved: 'Сохранено',
  notSaved: 'Не сохранилось. {{message}}',
  allBranches: 'Все филиалы',
  chosenBranches: 'Только выбранные',
  branches: 'Филиалы',
  branchesHint: 'Видит пациентов этих филиалов',
  noBranchChosen: 'Отметьте хотя бы один филиал',
  branchGone: 'Филиал закрыт',
  role: 'Роль',
  you: 'вы',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    settings: typeof settings
  }
}
