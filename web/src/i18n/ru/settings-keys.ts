export const settingsKeys = {
  title: 'Ключи API',
  text: 'Ключом сайт, телефония или МИС обращаются к Revisit. Ключ может то же, что и его роль.',
  description: 'Описание API',
  add: 'Выпустить ключ',
  addTitle: 'Новый ключ',
  addLine: 'Ключ покажем один раз',
  name: 'Название',
  nameHint: 'Где он будет стоять: «Сайт, форма записи»',
  create: 'Выпустить',
  ready: 'Ключ выпущен',
  readyText: 'Скопируйте сейчас: хранится только его отпечаток, показать снова нельзя.',
  key: 'Ключ',
  example: 'Проверьте из командной строки',
  empty: 'Ключей пока нет',
  emptyText: 'Выпустите ключ, чтобы другая система могла загружать данные или забирать отчёты.',
  hint: 'Ключ',
  created: 'Выпущен',
  lastUsed: 'Последний раз',
  neverUsed: 'не обращались',
  works: 'работает',
  revoked: 'отозван {{date}}',
  state: 'Состояние',
  revoke: 'Отозвать',
  revokeTitle: 'Отозвать ключ «{{name}}»?',
  revokeText: 'Система с этим ключом сразу потеряет доступ. Вернуть ключ нельзя, можно выпустить новый.',
  keep: 'Оставить',
  revokedNow: 'Ключ «{{name}}» больше не работает',
  showRevoked: 'Показать отозванные',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'settings-keys': typeof settingsKeys
  }
}
