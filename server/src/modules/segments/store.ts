import { addDays } from '@revisit/domain/local-date.ts'
import { asksRfm, tellsOfMoney } from '@revisit/domain/segment-fields.ts'
import { conditionsOf, segmentsIn, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import { windowHours } from '@revisit/domain/segment-window.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { readNaming, readNested, sentenceOf } from './counting.ts'
import { emptySegment, insertPassages } from './membership-queries.ts'
import { momentOf } from './moment.ts'
import { readCatalogue, readRule } from './rule-reading.ts'
import type { NewSegment, SegmentBrief, SegmentCard, SegmentChange } from './schemas.ts'
import {
  countVisible,
  insertSegment,
  lockSegments,
  readChanges,
  readSegments,
  readSegmentsById,
  readStaffNames,
  readUses,
  replaceUses,
  type SegmentRow,
  type SegmentUse,
  updateSegment,
} from './segment-queries.ts'

export type Asker = Pick<Call, 'caller' | 'now' | 'ip' | 'ports'>

const DELTA_DAYS = 7

/** Segments by name with their people, what changed over a week, and who uses them. */
export async function listSegmentBriefs(
  db: Db,
  asker: Pick<Asker, 'caller' | 'now'>,
  { archived, search }: { archived: 'yes' | 'no'; search?: string | undefined },
): Promise<{ items: SegmentBrief[]; total: number }> {
  const rows = await readSegments(db, asker.caller.clinicId, { archived: archived === 'yes', search })
  const items = await describeSegments(db, asker, rows)
  return { items, total: items.length }
}

/** One segment with its rule. @throws NotFound `segment_not_found`. */
export async function readSegmentCard(db: Db, asker: Pick<Asker, 'caller' | 'now'>, id: string): Promise<SegmentCard> {
  const row = await findSegment(db, asker.caller.clinicId, id)
  const [brief] = await describeSegments(db, asker, [row])
  const { version, announceFirst, failure } = row
  return { ...brief!, rule: row.rule as Record<string, unknown> | null, version, announceFirst, failure }
}

/** @throws NotFound `segment_not_found`. */
export async function findSegment(db: Db, clinicId: string, id: string): Promise<SegmentRow> {
  const [row] = await readSegmentsById(db, clinicId, [id])
  if (!row) throw new NotFound('segment_not_found', { ru: 'Сегмент не найден', en: 'Segment not found' })
  return row
}

/**
 * Makes a segment; its people are counted within seconds by the worker.
 * @throws Invalid `invalid_rule`, `rule_needed`, `unknown_segment`. @throws Conflict `segment_name_taken`.
 */
export async function createSegment(
  db: Db,
  asker: Asker,
  segment: Omit<NewSegment, 'patientIds'> & { readyKey?: string },
): Promise<SegmentRow> {
  const { caller, now, ports } = asker
  const { clinicId } = caller
  await lockSegments(db, clinicId)
  await checkName(db, clinicId, segment.name, null)
  const rule = segment.kind === 'list' ? null : await readGivenRule(db, clinicId, segment.rule)
  const id = newId(ports.clock.now(), ports.random)
  const by = caller.kind === 'staff' ? caller.id : null
  await insertSegment(db, {
    clinicId,
    id,
    name: segment.name,
    description: segment.description,
    kind: segment.kind,
    readyKey: segment.readyKey ?? null,
    announceFirst: segment.announceFirst,
    ...(rule ? await traitsOf(db, clinicId, rule) : {}),
    createdBy: by,
    createdAt: now,
    updatedBy: by,
    updatedAt: now,
  })
  if (rule) await replaceUses(db, clinicId, { kind: 'segment', subjectId: id, name: segment.name }, segmentsIn(rule))
  await recordAudit(db, asker, { action: 'segment.created', subjectKind: 'segment', subjectId: id })
  return findSegment(db, clinicId, id)
}

/**
 * Renames a segment or gives it another rule; its people follow within seconds.
 * @throws NotFound `segment_not_found`. @throws Invalid `invalid_rule`, `unknown_segment`, `segment_cycle`, `list_has_no_rule`.
 * @throws Conflict `segment_name_taken`, `segment_archived`.
 */
export async function changeSegment(db: Db, asker: Asker, id: string, change: SegmentChange): Promise<void> {
  const { caller, now } = asker
  const { clinicId } = caller
  await lockSegments(db, clinicId)
  const segment = await findSegment(db, clinicId, id)
  if (segment.archivedAt) throw archived()
  if (change.name !== undefined) await checkName(db, clinicId, change.name, id)
  const rule = await readChangedRule(db, clinicId, segment, change.rule)
  const { name = segment.name, description = segment.description } = change
  const traits = rule ? { ...(await traitsOf(db, clinicId, rule)), version: segment.version + 1, failure: null } : {}
  const updatedBy = caller.kind === 'staff' ? caller.id : null
  await updateSegment(db, clinicId, id, { name, description, ...traits, updatedBy, updatedAt: now })
  const inRule = rule ?? segment.rule
  if (inRule) await replaceUses(db, clinicId, { kind: 'segment', subjectId: id, name }, segmentsIn(inRule))
  const fields = Object.keys(change)
  await recordAudit(db, asker, {
    action: 'segment.changed',
    subjectKind: 'segment',
    subjectId: id,
    details: { fields },
  })
}

/**
 * Archives a segment: nobody is in it any more and it is counted no longer.
 * @throws NotFound `segment_not_found`. @throws Conflict `segment_in_use` naming everything that works on it.
 */
export async function archiveSegment(db: Db, asker: Asker, id: string): Promise<void> {
  const { clinicId } = asker.caller
  await lockSegments(db, clinicId)
  const segment = await findSegment(db, clinicId, id)
  if (segment.archivedAt) return
  const uses = await readUses(db, clinicId, [id])
  if (uses.length > 0) throw inUse(uses)
  await updateSegment(db, clinicId, id, { archivedAt: asker.now, updatedAt: asker.now, people: 0 })
  const moment = momentOf(asker.now, asker.caller.timezone)
  const patientIds = await emptySegment(db, clinicId, id)
  await insertPassages(db, { clinicId, moment }, { segmentId: id, patientIds, entered: false, reason: 'archived' })
  await replaceUses(db, clinicId, { kind: 'segment', subjectId: id, name: segment.name }, [])
  await recordAudit(db, asker, { action: 'segment.archived', subjectKind: 'segment', subjectId: id })
}

async function describeSegments(
  db: Db,
  { caller, now }: Pick<Asker, 'caller' | 'now'>,
  rows: readonly SegmentRow[],
): Promise<SegmentBrief[]> {
  const { clinicId } = caller
  const ids = rows.map(({ id }) => id)
  const rules = rows.flatMap(({ rule }) => (rule ? [rule] : []))
  const since = addDays(momentOf(now, caller.timezone).today, -DELTA_DAYS)
  const changes = new Map((await readChanges(db, clinicId, { since, ids })).map((row) => [row.segmentId, row]))
  const visible =
    caller.branches && new Map((await countVisible(db, clinicId, ids)).map((row) => [row.segmentId, row.people]))
  const uses = await readUses(db, clinicId, ids)
  const authors = new Map((await readStaffNames(db, clinicId, idsOfAuthors(rows))).map((row) => [row.id, row]))
  const catalogue = await readCatalogue(db, clinicId)
  const nameOf = await readNaming(db, clinicId, rules)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    kind: row.kind,
    sentence: row.rule && sentenceOf(row.rule, catalogue, nameOf),
    people: visible ? (visible.get(row.id) ?? 0) : row.people,
    change: { days: DELTA_DAYS, entered: changes.get(row.id)?.entered ?? 0, left: changes.get(row.id)?.left ?? 0 },
    state: stateOf(row),
    builtAt: row.builtAt,
    buildMs: row.buildMs,
    usedBy: uses
      .filter(({ segmentId }) => segmentId === row.id)
      .map(({ kind, subjectId, name }) => ({ kind, id: subjectId, name })),
    usesMoney: row.usesMoney,
    readyKey: row.readyKey,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy === null ? null : (authors.get(row.updatedBy) ?? null),
    archivedAt: row.archivedAt,
  }))
}

