import type { Bilingual } from './bilingual.ts'
import type { NodeKind, TaskResult, TouchOutcome } from './journey-node.ts'
import type { JourneyTrigger } from './journey-trigger.ts'

/** Why somebody left a journey, or how they came to its end. */
export const JOURNEY_END_WORDS = {
  done: { ru: 'Прошёл до конца', en: 'Went to the end' },
  exit_node: { ru: 'Дошёл до выхода', en: 'Reached an exit' },
  control: { ru: 'В контрольной группе', en: 'In the control group' },
  booked: { ru: 'Записался', en: 'Booked' },
  goal: { ru: 'Цель достигнута', en: 'Reached the goal' },
  exit_rule: { ru: 'Сработало условие выхода', en: 'A rule of exit applied' },
  segment_left: { ru: 'Вышел из сегмента', en: 'Left the segment' },
  deceased: { ru: 'Пациент умер', en: 'The patient died' },
  erased: { ru: 'Данные стёрты', en: 'The data is erased' },
  merged: { ru: 'Карточка объединена: участие одно', en: 'The card was merged: one passage stays' },
  removed_by_person: { ru: 'Вывел сотрудник', en: 'Taken out by a member of staff' },
  journey_closed: { ru: 'Сценарий закрыт', en: 'The journey was closed' },
  journey_deleted: { ru: 'Сценарий удалён', en: 'The journey was deleted' },
  paused: { ru: 'Время прошло за паузу', en: 'The time passed during a pause' },
  late: { ru: 'Шаг опоздал больше, чем можно', en: 'The step came later than it may' },
  date_passed: { ru: 'Дата неизвестна или прошла', en: 'The date is unknown or over' },
  node_missing: { ru: 'Шага больше нет', en: 'The step does not exist any more' },
  superseded: { ru: 'Приём отменён или перенесён', en: 'The visit was cancelled or moved' },
} as const satisfies Record<string, Bilingual>
export type JourneyEnd = keyof typeof JOURNEY_END_WORDS

/** Why somebody the trigger named did not enter. */
export const JOURNEY_REFUSAL_WORDS = {
  unknown_patient: { ru: 'Пациент не найден', en: 'Unknown patient' },
  gone: { ru: 'Пациент умер', en: 'The patient died' },
  rule: { ru: 'Не подходит под условие входа', en: 'Does not fit the rule of entry' },
  booked: { ru: 'Уже записан', en: 'Already booked' },
  inside: { ru: 'Уже внутри', en: 'Already inside' },
  reentry: { ru: 'Уже был: повторный вход закрыт', en: 'Was inside before: coming back is not allowed' },
  empty_journey: { ru: 'В сценарии нет шагов', en: 'The journey has no steps' },
} as const satisfies Record<string, Bilingual>
export type JourneyRefusal = keyof typeof JOURNEY_REFUSAL_WORDS

/** Why a step went on without its message; the reasons of the gate are in touch-reasons.ts. */
export const JOURNEY_STEP_WORDS = {
  late: { ru: 'Слишком поздно, пропущено', en: 'Too late, left out' },
  no_template: { ru: 'Шаблон не выбран', en: 'No template was chosen' },
  unresolved: { ru: 'Что стало с сообщением, неизвестно', en: 'What became of the message is unknown' },
} as const satisfies Record<string, Bilingual>

export const NODE_KIND_WORDS: Readonly<Record<NodeKind, Bilingual>> = {
  wait: { ru: 'Ждать', en: 'Wait' },
  wait_event: { ru: 'Ждать события', en: 'Wait for an event' },
  condition: { ru: 'Условие', en: 'Condition' },
  split: { ru: 'Разделить', en: 'Split' },
  message: { ru: 'Сообщение', en: 'Message' },
  call_task: { ru: 'Звонок', en: 'Call' },
  notify_staff: { ru: 'Сообщить сотруднику', en: 'Tell a member of staff' },
  set_field: { ru: 'Метка или поле', en: 'Tag or field' },
  offer: { ru: 'Предложение', en: 'Offer' },
  bonus: { ru: 'Бонусы', en: 'Bonus points' },
  exit: { ru: 'Выход', en: 'Exit' },
}

/** How a call ended. */
export const TASK_RESULT_WORDS: Readonly<Record<TaskResult, Bilingual>> = {
  booked: { ru: 'Записан', en: 'Booked' },
  call_back: { ru: 'Просит перезвонить', en: 'Call back' },
  arrived: { ru: 'Пришёл', en: 'Arrived' },
  refused: { ru: 'Отказ', en: 'Refused' },
  no_answer: { ru: 'Не дозвонились', en: 'No answer' },
  wrong_number: { ru: 'Не тот номер', en: 'Wrong number' },
  done: { ru: 'Сделано', en: 'Done' },
}

/** What became of a message. */
export const TOUCH_OUTCOME_WORDS: Readonly<Record<TouchOutcome, Bilingual>> = {
  planned: { ru: 'ждёт отправки', en: 'waiting to be sent' },
  sent: { ru: 'отправлено', en: 'sent' },
  delivered: { ru: 'доставлено', en: 'delivered' },
  read: { ru: 'прочитано', en: 'read' },
  clicked: { ru: 'открыл ссылку', en: 'opened the link' },
  replied: { ru: 'ответил', en: 'replied' },
  skipped: { ru: 'не отправлено', en: 'not sent' },
  held_out: { ru: 'контрольная группа', en: 'control group' },
  failed: { ru: 'не дошло', en: 'failed' },
  unknown: { ru: 'неизвестно', en: 'unknown' },
  cancelled: { ru: 'отменено', en: 'cancelled' },
  expired: { ru: 'время вышло', en: 'expired' },
}

export const TRIGGER_KIND_WORDS: Readonly<Record<JourneyTrigger['kind'], Bilingual>> = {
  event: { ru: 'Событие', en: 'Event' },
  segment_entry: { ru: 'Вход в сегмент', en: 'Entry into a segment' },
  date: { ru: 'Дата', en: 'Date' },
  schedule: { ru: 'Расписание', en: 'Schedule' },
  manual: { ru: 'Вручную', en: 'By hand' },
  api: { ru: 'Внешняя система', en: 'Connected system' },
}
