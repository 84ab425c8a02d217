export const settingsFields = {
  title: 'Поля карточки',
  text: 'То, чего нет в Revisit, но важно вам: «Откуда приехал», «Любимое время». Поле появится в каждой карточке и в отборах.',
  add: 'Добавить поле',
  newField: 'Новое поле',
  name: 'Название',
  kind: 'Что хранит',
  kinds: { text: 'Текст', number: 'Число', date: 'Дата', choice: 'Выбор из списка' },
  kindFixed: 'Вид поля не меняется: в карточках уже есть значения.',
  choices: 'Варианты',
  choicesHint: 'Каждый с новой строки',
  choicesNeeded: 'Нужен хотя бы один вариант',
  key: 'Код для загрузки и API',
  keyHint: 'Латиницей, например preferred_time. Можно оставить пустым.',
  active: 'В карточке',
  archived: 'В архиве',
  archive: 'Убрать в архив',
  restore: 'Вернуть из архива',
  up: 'Выше',
  down: 'Ниже',
  order: 'Порядок',
  empty: 'Своих полей пока нет',
  emptyText: 'Добавьте первое: оно появится в карточке пациента под контактами.',
  emptyArchive: 'В архиве пусто.',
  added: 'Поле «{{name}}» добавлено',
  changed: 'Поле «{{name}}» изменено',
  archivedNow: 'Поле «{{name}}» убрано из карточек. Значения сохранены.',
  restoredNow: 'Поле «{{name}}» снова в карточках',
}

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'settings-fields': typeof settingsFields
  }
}
