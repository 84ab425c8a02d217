/** What a column of a report is about, whatever it is called. Tables of entities say which field that is there. */
export const CONCEPT_WORDS = {
  person_name:
    'фио|ф и о|ф.и.о|пациент|пациент фио|фио пациента|имя пациента|полное имя|клиент|фио клиента|имя клиента|контрагент|плательщик фио|фамилия имя отчество|patient|patient name|full name|client|client name|customer|name of patient',
  last_name: 'фамилия|фамилия пациента|last name|lastname|surname|family name|second name',
  first_name: 'имя|имя (без фамилии)|first name|firstname|given name',
  middle_name: 'отчество|отчество пациента|middle name|middlename|patronymic',
  card: 'номер карты|карта|карта номер|номер карты пациента|номер мк|номер мед карты|номер медкарты|номер медицинской карты|медкарта|медицинская карта|амбулаторная карта|номер амбулаторной карты|номер истории болезни|история болезни|иб|id пациента|ид пациента|код пациента|номер пациента|код клиента|id клиента|номер клиента|patient id|card|card number|card no|chart|chart number|mrn|client id|customer id',
  birth_date:
    'дата рождения|дата рожд|дата рождения пациента|др|д р|день рождения|рождение|родился|год рождения|birth date|birthdate|date of birth|birthday|dob',
  sex: 'пол|пол пациента|sex|gender',
  phone:
    'телефон|тел|телефоны|моб телефон|моб тел|мобильный телефон|мобильный|сотовый|сотовый телефон|телефон мобильный|телефон моб|номер телефона|тел пациента|телефон пациента|телефон клиента|контактный телефон|контактные телефоны|контакт|контакты|основной телефон|телефон 1|тел 1|телефон1|phone|mobile|mobile phone|cell|cell phone|phone number|tel|telephone|phone 1',
  phone2:
    'телефон 2|тел 2|телефон2|второй телефон|доп телефон|дополнительный телефон|домашний телефон|телефон домашний|дом телефон|рабочий телефон|телефон рабочий|другой телефон|другие телефоны|phone 2|phone2|home phone|work phone|other phone|other phones',
  email:
    'email|e mail|mail|почта|эл почта|электронная почта|адрес электронной почты|эл адрес|e mail пациента|email address|e mail address',
  telegram: 'telegram|телеграм|телеграмм|tg',
  whatsapp: 'whatsapp|ватсап|вотсап|вацап|wa',
  max: 'max|макс|max мессенджер',
  district: 'район|район проживания|округ|метро|город проживания|город|населенный пункт|district|area|neighborhood',
  source:
    'откуда узнали|откуда узнал|откуда узнал о клинике|откуда узнали о нас|источник|источник рекламы|рекламный источник|источник обращения|источник привлечения|источник информации|канал|канал привлечения|рекламный канал|реклама|источник пациента|как узнали|source|acquisition source|referral source|lead source|channel|how did you hear',
  referrer:
    'кто порекомендовал|кто рекомендовал|рекомендатель|номер карты рекомендателя|карта рекомендателя|referrer|referred by',
  tags: 'метки|теги|тег|метка|признаки|статусы пациента|группа пациента|категория пациента|tags|labels',
  card_created:
    'карта заведена|дата заведения карты|дата заведения|дата регистрации|дата создания карты|заведена|зарегистрирован|дата первого обращения|дата добавления|registered|registration date|created|date created|created at',
  consent_marketing:
    'согласие на рассылку|согласие на рекламу|согласие на рекламные сообщения|рассылка|согласие на sms|согласие на смс|можно присылать рекламу|marketing consent|consent to marketing|subscribed',
  consent_service:
    'согласие на уведомления|согласие на сообщения|согласие на обработку данных|согласие на обработку пдн|согласие пдн|service consent',
  deceased: 'умер|умерший|дата смерти|смерть|deceased|dead',
  visit_id:
    'номер приема|id приема|ид приема|код приема|номер визита|id визита|код визита|номер записи|id записи|номер посещения|appointment id|visit id|booking id|appointment no|visit no|номер наряда|наряд',
  visit_start:
    'дата приема|дата и время приема|прием|начало приема|дата визита|дата посещения|визит|посещение|дата и время визита|дата записи на прием|дата и время|дата услуги|дата оказания|дата оказания услуги|дата оказания услуг|дата лечения|дата выполнения|дата наряда|время приема начало|начало|visit date|appointment date|date of visit|appointment|start|starts|start time|start date|service date|date of service|visit',
  date: 'дата|день|date|day',
  time: 'время|время приема|время начала|время визита|время записи|начало время|time|appointment time|visit time',
  visit_end: 'окончание|конец|конец приема|окончание приема|время окончания|по время|end|ends|end time',
  doctor:
    'врач|доктор|лечащий врач|фио врача|врач фио|специалист|исполнитель|сотрудник|врач исполнитель|кто принимал|мастер|doctor|dentist|physician|provider|practitioner|specialist',
  administrator:
    'администратор|админ|кто записал|записал|автор записи|регистратор|administrator|receptionist|booked by',
  branch:
    'филиал|клиника|подразделение|отделение|адрес клиники|точка|место|кабинет филиал|центр|branch|clinic|location|office|site|practice',
  status:
    'статус|статус приема|статус визита|статус записи|состояние|состояние приема|явка|результат приема|status|state|appointment status|visit status',
  cancelled_by: 'кто отменил|отменил|кем отменен|инициатор отмены|cancelled by|canceled by',
  booked_at:
    'когда записан|дата записи|дата создания записи|запись создана|записан когда|booked at|booking date|booked on',
  diagnosis: 'диагноз|диагноз мкб|мкб|мкб 10|диагнозы|diagnosis|icd|icd 10',
  comment:
    'комментарий|коммент|комментарии|примечание|примечания|заметка|заметки|жалобы|comment|comments|note|notes|remark|remarks',
  service:
    'услуга|услуги|наименование услуги|название услуги|номенклатура|манипуляция|процедура|работа|выполненные работы|вид услуги|оказанная услуга|оказанные услуги|наименование|service|service name|procedure|treatment|item',
  service_code:
    'код услуги|артикул|код|код номенклатуры|код работы|код манипуляции|service code|procedure code|code|sku|ada code',
  quantity: 'количество|кол во|кол|колво|к во|шт|число услуг|quantity|qty|count|units',
  price: 'цена|цена за единицу|стоимость единицы|цена услуги|тариф|цена по прайсу|прайс|unit price|price|rate',
  discount: 'скидка|сумма скидки|скидка руб|скидка сумма|размер скидки|discount|discount amount',
  discount_percent: 'скидка %|% скидки|процент скидки|скидка процент|скидка в %|discount %|discount percent|% discount',
  total:
    'сумма со скидкой|итого со скидкой|стоимость со скидкой|сумма к оплате|к оплате|итоговая сумма|итого|сумма итого|сумма услуги|стоимость услуги|стоимость услуг|начислено|выручка|total|line total|total amount|amount due|net amount',
  sum: 'сумма|стоимость|всего|сумма руб|amount|sum|value',
  cost: 'себестоимость|расходные материалы|материалы|затраты|себест|cost|cost price',
  paid: 'оплачено|сумма оплаты|оплачено всего|сумма платежа|внесено|поступило|оплата сумма|оплачено пациентом|сумма поступления|paid|paid amount|amount paid|payment amount',
  paid_at:
    'дата оплаты|дата платежа|дата поступления|дата и время оплаты|дата документа|дата чека|дата операции|время оплаты|payment date|paid at|date paid|paid on|transaction date',
  payment_id:
    'номер документа|номер платежа|номер чека|номер оплаты|id оплаты|id платежа|чек|документ|номер квитанции|payment id|receipt|receipt number|invoice|transaction id|document number',
  payment_kind:
    'вид операции|тип операции|операция|приход расход|вид движения|тип платежа|kind|operation|transaction type|payment type',
  payer:
    'кто платит|плательщик|тип плательщика|вид плательщика|оплата|вид оплаты|тип оплаты|источник оплаты|финансирование|payer|paid by|payer type',
  method: 'способ оплаты|форма оплаты|метод оплаты|нал безнал|касса|вид расчета|payment method|method|tender',
  insurer:
    'страховая|страховая компания|ск|страховщик|компания страховая|страховая организация|insurer|insurance|insurance company|carrier',
  programme: 'программа|программа страхования|программа дмс|программа лояльности|programme|program|plan type',
  policy_number:
    'полис|номер полиса|номер полиса дмс|полис дмс|полис номер|серия и номер полиса|policy|policy number|policy no|member id',
  employer: 'работодатель|место работы|организация|компания|предприятие|employer|company',
  valid_from: 'действует с|дата начала действия|начало действия|срок с|полис с|valid from|effective from',
  valid_to:
    'действует по|действует до|дата окончания действия|окончание действия|срок по|срок действия|полис до|valid to|valid until|expires|expiry date',
  limit_amount: 'лимит|сумма лимита|страховая сумма|limit|coverage limit',
  spent_amount: 'израсходовано|использовано|потрачено|spent|used',
  covered: 'что покрывает|покрытие|покрываемые категории|covered|coverage',
  plan_id: 'номер плана|план номер|id плана|код плана|план лечения номер|plan id',
  plan_name: 'план|план лечения|название плана|наименование плана|plan|plan name|treatment plan',
  presented_at:
    'когда представлен|дата представления|дата составления|дата плана|дата создания плана|presented at|presented',
  accepted_at: 'когда согласован|дата согласования|согласован|дата принятия|accepted at|accepted',
  plan_item_id: 'номер строки плана|строка плана|id строки плана|plan item id',
  stage: 'этап|этап лечения|номер этапа|stage|phase',
  planned_visits: 'визитов|сколько визитов|количество визитов|планируемых визитов|planned visits',
  done_at: 'дата выполнения строки|выполнено когда|когда выполнено|done at|completed at',
  decline_reason: 'причина отказа|отказ причина|decline reason|refusal reason',
  lead_id: 'номер заявки|id заявки|заявка|номер лида|id лида|лид|id сделки|сделка|lead id|lead|deal id',
  campaign: 'кампания|рекламная кампания|utm campaign|utm кампания|campaign|campaign name',
  lead_created: 'когда поступила|дата заявки|дата обращения|дата лида|дата создания заявки|lead date|lead created',
  month: 'месяц|период|month|period',
  spend:
    'расход|расходы|расход на рекламу|потрачено на рекламу|бюджет|затраты на рекламу|spend|ad spend|budget|cost of ads',
  call_id: 'номер звонка|id звонка|звонок|call id',
  call_start: 'начало звонка|дата звонка|время звонка|дата и время звонка|call time|call date|call start|started at',
  direction: 'направление|тип звонка|направление звонка|вид звонка|direction|call direction|call type',
  duration:
    'длительность|длительность с|длительность сек|продолжительность|длительность звонка|duration|duration s|duration sec|talk time',
  result: 'результат|итог звонка|результат звонка|итог|result|call result|outcome of call',
  recording: 'запись разговора|ссылка на запись|аудиозапись|запись звонка|recording|recording url',
  operator: 'оператор|кто звонил|менеджер|operator|agent|call agent',
  offer_id: 'номер предложения|offer id',
  offered_at: 'когда предложено|дата предложения|offered at',
  offered_by: 'кто предложил|предложил|offered by',
  script: 'скрипт|сценарий разговора|script',
  outcome: 'итог предложения|ответ пациента|решение пациента|outcome',
  reason: 'причина|reason',
  own_name: 'название|наименование филиала|название филиала|название страховой|название клиники|name|title',
  staff_name: 'фио сотрудника|имя сотрудника|сотрудник фио|staff name|employee|employee name',
  role: 'должность|роль|role|position|job title',
  specialty: 'специальность|специализация|направление врача|specialty|speciality|specialisation',
  category: 'категория|категория услуги|раздел|группа|группа услуг|вид работ|category|group',
  treatment_type: 'вид лечения|тип лечения|treatment type',
  address: 'адрес|адрес филиала|address',
  timezone: 'часовой пояс|таймзона|time zone|timezone',
  contract_number: 'номер договора|договор|договор номер|contract|contract number',
  contract_to: 'договор до|срок договора|договор действует до|contract until|contract to',
  branch_id: 'номер филиала|код филиала|id филиала|branch id',
  staff_id:
    'номер сотрудника|табельный номер|id сотрудника|код сотрудника|код врача|id врача|staff id|employee id|doctor id',
  service_id: 'номер услуги|id услуги|service id',
  insurer_id: 'номер страховой|код страховой|id страховой|insurer id',
} as const

