import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Refusal, Trouble } from './channel-adapter.ts'

/** What is wrong with a connection and what to do about it. */
export const TROUBLE_WORDS: Readonly<Record<Trouble, Bilingual>> = {
  auth: {
    ru: 'Провайдер не принял ключ или пароль. Проверьте их и разрешён ли доступ по API.',
    en: 'The provider did not accept the key or password. Check them and that access by API is allowed.',
  },
  no_money: {
    ru: 'На счёте у провайдера не хватает денег. Пополните счёт, сообщения подождут.',
    en: 'There is not enough money on the account at the provider. Top it up, the messages will wait.',
  },
  throttled: {
    ru: 'Провайдер просит подождать: запросов слишком много. Повторите через минуту.',
    en: 'The provider asks to wait: there are too many requests. Try again in a minute.',
  },
  unavailable: {
    ru: 'Провайдер сейчас недоступен. Проверьте адрес или повторите позже.',
    en: 'The provider cannot be reached now. Check the address or try again later.',
  },
  no_answer: {
    ru: 'Провайдер не ответил вовремя. Повторите проверку.',
    en: 'The provider did not answer in time. Check again.',
  },
  address: {
    ru: 'Этот адрес ведёт во внутреннюю сеть, туда мы не обращаемся. Укажите внешний адрес.',
    en: 'This address leads into a private network, which is never called. Give a public address.',
  },
  certificate: {
    ru: 'Сервер не доверяет сертификату провайдера. Добавьте сертификат удостоверяющего центра.',
    en: 'The server does not trust the certificate of the provider. Add the certificate of its authority.',
  },
  not_ready: {
    ru: 'Канал у провайдера выключен. Включите его в кабинете провайдера.',
    en: 'The channel is off at the provider. Switch it on in the account there.',
  },
  vendor: {
    ru: 'Провайдер отказал. Его ответ ниже.',
    en: 'The provider refused. Its answer is below.',
  },
}

/** Why a vendor did not take a message, in words of what to do. */
export const REFUSAL_WORDS: Readonly<Record<Refusal, Bilingual>> = {
  bad_address: {
    ru: 'Провайдер не принял этот номер или адрес. Проверьте, нет ли ошибки.',
    en: 'The provider did not accept this number or address. Check it for a mistake.',
  },
  blocked_by_patient: {
    ru: 'Получатель закрыл этот канал или ещё не написал боту первым.',
    en: 'The recipient closed this channel or has not written to the bot first.',
  },
  operator_block: {
    ru: 'Оператор не пропускает рассылки на этот номер: абонент их запретил.',
    en: 'The operator lets no mailings through to this number: its owner forbade them.',
  },
  forbidden_text: {
    ru: 'Провайдер не пропустил текст или имя отправителя. Согласуйте имя в кабинете провайдера.',
    en: 'The provider did not let the text or the sender name through. Have the name approved at the provider.',
  },
  too_long: { ru: 'Текст длиннее, чем берёт провайдер.', en: 'The text is longer than the provider takes.' },
  no_template: {
    ru: 'Первым написать можно только по утверждённому шаблону. Напишите на номер клиники и повторите пробу.',
    en: 'Only an approved template may come first. Write to the number of the clinic and try again.',
  },
  auth: TROUBLE_WORDS.auth,
  no_money: TROUBLE_WORDS.no_money,
  other: TROUBLE_WORDS.vendor,
}
