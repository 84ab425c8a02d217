import { CHANNELS, CONTACT_OF_CHANNEL, type Channel } from '@revisit/domain/channel.ts'
import { type Condition, isTexts } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import type { Sql } from './comparison-queries.ts'
import { enrollmentsOf } from './message-field-queries.ts'
import { aggregateFits, type Facts, hasFact, type RuleScope } from './scope-queries.ts'

/** Channels that write to an address of the patient. */
export const ADDRESSED_CHANNELS: readonly Channel[] = CHANNELS.filter((channel) => CONTACT_OF_CHANNEL[channel] !== null)

/** SQL of every field that holds several values at once. */
export const SET_FIELD_SQL: Readonly<Record<string, (condition: Condition, scope: RuleScope) => Sql>> = {
  'profile.tags': setOf(({ clinicId }, tags) => ({
    from: sql`patient_tags t`,
    patient: sql`t.patient_id`,
    where: [sql`t.clinic_id = ${clinicId}::uuid`, ...(tags ? [sql`t.tag = any(${tags}::text[])`] : [])],
  })),
  'contact.kinds': setOf(contactsOf),
  'contact.channels': setOf((scope, channels) => contactsOf(scope, channels && kindsOf(channels))),
  'contact.reachable': (condition, scope) =>
    everyOrAny(condition, ADDRESSED_CHANNELS, (channels) => reachable(channels, scope)),
  'contact.consent': consentFits,
  'journey.now': setOf((scope, journeys) => {
    const facts = enrollmentsOf(scope, journeys)
    return { ...facts, where: [...facts.where, sql`n.state = 'active'`] }
  }),
  'segment.member': setOf(({ clinicId }, segments) => ({
    from: sql`segment_members m`,
    patient: sql`m.patient_id`,
    where: [sql`m.clinic_id = ${clinicId}::uuid`, ...(segments ? [sql`m.segment_id = any(${segments}::uuid[])`] : [])],
  })),
}

type FactsOf = (scope: RuleScope, values: string[] | null) => Facts

function setOf(factsOf: FactsOf) {
  return (condition: Condition, scope: RuleScope): Sql =>
    everyOrAny(condition, null, (values) => hasFact(factsOf(scope, values), scope))
}

/** Puts together the answers for the values: any, every one, none; `known` and `unknown` ask for all there are. */
function everyOrAny(
  { op, value }: Condition,
  all: readonly string[] | null,
  ask: (values: string[] | null) => Sql,
): Sql {
  const values = isTexts(value) ? [...value] : []
  if (op === 'known') return ask(all && [...all])
  if (op === 'unknown') return sql`not ${ask(all && [...all])}`
  if (op === 'none_of') return sql`not ${ask(values)}`
  if (op === 'all_of')
    return sql`(${sql.join(
      values.map((one) => ask([one])),
      sql` and `,
    )})`
  return ask(values)
}

function contactsOf({ clinicId }: RuleScope, kinds: string[] | null): Facts {
  return {
    from: sql`contact_points c`,
    patient: sql`c.patient_id`,
    where: [
      sql`c.clinic_id = ${clinicId}::uuid`,
      sql`c.invalid_since is null`,
      ...(kinds ? [sql`c.kind = any(${kinds}::text[])`] : []),
    ],
  }
}

function kindsOf(channels: readonly string[]): string[] {
  return [...new Set(channels.map((channel) => CONTACT_OF_CHANNEL[channel as Channel]).filter((kind) => kind !== null))]
}

function reachable(channels: readonly string[] | null, scope: RuleScope): Sql {
  const each = (channels ?? ADDRESSED_CHANNELS).map(
    (channel) =>
      sql`(${hasFact(contactsOf(scope, kindsOf([channel])), scope)} and ${granted('marketing', [channel], scope)})`,
  )
  return sql`(${sql.join(each, sql` or `)})`
}

/** The latest word about a purpose through any of the channels is a consent; '*' speaks of every channel, of two words at once the refusal counts. */
function granted(purpose: string, channels: readonly string[], scope: RuleScope): Sql {
  const latest = sql.join(
    channels.map((channel) => sql`coalesce(${latestWord(channel)}, false)`),
    sql` or `,
  )
  const test = { over: (value: Sql) => value, ofMissing: false }
  return aggregateFits(wordsOf(purpose, channels, scope), sql`(${latest})`, test, scope)
}

/** The latest word about a channel over rows of the ledger, alias c. */
export function latestWord(channel: string): Sql {
  return sql`(array_agg(c.granted order by c.at desc, c.granted) filter (where c.channel = any(${[channel, '*']}::text[])))[1]`
}

function wordsOf(purpose: string, channels: readonly string[], { clinicId }: RuleScope): Facts {
  return {
    from: sql`consents c`,
    patient: sql`c.patient_id`,
    where: [
      sql`c.clinic_id = ${clinicId}::uuid`,
      sql`c.purpose = ${purpose}::text`,
      sql`c.channel = any(${[...channels, '*']}::text[])`,
    ],
  }
}

/** Granted through any of the channels; else withdrawn when anything was said of them; else never asked. */
function consentFits({ op, value, where }: Condition, scope: RuleScope): Sql {
  const purposes = where?.['purpose'] ?? ['marketing']
  const channels = where?.['channel'] ?? ADDRESSED_CHANNELS
  const anyOf = (parts: Sql[]) => sql`(${sql.join(parts, sql` or `)})`
  const isGranted = anyOf(purposes.map((purpose) => granted(purpose, channels, scope)))
  const isSaid = anyOf(purposes.map((purpose) => hasFact(wordsOf(purpose, channels, scope), scope)))
  const states: Record<string, Sql> = {
    granted: isGranted,
    withdrawn: sql`(${isSaid} and not ${isGranted})`,
    unknown: sql`(not ${isSaid})`,
  }
  if (op === 'known') return isSaid
  if (op === 'unknown') return sql`not ${isSaid}`
  const among = anyOf((isTexts(value) ? value : []).map((state) => states[state] ?? sql`false`))
  return op === 'none_of' ? sql`not ${among}` : among
}
