import type { Condition } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import { dateTest, numberTest, overNullable, type Sql } from './comparison-queries.ts'
import { betweenDays, betweenInstants, type Compile, countFits } from './fact-window-queries.ts'
import { MESSAGE_FIELD_SQL } from './message-field-queries.ts'
import type { Moment } from './moment.ts'
import { MONEY_FIELD_SQL } from './money-field-queries.ts'
import { aggregateFits, type Facts, idsWhere, type RuleScope } from './scope-queries.ts'
import { VISIT_FIELD_SQL } from './visit-field-queries.ts'

/** SQL of every field taken over facts. Where the statistics know the answer, they are asked instead. */
export const FACT_FIELD_SQL: Readonly<Record<string, Compile>> = {
  ...VISIT_FIELD_SQL,
  ...MONEY_FIELD_SQL,
  ...MESSAGE_FIELD_SQL,
  'plans.count': (condition, scope) => countFits(condition, plansOf(condition, scope), scope),
  'plans.open': (condition, scope) =>
    condition.where
      ? countFits(condition, openPlansOf(condition, scope), scope)
      : overNullable(sql`s.open_plans`, numberTest(condition, 0)),
  'plans.presented': (condition, scope) =>
    aggregateFits(
      openPlansOf(condition, scope),
      sql`min(l.presented_at)`,
      dateTest(condition, scope.moment, 'instant'),
      scope,
    ),
  'policies.in_force': (condition, scope) =>
    countFits(condition, policiesOf(condition, scope, inForce(scope.moment)), scope),
  'policies.ending': (condition, scope) => {
    const ends = [
      ...inForce(scope.moment),
      sql`o.valid_to is not null`,
      ...betweenDays(sql`o.valid_to`, condition, scope.moment),
    ]
    return countFits(condition, policiesOf(condition, scope, ends), scope)
  },
  'policies.ended': (condition, scope) => {
    const ended = [
      sql`o.valid_to < ${scope.moment.today}::date`,
      ...betweenDays(sql`o.valid_to`, condition, scope.moment),
    ]
    return countFits(condition, policiesOf(condition, scope, ended), scope)
  },
  'policies.left': (condition, scope) =>
    aggregateFits(
      policiesOf(condition, scope, inForce(scope.moment)),
      sql`max(o.limit_amount - case when o.spent_amount is null then 0 else o.spent_amount end)`,
      numberTest(condition, null),
      scope,
    ),
  'site.actions': (condition, scope) => countFits(condition, siteActionsOf(condition, scope), scope),
  'events.count': (condition, scope) => countFits(condition, eventsOf(condition, scope), scope),
  'calls.count': (condition, scope) => countFits(condition, callsOf(condition, scope), scope),
  'offers.count': (condition, scope) => countFits(condition, offersOf(condition, scope), scope),
  'leads.count': (condition, scope) => countFits(condition, leadsOf(condition, scope), scope),
}

function plansOf(condition: Condition, { clinicId, moment }: RuleScope): Facts {
  const { status, doctor } = condition.where ?? {}
  return {
    from: sql`plans l`,
    patient: sql`l.patient_id`,
    where: [
      sql`l.clinic_id = ${clinicId}::uuid`,
      ...(status ? [sql`l.status = any(${[...status]}::text[])`] : []),
      ...(doctor ? [sql`l.doctor_id = any(${[...doctor]}::uuid[])`] : []),
      ...betweenInstants(sql`l.presented_at`, condition, moment),
    ],
  }
}

/** Plans under way with something left to do, as the statistics count them. */
function openPlansOf(condition: Condition, scope: RuleScope): Facts {
  const facts = plansOf({ ...condition, within: undefined }, scope)
  return {
    ...facts,
    where: [
      ...facts.where,
      sql`l.status in ('presented', 'accepted', 'in_progress')`,
      sql`exists (select from plan_items i where i.clinic_id = ${scope.clinicId}::uuid and i.plan_id = l.id
        and i.status in ('open', 'booked', 'postponed'))`,
    ],
  }
}

