import type { FieldCatalogue } from '@revisit/domain/segment-fields.ts'
import {
  childrenOf,
  type Condition,
  conditionsOf,
  fitsConditions,
  isCondition,
  type RulePath,
  type SegmentRule,
} from '@revisit/domain/segment-rule.ts'
import { CONTACT_OF_CHANNEL } from '@revisit/domain/channel.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Sql } from './comparison-queries.ts'
import { ADDRESSED_CHANNELS, latestWord } from './contact-field-queries.ts'
import { compileCondition, compileRule, needsCard, peopleOf } from './rule-queries.ts'
import type { RuleScope } from './scope-queries.ts'

/** What a rule is counted with. */
export type Counting = Omit<RuleScope, 'id' | 'reach' | 'withCard'> & { catalogue: FieldCatalogue }

export type RowCount = { path: RulePath; count: number }
export type Counted = { total: number; count: number; rows: RowCount[]; openPlanAmount: number; revenueYear: number }

/**
 * How many people a rule leaves, in total and after each row, in one pass: people are counted by which conditions they fit,
 * and every row is a sum of those counts. Members of `all` are counted one after the other, members of `any` each beside the
 * rows above their group.
 */
export async function countRows(db: Db, rule: SegmentRule, counting: Counting): Promise<Counted> {
  const conditions = conditionsOf(rule)
  const groups = await countByFit(db, rule, { counting, conditions })
  const fitsOf = (fit: bigint) => (condition: Condition) => ((fit >> BigInt(conditions.indexOf(condition))) & 1n) === 1n
  const peopleOfThose = (holds: (fit: (condition: Condition) => boolean) => boolean) =>
    groups.filter((group) => holds(fitsOf(group.fit)))
  const matching = peopleOfThose((fit) => fitsConditions(rule, fit))
  return {
    total: total(groups, 'people'),
    count: total(matching, 'people'),
    rows: rowsOf(rule).map(({ path, holds }) => ({ path, count: total(peopleOfThose(holds), 'people') })),
    openPlanAmount: total(matching, 'openPlanAmount'),
    revenueYear: total(matching, 'revenueYear'),
  }
}

type FitGroup = { fit: bigint; people: number; openPlanAmount: number; revenueYear: number }

/** People by the conditions they fit; condition n of the rule is bit n. */
async function countByFit(
  db: Db,
  rule: SegmentRule,
  { counting, conditions }: { counting: Counting; conditions: readonly Condition[] },
): Promise<FitGroup[]> {
  await makeRoom(db)
  const { clinicId, catalogue } = counting
  const { from, where, id, withCard } = peopleOf(clinicId, needsCard(rule) || (await hasStale(db, clinicId)))
  const scope: RuleScope = { ...counting, id, withCard, reach: 'everybody' }
  const bits = conditions.map(
    (condition, bit) => sql`((${compileCondition(condition, scope, catalogue)})::int::bigint << ${sql.lit(bit)})`,
  )
  const { rows } = await sql<Omit<FitGroup, 'fit'> & { fit: string }>`
    select fit::text as fit, count(*)::int as people, coalesce(sum(open_plan_amount), 0)::bigint as open_plan_amount,
      coalesce(sum(revenue_year), 0)::bigint as revenue_year
    from (select ${sql.join([sql`0::bigint`, ...bits], sql` + `)} as fit, s.open_plan_amount, s.revenue_year
      from ${from} where ${where}) people group by fit`.execute(db)
  return rows.map((row) => ({ ...row, fit: BigInt(row.fit) }))
}

function total(groups: readonly FitGroup[], key: Exclude<keyof FitGroup, 'fit'>): number {
  return groups.reduce((sum, group) => sum + group[key], 0)
}

