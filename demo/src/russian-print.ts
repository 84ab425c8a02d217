import { dateText, dayAt, type Day, type Moment, momentText } from './calendar.ts'
import type { Random } from './random.ts'

/** 'ДД.ММ.ГГГГ'. */
export function russianDate(day: Day): string {
  const text = dateText(day)
  return `${text.slice(8)}.${text.slice(5, 7)}.${text.slice(0, 4)}`
}

/** 'ДД.ММ.ГГГГ ЧЧ:ММ'. */
export function russianMoment(moment: Moment): string {
  return `${russianDate(dayAt(moment))} ${momentText(moment).slice(11, 16)}`
}

/** Kopecks → '1 234,50' as reports print it, the thousands apart. */
export function messyMoney(amount: number): string {
  const roubles = String(Math.trunc(Math.abs(amount) / 100)).replace(/\B(?=(\d{3})+$)/g, ' ')
  return `${amount < 0 ? '-' : ''}${roubles},${String(Math.abs(amount) % 100).padStart(2, '0')}`
}

/** An E.164 Russian number as people type it. */
export function messyPhone(random: Random, phone: string): string {
  const code = phone.slice(2, 5)
  const [first, second, third] = [phone.slice(5, 8), phone.slice(8, 10), phone.slice(10, 12)]
  const shapes = [
    phone,
    `8 (${code}) ${first}-${second}-${third}`,
    `+7 ${code} ${first} ${second} ${third}`,
    `8${code}${first}${second}${third}`,
    `${code}${first}${second}${third}`,
    `8-${code}-${first}-${second}-${third}`,
    `+7(${code})${first}${second}${third} доб. ${random.int(1, 99)}`,
  ]
  return random.pick(shapes)
}
