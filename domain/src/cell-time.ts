/** A time of day and, when written, how far it is from UTC in minutes. */
export type FoundTime = { readonly seconds: number; readonly offsetMinutes: number | null }

const CLOCK =
  /^(\d{1,2})(?:[:.-]|\s?[чh]\.?\s?)(\d{2})(?:\s?мин\.?|\s?м\.?)?(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(z|utc|мск|msk|(?:gmt|utc)?[+-]\d{1,2}(?::?\d{2})?)?(?:\s*\([^)]*\))?$/i
const COMPACT = /^(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?$/i
const RANGE = /^(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)\s*[-–—]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$/
const LEAD = /^\s*(?:г(?:ода|\.)?(?![а-яё]))?[\s,]*(?:T|в(?=\s)|at(?=\s))?\s*/i

/**
 * Reads what follows a day: '14:30', ' в 14:30', 'T14:30:05.123Z', ', 2:30 PM', '14:30-15:00' (the start). Nothing is null;
 * `iso` says that the day was written year first, so that '10:30-05:00' is an offset rather than a range.
 */
export function timeAfterDay(rest: string, iso: boolean): FoundTime | null | 'date_unreadable' | 'time_impossible' {
  const text = rest.replace(LEAD, '').trim()
  if (text === '') return null
  const single = iso ? text : (RANGE.exec(text)?.[1] ?? text)
  const match = CLOCK.exec(single)
  if (match) return clockTime([match[1], match[2], match[3]], match[4], match[5])
  const compact = COMPACT.exec(single)
  return compact ? clockTime([compact[1], compact[2], compact[3]], undefined, compact[4]) : 'date_unreadable'
}

function clockTime(
  parts: readonly (string | undefined)[],
  half: string | undefined,
  zone: string | undefined,
): FoundTime | 'date_unreadable' | 'time_impossible' {
  const [written = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const hour = half === undefined ? written : halfDayHour(written, half)
  const seconds = hour * 3600 + minute * 60 + second
  if (minute > 59 || second > 59 || hour < 0 || seconds > 86_400) return 'time_impossible'
  const offsetMinutes = zone === undefined ? null : zoneMinutes(zone)
  return Number.isNaN(offsetMinutes) ? 'date_unreadable' : { seconds, offsetMinutes }
}

function halfDayHour(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return -1
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

function zoneMinutes(zone: string): number {
  const name = zone.toLowerCase()
  if (name === 'z' || name === 'utc') return 0
  if (name === 'мск' || name === 'msk') return 180
  const [, sign, hours, minutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? []
  const total = Number(hours) * 60 + Number(minutes)
  if (!(total <= 14 * 60 && Number(minutes) < 60)) return Number.NaN
  return sign === '-' ? -total : total
}
