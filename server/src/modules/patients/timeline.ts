import type { Permission } from '@revisit/domain/roles.ts'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/route.ts'
import { badCursor } from './list-cursor.ts'
import { readItems } from './timeline-item-queries.ts'
import { countSpine, readSpine, type SpineRow, type Subject } from './timeline-queries.ts'
import {
  TIMELINE_TYPES,
  type TimelineItem,
  type TimelinePage,
  type TimelineQuery,
  type TimelineType,
} from './timeline-schemas.ts'

type Viewer = Pick<Caller, 'permissions' | 'medical'>

/** One page of everything that happened to a person, newest first. What the viewer may not see is not there. */
export async function readTimeline(
  db: Db,
  subject: Subject,
  viewer: Viewer,
  { types, limit, cursor }: TimelineQuery,
): Promise<TimelinePage> {
  const visible = visibleTypes(viewer).filter((type) => types === undefined || types.includes(type))
  if (visible.length === 0) return { items: [], nextCursor: null }
  const after = cursor === undefined ? null : parseCursor(cursor)
  const found = await readSpine(db, subject, { types: visible, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const nextCursor = found.length > limit && last ? `${last.at}|${last.id}|${last.type}` : null
  return {
    items: await describe(db, subject.clinicId, page, viewer),
    nextCursor: nextCursor === null ? null : Buffer.from(nextCursor).toString('base64url'),
  }
}

/** How much of each kind the viewer may see. */
export async function countTimeline(db: Db, subject: Subject, viewer: Viewer): Promise<Record<TimelineType, number>> {
  const counts = await countSpine(db, subject, visibleTypes(viewer))
  return Object.fromEntries(TIMELINE_TYPES.map((type) => [type, counts[type] ?? 0])) as Record<TimelineType, number>
}

/** Kinds of facts that ask for a right of their own. */
const ASKED: Partial<Record<TimelineType, Permission>> = {
  payment: 'money.read',
  touch: 'touches.read',
  task: 'tasks.work',
}

function visibleTypes({ permissions, medical }: Viewer): TimelineType[] {
  return TIMELINE_TYPES.filter((type) => {
    const asked = ASKED[type]
    return (asked === undefined || permissions.has(asked)) && (type !== 'note' || medical)
  })
}

function parseCursor(text: string): SpineRow {
  const [at = '', id = '', written = ''] = Buffer.from(text, 'base64url').toString().split('|')
  const type = TIMELINE_TYPES.find((known) => known === written)
  const isGood = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(at) && /^[0-9a-f-]{36}$/.test(id)
  if (!isGood || type === undefined) throw badCursor()
  return { at, id, type }
}

async function describe(db: Db, clinicId: string, page: readonly SpineRow[], viewer: Viewer): Promise<TimelineItem[]> {
  const rows = new Map<string, object>()
  for (const type of new Set(page.map((row) => row.type))) {
    const ids = page.filter((row) => row.type === type).map((row) => row.id)
    for (const [id, row] of await readItems(db, clinicId, type, ids)) rows.set(`${type}:${id}`, row)
  }
  const seesMoney = viewer.permissions.has('money.read')
  return page.map(({ type, id, at }) => {
    const item = { ...rows.get(`${type}:${id}`), type, id, at: isoInstant(at) } as TimelineItem
    return seesMoney ? item : withoutMoney(item)
  })
}

function withoutMoney(item: TimelineItem): TimelineItem {
  if (item.type === 'appointment') {
    return { ...item, amount: null, services: item.services.map((service) => ({ ...service, amount: null })) }
  }
  return item.type === 'plan' ? { ...item, amount: null, amountLeft: null } : item
}

/** PostgreSQL's '2026-11-22 09:00:00.12+00' as ISO 8601. */
function isoInstant(text: string): string {
  return new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString()
}
