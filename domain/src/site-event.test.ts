import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanPageAddress,
  isRobot,
  LONGEST_DELAY_MS,
  personOfContacts,
  siteEventTime,
  withoutContacts,
} from './site-event.ts'

describe('the address of a page', () => {
  it.each([
    ['https://clinic.ru/implants?utm_source=vk&phone=%2B79161234567#top', 'https://clinic.ru/implants?utm_source=vk'],
    ['https://user:secret@clinic.ru/', 'https://clinic.ru/'],
    ['https://clinic.ru/thanks/+79161234567', 'https://clinic.ru/thanks/…'],
    ['https://clinic.ru/thanks/8(916)123-45-67/x', 'https://clinic.ru/thanks/…/x'],
    ['https://clinic.ru/u/anna%40mail.ru', 'https://clinic.ru/u/…'],
    ['https://clinic.ru/?utm_content=anna@mail.ru', 'https://clinic.ru/?utm_content=%E2%80%A6'],
    ['https://clinic.ru/%D1%83%D1%81%D0%BB%D1%83%D0%B3%D0%B8', 'https://clinic.ru/услуги'],
    ['https://clinic.ru/promo/2026-11-22/%E0%A4%A', 'https://clinic.ru/promo/2026-11-22/%E0%A4%A'],
  ])('%s is kept as %s', (given, kept) => {
    expect(cleanPageAddress(given)?.url).toBe(kept)
  })

  it('is none for anything but the web', () => {
    expect([
      cleanPageAddress('file:///home/anna'),
      cleanPageAddress('about:blank'),
      cleanPageAddress('имплант'),
    ]).toEqual([null, null, null])
  })

  it('never carries a query besides campaign marks, whatever it is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const query = new URL(cleanPageAddress(address)!.url).searchParams
        return [...query.keys()].every((name) => name.startsWith('utm_'))
      }),
    )
  })
})

it('texts lose phones and e-mails and keep prices and dates', () => {
  expect(withoutContacts('Имплантация от 45 000 ₽ до 31.12.2026, звоните +7 (495) 123-45-67, a@b.ru')).toBe(
    'Имплантация от 45 000 ₽ до 31.12.2026, звоните …, …',
  )
})

describe('the time of an event', () => {
  const now = new Date('2026-11-22T09:00:00Z')
  const at = (iso: string) => Date.parse(iso)

  it('is counted back from the receipt, so a clock wrong by years does no harm', () => {
    const told = { at: at('2009-01-01T00:00:00Z'), sentAt: at('2009-01-01T00:00:10Z') }
    expect(siteEventTime(told, now)).toEqual(new Date('2026-11-22T08:59:50Z'))
  })

  it('is the receipt when nothing is told', () => {
    expect(siteEventTime({ at: null, sentAt: null }, now)).toEqual(now)
  })

  it('is never ahead and never older than a day', () => {
    fc.assert(
      fc.property(fc.option(fc.integer()), fc.option(fc.integer()), (given, sentAt) => {
        const time = siteEventTime({ at: given, sentAt }, now).getTime()
        return time <= now.getTime() && time >= now.getTime() - LONGEST_DELAY_MS
      }),
    )
  })
})

describe('the person behind a phone and an e-mail', () => {
  it.each([
    [[['anna']], 'anna'],
    [[['anna', 'oleg']], null],
    [[['anna', 'oleg'], ['oleg']], 'oleg'],
    [[['anna'], ['oleg']], null],
    [[['anna'], []], 'anna'],
    [[[], []], null],
    [[], null],
  ])('%j is %s', (owners, person) => {
    expect(personOfContacts(owners)).toBe(person)
  })
})

it('robots are known by their names, people and systems of the clinic are not taken for them', () => {
  const robots = [
    'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
    'Mozilla/5.0 (compatible; Googlebot/2.1)',
    'Mozilla/5.0 Chrome-Lighthouse',
    'AhrefsSiteAudit/6.1 (crawler)',
  ]
  const others = [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 YaBrowser/24.10 Safari/537.36',
    'curl/8.5.0',
    '',
  ]
  expect(robots.filter(isRobot)).toEqual(robots)
  expect(others.filter(isRobot)).toEqual([])
})
