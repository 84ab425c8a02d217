import { EMPTY_READING, excerpt, read, refused } from './cell-problem.ts'
import type { Reading, WordMeaning } from './cell-problem.ts'
import { foldWord, wordTable } from './cell-value.ts'
import type { WordTable } from './cell-value.ts'

/** The words clinics and their systems use for states, in Russian and English, and what each means here. */

export type AppointmentStatus = 'booked' | 'confirmed' | 'arrived' | 'completed' | 'no_show' | 'cancelled'
export type CancelledBy = 'patient' | 'clinic'
export type Payer = 'patient' | 'insurer' | 'employer'
export type PaymentKind = 'payment' | 'refund'
export type PlanStatus = 'draft' | 'presented' | 'accepted' | 'in_progress' | 'completed' | 'postponed' | 'lost'
export type PlanItemStatus = 'open' | 'booked' | 'done' | 'declined' | 'postponed'
export type ImportedRole = 'doctor' | 'administrator' | 'operator' | 'curator'
export type CallDirection = 'in' | 'out'
export type OfferOutcome = 'accepted' | 'declined' | 'thinking'

const APPOINTMENT_STATUSES = wordTable<AppointmentStatus>({
  booked: words(
    'записан|запись|запланирован|планируется|назначен|новая|новый|предварительная запись|ожидается|создан|не подтвержден|scheduled|planned|pending|new|open|reserved|proposed',
  ),
  confirmed: words('подтвержден|подтвердил|согласован|подтверждение|accepted|approved'),
  arrived: words(
    'пришел|в клинике|ожидает|ожидает приема|на приеме|начат|идет прием|прибыл|явился|в кабинете|в работе|checked in|in progress|started|present|here',
  ),
  completed: words(
    'завершен|выполнен|состоялся|окончен|закончен|принят|оказан|закрыт|оплачен|прием состоялся|проведен|пришел и принят|был|посетил|явка|done|fulfilled|finished|closed|visited|attended|complete|paid',
  ),
  no_show: words(
    'не пришел|неявка|не явился|не состоялся|пропустил|пропущен|прогул|no show|noshow|no-show|missed|did not come|absent',
  ),
  cancelled: words(
    'отменен|отмена|отказ|отказался|удален|снят|аннулирован|отменил|перенесен|перенос|отменен пациентом|отменен клиникой|отмена пациентом|отмена клиникой|отмена врачом|отменен врачом|canceled|cancel|rejected|deleted|rescheduled',
  ),
})

const CANCELLERS = wordTable<CancelledBy>({
  patient: words(
    'пациент|пациентом|отменил пациент|отменен пациентом|отмена пациентом|клиент|клиентом|отказ|отказался|client|by patient',
  ),
  clinic: words(
    'клиника|клиникой|отменен клиникой|отмена клиникой|врач|врачом|отмена врачом|отменен врачом|администратор|администратором|отменила клиника|by clinic|doctor|staff',
  ),
})

const PAYERS = wordTable<Payer>({
  patient: words(
    'пациент|физлицо|физ лицо|физическое лицо|сам|самостоятельно|клиент|нал|наличные|наличными|наличка|нал.|карта|картой|безнал|б/н|безналичные|банковская карта|терминал|эквайринг|сбп|qr|кредит|рассрочка|аванс|депозит|с депозита|бонусы|сертификат|перевод|онлайн|платно|платный|cash|card|self|self pay|private|individual|transfer|online',
  ),
  insurer: words(
    'страховая|страховая компания|ск|дмс|омс|страховка|страхование|полис|гп|гарантийное письмо|по полису|insurance|dms|insurance company|payer',
  ),
  employer: words(
    'работодатель|юрлицо|юр лицо|юридическое лицо|организация|компания|корпоратив|корпоративный|предприятие|договор с организацией|по договору|company|corporate|organization|organisation|legal entity',
  ),
})

const PAYMENT_KINDS = wordTable<PaymentKind>({
  payment: words(
    'оплата|платеж|приход|поступление|доплата|аванс|предоплата|пополнение|внесение|продажа|income|in|sale|prepayment|deposit',
  ),
  refund: words(
    'возврат|возврат средств|возврат денег|возврат аванса|расход|списание|сторно|возврат оплаты|возврат прихода|return|out|chargeback|reversal|refunded',
  ),
})

