import type { Bilingual } from './bilingual.ts'

/** One thing to correct (`error`: does not publish) or to think about (`warning`). */
export type JourneyProblem = {
  code: JourneyProblemCode
  severity: 'error' | 'warning'
  /** The node it is about; null for the journey as a whole. */
  nodeId: string | null
  /** Field inside the definition, dotted: 'nodes.2.templateId', 'settings.resume.onCancelled'. */
  path: string
  message: Bilingual
}

const WORDS = {
  unfinished: ['Заполнено не до конца', 'Not filled in yet'],
  start_missing: ['Нет первого шага', 'There is no first step'],
  id_repeated: ['Два шага с одним именем', 'Two steps have the same id'],
  next_unknown: ['Ведёт к шагу, которого нет', 'Leads to a step that does not exist'],
  joined: ['К шагу ведут две линии: сценарий растёт деревом', 'Two lines lead to the step: a journey grows as a tree'],
  loop: ['Шаги ходят по кругу', 'The steps go in a circle'],
  unreachable: ['Сюда никто не попадёт', 'Nobody will come here'],
  does_nothing: ['Сценарий ничего не делает', 'The journey does nothing'],
  template_missing: ['Выберите шаблон сообщения', 'Choose a message template'],
  template_unknown: ['Такого шаблона больше нет', 'The template does not exist any more'],
  template_unpublished: ['Шаблон ещё не опубликован', 'The template is not published yet'],
  template_repeated: [
    'Этот шаблон уже стоит выше: второй раз об одном эпизоде он не уйдёт',
    'The template is used further up: it does not go out twice about one episode',
  ],
  channel_without_text: ['В шаблоне нет текста для этого канала', 'The template has no text for this channel'],
  advertising_launch: [
    'Рекламный текст уйдёт сам, поэтому запуск подписывает тот, кто публикует сценарий',
    'An advertising text goes out by itself, so whoever publishes the journey launches it under their own name',
  ],
  advertising_as_medical: [
    'Рекламный шаблон не может идти как медицинское или сервисное сообщение',
    'An advertising template cannot go as a medical or service message',
  ],
  message_after_message: [
    'Второе сообщение сразу после первого: добавьте ожидание',
    'A second message right after the first one: add a wait',
  ],
  fallback_alone: ['Запасного канала нет: укажите ещё один', 'There is no channel to fall back on: name one more'],
  value_missing: ['Выберите значение в условии события', 'Choose a value for the condition of the event'],
  quiet_hours_ignored: [
    'Не смотреть на тихие часы могут только медицинские и сервисные сценарии',
    'Only medical and service journeys may ignore quiet hours',
  ],
  cap_ignored: [
    'Сценарий не смотрит на предел касаний: это годится только для медицинских и сервисных',
    'The journey ignores the contact cap: that fits medical and service ones only',
  ],
  wait_endless: ['Ожидание длиннее двух лет', 'The wait is longer than two years'],
  wait_long: ['Ожидание длиннее года', 'The wait is longer than a year'],
  shares_sum: ['Доли вместе должны дать 100 %', 'The shares must add up to 100 %'],
  share_empty: ['В ветку с долей 0 % никто не попадёт', 'Nobody comes into a branch of 0 %'],
  control_not_empty: ['В контрольной группе есть сообщения', 'There are messages in the control group'],
  control_missing: [
    'Нет контрольной группы: эффект будет не с чем сравнить',
    'There is no control group: the effect will have nothing to be compared with',
  ],
  control_medical: [
    'Медицинские и сервисные сообщения получает и контрольная группа',
    'The control group gets medical and service messages all the same',
  ],
  condition_empty: ['Условие не задано', 'The condition is empty'],
  rule_wrong: ['Условие нельзя проверить', 'The condition cannot be checked'],
  touch_unknown: ['Условие смотрит на сообщение, которого нет', 'The condition looks at a message that does not exist'],
  result_repeated: ['Один итог звонка стоит в двух ветках', 'One result of the call is in two branches'],
  field_unknown: ['Такого поля в карточке нет', 'The card has no such field'],
  exit_missing: [
    'Ничто не остановит сценарий раньше конца: задайте, какая запись отвечает на него, или выход',
    'Nothing stops the journey before its end: say which booking answers it, or add an exit',
  ],
  resume_unknown: ['Шаг, с которого продолжать, не найден', 'The step to resume from does not exist'],
  goal_without_answer: [
    'Цель – запись, но ни одна запись не отвечает на сценарий',
    'The goal is a booking, but no booking answers the journey',
  ],
  segment_unknown: ['Такого сегмента больше нет', 'The segment does not exist any more'],
  weekday_missing: ['Выберите день недели', 'Choose the day of the week'],
  day_missing: ['Выберите день месяца', 'Choose the day of the month'],
  treatment_missing: ['Выберите, после какого лечения', 'Choose after which treatment'],
  own_echo: [
    'Сценарий начинается со своих же сообщений или задач и может ходить по кругу',
    'The journey starts from messages or tasks of its own and may go in circles',
  ],
  episode_unknown: [
    'Событие, с которого всё начинается, не знает такого эпизода: один вход на событие',
    'The event it starts from knows no such episode: one entry per event',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type JourneyProblemCode = keyof typeof WORDS

/** A problem with its words. `detail` follows the sentence after a colon. */
export function journeyProblem(
  code: JourneyProblemCode,
  about: { severity?: JourneyProblem['severity']; nodeId?: string | null; path: string; detail?: Bilingual },
): JourneyProblem {
  const [ru, en] = WORDS[code]
  const { severity = 'error', nodeId = null, path, detail } = about
  const message = detail ? { ru: `${ru}: ${detail.ru}`, en: `${en}: ${detail.en}` } : { ru, en }
  return { code, severity, nodeId, path, message }
}