export type Concept = keyof typeof CONCEPT_WORDS

const CONCEPT_OF = new Map<string, Concept>()
for (const concept of Object.keys(CONCEPT_WORDS) as Concept[]) {
  for (const word of CONCEPT_WORDS[concept].split('|')) {
    const key = foldHeader(word)
    if (!CONCEPT_OF.has(key)) CONCEPT_OF.set(key, concept)
  }
}

/** Units and asides that follow the name of a column. */
const TAIL = /\s+(?:руб(?:лей)?|р|rub|rur|в рублях|сек|шт|мм гг+|дд мм гг+)$/u

export type FoundConcept = { concept: Concept; confidence: number }

/** A header for comparison: lower case, ё as е, «№» as a word, no signs but %, single spaces. */
export function foldHeader(header: string): string {
  return header
    .replaceAll('№', ' номер ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/(?<!\p{L})(?:no\.|n°)/gu, ' номер ')
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .replaceAll(/(?<=\p{L})%|%(?=\p{L})/gu, ' % ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What a header most likely means; null when the words are unknown. 1 would be certainty, 0.9 a known name. */
export function conceptOf(header: string): FoundConcept | null {
  const folded = foldHeader(header)
  if (folded === '') return null
  const exact = CONCEPT_OF.get(folded) ?? CONCEPT_OF.get(swappedNumber(folded))
  if (exact) return { concept: exact, confidence: 0.9 }
  const bare = CONCEPT_OF.get(folded.replace(TAIL, ''))
  if (bare) return { concept: bare, confidence: 0.85 }
  return byBeginning(folded)
}

/** «Карта №» is «№ карты» for our purposes. */
function swappedNumber(folded: string): string {
  const match = /^(.+) номер$/u.exec(folded)
  return match ? `номер ${match[1]}` : folded
}

/** «Телефон для связи», «Дата приёма (план)»: the longest known name the header begins with. */
function byBeginning(folded: string): FoundConcept | null {
  const words = folded.split(' ')
  for (let count = Math.min(words.length - 1, 5); count > 0; count--) {
    const beginning = words.slice(0, count).join(' ')
    const concept = CONCEPT_OF.get(beginning)
    if (concept && beginning.length >= 4) return { concept, confidence: 0.4 + 0.1 * Math.min(count, 3) }
  }
  return null
}
