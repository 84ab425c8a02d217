import { ageOn } from '@revisit/domain/local-date.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import {
  type Condition,
  conditionsOf,
  fitsConditions,
  isCondition,
  nodesOf,
  childrenOf,
  type SegmentRule,
} from '@revisit/domain/segment-rule.ts'
import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { CHANNELS, CONTACT_OF_CHANNEL } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { findPatient } from '../patients/patients.ts'
import { statisticsDay } from '../statistics/statistics.ts'
import { scoreOf } from '../value/value.ts'
import { countingAt, readNaming, readNested, sentenceOf } from './counting.ts'
import { momentOf } from './moment.ts'
import { type TalkedPerson, readTalked } from './person-queries.ts'
import { compareWithMembers, type Counting, countRows, readAnswers, readReach } from './preview-queries.ts'
import { checkMoney, moneyHidden, readCatalogue, readRule } from './rule-reading.ts'
import { saidOf, type Talk } from './said.ts'
import type { PreviewAnswer, SampleRow } from './schemas.ts'
import { findSegment } from './store.ts'

type Asker = Pick<Call, 'caller' | 'now' | 'db' | 'ports'>

const SAMPLE_SIZE = 10
const MOST_REASONS = 3

/**
 * Counts a rule for the caller: people in total and after each row, whom one may write to, ten of them by chance.
 * @throws Invalid `invalid_rule`, `unknown_segment`. @throws Forbidden `money_hidden`. @throws NotFound `segment_not_found`.
 */
export async function previewRule(
  asker: Asker,
  { rule: input, segmentId, seed }: { rule: unknown; segmentId?: string | undefined; seed: number },
): Promise<PreviewAnswer> {
  const started = performance.now()
  const { caller, ports, now } = asker
  const { rule } = await asker.db((db) => readAllowedRule(db, asker, input))
  await statisticsDay(ports, caller.clinicId)
  return asker.db(async (db) => {
    const counting = await countingAt(db, caller.clinicId, momentOf(now, caller.timezone))
    if (segmentId) await findSegment(db, caller.clinicId, segmentId)
    const counted = await countRows(db, rule, counting)
    const reach = await readReach(db, rule, counting, { count: counted.count, seed, size: SAMPLE_SIZE })
    const change = segmentId ? await compareWithMembers(db, rule, counting, segmentId) : null
    const seesMoney = caller.permissions.has('money.read')
    return {
      count: counted.count,
      total: counted.total,
      rows: counted.rows,
      reachable: reach.reachable,
      addresses: reach.addresses,
      consented: reach.consented,
      unreachable: { people: reach.unreachable, withoutConsent: reach.withoutConsent },
      openPlanAmount: seesMoney ? counted.openPlanAmount : null,
      revenueYear: seesMoney ? counted.revenueYear : null,
      change,
      sentence: sentenceOf(rule, counting.catalogue, await readNaming(db, caller.clinicId, [rule])),
      sample: await describeSample(db, rule, { counting, ids: reach.sample, seesMoney }),
      ms: Math.round(performance.now() - started),
      at: now,
    }
  })
}

export type Explained = { path: string; ok: boolean; said: Bilingual }

/**
 * Which rows of a rule a person passes, in words.
 * @throws Invalid `invalid_rule`. @throws Forbidden `money_hidden`. @throws NotFound `patient_not_found`.
 */
export async function explainToCaller(
  db: Db,
  asker: Asker,
  { rule: input, patientId }: { rule: unknown; patientId: string },
) {
  const { caller, now } = asker
  const { rule } = await readAllowedRule(db, asker, input)
  const { patient } = await findPatient(db, caller.clinicId, patientId)
  const counting = await countingAt(db, caller.clinicId, momentOf(now, caller.timezone))
  const rows = await explainPerson(db, rule, counting, patient.id)
  const top = childrenOf(rule).length > 0 ? rows.filter(({ path }) => path !== '' && !path.includes('.')) : []
  const matches = rows[0]?.ok ?? false
  const failsAt = matches || !('all' in rule) ? null : (top.find(({ ok }) => !ok)?.path ?? null)
  const shown = childrenOf(rule).length > 0 ? rows.slice(1) : rows
  return { patient: { id: patient.id, name: fullName(patient) }, matches, rows: shown, failsAt }
}

