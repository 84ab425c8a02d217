import type { Locale } from '../../../session.ts'

/** One IANA time zone as it is offered: the cities people know it by, and its clock now. */
export type ZoneChoice = {
  zone: string
  /** «Москва, Санкт-Петербург», or the IANA name when the cities are not listed here. */
  cities: string
  /** 14:32. */
  time: string
  /** UTC+3. */
  offset: string
}

type Cities = { zone: string; ru: string; en: string }

// Russian zones from west to east: most clinics are here and think in cities, not in IANA names.
const RUSSIAN: Cities[] = [
  { zone: 'Europe/Kaliningrad', ru: 'Калининград', en: 'Kaliningrad' },
  { zone: 'Europe/Moscow', ru: 'Москва, Санкт-Петербург', en: 'Moscow, Saint Petersburg' },
  { zone: 'Europe/Simferopol', ru: 'Симферополь, Севастополь', en: 'Simferopol, Sevastopol' },
  { zone: 'Europe/Kirov', ru: 'Киров', en: 'Kirov' },
  { zone: 'Europe/Volgograd', ru: 'Волгоград', en: 'Volgograd' },
  { zone: 'Europe/Samara', ru: 'Самара, Ижевск', en: 'Samara, Izhevsk' },
  { zone: 'Europe/Saratov', ru: 'Саратов', en: 'Saratov' },
  { zone: 'Europe/Ulyanovsk', ru: 'Ульяновск', en: 'Ulyanovsk' },
  { zone: 'Europe/Astrakhan', ru: 'Астрахань', en: 'Astrakhan' },
  { zone: 'Asia/Yekaterinburg', ru: 'Екатеринбург, Челябинск, Уфа', en: 'Yekaterinburg, Chelyabinsk, Ufa' },
  { zone: 'Asia/Omsk', ru: 'Омск', en: 'Omsk' },
  { zone: 'Asia/Novosibirsk', ru: 'Новосибирск', en: 'Novosibirsk' },
  { zone: 'Asia/Barnaul', ru: 'Барнаул', en: 'Barnaul' },
  { zone: 'Asia/Tomsk', ru: 'Томск', en: 'Tomsk' },
  { zone: 'Asia/Novokuznetsk', ru: 'Кемерово, Новокузнецк', en: 'Kemerovo, Novokuznetsk' },
  { zone: 'Asia/Krasnoyarsk', ru: 'Красноярск, Абакан', en: 'Krasnoyarsk, Abakan' },
  { zone: 'Asia/Irkutsk', ru: 'Иркутск, Улан-Удэ', en: 'Irkutsk, Ulan-Ude' },
  { zone: 'Asia/Yakutsk', ru: 'Якутск, Благовещенск', en: 'Yakutsk, Blagoveshchensk' },
  { zone: 'Asia/Chita', ru: 'Чита', en: 'Chita' },
  { zone: 'Asia/Vladivostok', ru: 'Владивосток, Хабаровск', en: 'Vladivostok, Khabarovsk' },
  { zone: 'Asia/Sakhalin', ru: 'Южно-Сахалинск', en: 'Yuzhno-Sakhalinsk' },
  { zone: 'Asia/Magadan', ru: 'Магадан', en: 'Magadan' },
  { zone: 'Asia/Srednekolymsk', ru: 'Среднеколымск', en: 'Srednekolymsk' },
  { zone: 'Asia/Kamchatka', ru: 'Петропавловск-Камчатский', en: 'Petropavlovsk-Kamchatsky' },
  { zone: 'Asia/Anadyr', ru: 'Анадырь', en: 'Anadyr' },
]

/** Every zone this browser knows, Russian ones first, with the clock of each at `now`. */
export function zoneChoices(locale: Locale, now: Date): ZoneChoice[] {
  const russian = new Set(RUSSIAN.map(({ zone }) => zone))
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !russian.has(zone))
  return [...RUSSIAN.map(({ zone }) => zone), ...others].map((zone) => zoneChoice(zone, locale, now))
}

/** One zone: its cities in the reader's language and its clock at `now`. */
export function zoneChoice(zone: string, locale: Locale, now: Date): ZoneChoice {
  const cities = RUSSIAN.find((one) => one.zone === zone)?.[locale] ?? zone.replaceAll('_', ' ')
  const part = (options: Intl.DateTimeFormatOptions, type: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).formatToParts(now).find((one) => one.type === type)
      ?.value ?? ''
  const time = `${part({ hour: '2-digit', hourCycle: 'h23' }, 'hour').padStart(2, '0')}:${clockMinutes(zone, now)}`
  const offset = part({ timeZoneName: 'shortOffset' }, 'timeZoneName').replace('GMT', 'UTC').replace('-', '\u2212')
  return { zone, cities, time, offset: offset === 'UTC' ? 'UTC+0' : offset }
}

/** Whether a zone answers the typed words: by city in either language, by IANA name or by offset. */
export function zoneMatches({ zone, cities, offset }: ZoneChoice, typed: string): boolean {
  const known = RUSSIAN.find((one) => one.zone === zone)
  const text = folded(`${cities} ${known?.ru ?? ''} ${known?.en ?? ''} ${zone.replaceAll('_', ' ')} ${zone} ${offset}`)
  return folded(typed)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function clockMinutes(zone: string, now: Date): string {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now)
  return text.slice(-2)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('\u2212', '-')
}