function stateOf({ failure, builtVersion, version }: SegmentRow): SegmentBrief['state'] {
  if (failure !== null) return 'failed'
  return builtVersion === version || builtVersion === -1 ? 'ready' : 'building'
}

function idsOfAuthors(rows: readonly SegmentRow[]): string[] {
  return [...new Set(rows.flatMap(({ updatedBy }) => (updatedBy ? [updatedBy] : [])))]
}

async function readChangedRule(
  db: Db,
  clinicId: string,
  segment: SegmentRow,
  input: unknown,
): Promise<SegmentRule | null> {
  if (input === undefined) return null
  if (segment.kind === 'list') throw listHasNoRule()
  const rule = await readGivenRule(db, clinicId, input)
  await checkCycle(db, clinicId, segment.id, rule)
  return rule
}

async function readGivenRule(db: Db, clinicId: string, input: unknown): Promise<SegmentRule> {
  if (input === undefined) {
    const message = { ru: 'Нужно правило', en: 'A rule is needed' }
    throw new Invalid('rule_needed', message, [{ path: 'rule', message }])
  }
  return readRule(input, await readCatalogue(db, clinicId))
}

/** What is stored beside a rule, so that nobody has to read rules to know when to count them. */
async function traitsOf(db: Db, clinicId: string, rule: SegmentRule) {
  const nested = await readNested(db, clinicId, rule)
  const conditions = conditionsOf(rule)
  return {
    rule: JSON.stringify(rule),
    usesMoney: tellsOfMoney(rule) || nested.some(({ usesMoney }) => usesMoney),
    usesRfm: conditions.some(asksRfm),
    usesHours: conditions.some(({ within }) => windowHours(within) !== null),
  }
}

