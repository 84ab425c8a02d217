import type { Bilingual } from './bilingual.ts'

/** What a person can do about a reason: repair something, nothing because it is meant so, wait, or respect that it ended. */
export type Remedy = 'fixable' | 'intended' | 'later' | 'stop'

export const REMEDY_WORDS: Readonly<Record<Remedy, Bilingual>> = {
  fixable: { ru: 'можно исправить', en: 'can be fixed' },
  intended: { ru: 'так задумано', en: 'as intended' },
  later: { ru: 'позже', en: 'later' },
  stop: { ru: 'стоп', en: 'stop' },
}

type ReasonWords = Bilingual & {
  readonly remedy: Remedy
  /** What to do about it; only where something can be done. */ readonly fix?: Bilingual
}

/** Every reason a touch is sent, put off or not sent, in the order of the gates. */
export const REASONS = {
  sent: { remedy: 'intended', ru: 'Отправляем', en: 'Sending' },

  // 0. The clinic itself.
  expired: { remedy: 'stop', ru: 'Время вышло', en: 'Its time has passed' },
  global_stop: {
    remedy: 'fixable',
    ru: 'Рассылки остановлены',
    en: 'Sending is stopped',
    fix: { ru: 'Снимите общий стоп в правилах связи', en: 'Lift the general stop in contact rules' },
  },
  money_breaker: {
    remedy: 'later',
    ru: 'Расход за час достиг предела',
    en: 'Spending of this hour reached its limit',
    fix: { ru: 'Проверьте, что отправляется, и поднимите предел', en: 'Check what is being sent and raise the limit' },
  },

  // 1. Origin.
  paused: { remedy: 'later', ru: 'На паузе', en: 'Paused' },
  version_closed: { remedy: 'stop', ru: 'Сценарий закрыт', en: 'The journey is closed' },
  exited: { remedy: 'stop', ru: 'Вышел из сценария', en: 'Left the journey' },
  booked: { remedy: 'stop', ru: 'Уже записан', en: 'Already booked' },
  goal_reached: { remedy: 'stop', ru: 'Цель уже достигнута', en: 'The goal is already reached' },
  cancelled: { remedy: 'stop', ru: 'Отменено', en: 'Cancelled' },
  campaign_stopped: { remedy: 'stop', ru: 'Рассылка отменена', en: 'The campaign was cancelled' },

  // 2. Freshness.
  stale_data: {
    remedy: 'later',
    ru: 'Данные клиники устарели',
    en: 'The clinic data is out of date',
    fix: { ru: 'Загрузите свежие данные из системы клиники', en: 'Import fresh data of the clinic system' },
  },

  // 3. The person.
  deceased: { remedy: 'stop', ru: 'Пациент умер', en: 'The patient died' },
  erased: { remedy: 'stop', ru: 'Данные пациента стёрты', en: 'The data of the patient is erased' },
  complaint: { remedy: 'stop', ru: 'Открыта жалоба', en: 'A complaint is open' },
  complication: { remedy: 'stop', ru: 'Осложнение', en: 'A complication' },
  active_treatment: { remedy: 'stop', ru: 'Идёт лечение', en: 'Treatment is going on' },
  debt_dispute: { remedy: 'stop', ru: 'Спор об оплате', en: 'A dispute about payment' },
  do_not_contact: { remedy: 'stop', ru: 'Просил не беспокоить', en: 'Asked not to be contacted' },

  // 4. Consent.
  no_consent: {
    remedy: 'fixable',
    ru: 'Нет согласия',
    en: 'No consent',
    fix: { ru: 'Соберите согласие на визите или на сайте', en: 'Collect the consent at a visit or on the site' },
  },
  consent_withdrawn: { remedy: 'stop', ru: 'Согласие отозвано', en: 'Consent withdrawn' },
  channel_not_allowed: {
    remedy: 'fixable',
    ru: 'Закон не разрешает этот канал',
    en: 'The law does not allow this channel',
    fix: { ru: 'Добавьте в каскад другой канал', en: 'Add another channel to the cascade' },
  },
  needs_launch: {
    remedy: 'fixable',
    ru: 'Рекламу запускает человек',
    en: 'Advertising is launched by a person',
    fix: { ru: 'Запустите рассылку от своего имени', en: 'Launch it under your own name' },
  },

  // 5. Cascade.
  no_address: {
    remedy: 'fixable',
    ru: 'Нет контакта для канала',
    en: 'No contact for the channel',
    fix: { ru: 'Уточните телефон или почту', en: 'Ask for the phone or e-mail' },
  },
  address_bad: {
    remedy: 'fixable',
    ru: 'Контакт не работает',
    en: 'The contact does not work',
    fix: { ru: 'Уточните номер: задача оператору', en: 'Have an operator ask for the number' },
  },
  address_blocked: { remedy: 'stop', ru: 'Заблокировал сообщения', en: 'Blocked the messages' },
  channel_off: {
    remedy: 'fixable',
    ru: 'Канал выключен',
    en: 'The channel is off',
    fix: { ru: 'Подключите канал в настройках', en: 'Connect the channel in settings' },
  },
  all_tried: {
    remedy: 'fixable',
    ru: 'Ни один канал не доставил',
    en: 'No channel delivered',
    fix: { ru: 'Уточните контакты или позвоните', en: 'Ask for contacts or call' },
  },

  // 6. Template.
  not_published: {
    remedy: 'fixable',
    ru: 'Шаблон не опубликован',
    en: 'The template is not published',
    fix: { ru: 'Опубликуйте шаблон', en: 'Publish the template' },
  },
  variable_missing: {
    remedy: 'fixable',
    ru: 'Не хватает данных для текста',
    en: 'The text lacks a value',
    fix: { ru: 'Заполните карточку или измените шаблон', en: 'Fill in the card or change the template' },
  },
  linter: {
    remedy: 'fixable',
    ru: 'Текст раскрывает врачебную тайну',
    en: 'The text reveals a medical secret',
    fix: { ru: 'Уберите из шаблона диагноз и услугу', en: 'Take diagnosis and service out of the template' },
  },
  too_long: {
    remedy: 'fixable',
    ru: 'Текст слишком длинный',
    en: 'The text is too long',
    fix: { ru: 'Сократите шаблон', en: 'Shorten the template' },
  },
  render_failed: {
    remedy: 'fixable',
    ru: 'Шаблон не сложился в текст',
    en: 'The template did not render',
    fix: { ru: 'Проверьте шаблон на этом пациенте', en: 'Check the template with this patient' },
  },

  // 7. Holdout.
  control_group: { remedy: 'intended', ru: 'Контрольная группа', en: 'Control group' },

  // 8. Hours.
  quiet_hours: { remedy: 'later', ru: 'Тихие часы', en: 'Quiet hours' },
  holiday: { remedy: 'later', ru: 'Праздник', en: 'Holiday' },
  preferred_time: { remedy: 'later', ru: 'Просил писать в другое время', en: 'Asked to be written at another time' },
  catch_up: { remedy: 'later', ru: 'Разбираем очередь после простоя', en: 'Working through a backlog' },
  window_missed: { remedy: 'stop', ru: 'Удобный час наступит слишком поздно', en: 'A decent hour comes too late' },

  // 9. Cap.
  over_cap: { remedy: 'later', ru: 'Лимит касаний', en: 'Contact limit' },
  slot_kept: {
    remedy: 'later',
    ru: 'Место занято более важным сообщением',
    en: 'A more important message keeps the place',
  },
  capped_out: {
    remedy: 'later',
    ru: 'Лимит касаний: не успели до срока',
    en: 'Contact limit: no room before its time ended',
  },
  one_per_household: { remedy: 'intended', ru: 'Одно на семью', en: 'One per family' },

  // 10. Send key.
  already_sent: { remedy: 'stop', ru: 'Об этом уже писали', en: 'Already written about this' },

  // What the provider said.
  throttled: { remedy: 'later', ru: 'Провайдер просит подождать', en: 'The provider asks to wait' },
  unavailable: { remedy: 'later', ru: 'Провайдер недоступен', en: 'The provider is unavailable' },
  channel_auth: {
    remedy: 'fixable',
    ru: 'Провайдер не принимает ключ',
    en: 'The provider refuses the key',
    fix: { ru: 'Проверьте ключ в настройках канала', en: 'Check the key in the channel settings' },
  },
  channel_no_money: {
    remedy: 'fixable',
    ru: 'У провайдера кончились деньги',
    en: 'The account at the provider is empty',
    fix: { ru: 'Пополните счёт провайдера', en: 'Top up the account at the provider' },
  },
  not_delivered: { remedy: 'fixable', ru: 'Не доставлено', en: 'Not delivered' },
  refused: { remedy: 'fixable', ru: 'Провайдер отказал', en: 'The provider refused' },
  unknown: {
    remedy: 'fixable',
    ru: 'Неизвестно, ушло ли',
    en: 'Not known whether it went out',
    fix: { ru: 'Решите в списке неизвестных', en: 'Decide in the list of unknown ones' },
  },
} as const satisfies Readonly<Record<string, ReasonWords>>

export type TouchReason = keyof typeof REASONS

export const TOUCH_REASONS = Object.keys(REASONS) as [TouchReason, ...TouchReason[]]

/** Words of a reason, what to do about it and whether anything can be done. */
export function reasonWords(reason: TouchReason): Bilingual & { remedy: Remedy; fix: Bilingual | null } {
  const { ru, en, remedy, fix }: ReasonWords = REASONS[reason]
  return { ru, en, remedy, fix: fix ?? null }
}

/** True for a text of the database that is a reason this version knows. */
export function isTouchReason(text: string): text is TouchReason {
  return Object.hasOwn(REASONS, text)
}
