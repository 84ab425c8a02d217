import type { Db } from '../../platform/db.ts'
import { type PairScore, scorePair } from '@revisit/domain/pair-score.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { readPersons } from './candidate-queries.ts'
import { CARD_FIELDS, foldValues, isSame } from './card-values.ts'
import { consentOutcomes } from './consent-outcome.ts'
import { readConsentsOf } from './forest-queries.ts'
import { joinHousehold, leaveHousehold } from './households.ts'
import { compareKeepers } from './matching.ts'
import { patientNotFound } from './merging.ts'
import type { Comparison, ComparedField, DuplicateItem, DuplicatesQuery, PairDecision } from './review-schemas.ts'
import {
  clearDecision,
  countPairs,
  type PairPosition,
  type PairRow,
  readCustomFieldNames,
  readPairs,
  readSides,
  readVisible,
  type SideRow,
  writeDecision,
} from './review-queries.ts'

type Pair = { aId: string; bId: string }

/** One page of the queue, best score first, with both cards beside one another. */
export async function listDuplicates(db: Db, clinicId: string, { state, limit, cursor }: DuplicatesQuery) {
  const after = cursor === undefined ? null : readPosition(cursor)
  const [pairs, total] = [
    await readPairs(db, clinicId, { state, after, limit: limit + 1 }),
    await countPairs(db, clinicId, state),
  ]
  const page = pairs.slice(0, limit)
  const comparisons = await compareAll(db, clinicId, page)
  const items = page.flatMap((pair, i): DuplicateItem[] => {
    const comparison = comparisons[i]
    return comparison ? [{ ...pair, reasons: reasonsOf(pair.reasons), ...comparison }] : []
  })
  const last = page.at(-1)
  return { items, nextCursor: pairs.length > limit && last ? writePosition(last) : null, total }
}

/** Two living cards beside one another, whether somebody suggested them or not. @throws NotFound `patient_not_found`. */
export async function comparePair(db: Db, clinicId: string, pair: Pair): Promise<DuplicateItem> {
  await assertVisible(db, clinicId, [pair.aId, pair.bId])
  const [comparison] = await compareAll(db, clinicId, [pair])
  const { score, reasons } = await scoreOf(db, clinicId, pair)
  return { ...pair, score, reasons: reasonsOf(reasons), state: 'open', foundAt: null, ...comparison! }
}

/**
 * Writes what a person decided about two cards; a family also becomes a household.
 * @throws NotFound `patient_not_found` when one of them is unknown, merged or out of sight.
 */
export async function decidePair(
  db: Db,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  { decision, ...pair }: PairDecision,
): Promise<void> {
  const { clinicId, id: by } = caller
  await assertVisible(db, clinicId, [pair.aId, pair.bId])
  const { score, reasons } = await scoreOf(db, clinicId, pair)
  const state = decision === 'skip' ? 'skipped' : decision
  await writeDecision(db, clinicId, { ...inOrder(pair), state, score, reasons, by, now })
  if (decision === 'family') await joinHousehold(db, clinicId, { ...inOrder(pair), by, now })
}

/** Makes a decided pair a question again; the household of that decision goes with it. */
export async function reopenPair(db: Db, clinicId: string, pair: Pair): Promise<void> {
  await assertVisible(db, clinicId, [pair.aId, pair.bId])
  const { aId, bId } = inOrder(pair)
  const decidedAt = await clearDecision(db, clinicId, aId, bId)
  if (decidedAt !== null) await leaveHousehold(db, clinicId, [aId, bId], decidedAt)
}

/** @throws NotFound `patient_not_found` unless all are living people the caller may see. */
export async function assertVisible(db: Db, clinicId: string, ids: readonly string[]): Promise<void> {
  const wanted = new Set(ids)
  if ((await readVisible(db, clinicId, [...wanted])).length < wanted.size) throw patientNotFound()
}

/** How alike two living cards are and why; nothing when one of them is no living card. */
export async function scoreOf(db: Db, clinicId: string, { aId, bId }: Pair): Promise<Likeness> {
  const people = await readPersons(db, clinicId, [aId, bId])
  const [a, b] = [aId, bId].map((id) => people.find((person) => person.id === id))
  return a && b ? scorePair(a, b) : { score: 0, reasons: [] }
}