/** Follows the segments a rule asks about, and theirs, to see whether they come back to the segment itself. */
async function checkCycle(db: Db, clinicId: string, id: string, rule: SegmentRule): Promise<void> {
  const all = new Map((await readSegments(db, clinicId)).map((row) => [row.id, row]))
  const seen = new Set<string>()
  const waiting = [...segmentsIn(rule)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) throw cycle()
    if (seen.has(next)) continue
    seen.add(next)
    const inner = all.get(next)?.rule
    if (inner) waiting.push(...segmentsIn(inner))
  }
}

async function checkName(db: Db, clinicId: string, name: string, own: string | null): Promise<void> {
  const all = await readSegments(db, clinicId)
  if (!all.some((row) => row.id !== own && row.name.toLowerCase() === name.toLowerCase())) return
  const message = { ru: `Сегмент «${name}» уже есть`, en: `The segment "${name}" already exists` }
  throw new Conflict('segment_name_taken', message, [{ path: 'name', message }])
}

function cycle(): Invalid {
  const message = {
    ru: 'Сегмент состоял бы из самого себя: он назван в сегментах, которые вы выбрали',
    en: 'The segment would be made of itself: the segments you chose ask about it',
  }
  return new Invalid('segment_cycle', message, [{ path: 'rule', message }])
}

function listHasNoRule(): Invalid {
  const message = {
    ru: 'У списка нет правила, его людей выбирают вручную',
    en: 'A list has no rule, its people are chosen by hand',
  }
  return new Invalid('list_has_no_rule', message, [{ path: 'rule', message }])
}

export function archived(): Conflict {
  return new Conflict('segment_archived', { ru: 'Сегмент в архиве', en: 'The segment is archived' })
}

const USE_WORDS = {
  journey: { ru: 'сценарий', en: 'journey' },
  campaign: { ru: 'кампания', en: 'campaign' },
  segment: { ru: 'сегмент', en: 'segment' },
} as const

function inUse(uses: readonly SegmentUse[]): Conflict {
  const names = (locale: 'ru' | 'en') => uses.map(({ kind, name }) => `${USE_WORDS[kind][locale]} «${name}»`).join(', ')
  return new Conflict(
    'segment_in_use',
    { ru: `Сегмент нужен: ${names('ru')}`, en: `The segment is in use: ${names('en')}` },
    uses.map(({ kind, name }) => ({
      path: kind,
      message: { ru: `${USE_WORDS[kind].ru} «${name}»`, en: `${USE_WORDS[kind].en} "${name}"` },
    })),
  )
}

/** Whether a caller may see who is in a segment that tells of money. */
export function maySeePeople({ usesMoney }: SegmentRow, { permissions }: Pick<Caller, 'permissions'>): boolean {
  return !usesMoney || permissions.has('money.read')
}
