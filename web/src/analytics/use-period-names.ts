import type { Period } from '@revisit/domain/comparison.ts'
import {
  endOfMonth,
  endOfQuarter,
  endOfYear,
  startOfMonth,
  startOfQuarter,
  startOfYear,
} from '@revisit/domain/local-date.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const NBSP = '\u00a0'
const ROMAN = ['I', 'II', 'III', 'IV']

export type PeriodNames = {
  /** «ноя 2025», «I кв. 2026», «2026» of a cohort key. */
  cohort: (key: string) => string
  /** «1–17 ноября 2026», «октябрь 2026», «2026». */
  period: (period: Period) => string
  /** The same inside a line about the present: without the year when it is today's. */
  short: (period: Period) => string
  /** «октябрь», «октябрь 2025» when it is another year than today's. */
  month: (day: string) => string
}

/** Names of cohorts and periods as people say them. */
export function usePeriodNames(): PeriodNames {
  const { i18n } = useTranslation('analytics')
  const format = useFormat()
  const language = i18n.language === 'en' ? 'en-GB' : 'ru-RU'
  return useMemo(() => {
    const long = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    const inDate = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    const monthName = (day: string) => long.format(utc(day))
    const cohort = (key: string) => {
      if (key.includes('Q')) return quarterName(Number(key.slice(6)), key.slice(0, 4), language)
      return key.length === 4 ? key : format.month(`${key}-01`)
    }
    const period = ({ from, to }: Period) => {
      const whole = wholeName({ from, to }, monthName, language)
      if (whole) return whole
      const end = `${inDate.format(utc(to))} ${to.slice(0, 4)}`
      if (from === to) return end
      if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${end}`
      const start = inDate.format(utc(from))
      return from.slice(0, 4) === to.slice(0, 4) ? `${start} – ${end}` : `${start} ${from.slice(0, 4)} – ${end}`
    }
    const month = (day: string) =>
      day.slice(0, 4) === format.today.slice(0, 4) ? monthName(day) : `${monthName(day)} ${day.slice(0, 4)}`
    const thisYear = format.today.slice(0, 4)
    const short = (one: Period) => {
      const text = period(one)
      return one.from.slice(0, 4) === thisYear && text !== thisYear
        ? text.replace(new RegExp(`[ \u00a0]${thisYear}`), '')
        : text
    }
    return { cohort, period, short, month }
  }, [language, format])
}

function quarterName(number: number, year: string, language: string): string {
  return language === 'en-GB' ? `Q${number}${NBSP}${year}` : `${ROMAN[number - 1]}${NBSP}кв.${NBSP}${year}`
}

function wholeName({ from, to }: Period, monthName: (day: string) => string, language: string): string | null {
  const year = from.slice(0, 4)
  if (from === startOfMonth(from) && to === endOfMonth(from)) return `${monthName(from)} ${year}`
  if (from === startOfQuarter(from) && to === endOfQuarter(from)) {
    return quarterName(Math.ceil(Number(from.slice(5, 7)) / 3), year, language)
  }
  return from === startOfYear(from) && to === endOfYear(from) ? year : null
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}
