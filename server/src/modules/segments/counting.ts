import { conditionsOf, isTexts, segmentsIn, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import type { NameOf } from '@revisit/domain/segment-sentence.ts'
import { ruleSentence } from '@revisit/domain/segment-sentence.ts'
import type { FieldCatalogue } from '@revisit/domain/segment-fields.ts'
import type { Db } from '../../platform/db.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { readClinic } from '../clinics/clinics.ts'
import { readRfmScoring } from '../value/value.ts'
import { type Moment, momentOf } from './moment.ts'
import { readNames } from './name-queries.ts'
import type { Counting } from './preview-queries.ts'
import { readCatalogue } from './rule-reading.ts'
import { readSegmentsById, type SegmentRow } from './segment-queries.ts'

/** The clinic's moment, scores and fields: what rules are counted with. */
export async function readCounting(ports: Ports, db: Db, clinicId: string): Promise<Counting> {
  return countingAt(db, clinicId, await readMoment(ports, db, clinicId))
}

/** What relative days are counted from, by the clinic's own clock. */
export async function readMoment(ports: Ports, db: Db, clinicId: string): Promise<Moment> {
  const clinic = await readClinic(db, clinicId)
  return momentOf(clinic?.simulatedAt ?? ports.clock.now(), clinic?.timezone ?? 'UTC')
}

export async function countingAt(db: Db, clinicId: string, moment: Moment): Promise<Counting> {
  const scoring = await readRfmScoring(db, clinicId, { today: moment.today })
  return { clinicId, moment, scoring, catalogue: await readCatalogue(db, clinicId) }
}

/**
 * The segments a rule asks about.
 * @throws Invalid `unknown_segment` when one of them does not exist or is archived.
 */
export async function readNested(db: Db, clinicId: string, rule: SegmentRule): Promise<SegmentRow[]> {
  const ids = segmentsIn(rule)
  const found = await readSegmentsById(db, clinicId, ids)
  const alive = found.filter(({ archivedAt }) => archivedAt === null)
  if (alive.length === ids.length) return alive
  const message = {
    ru: 'Сегмента из правила нет или он в архиве',
    en: 'A segment of the rule does not exist or is archived',
  }
  throw new Invalid('unknown_segment', message, [{ path: 'rule', message }])
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Ids among the values of rules. */
export function idsIn(rules: readonly SegmentRule[]): string[] {
  const values = rules
    .flatMap(conditionsOf)
    .flatMap(({ value, where }) => [...(isTexts(value) ? value : []), ...Object.values(where ?? {}).flat()])
  return [...new Set(values.filter((value) => UUID.test(value)))]
}

/** Names of everything rules speak of. */
export async function readNaming(db: Db, clinicId: string, rules: readonly SegmentRule[]): Promise<NameOf> {
  const names = new Map((await readNames(db, clinicId, idsIn(rules))).map(({ value, name }) => [value, name]))
  return (id) => names.get(id)
}

/** A rule as a sentence in both languages. */
export function sentenceOf(rule: SegmentRule, catalogue: FieldCatalogue, nameOf: NameOf): { ru: string; en: string } {
  return {
    ru: ruleSentence(rule, { locale: 'ru', catalogue, nameOf }),
    en: ruleSentence(rule, { locale: 'en', catalogue, nameOf }),
  }
}
