import type { Bilingual } from './bilingual.ts'
import type { Condition, SegmentRule } from './segment-rule.ts'

export type ReadySegment = {
  readonly key: string
  readonly name: Bilingual
  readonly description: Bilingual
  readonly rule: SegmentRule
}

const DAYS_OF_OVERDUE = 180

const alive: SegmentRule = { not: { field: 'profile.deceased', op: 'yes' } }
const notBooked: Condition = { field: 'bookings.ahead', op: 'none' }
const lastVisitBefore = (ago: number, unit: 'day' | 'month'): Condition => ({
  field: 'visits.last',
  op: 'before',
  value: { ago, unit },
})

/** Segments a clinic can begin with; once installed they are its own and may be changed. */
export const READY_SEGMENTS: readonly ReadySegment[] = [
  {
    key: 'chronic',
    name: { ru: 'Хронические пациенты', en: 'Chronic patients' },
    description: {
      ru: 'Отмечены меткой или ходят регулярно: 6 и больше визитов за 2 года',
      en: 'Tagged so, or come regularly: 6 visits or more in 2 years',
    },
    rule: {
      all: [
        {
          any: [
            { field: 'profile.tags', op: 'any_of', value: ['хронический', 'Хронический', 'хроник', 'chronic'] },
            { field: 'visits.count', op: 'at_least', value: 6, within: { last: 24, unit: 'month' } },
          ],
        },
        alive,
      ],
    },
  },
  {
    key: 'check-up-year-ago',
    name: { ru: 'Чекап больше года назад', en: 'Check-up over a year ago' },
    description: {
      ru: 'Последние осмотр, гигиена или диагностика были больше года назад, записи нет',
      en: 'The last check-up, hygiene or diagnostics was over a year ago, nothing booked',
    },
    rule: {
      all: [
        {
          field: 'visits.last',
          op: 'before',
          value: { ago: 12, unit: 'month' },
          where: { treatment: ['consultation', 'hygiene', 'diagnostics'] },
        },
        notBooked,
        alive,
      ],
    },
  },
  {
    key: 'inactive-half-year',
    name: { ru: 'Не были больше 6 месяцев', en: 'Inactive over 6 months' },
    description: {
      ru: 'Последний визит раньше, чем 6 месяцев назад, записи в будущем нет',
      en: 'The last visit was over 6 months ago, nothing booked',
    },
    rule: { all: [lastVisitBefore(6, 'month'), notBooked, alive] },
  },
  {
    key: 'booked-did-not-come',
    name: { ru: 'Записались и не пришли', en: 'Booked and did not come' },
    description: {
      ru: 'Не пришли на консультацию или приём за 90 дней, с тех пор не были и не записаны',
      en: 'Missed a consultation or a visit within 90 days, have not been since and are not booked',
    },
    rule: {
      all: [{ field: 'bookings.lost', op: 'any', within: { last: 90, unit: 'day' } }, notBooked, alive],
    },
  },
  {
    key: 'implants-on-site',
    name: { ru: 'Смотрели имплантацию на сайте', en: 'Viewed implants on the site' },
    description: {
      ru: 'За 30 дней смотрели имплантацию на сайте, хирургии в клинике не было, записи нет',
      en: 'Viewed implants on the site within 30 days, had no surgery here, nothing booked',
    },
    rule: {
      all: [
        {
          field: 'site.actions',
          op: 'any',
          within: { last: 30, unit: 'day' },
          where: { words: ['имплант', 'implant'] },
        },
        { field: 'visits.count', op: 'none', where: { treatment: ['surgery'] } },
        notBooked,
        alive,
      ],
    },
  },
  {
    key: 'programme-overdue-tests',
    name: { ru: 'По программе, анализы просрочены', en: 'Programme members with overdue tests' },
    description: {
      ru: 'Платили по программе за год или застрахованы по ней, диагностики не было полгода, записи нет',
      en: 'Paid for a programme within a year or insured by one, no diagnostics for half a year, nothing booked',
    },
    rule: {
      all: [
        {
          any: [
            { field: 'money.programmes', op: 'any', within: { last: 12, unit: 'month' } },
            { field: 'profile.tags', op: 'any_of', value: ['программа', 'Программа', 'programme'] },
          ],
        },
        {
          field: 'visits.count',
          op: 'none',
          within: { last: DAYS_OF_OVERDUE, unit: 'day' },
          where: { treatment: ['diagnostics'] },
        },
        notBooked,
        alive,
      ],
    },
  },
  {
    key: 'unfinished-plan',
    name: { ru: 'План не завершён', en: 'Unfinished plan' },
    description: {
      ru: 'Есть открытый план лечения, визитов не было 30 дней, записи нет',
      en: 'An open treatment plan, no visit for 30 days, nothing booked',
    },
    rule: { all: [{ field: 'plans.open', op: 'any' }, { not: recentVisit(30) }, notBooked, alive] },
  },
  {
    key: 'policy-ending',
    name: { ru: 'Полис заканчивается за 30 дней', en: 'Policy ends within 30 days' },
    description: {
      ru: 'Действующий полис ДМС закончится в ближайшие 30 дней',
      en: 'The policy in force ends within 30 days',
    },
    rule: { all: [{ field: 'policies.ending', op: 'any', within: { next: 30, unit: 'day' } }, alive] },
  },
  {
    key: 'new-without-second-visit',
    name: { ru: 'Новые без второго визита', en: 'New without a second visit' },
    description: {
      ru: 'Первый визит 14–90 дней назад, второго не было, записи нет',
      en: 'The first visit 14 to 90 days ago, no second one, nothing booked',
    },
    rule: {
      all: [
        { field: 'visits.count', op: 'exactly', value: 1 },
        {
          field: 'visits.first',
          op: 'within',
          value: { from: { ago: 90, unit: 'day' }, to: { ago: 14, unit: 'day' } },
        },
        notBooked,
        alive,
      ],
    },
  },
]

function recentVisit(days: number): Condition {
  return { field: 'visits.count', op: 'any', within: { last: days, unit: 'day' } }
}
