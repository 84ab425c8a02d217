import { describe, expect, it } from 'vitest'
import { addDuration, withinWindow } from './journey-timing.ts'
import { addDays, addMonths, instantOf, localDateOf, localTimeOf } from './local-date.ts'
import { quietVerdict } from './quiet-hours.ts'
import { zoneOffsetAt } from './zone-offset.ts'

const ZONES = Intl.supportedValuesOf('timeZone')
const FROM = Date.UTC(2024, 0, 1)
const HOUR = 3_600_000
const HALF_MONTH = 15 * 24 * HOUR

/** Days of five years on which the clock of a zone changes, in UTC; of zones that change alike one. */
const changes = [
  ...new Map(
    ZONES.flatMap((zone) =>
      Array.from({ length: 122 }, (_, half) => FROM + half * HALF_MONTH)
        .filter((from) => zoneOffsetAt(from, zone) !== zoneOffsetAt(from + HALF_MONTH, zone))
        .map((from) => changeWithin(zone, from)),
    ).map((change) => [JSON.stringify({ ...change, zone: '' }), change] as const),
  ).values(),
]

function changeWithin(zone: string, from: number) {
  const before = zoneOffsetAt(from, zone)
  let at = from
  while (zoneOffsetAt(at + 24 * HOUR, zone) === before) at += 24 * HOUR
  return { zone, at, before, after: zoneOffsetAt(at + 24 * HOUR, zone) }
}

describe('every zone there is, over five years', { timeout: 60_000 }, () => {
  it('has the offset the runtime says, every month', () => {
    const wrong = ZONES.flatMap((zone) => {
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
      return Array.from({ length: 60 }, (_, month) => Date.UTC(2024, month, 15, 12)).filter(
        (at) => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at !== zoneOffsetAt(at, zone),
      )
    })
    expect(ZONES.length).toBeGreaterThan(400)
    expect(wrong).toEqual([])
  })

  it('opens once on every day the clock jumps or repeats, whatever the hour of opening', () => {
    expect(changes.length).toBeGreaterThan(100)
    const wrong = changes.flatMap(({ zone, at }) =>
      ['00:00', '01:30', '02:30'].flatMap((from) => {
        const hours = { from, to: '12:00' }
        const question = { hours: { weekdays: hours, weekends: hours, holidays: hours }, zone, isHoliday: () => false }
        const openings = new Set<string>()
        for (let time = at - 36 * HOUR; time < at + 60 * HOUR; time += HOUR) {
          const verdict = quietVerdict(question, new Date(time))
          if (!verdict.open) openings.add(`${localDateOf(verdict.opensAt!, zone)} ${verdict.opensAt!.toISOString()}`)
        }
        const days = [...openings].map((opening) => opening.slice(0, 10))
        return new Set(days).size === days.length ? [] : [`${zone} ${from}: ${[...openings].join(', ')}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('waits a day, a week and a month by the calendar, also over a change of the clock', () => {
    const wrong = changes.flatMap(({ zone, at }) =>
      (['days', 'weeks', 'months'] as const).flatMap((unit) => {
        const start = new Date(at - 12 * HOUR)
        const end = addDuration(start, { count: 1, unit }, zone)
        const [day, time] = [localDateOf(start, zone), localTimeOf(start, zone)]
        const due = unit === 'months' ? addMonths(day, 1) : addDays(day, unit === 'weeks' ? 7 : 1)
        // The wall clock of the due day, or where that hour is jumped over, the jump after it.
        return end.getTime() === instantOf(due, time, zone).getTime() && end > start ? [] : [`${zone} ${unit} ${day}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('finds the window of a message open at its own hour, never before it', () => {
    const wrong = changes.filter(({ zone, at }) => {
      const opens = withinWindow(new Date(at - HOUR), { from: '02:30', to: '03:30' }, zone)
      return localTimeOf(opens, zone) < '02:30' || opens.getTime() > at + 49 * HOUR
    })
    expect(wrong).toEqual([])
  })

  it.each([
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-31', '2027-01-31'],
  ])('waits a month from %s until %s', (from, to) => {
    const end = addDuration(instantOf(from, '18:45', 'Europe/Moscow'), { count: 1, unit: 'months' }, 'Europe/Moscow')
    expect([localDateOf(end, 'Europe/Moscow'), localTimeOf(end, 'Europe/Moscow')]).toEqual([to, '18:45'])
  })
})
