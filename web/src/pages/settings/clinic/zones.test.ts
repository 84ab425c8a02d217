import { describe, expect, it } from 'vitest'
import { zoneChoice, zoneChoices, zoneMatches } from './zones.ts'

const NOON_UTC = new Date('2026-11-22T12:04:00Z')

describe('time zones', () => {
  it('are named by the cities of Russia, with their clock', () => {
    expect(zoneChoice('Asia/Yekaterinburg', 'ru', NOON_UTC)).toEqual({
      zone: 'Asia/Yekaterinburg',
      cities: 'Екатеринбург, Челябинск, Уфа',
      time: '17:04',
      offset: 'UTC+5',
    })
    expect(zoneChoice('Europe/Moscow', 'en', NOON_UTC).cities).toBe('Moscow, Saint Petersburg')
  })

  it('write hours before noon and after midnight with two digits', () => {
    expect(zoneChoice('Europe/Moscow', 'ru', new Date('2026-11-21T21:09:00Z')).time).toBe('00:09')
    expect(zoneChoice('Europe/Moscow', 'ru', new Date('2026-11-22T05:30:00Z')).time).toBe('08:30')
  })

  it('abroad keep the IANA name and a proper minus', () => {
    expect(zoneChoice('America/New_York', 'ru', NOON_UTC)).toMatchObject({
      cities: 'America/New York',
      offset: 'UTC−5',
    })
    expect(zoneChoice('UTC', 'ru', NOON_UTC).offset).toBe('UTC+0')
  })

  it('start with Russia from west to east and have no zone twice', () => {
    const zones = zoneChoices('ru', NOON_UTC).map(({ zone }) => zone)
    expect(zones.slice(0, 2)).toEqual(['Europe/Kaliningrad', 'Europe/Moscow'])
    expect(new Set(zones).size).toBe(zones.length)
    expect(zones).toContain('Asia/Almaty')
  })

  it('are found by city in either language, by name and by offset', () => {
    const moscow = zoneChoice('Europe/Moscow', 'en', NOON_UTC)
    for (const typed of ['москва', 'Петербург', 'moscow', 'europe/mos', 'UTC+3', 'санкт  петербург']) {
      expect(zoneMatches(moscow, typed), typed).toBe(true)
    }
    expect(zoneMatches(moscow, 'Омск')).toBe(false)
    expect(zoneMatches(zoneChoice('America/New_York', 'ru', NOON_UTC), 'new york utc-5')).toBe(true)
  })
})
