import type { Bilingual } from './bilingual.ts'

/** Rules about incomplete records; each finds patients or records with a fix list. */
export const QUALITY_RULES = [
  'no_phone',
  'no_source',
  'no_next_appointment',
  'visit_without_plan',
  'plan_without_prices',
  'unsigned_consent',
  'no_birth_date',
  'possible_duplicates',
] as const
export type QualityRule = (typeof QUALITY_RULES)[number]

export type QualityRuleWords = {
  readonly name: Bilingual
  /** What is counted. */
  readonly explanation: Bilingual
  /** Why it costs the clinic money. */
  readonly why: Bilingual
  /** Switched on until the clinic decides otherwise. */
  readonly onByDefault: boolean
}

export const QUALITY_RULE_WORDS: Readonly<Record<QualityRule, QualityRuleWords>> = {
  no_phone: {
    name: { ru: 'Нет телефона', en: 'No phone' },
    explanation: {
      ru: 'Пациенты, у которых не записан ни один телефон.',
      en: 'Patients without a single phone number.',
    },
    why: { ru: 'Таких не позвать на приём.', en: 'They cannot be invited back.' },
    onByDefault: true,
  },
  no_source: {
    name: { ru: 'Не указан источник', en: 'No source' },
    explanation: {
      ru: 'Пациенты, у которых не записано, откуда они узнали о клинике.',
      en: 'Patients without a record of how they found the clinic.',
    },
    why: {
      ru: 'Без источника не видно, какая реклама окупается.',
      en: 'Without it nobody knows which advertising pays.',
    },
    onByDefault: true,
  },
  no_next_appointment: {
    name: { ru: 'Нет следующей записи', en: 'No next appointment' },
    explanation: {
      ru: 'Активные пациенты, у которых нет записи на будущее.',
      en: 'Active patients with no appointment ahead.',
    },
    why: {
      ru: 'Кто уходит без записи, возвращается реже: запишите до ухода.',
      en: 'Whoever leaves without a booking returns less often: book before they go.',
    },
    onByDefault: true,
  },
  visit_without_plan: {
    name: { ru: 'Приём без плана', en: 'Visit without a plan' },
    explanation: {
      ru: 'Первые приёмы, после которых врач не составил план лечения.',
      en: 'First visits after which the doctor made no treatment plan.',
    },
    why: { ru: 'Без плана пациенту не на что возвращаться.', en: 'Without a plan there is nothing to return for.' },
    onByDefault: true,
  },
  plan_without_prices: {
    name: { ru: 'План без цен', en: 'Plan without prices' },
    explanation: {
      ru: 'Планы лечения, где хотя бы у одной услуги нет цены.',
      en: 'Treatment plans where at least one service has no price.',
    },
    why: {
      ru: 'Такие планы не видно в незаконченных деньгах.',
      en: 'Such plans are missing from the unfinished money.',
    },
    onByDefault: true,
  },
  unsigned_consent: {
    name: { ru: 'Нет согласия', en: 'No consent' },
    explanation: {
      ru: 'Пациенты с приёмами, у которых не записано согласие на сообщения о приёмах.',
      en: 'Patients with visits and no recorded consent to messages about visits.',
    },
    why: { ru: 'Без согласия им нельзя писать и звонить.', en: 'Without it they may not be written to or called.' },
    onByDefault: false,
  },
  no_birth_date: {
    name: { ru: 'Нет даты рождения', en: 'No birth date' },
    explanation: { ru: 'Пациенты без даты рождения.', en: 'Patients without a birth date.' },
    why: {
      ru: 'Без неё хуже находятся повторные карточки и не виден возраст.',
      en: 'Without it duplicates are harder to find and age is unknown.',
    },
    onByDefault: false,
  },
  possible_duplicates: {
    name: { ru: 'Возможные дубли', en: 'Possible duplicates' },
    explanation: {
      ru: 'Пары карточек, похожих на одного человека и ждущих решения.',
      en: 'Pairs of cards that look like one person and wait for a decision.',
    },
    why: {
      ru: 'Дубль делает постоянного пациента двумя новыми.',
      en: 'A duplicate turns one regular patient into two new ones.',
    },
    onByDefault: true,
  },
}

/** The rules a clinic has on: its own switches over the defaults. */
export function activeQualityRules(switches: Readonly<Partial<Record<QualityRule, boolean>>>): QualityRule[] {
  return QUALITY_RULES.filter((rule) => switches[rule] ?? QUALITY_RULE_WORDS[rule].onByDefault)
}