const PLAN_STATUSES = wordTable<PlanStatus>({
  draft: words('черновик|новый|создан|составлен|готовится|new|created'),
  presented: words('представлен|предложен|презентован|на согласовании|озвучен|показан|думает|proposed|offered|sent'),
  accepted: words('согласован|принят|согласен|одобрен|подписан|утвержден|active|approved|agreed|signed'),
  in_progress: words(
    'в работе|в процессе|начат|выполняется|активный|активен|лечится|частично выполнен|started|ongoing|partially completed',
  ),
  completed: words('завершен|выполнен|закончен|закрыт|done|finished|closed|complete'),
  postponed: words('отложен|приостановлен|на паузе|перенесен|пауза|ожидание|on hold|paused|deferred'),
  lost: words(
    'отказ|отказался|потерян|отклонен|отменен|не согласован|удален|rejected|declined|cancelled|canceled|refused',
  ),
})

const PLAN_ITEM_STATUSES = wordTable<PlanItemStatus>({
  open: words(
    'открыт|новый|не начат|запланирован|планируется|не выполнен|к выполнению|предложен|согласован|active|new|planned|not started|pending|todo',
  ),
  booked: words('записан|назначен|запись|в работе|в процессе|scheduled|in progress'),
  done: words('выполнен|завершен|оказан|сделан|сделано|закрыт|оплачен|completed|complete|finished|closed'),
  declined: words('отказ|отказался|отклонен|отменен|удален|не нужно|rejected|cancelled|canceled|refused'),
  postponed: words('отложен|перенесен|приостановлен|пауза|позже|on hold|paused|deferred|later'),
})

const STAFF_ROLES = wordTable<ImportedRole>({
  doctor: words(
    'врач|доктор|стоматолог|специалист|гигиенист|терапевт|хирург|ортопед|ортодонт|имплантолог|пародонтолог|фельдшер|зубной врач|детский стоматолог|стоматолог-терапевт|стоматолог-хирург|стоматолог-ортопед|врач-стоматолог|dentist|physician|dr',
  ),
  administrator: words(
    'администратор|админ|ресепшн|ресепшен|старший администратор|регистратор|регистратура|admin|reception|receptionist|front desk',
  ),
  operator: words(
    'оператор|оператор колл-центра|оператор кц|колл-центр|кол-центр|call-центр|контакт-центр|call center|call centre|agent',
  ),
  curator: words(
    'куратор|персональный менеджер|координатор|координатор лечения|менеджер по работе с пациентами|care manager|coordinator|treatment coordinator',
  ),
})

const CALL_DIRECTIONS = wordTable<CallDirection>({
  in: words('входящий|вх|вход|входящий звонок|принятый|пропущенный|incoming|inbound|received|missed'),
  out: words('исходящий|исх|исходящий звонок|набранный|outgoing|outbound|dialed|dialled|callback'),
})

const OFFER_OUTCOMES = wordTable<OfferOutcome>({
  accepted: words(
    'согласился|согласилась|согласен|согласна|принято|принял|приняла|да|купил|записан|записался|записалась|yes|agreed|bought|won',
  ),
  declined: words('отказ|отказался|отказалась|нет|не интересно|отклонено|no|rejected|refused|lost'),
  thinking: words(
    'думает|подумает|подумаю|на раздумье|перезвонить|позже|возможно|ожидание|maybe|later|pending|considering',
  ),
})

/** The state of a booking. A trailing gender or plural ending does not matter: «отменена», «завершённый», «подтверждены». */
export function readAppointmentStatus(cell: string): Reading<AppointmentStatus> {
  return readState(cell, APPOINTMENT_STATUSES, 'appointment_status')
}

/** Who cancelled, from a column of its own or from a status such as «Отменён клиникой». */
export function readCancelledBy(cell: string): Reading<CancelledBy> {
  return readState(cell, CANCELLERS, 'cancelled_by')
}

/**
 * Who pays. Besides the words of a clinic ('нал', 'карта', 'ДМС', 'юрлицо') a cell with an insurer's name ('ДМС Согаз',
 * 'Ингосстрах') is the insurer, and one with a form of company ('ООО Ромашка') the employer.
 */
export function readPayer(cell: string): Reading<Payer> {
  const known = PAYERS.get(foldWord(cell))
  if (known !== undefined) return read(known)
  const text = foldWord(cell)
  if (text === '' || /^[-–—]$/.test(text)) return EMPTY_READING
  if (INSURER.test(text)) return read('insurer')
  if (COMPANY.test(text)) return read('employer')
  if (PATIENT_PAYS.test(text)) return read('patient')
  return refused({ code: 'word_unknown', cell: excerpt(cell), meaning: 'payer' })
}

