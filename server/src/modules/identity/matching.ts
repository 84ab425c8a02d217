import { type PairReasonCode, type PairScore, scorePair } from '@revisit/domain/pair-score.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicNow } from '../clinics/clinics.ts'
import {
  collectCandidates,
  countFacts,
  type PersonRow,
  readCandidates,
  readKeyMembers,
  readPersons,
  readSeparated,
  readSharedStrongKeys,
  type Scope,
  type StrongKey,
} from './candidate-queries.ts'
import { CHILD_TABLES } from './child-tables.ts'
import { mergeMany, type NewMerge } from './merging.ts'
import { moveStrays, replaceSuggestions, stageSuggestions, type Suggestion } from './pair-queries.ts'

const KEYS_AT_ONCE = 1000
const PAIRS_AT_ONCE = 2000

/** Said against a pair, whatever speaks for it. */
const CONTRADICTIONS: ReadonlySet<PairReasonCode> = new Set([
  'first_name_differs',
  'surname_differs',
  'middle_name_differs',
  'birth_differs',
  'sex_differs',
])

/** Merges the proven duplicates among the cards in scope, then fills the queue with the uncertain ones. */
export async function findDuplicates(
  ports: Ports,
  clinicId: string,
  scope: Scope,
): Promise<{ merged: number; suggested: number }> {
  const importId = scope.kind === 'import' ? scope.importId : null
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const keys = await inClinic((db) => readSharedStrongKeys(db, clinicId, scope))
  let merged = 0
  for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
    const some = keys.slice(start, start + KEYS_AT_ONCE)
    merged += await inClinic((db) => mergeProven(ports, db, { clinicId, keys: some, importId }))
  }
  await inClinic((db) => moveStrays(db, clinicId, CHILD_TABLES))
  return { merged, suggested: await suggestPairs(ports, clinicId, scope) }
}

/** Compares the cards in scope with everybody they could be confused with. @returns pairs new in the queue. */
export async function suggestPairs(ports: Ports, clinicId: string, scope: Scope): Promise<number> {
  return ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const now = await clinicNow(ports, db, clinicId)
    const separated = new Set((await readSeparated(db, clinicId)).filter(({ undone }) => !undone).map(pairKey))
    await collectCandidates(db, clinicId, scope)
    for (let after: { a: string; b: string } | null = null; ;) {
      const pairs = await readCandidates(db, after, PAIRS_AT_ONCE)
      const people = await personsOf(
        db,
        clinicId,
        pairs.flatMap(({ a, b }) => [a, b]),
      )
      await stageSuggestions(db, pairs.filter((pair) => !separated.has(pairKey(pair))).flatMap(suggestionIn(people)))
      after = pairs.at(-1) ?? null
      if (pairs.length < PAIRS_AT_ONCE) break
    }
    return replaceSuggestions(db, clinicId, now)
  })
}

/** The card that stays: known to the medical system, then the oldest, then the one with most visits and payments. */
export function compareKeepers(a: PersonRow, b: PersonRow, facts: ReadonlyMap<string, number> = new Map()): number {
  return (
    Number(b.externalIds.length > 0) - Number(a.externalIds.length > 0) ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    (facts.get(b.id) ?? 0) - (facts.get(a.id) ?? 0) ||
    (a.id < b.id ? -1 : 1)
  )
}

function suggestionIn(people: ReadonlyMap<string, PersonRow>) {
  return ({ a, b }: { a: string; b: string }): Suggestion[] => {
    const [one, other] = [people.get(a), people.get(b)]
    if (!one || !other) return []
    const { decision, score, reasons } = scorePair(one, other)
    return decision === 'different' ? [] : [{ a, b, score, reasons }]
  }
}

async function mergeProven(
  ports: Ports,
  db: Db,
  { clinicId, keys, importId }: { clinicId: string; keys: readonly StrongKey[]; importId: string | null },
): Promise<number> {
  const now = await clinicNow(ports, db, clinicId)
  const groups = await readKeyMembers(db, clinicId, keys)
  const people = await personsOf(db, clinicId, groups.flat())
  const separated = new Set((await readSeparated(db, clinicId)).map(pairKey))
  const united = unite(groups, people, separated)
  const facts = await countFacts(
    db,
    clinicId,
    united.flatMap((members) => members.map(({ id }) => id)),
  )
  const merges = united.flatMap((members): NewMerge[] => {
    const [keep, ...absorbed] = members.sort((a, b) => compareKeepers(a, b, facts))
    return absorbed.map((absorb) => {
      const { score, reasons } = scorePair(keep!, absorb)
      return { keepId: keep!.id, absorbId: absorb.id, automatic: true, score, reasons, importId }
    })
  })
  return merges.length === 0 ? 0 : (await mergeMany(ports, db, { clinicId, merges, by: null, now })).length
}

/** Groups of cards that are one person: linked by proof, and no two of a group contradict one another. */
function unite(
  groups: readonly string[][],
  people: ReadonlyMap<string, PersonRow>,
  separated: ReadonlySet<string>,
): PersonRow[][] {
  const groupOf = new Map<string, PersonRow[]>()
  const groupWith = (person: PersonRow) => groupOf.get(person.id) ?? [person]
  for (const [one, other] of groups.flatMap((ids) => pairsOf(ids.flatMap((id) => people.get(id) ?? [])))) {
    const [left, right] = [groupWith(one), groupWith(other)]
    if (left === right || scorePair(one, other).decision !== 'auto') continue
    if (left.some((a) => right.some((b) => separated.has(pairKey({ a: a.id, b: b.id })) || isContradicted(a, b))))
      continue
    const whole = [...left, ...right]
    for (const { id } of whole) groupOf.set(id, whole)
  }
  return [...new Set(groupOf.values())]
}

function isContradicted(a: PersonRow, b: PersonRow): boolean {
  const { reasons }: PairScore = scorePair(a, b)
  return reasons.some(({ code }) => CONTRADICTIONS.has(code))
}

function pairsOf(members: readonly PersonRow[]): [PersonRow, PersonRow][] {
  return members.flatMap((one, i) => members.slice(i + 1).map((other): [PersonRow, PersonRow] => [one, other]))
}

async function personsOf(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const rows = await readPersons(db, clinicId, [...new Set(ids)])
  return new Map(rows.map((person) => [person.id, person]))
}

function pairKey({ a, b }: { a: string; b: string }): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`
}
