import { readRule, readCatalogue, checkMoney, moneyHidden } from './rule-reading.ts'
import { type Condition, isCondition, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { idsIn } from './counting.ts'
import { readIdsByNames, readNames } from './name-queries.ts'
import type { ExchangedSegment } from './schemas.ts'
import { type Asker, createSegment, findSegment, maySeePeople } from './store.ts'
import type { SegmentRow } from './segment-queries.ts'

/**
 * A rule segment as a file for another clinic: ids stand beside the names they have here.
 * @throws NotFound `segment_not_found`. @throws Conflict `list_not_exchanged`. @throws Forbidden `money_hidden`.
 */
export async function exportSegment(db: Db, asker: Pick<Asker, 'caller'>, id: string): Promise<ExchangedSegment> {
  const { clinicId } = asker.caller
  const segment = await findSegment(db, clinicId, id)
  if (!maySeePeople(segment, asker.caller)) throw moneyHidden()
  if (!segment.rule) {
    throw new Conflict('list_not_exchanged', {
      ru: 'Список состоит из пациентов этой клиники и в файл не выгружается',
      en: 'A list is made of patients of this clinic and is not exchanged',
    })
  }
  const names = await readNames(db, clinicId, idsIn([segment.rule]))
  return {
    revisit: 'segment',
    version: 1,
    name: segment.name,
    description: segment.description,
    rule: segment.rule as Record<string, unknown>,
    names: Object.fromEntries(names.map(({ value, list, name }) => [value, { list, name }])),
  }
}

/**
 * Makes a segment of such a file; ids of the other clinic become those of the things with the same names here.
 * @throws Invalid `unknown_names` naming what is missing or not the only one, and everything a new segment may throw.
 */
export async function importSegment(db: Db, asker: Asker, file: ExchangedSegment): Promise<SegmentRow> {
  const { clinicId } = asker.caller
  const found = await readIdsByNames(db, clinicId, Object.values(file.names))
  const ids = new Map<string, string>()
  const missing: string[] = []
  for (const [old, { list, name }] of Object.entries(file.names)) {
    const same = found.filter((row) => row.list === list && row.name === name)
    if (same.length === 1) ids.set(old, same[0]!.id)
    else missing.push(name)
  }
  if (missing.length > 0) throw unknownNames(missing)
  const rule = readRule(file.rule, await readCatalogue(db, clinicId))
  checkMoney(rule, asker.caller)
  const translated = translate(rule, (id) => ids.get(id) ?? id) as Record<string, unknown>
  const { name, description } = file
  return createSegment(db, asker, { name, description, kind: 'rule', rule: translated, announceFirst: false })
}

function translate(rule: SegmentRule, idOf: (id: string) => string): SegmentRule {
  if (isCondition(rule)) return translateCondition(rule, idOf)
  if ('not' in rule) return { not: translate(rule.not, idOf) }
  return 'all' in rule
    ? { all: rule.all.map((child) => translate(child, idOf)) }
    : { any: rule.any.map((child) => translate(child, idOf)) }
}

function translateCondition(condition: Condition, idOf: (id: string) => string): Condition {
  const { value, where } = condition
  const texts = Array.isArray(value) && value.every((one) => typeof one === 'string') ? { value: value.map(idOf) } : {}
  const filters = Object.entries(where ?? {}).map(([key, values]) => [key, values.map(idOf)])
  return { ...condition, ...texts, ...(where ? { where: Object.fromEntries(filters) } : {}) }
}

function unknownNames(missing: readonly string[]): Invalid {
  const list = missing.slice(0, 10).join(', ')
  const message = {
    ru: `В клинике нет или не по одному: ${list}`,
    en: `Missing in the clinic or not the only one: ${list}`,
  }
  return new Invalid('unknown_names', message, [{ path: 'names', message }])
}