/** The insurer named in a payer cell: 'ДМС Согаз' → 'Согаз', 'СК «РЕСО-Гарантия»' → 'РЕСО-Гарантия'; null when none is. */
export function insurerNameIn(cell: string): string | null {
  if (PAYERS.has(foldWord(cell)) || readPayer(cell).value !== 'insurer') return null
  const name = cell
    .replaceAll(
      /(?<!\p{L})(?:дмс|омс|ск|с\/к|страхов(?:ая|ой|ание|ка)|компания|полис(?:у)?|по|гп|гарантийное письмо|insurance|dms)(?!\p{L})/giu,
      ' ',
    )
    .replaceAll(/["'«»“”()]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s,.:;–—-]+|[\s,.:;–—-]+$/g, '')
  return /\p{L}/u.test(name) ? name : null
}

export function readPaymentKind(cell: string): Reading<PaymentKind> {
  return readState(cell, PAYMENT_KINDS, 'payment_kind')
}

export function readPlanStatus(cell: string): Reading<PlanStatus> {
  return readState(cell, PLAN_STATUSES, 'plan_status')
}

export function readPlanItemStatus(cell: string): Reading<PlanItemStatus> {
  return readState(cell, PLAN_ITEM_STATUSES, 'plan_item_status')
}

/** The role of a member of staff; a job title that begins with «врач» or ends with a dental speciality is a doctor. */
export function readStaffRole(cell: string): Reading<ImportedRole> {
  const text = foldWord(cell)
  if (/^(?:врач|стоматолог)|(?:лог|хирург|терапевт|ортодонт|ортопед|гигиенист|педиатр)$/u.test(text))
    return read('doctor')
  return readState(cell, STAFF_ROLES, 'staff_role')
}

export function readCallDirection(cell: string): Reading<CallDirection> {
  return readState(cell, CALL_DIRECTIONS, 'call_direction')
}

export function readOfferOutcome(cell: string): Reading<OfferOutcome> {
  return readState(cell, OFFER_OUTCOMES, 'offer_outcome')
}

const INSURER =
  /(?<!\p{L})(?:дмс|омс|страхов\p{L}*|полис\p{L}*|гарантийн\p{L}* письм\p{L}*|ск|согаз|ингосстрах|ресо(?:-?гарантия)?|альфа ?страхование|росгосстрах|ргс|вск|ренессанс|совкомбанк страхование|сбер ?страхование|капитал ?(?:лайф|мс|медицинское)|югория|зетта|согласие|макс|абсолют|энергогарант|астро-?волга|евроинс|insurance)(?!\p{L})/u
const COMPANY =
  /(?<!\p{L})(?:ооо|оао|зао|пао|ао|ип|фгуп|гуп|муп|нко|юр\.?\s?лиц\p{L}*|организаци\p{L}*|работодател\p{L}*|предприяти\p{L}*|ltd|llc|inc)(?!\p{L})/u
const PATIENT_PAYS =
  /(?<!\p{L})(?:нал\p{L}*|безнал\p{L}*|карт\p{L}*|физ\.?\s?лиц\p{L}*|пациент\p{L}*|сбп|терминал\p{L}*|рассрочк\p{L}*|кредит\p{L}*|cash|card)(?!\p{L})/u

function readState<T extends string>(cell: string, table: WordTable<T>, meaning: WordMeaning): Reading<T> {
  if (/^[-–—\s]*$/.test(cell)) return EMPTY_READING
  const value = table.get(foldWord(cell)) ?? table.get(withoutEnding(cell))
  return value === undefined ? refused({ code: 'word_unknown', cell: excerpt(cell), meaning }) : read(value)
}

/** 'Отменена', 'завершенный', 'подтверждено' → the short masculine form the tables are written in. */
function withoutEnding(cell: string): string {
  const [first = '', ...rest] = foldWord(cell).split(' ')
  const negated = first === 'не'
  const head = negated ? (rest[0] ?? '') : first
  const short = head
    .replace(/(?<=н)(?:ный|ная|ное|ные|а|о|ы)$/u, '')
    .replace(/шла$/u, 'шел')
    .replace(/(?<=[аеиуыя]л)(?:а|и|о)$/u, '')
    .replace(/(?<=[лк])(?:ась|ись|ося|ась)$/u, 'ся')
    .replace(/(?<=[ня]т)(?:а|о|ы|ый|ая)$/u, '')
    .replace(/(?<=ыт)(?:а|о|ы|ый|ая)$/u, '')
  return negated ? ['не', short, ...rest.slice(1)].join(' ') : [short, ...rest].join(' ')
}

function words(list: string): readonly string[] {
  return list.split('|')
}
