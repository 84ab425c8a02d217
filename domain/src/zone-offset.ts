/**
 * Offsets of IANA time zones. Node's own time-zone tables are the only source: PostgreSQL and Node disagree on some zones
 * and on repeated hours, so nothing else in the product converts zones.
 */

const DAY_MS = 86_400_000
const REMEMBERED_DAYS = 200_000

/** One UTC day of a zone: the offset at its start and, on the days the clock changes, when and to what. */
type ZoneDay = { readonly before: number; readonly changesAt: number; readonly after: number }

type Zone = { readonly clock: Intl.DateTimeFormat; readonly days: Map<number, ZoneDay>; lastDay: number; last: ZoneDay }

const zones = new Map<string, Zone>()

/** True when the name is an IANA zone this runtime knows, e.g. 'Europe/Moscow'. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * Local time minus UTC, in milliseconds, at an instant given in epoch milliseconds. Throws RangeError for an unknown zone or
 * an instant outside the range of Date. Every UTC day is asked of Intl once and remembered, so a million calls stay cheap.
 */
export function zoneOffsetAt(epochMs: number, timeZone: string): number {
  const zone = zones.get(timeZone) ?? zoneOf(timeZone)
  const day = Math.floor(epochMs / DAY_MS)
  const found = zone.lastDay === day ? zone.last : zoneDay(zone, day)
  return epochMs < found.changesAt ? found.before : found.after
}

function zoneOf(name: string): Zone {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const none: ZoneDay = { before: 0, changesAt: 0, after: 0 }
  const zone: Zone = { clock, days: new Map(), lastDay: Number.NaN, last: none }
  zones.set(name, zone)
  return zone
}

function zoneDay(zone: Zone, day: number): ZoneDay {
  let found = zone.days.get(day)
  if (found === undefined) {
    found = measureDay(zone, day)
    if (zone.days.size >= REMEMBERED_DAYS) zone.days.clear()
    zone.days.set(day, found)
  }
  zone.lastDay = day
  zone.last = found
  return found
}

/** A clock changes at most once a day, so equal offsets at both ends mean one offset throughout. */
function measureDay(zone: Zone, day: number): ZoneDay {
  const start = day * DAY_MS
  const before = measure(zone, start)
  const after = measure(zone, start + DAY_MS - 1000)
  if (before === after) return { before, changesAt: start, after }
  let low = start
  let high = start + DAY_MS - 1000
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (measure(zone, middle) === before) low = middle
    else high = middle
  }
  return { before, changesAt: high, after }
}

function measure(zone: Zone, epochMs: number): number {
  const part: Record<string, string> = {}
  for (const { type, value } of zone.clock.formatToParts(epochMs)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const local = new Date(0)
  local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day))
  local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second))
  return local.getTime() - Math.floor(epochMs / 1000) * 1000
}
