/** What a visitor of the clinic's site may do, as the site calls it; on the spine each is `site.<kind>`. */
export const SITE_EVENT_KINDS = ['page', 'service_viewed', 'form_started', 'form_sent', 'booking_abandoned'] as const
export type SiteEventKind = (typeof SITE_EVENT_KINDS)[number]

/** How far the clock of a visitor may be believed, in milliseconds before the moment of receipt. */
export const LONGEST_DELAY_MS = 24 * 3_600_000

const EMAIL = /[^\s/@?&=]+(?:@|%40)[^\s/@?&=]+\.[a-z]{2,}/giu
const PHONE = /(?<!\d)(?:\+|%2b)?\d(?:[\s().-]|%20){0,2}(?:\d(?:[\s().-]|%20){0,2}){8,13}\d(?!\d)/giu
const HIDDEN = '…'

/** A text of the site without what may name a person: e-mail addresses and phone numbers. */
export function withoutContacts(text: string): string {
  return text.replace(EMAIL, HIDDEN).replace(PHONE, HIDDEN)
}

/**
 * The address of a page as it may be kept: no query but the marks of campaigns (utm_…), no fragment, no sign-in part, no phone or
 * e-mail in the path. Null for what is no web address.
 */
export function cleanPageAddress(address: string): { url: string; path: string } | null {
  if (!URL.canParse(address)) return null
  const { protocol, host, pathname, searchParams } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const marks = [...searchParams].filter(([name]) => /^utm_[a-z]{1,20}$/.test(name))
  const path = withoutContacts(readable(pathname))
  const kept = new URLSearchParams(marks.map(([name, value]) => [name, withoutContacts(value).slice(0, 100)]))
  const query = kept.size > 0 ? `?${kept}` : ''
  return { url: `${protocol}//${host}${path}${query}`.slice(0, 1000), path: path.slice(0, 500) }
}

/**
 * When something happened by the clinic's clock. A visitor's clock may be wrong by years, so only the distance between the event and
 * the sending is believed; without a time of sending the given time is taken as it is. Never in the future, never older than a day.
 */
export function siteEventTime({ at, sentAt }: { at: number | null; sentAt: number | null }, receivedAt: Date): Date {
  const received = receivedAt.getTime()
  if (at === null) return receivedAt
  const told = sentAt === null ? at : received - (sentAt - at)
  return new Date(Math.min(received, Math.max(received - LONGEST_DELAY_MS, told)))
}

/**
 * Whose phone and e-mail a form was sent with: the one person every known contact speaks of. Null when nobody has them, when a family
 * shares them, and when phone and e-mail belong to different people.
 */
export function personOfContacts(owners: readonly (readonly string[])[]): string | null {
  const known = owners.filter((ids) => ids.length > 0)
  const [first, ...rest] = known
  const common = (first ?? []).filter((id) => rest.every((ids) => ids.includes(id)))
  return common.length === 1 ? common[0]! : null
}

/** Programs that read sites and say so. */
export function isRobot(userAgent: string): boolean {
  return ROBOT.test(userAgent)
}

const ROBOT =
  /bot\b|bots?[/;)]|crawl|spider|slurp|lighthouse|pagespeed|preview|facebookexternalhit|mediapartners|yandex\w*\/\d.*compatible|monitor|uptime|scanner|archiver/iu

function readable(pathname: string): string {
  try {
    return decodeURI(pathname)
  } catch {
    return pathname
  }
}
