import { systemAccess, type Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicByNumber, numberOfClinic, clinicNow } from '../clinics/clinics.ts'
import { recordEvents } from '../events/events.ts'
import { insertLinks, readLink } from './link-queries.ts'
import { readMessageSettings } from './settings.ts'

const ADDRESS = /https?:\/\/[^\s<>"'«»)\]]+[^\s<>"'«»)\].,!?:;]/gu
/** Fetchers of previews open links before people do; they are not clicks. */
const ROBOT =
  /bot|crawl|spider|preview|facebookexternalhit|slurp|headless|curl|wget|python|scan|monitor|whatsapp|telegram|vkshare/iu

export type TrackAsk = {
  clinicId: string
  touchId: string
  patientId: string
  text: string
  html?: string
  /** Addresses that stay as they are. */ except?: readonly string[]
}

/**
 * Puts short addresses on the clinic's own host in place of the addresses of a message, so that an opened link is known. Without
 * such a host the texts stay as they are. The same touch always gets the same codes.
 */
export async function trackLinks(ports: Ports, db: Db, ask: TrackAsk): Promise<{ text: string; html?: string }> {
  const { clinicId, text, html, except = [] } = ask
  const { publicUrl } = await readMessageSettings(db, clinicId)
  const own = publicUrl.replace(/\/$/, '')
  const targets = [...new Set([...text.matchAll(ADDRESS), ...(html ?? '').matchAll(ADDRESS)].map(([found]) => found))]
    .filter((target) => own !== '' && !target.startsWith(own) && !except.includes(target))
    .filter((target) => text.includes(target) || isLinkOf(html ?? '', target))
    // The longest first: an address may begin like another one.
    .sort((a, b) => b.length - a.length)
  if (targets.length === 0) return html === undefined ? { text } : { text, html }
  const number = await numberOfClinic(ports, clinicId)
  const made = targets.map((target) => ({
    target,
    code: `${number.toString(36)}-${ports.random.bytes(9).toString('base64url')}`,
  }))
  const codes = await insertLinks(db, { ...ask, links: made, now: await clinicNow(ports, db, clinicId) })
  const short = (target: string) => `${own}/l/${codes.get(target)}`
  const replaced = (source: string) => targets.reduce((done, target) => done.replaceAll(target, short(target)), source)
  return html === undefined ? { text: replaced(text) } : { text: replaced(text), html: replaced(html) }
}

/** Where a short code leads; an opened link is written into the history of the person. Null for a code that does not exist. */
export async function openLink(ports: Ports, code: string, userAgent: string): Promise<string | null> {
  const number = Number.parseInt(code.split('-')[0] ?? '', 36)
  const clinicId = Number.isSafeInteger(number) ? await clinicByNumber(ports, number) : null
  if (clinicId === null) return null
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const link = await readLink(db, clinicId, code)
    if (!link) return null
    if (!ROBOT.test(userAgent)) {
      await recordEvents(ports, db, [
        {
          clinicId,
          patientId: link.patientId,
          recordId: link.recordId,
          type: 'touch.clicked',
          occurredAt: await clinicNow(ports, db, clinicId),
          subjectKind: 'touch',
          subjectId: link.touchId,
          payload: {},
        },
      ])
    }
    return link.target
  })
}

/** MJML writes many addresses (schemas, fonts); only those a person can press are counted. */
function isLinkOf(html: string, target: string): boolean {
  return html.includes(`href="${target}"`)
}