type Likeness = Pick<PairScore, 'score' | 'reasons'>

async function compareAll(db: Db, clinicId: string, pairs: readonly Pair[]): Promise<(Comparison | null)[]> {
  const ids = [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))]
  const sides = new Map((await readSides(db, clinicId, ids)).map((side) => [side.id, side]))
  const ledgers = Map.groupBy(await readConsentsOf(db, clinicId, ids), ({ patientId }) => patientId)
  const people = new Map((await readPersons(db, clinicId, ids)).map((person) => [person.id, person]))
  const labels = await readCustomFieldNames(db, clinicId)
  return pairs.map(({ aId, bId }) => {
    const [a, b] = [sides.get(aId), sides.get(bId)]
    if (!a || !b) return null
    const fields = comparedFields(a, b, labels)
    const keep = compareKeepers(people.get(aId)!, people.get(bId)!) < 0 ? 'a' : 'b'
    const consents = consentOutcomes(ledgers.get(aId) ?? [], ledgers.get(bId) ?? [])
    return {
      keep,
      fields,
      a: sideOf(a, b),
      b: sideOf(b, a),
      consents: consents.map(({ keep: a, absorb: b, ...rest }) => ({ ...rest, a, b })),
    }
  })
}

/** Fields with a value on either side, those that differ first. */
function comparedFields(a: SideRow, b: SideRow, labels: ReadonlyMap<string, string>): ComparedField[] {
  const custom = [...new Set([...Object.keys(a.custom), ...Object.keys(b.custom)])].sort()
  const names: string[] = [...CARD_FIELDS, ...custom.map((key) => `custom.${key}`)]
  const fields = names.map((field): ComparedField => {
    const [one, other] = [valueOf(a, field), valueOf(b, field)]
    const label = field.startsWith('custom.') ? (labels.get(field.slice(7)) ?? field.slice(7)) : null
    return { field, label, a: textOf(a, field), b: textOf(b, field), differs: !isSame(one, other) }
  })
  const filled = fields.filter(({ a, b }) => a !== null || b !== null)
  return [...filled.filter(({ differs }) => differs), ...filled.filter(({ differs }) => !differs)]
}

function valueOf({ fields, custom }: SideRow, field: string): unknown {
  if (field.startsWith('custom.')) return custom[field.slice(7)] ?? null
  return fields[field] ?? null
}

function textOf(side: SideRow, field: string): string | null {
  if (field in side.names) return side.names[field] ?? null
  const value = valueOf(side, field)
  if (field === 'deceased') return value ? 'yes' : 'no'
  return value === null || value === '' ? null : String(value)
}

function sideOf({ id, createdAt, lastVisitOn, contacts, externalIds, tags, counts, fields }: SideRow, other: SideRow) {
  const shared = new Set(other.contacts.map(({ kind, value }) => `${kind}:${value}`))
  const name = foldValues(fields, [])
  return {
    id,
    fullName: [name.lastName, name.firstName, name.middleName].filter(Boolean).join(' '),
    createdAt,
    lastVisitOn,
    contacts: contacts.map((contact) => ({ ...contact, shared: shared.has(`${contact.kind}:${contact.value}`) })),
    externalIds,
    tags,
    counts,
  }
}

/** What speaks for the pair first, what speaks against it last. */
export function reasonsOf(reasons: readonly { code: string; params: object; weight?: number }[]) {
  return [...reasons]
    .sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
    .map(({ code, params }) => ({ code, params: params as Record<string, string | string[]> }))
}

function inOrder({ aId, bId }: Pair): Pair {
  return aId < bId ? { aId, bId } : { aId: bId, bId: aId }
}

function writePosition({ score, aId, bId }: PairRow): string {
  return Buffer.from(JSON.stringify([score, aId, bId])).toString('base64url')
}

function readPosition(cursor: string): PairPosition {
  const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
  try {
    const [score, aId, bId] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof score === 'number' && isId(aId) && isId(bId)) return { score, aId, bId }
  } catch {
    // The same answer as for any other text that is not ours.
  }
  const message = { ru: 'Начните список сначала', en: 'Start the list again' }
  throw new Invalid('bad_cursor', message, [{ path: 'cursor', message }])
}
