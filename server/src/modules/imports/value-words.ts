import type { Text } from '../../platform/errors.ts'
import type { FieldKind } from './entities/description.ts'

/** What a column of words may say: the word of the exchange format and how a clinic calls it. */
export type WordChoice = { value: string; label: Text }

/** Fields whose cells are words of a short list. */
export const WORD_CHOICES: Partial<Record<FieldKind, readonly WordChoice[]>> = {
  sex: [choice('m', 'мужской', 'male'), choice('f', 'женский', 'female')],
  boolean: [choice('yes', 'да', 'yes'), choice('no', 'нет', 'no')],
  appointment_status: [
    choice('booked', 'записан', 'booked'),
    choice('confirmed', 'подтверждён', 'confirmed'),
    choice('arrived', 'пришёл, на приёме', 'arrived'),
    choice('completed', 'состоялся', 'completed'),
    choice('no_show', 'не пришёл', 'no show'),
    choice('cancelled', 'отменён', 'cancelled'),
  ],
  cancelled_by: [choice('patient', 'пациент', 'patient'), choice('clinic', 'клиника', 'clinic')],
  payer: [
    choice('patient', 'пациент', 'patient'),
    choice('insurer', 'страховая', 'insurer'),
    choice('employer', 'работодатель', 'employer'),
  ],
  payment_kind: [choice('payment', 'оплата', 'payment'), choice('refund', 'возврат', 'refund')],
  plan_status: [
    choice('draft', 'черновик', 'draft'),
    choice('presented', 'представлен', 'presented'),
    choice('accepted', 'согласован', 'accepted'),
    choice('in_progress', 'в работе', 'in progress'),
    choice('completed', 'завершён', 'completed'),
    choice('postponed', 'отложен', 'postponed'),
    choice('lost', 'отказ', 'lost'),
  ],
  plan_item_status: [
    choice('open', 'не начата', 'open'),
    choice('booked', 'записана', 'booked'),
    choice('done', 'выполнена', 'done'),
    choice('declined', 'отказ', 'declined'),
    choice('postponed', 'отложена', 'postponed'),
  ],
  staff_role: [
    choice('doctor', 'врач', 'doctor'),
    choice('administrator', 'администратор', 'administrator'),
    choice('operator', 'оператор', 'operator'),
    choice('curator', 'куратор', 'curator'),
  ],
  call_direction: [choice('in', 'входящий', 'incoming'), choice('out', 'исходящий', 'outgoing')],
  offer_outcome: [
    choice('accepted', 'согласился', 'accepted'),
    choice('declined', 'отказался', 'declined'),
    choice('thinking', 'думает', 'thinking'),
  ],
}

function choice(value: string, ru: string, en: string): WordChoice {
  return { value, label: { ru, en } }
}