/** Every node of a rule with whether a person fits it; the first one is the whole rule. Empty for somebody out of sight. */
export async function explainPerson(
  db: Db,
  rule: SegmentRule,
  counting: Counting,
  patientId: string,
): Promise<Explained[]> {
  const conditions = conditionsOf(rule)
  const answers = (await readAnswers(db, conditions, counting, [patientId])).get(patientId)
  const [person] = await readTalked(db, counting.clinicId, [patientId])
  if (!answers || !person) return []
  const nameOf = await readNaming(db, counting.clinicId, [rule])
  const talk = talkOf(person, counting, nameOf)
  const holds = (condition: Condition) => answers[conditions.indexOf(condition)]!
  return nodesOf(rule).map(({ path, rule: node }) => {
    const ok = fitsConditions(node, holds)
    return { path, ok, said: isCondition(node) ? saidOf(node, ok, talk) : groupWords(node) }
  })
}

async function readAllowedRule(db: Db, { caller }: Asker, input: unknown): Promise<{ rule: SegmentRule }> {
  const rule = readRule(input, await readCatalogue(db, caller.clinicId))
  checkMoney(rule, caller)
  const nested = await readNested(db, caller.clinicId, rule)
  if (nested.some(({ usesMoney }) => usesMoney) && !caller.permissions.has('money.read')) throw moneyHidden()
  return { rule }
}

async function describeSample(
  db: Db,
  rule: SegmentRule,
  { counting, ids, seesMoney }: { counting: Counting; ids: readonly string[]; seesMoney: boolean },
): Promise<SampleRow[]> {
  const people = new Map((await readTalked(db, counting.clinicId, ids)).map((person) => [person.id, person]))
  const conditions = conditionsOf(rule)
  const answers = await readAnswers(db, conditions, counting, ids)
  const nameOf = await readNaming(db, counting.clinicId, [rule])
  return ids.flatMap((id) => {
    const [person, known] = [people.get(id), answers.get(id)]
    if (!person || !known) return []
    const talk = talkOf(person, counting, nameOf)
    const telling = tellingConditions(rule).filter((condition) => known[conditions.indexOf(condition)])
    return [
      {
        id,
        fullName: fullName(person),
        age: person.birthDate === null ? null : ageOn(person.birthDate, counting.moment.today),
        lastVisitOn: person.lastVisitOn,
        visits: person.visits,
        openPlanAmount: seesMoney ? person.openPlanAmount : null,
        channels: CHANNELS.filter((channel) => person.channels.includes(CONTACT_OF_CHANNEL[channel] ?? '')),
        because: telling.slice(0, MOST_REASONS).map((condition) => saidOf(condition, true, talk)),
      },
    ]
  })
}

/** Conditions that tell people apart come first: members of `any`, then those asked of everybody; never what is ruled out. */
function tellingConditions(rule: SegmentRule): Condition[] {
  const inside = (node: SegmentRule, ofAny: boolean): [Condition, boolean][] => {
    if (isCondition(node)) return [[node, ofAny]]
    if ('not' in node) return []
    return childrenOf(node).flatMap((child) => inside(child, ofAny || 'any' in node))
  }
  const found = inside(rule, false)
  return [...found.filter(([, ofAny]) => ofAny), ...found.filter(([, ofAny]) => !ofAny)].map(([condition]) => condition)
}

function groupWords(rule: SegmentRule): Bilingual {
  if ('not' in rule) return { ru: 'Кроме', en: 'Except' }
  return 'all' in rule ? { ru: 'Всё из списка', en: 'All of these' } : { ru: 'Хотя бы одно', en: 'At least one' }
}

function talkOf(person: TalkedPerson, { moment, scoring, catalogue }: Counting, nameOf: Talk['nameOf']): Talk {
  const { lastVisitOn, visits, revenue } = person
  const { rfm } = scoreOf(scoring, { lastVisitOn, visits, revenue, allVisits: visits })
  return { person, today: moment.today, rfm, catalogue, nameOf }
}
