/** The two languages of the interface. */
export type Locale = 'ru' | 'en'

/** How numbers, money and dates are written for one reader. Built once per language, currency and day by `createFormat`. */
export type Format = ReturnType<typeof createFormat>

export type FormatOptions = {
  locale: Locale
  /** The clinic's day as YYYY-MM-DD; dates of the same year are written without the year. */
  today: string
  /** IANA zone for instants; without it the reader's own zone. */
  timezone?: string
  /** ISO 4217 code of the clinic's money. */
  currency?: string
}

const THIN = '\u2009'
const NO_BREAK = '\u00a0'
const MINUS = '\u2212'
const SIGNS: Record<string, string> = { RUB: '₽', KZT: '₸', BYN: 'Br', EUR: '€', USD: '$' }

/** Writers of money (minor units), shares (fractions), counts, local dates ('YYYY-MM-DD') and instants (ISO or Date). */
export function createFormat({ locale, today, timezone, currency = 'RUB' }: FormatOptions) {
  const mark = locale === 'ru' ? ',' : '.'
  const sign = SIGNS[currency] ?? currency
  const points = locale === 'ru' ? `${NO_BREAK}п.${NO_BREAK}п.` : `${NO_BREAK}pp`
  const months = monthNames(locale)

  const number = (value: number, digits = 0) => grouped(value, digits, mark)
  const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text)
  const money = (minor: number, options: { kopecks?: boolean } = {}) =>
    `${grouped(minor / 100, options.kopecks ? 2 : 0, mark)}${NO_BREAK}${sign}`
  const percent = (share: number, digits = 1) => `${grouped(share * 100, digits, mark)}${NO_BREAK}%`

  return {
    locale,
    today,
    timezone,
    currency,
    number,
    money,
    /** Short money for charts and cells: «4,9 млн», «212,9 млн ₽» with `withSign`. */
    moneyShort: (minor: number, withSign = false) =>
      short(minor / 100, locale, mark) + (withSign ? `${NO_BREAK}${sign}` : ''),
    percent,
    /** Relative change of a figure: +6,2 %. */
    changePercent: (share: number, digits = 1) => signed(percent(share, digits), share),
    /** Difference of two shares in percentage points: +3,2 п. п. */
    changePoints: (difference: number, digits = 1) =>
      signed(`${grouped(difference * 100, digits, mark)}${points}`, difference),
    changeNumber: (difference: number) => signed(number(difference), difference),
    changeMoney: (minor: number) => signed(money(minor), minor),
    /** 17.11 inside the current year, 17.11.2025 otherwise; `full` always writes the year. */
    date: (day: string, options: { full?: boolean } = {}) => writeDate(day, today, locale, options.full),
    /** 17 ноября, 17 ноября 2025. */
    dateWords: (day: string) => writeDateWords(day, today, locale),
    /** ноя 2025. */
    month: (day: string) => `${months.short[Number(day.slice(5, 7)) - 1] ?? ''}${NO_BREAK}${day.slice(0, 4)}`,
    monthShort: (day: string) => months.short[Number(day.slice(5, 7)) - 1] ?? '',
    time: (instant: string | Date) => inZone(instant, timezone).time,
    /** 17.11.2026, 09:40. */
    dateTime: (instant: string | Date) => {
      const at = inZone(instant, timezone)
      return `${writeDate(at.day, today, locale, true)}, ${at.time}`
    },
    /** The local day of an instant, YYYY-MM-DD. */
    dayOf: (instant: string | Date) => inZone(instant, timezone).day,
  }
}

/** «1 пациент», «2 пациента», «5 пациентов»: picks the word for a count by the rules of the language. */
export function plural(locale: Locale, count: number, forms: { one: string; few?: string; many: string }): string {
  const rule = new Intl.PluralRules(locale).select(count)
  if (rule === 'one') return forms.one
  if (rule === 'few') return forms.few ?? forms.many
  return forms.many
}

function grouped(value: number, digits: number, mark: string): string {
  const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.')
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN)
  const text = part ? `${groups}${mark}${part}` : groups
  return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text
}

function short(value: number, locale: Locale, mark: string): string {
  const steps = [
    { from: 1e9, word: locale === 'ru' ? 'млрд' : 'bn' },
    { from: 1e6, word: locale === 'ru' ? 'млн' : 'm' },
    { from: 1e4, word: locale === 'ru' ? 'тыс.' : 'k', per: 1e3 },
  ]
  for (const step of steps) {
    if (Math.abs(value) >= step.from) {
      const scaled = value / (step.per ?? step.from)
      return `${grouped(scaled, step.per ? 0 : 1, mark)}${NO_BREAK}${step.word}`
    }
  }
  return grouped(value, 0, mark)
}

function writeDate(day: string, today: string, locale: Locale, full = false): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  const sameYear = !full && year === today.slice(0, 4)
  if (locale === 'ru') return sameYear ? `${date}.${month}` : `${date}.${month}.${year}`
  const name = monthNames('en').short[Number(month) - 1] ?? ''
  return `${Number(date)}${NO_BREAK}${name}${sameYear ? '' : `${NO_BREAK}${year}`}`
}

function writeDateWords(day: string, today: string, locale: Locale): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  const name = monthNames(locale).inDate[Number(month) - 1] ?? ''
  return `${Number(date)}${NO_BREAK}${name}${year === today.slice(0, 4) ? '' : ` ${year}`}`
}

function inZone(instant: string | Date, timeZone?: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(typeof instant === 'string' ? new Date(instant) : instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

const RU_SHORT = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const RU_IN_DATE = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]
const EN_SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const EN_IN_DATE = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function monthNames(locale: Locale): { short: string[]; inDate: string[] } {
  return locale === 'ru' ? { short: RU_SHORT, inDate: RU_IN_DATE } : { short: EN_SHORT, inDate: EN_IN_DATE }
}