function policiesOf({ where }: Condition, { clinicId }: RuleScope, more: Sql[]): Facts {
  const { insurer, employer, programme } = where ?? {}
  return {
    from: sql`policies o`,
    patient: sql`o.patient_id`,
    where: [
      sql`o.clinic_id = ${clinicId}::uuid`,
      ...more,
      ...(insurer ? [sql`o.insurer_id = any(${[...insurer]}::uuid[])`] : []),
      ...(employer ? [sql`o.employer = any(${[...employer]}::text[])`] : []),
      ...(programme ? [sql`o.programme = any(${[...programme]}::text[])`] : []),
    ],
  }
}

function inForce({ today }: Moment): Sql[] {
  return [
    sql`(o.valid_from is null or o.valid_from <= ${today}::date)`,
    sql`(o.valid_to is null or o.valid_to >= ${today}::date)`,
  ]
}

const SITE_TYPES = ['site.page', 'site.service_viewed', 'site.form_started', 'site.form_sent', 'site.booking_abandoned']

/** What a site event is about, as one text: names and addresses the site gave. */
const ABOUT = sql`lower(concat_ws(' ', e.payload ->> 'service', e.payload ->> 'title', e.payload ->> 'form', e.payload ->> 'path', e.payload ->> 'url'))`

function siteActionsOf(condition: Condition, scope: RuleScope): Facts {
  const { type, service, treatment, words } = condition.where ?? {}
  const { clinicId } = scope
  const viewed = (ids: Sql) => sql`(e.payload ->> 'serviceId') = any(${ids}::text[])`
  const facts = eventsOf({ ...condition, where: { type: type ?? SITE_TYPES } }, scope)
  return {
    ...facts,
    where: [
      ...facts.where,
      ...(service ? [viewed(sql`${[...service]}`)] : []),
      ...(treatment
        ? [viewed(idsWhere('services', clinicId, sql`treatment_type = any(${[...treatment]}::text[])`))]
        : []),
      ...(words
        ? [
            sql`(${sql.join(
              words.map((word) => sql`position(lower(${word}::text) in ${ABOUT}) > 0`),
              sql` or `,
            )})`,
          ]
        : []),
    ],
  }
}

function eventsOf(condition: Condition, { clinicId, moment }: RuleScope): Facts {
  const { type, channel } = condition.where ?? {}
  return {
    from: sql`events e`,
    patient: sql`e.patient_id`,
    where: [
      sql`e.clinic_id = ${clinicId}::uuid`,
      ...(type ? [sql`e.type = any(${[...type]}::text[])`] : []),
      ...(channel ? [sql`(e.payload ->> 'channel') = any(${[...channel]}::text[])`] : []),
      ...betweenInstants(sql`e.occurred_at`, condition, moment),
    ],
  }
}

function callsOf(condition: Condition, { clinicId, moment }: RuleScope): Facts {
  const { direction, result } = condition.where ?? {}
  return {
    from: sql`calls c`,
    patient: sql`c.patient_id`,
    where: [
      sql`c.clinic_id = ${clinicId}::uuid`,
      ...(direction ? [sql`c.direction = any(${[...direction]}::text[])`] : []),
      ...(result ? [sql`c.result = any(${[...result]}::text[])`] : []),
      ...betweenInstants(sql`c.started_at`, condition, moment),
    ],
  }
}

function offersOf(condition: Condition, { clinicId, moment }: RuleScope): Facts {
  const { outcome, service } = condition.where ?? {}
  return {
    from: sql`offers f`,
    patient: sql`f.patient_id`,
    where: [
      sql`f.clinic_id = ${clinicId}::uuid`,
      ...(outcome ? [sql`f.outcome = any(${[...outcome]}::text[])`] : []),
      ...(service ? [sql`f.service_id = any(${[...service]}::uuid[])`] : []),
      ...betweenInstants(sql`f.offered_at`, condition, moment),
    ],
  }
}

function leadsOf(condition: Condition, { clinicId, moment }: RuleScope): Facts {
  const { source, campaign, status } = condition.where ?? {}
  return {
    from: sql`leads d`,
    patient: sql`d.patient_id`,
    where: [
      sql`d.clinic_id = ${clinicId}::uuid`,
      ...(source ? [sql`d.source = any(${[...source]}::text[])`] : []),
      ...(campaign ? [sql`d.campaign = any(${[...campaign]}::text[])`] : []),
      ...(status ? [sql`d.status = any(${[...status]}::text[])`] : []),
      ...betweenDays(sql`d.created_on`, condition, moment, 'past'),
    ],
  }
}