/** How many people a rule leaves, nothing more. */
export async function countMatching(db: Db, rule: SegmentRule, counting: Counting): Promise<number> {
  await makeRoom(db)
  const { from, where, id, withCard } = peopleOf(
    counting.clinicId,
    needsCard(rule) || (await hasStale(db, counting.clinicId)),
  )
  const matches = compileRule(rule, { ...counting, id, withCard, reach: 'everybody' }, counting.catalogue)
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from ${from} where ${where} and ${matches}`.execute(db)
  return rows[0]!.count
}

export type Reach = {
  consented: number
  unreachable: number
  withoutConsent: number
  addresses: Record<string, number>
  reachable: Record<string, number>
  sample: string[]
}

/** Fewer people than this are looked up one by one, more are joined with everybody's contacts and consents. */
const FEW = 20_000

/** Who of the people of a rule can be written to, and some of them by chance. */
export async function readReach(
  db: Db,
  rule: SegmentRule,
  counting: Counting,
  { count, seed, size }: { count: number; seed: number; size: number },
): Promise<Reach> {
  const { from, where, id, withCard } = peopleOf(counting.clinicId, true)
  const matches = compileRule(rule, { ...counting, id, withCard, reach: 'everybody' }, counting.catalogue)
  const has = (channel: string) => sql`coalesce(c.${place(CONTACT_OF_CHANNEL[channel as 'sms']!)}, false)`
  const may = (channel: string) => sql`coalesce(g.${place(channel)}, false)`
  const people = (holds: Sql) => sql`count(*) filter (where ${holds})::int`
  const any = (ask: (channel: string) => Sql) => sql`(${sql.join(ADDRESSED_CHANNELS.map(ask), sql` or `)})`
  const reachable = any((channel) => sql`(${has(channel)} and ${may(channel)})`)
  const { rows } = await sql<{ sample: string[] | null; counts: number[] }>`
    with m as materialized (select ${id} as id from ${from} where ${where} and ${matches})
    select (select array_agg(id::text) from (select id from m order by hashtextextended(id::text, ${seed}::bigint), id limit ${size}) few) as sample,
      array[${sql.join([
        people(any(may)),
        people(sql`not ${reachable}`),
        people(sql`not ${any(may)}`),
        ...ADDRESSED_CHANNELS.map((channel) => people(has(channel))),
        ...ADDRESSED_CHANNELS.map((channel) => people(sql`${has(channel)} and ${may(channel)}`)),
      ])}] as counts
    from m ${contactsAndConsents(counting.clinicId, count <= FEW)}`.execute(db)
  const { sample, counts } = rows[0]!
  const [consented = 0, unreachable = 0, withoutConsent = 0, ...byChannel] = counts
  const channels = (offset: number) =>
    Object.fromEntries(ADDRESSED_CHANNELS.map((channel, index) => [channel, byChannel[offset + index]!]))
  const reach = { addresses: channels(0), reachable: channels(ADDRESSED_CHANNELS.length) }
  return { consented, unreachable, withoutConsent, ...reach, sample: sample ?? [] }
}

/** Who would enter and who would leave a stored segment under a rule. */
export async function compareWithMembers(
  db: Db,
  rule: SegmentRule,
  counting: Counting,
  segmentId: string,
): Promise<{ entering: number; leaving: number }> {
  const { clinicId } = counting
  const { from, where, id, withCard } = peopleOf(clinicId, true)
  const matches = compileRule(rule, { ...counting, id, withCard, reach: 'everybody' }, counting.catalogue)
  const { rows } = await sql<{ entering: number; leaving: number }>`
    select count(*) filter (where fits and not was)::int as entering, count(*) filter (where was and not fits)::int as leaving
    from (select ${matches} as fits, ${id} in (select patient_id from segment_members
        where clinic_id = ${clinicId}::uuid and segment_id = ${segmentId}::uuid) as was
      from ${from} where ${where}) compared`.execute(db)
  return rows[0]!
}

/** Which conditions hold for a person, in the order of reading; undefined when the transaction cannot see them. */
export async function readAnswers(
  db: Db,
  conditions: readonly Condition[],
  counting: Counting,
  patientIds: readonly string[],
): Promise<Map<string, boolean[]>> {
  if (patientIds.length === 0) return new Map()
  const { from, where, id, withCard } = peopleOf(counting.clinicId, true)
  const scope: RuleScope = { ...counting, id, withCard, reach: 'people' }
  const answers = conditions.map((condition) => compileCondition(condition, scope, counting.catalogue))
  const { rows } = await sql<{ id: string; answers: boolean[] }>`
    select p.id, array[${sql.join(answers)}]::boolean[] as answers from ${from}
    where ${where} and p.id = any(${[...patientIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.answers]))
}

/** Sets of people made of facts are kept in memory while everybody is compared with them. */
async function makeRoom(db: Db): Promise<void> {
  await sql`set local work_mem = '256MB'`.execute(db)
}

/** Whether somebody's statistics lag behind, so that a count must look at the cards too. */
async function hasStale(db: Db, clinicId: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from stale_patients where clinic_id = ${clinicId}::uuid) as waits`.execute(db)
  return rows[0]!.waits
}

type Fit = (condition: Condition) => boolean
type Step = { path: RulePath; holds: (fit: Fit) => boolean }

function rowsOf(rule: SegmentRule): Step[] {
  const steps: Step[] = []
  const walk = (group: SegmentRule, above: Step['holds'], path: RulePath): void => {
    let before = above
    childrenOf(group).forEach((child, index) => {
      const at = path === '' ? String(index) : `${path}.${index}`
      const upTo = before
      const holds: Step['holds'] = (fit) => upTo(fit) && fitsConditions(child, fit)
      steps.push({ path: at, holds })
      if (!isCondition(child)) walk(child, upTo, at)
      if ('all' in group) before = holds
    })
  }
  walk(rule, () => true, '')
  return steps
}

/** A column named after a kind of contact or a channel. */
function place(name: string): Sql {
  return sql.ref(`of_${name}`)
}

function contactsAndConsents(clinicId: string, few: boolean): Sql {
  const one = (alias: string) => (few ? sql`and ${sql.raw(alias)}.patient_id = m.id` : sql``)
  const grouped = (alias: string) => (few ? sql`` : sql`group by ${sql.raw(alias)}.patient_id`)
  const kinds = [...new Set(ADDRESSED_CHANNELS.map((channel) => CONTACT_OF_CHANNEL[channel]!))]
  const person = (alias: string) => (few ? sql`` : sql`${sql.raw(alias)}.patient_id, `)
  const contacts = sql`(select ${person('k')}${sql.join(kinds.map((kind) => sql`bool_or(k.kind = ${kind}::text) as ${place(kind)}`))}
    from contact_points k where k.clinic_id = ${clinicId}::uuid and k.invalid_since is null ${one('k')} ${grouped('k')})`
  const words = sql`(select ${person('c')}${sql.join(ADDRESSED_CHANNELS.map((channel) => sql`${latestWord(channel)} as ${place(channel)}`))}
    from consents c where c.clinic_id = ${clinicId}::uuid and c.purpose = 'marketing' ${one('c')} ${grouped('c')})`
  return few
    ? sql`left join lateral ${contacts} c on true left join lateral ${words} g on true`
    : sql`left join ${contacts} c on c.patient_id = m.id left join ${words} g on g.patient_id = m.id`
}
