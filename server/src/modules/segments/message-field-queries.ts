import type { Condition } from '@revisit/domain/segment-rule.ts'
import { sql } from 'kysely'
import { dateTest, type Sql } from './comparison-queries.ts'
import { betweenInstants, type Compile, countFits } from './fact-window-queries.ts'
import { aggregateFits, type Facts, type RuleScope } from './scope-queries.ts'

/** SQL of journeys people went through and messages they were sent. */
export const MESSAGE_FIELD_SQL: Readonly<Record<string, Compile>> = {
  'journey.entered': (condition, scope) => {
    const journeys = condition.where?.['journey']
    const facts = enrollmentsOf(scope, journeys ? [...journeys] : null)
    const entered = betweenInstants(sql`n.entered_at`, condition, scope.moment)
    return countFits(condition, { ...facts, where: [...facts.where, ...entered] }, scope)
  },
  'messages.sent': (condition, scope) => countFits(condition, touchesOf(condition, scope, sql`t.contacted_at`), scope),
  'messages.answered': (condition, scope) =>
    countFits(condition, touchesOf(condition, scope, sql`t.answered_at`), scope),
  'messages.last': (condition, scope) =>
    aggregateFits(
      touchesOf(condition, scope, sql`t.contacted_at`),
      sql`max(t.contacted_at)`,
      dateTest(condition, scope.moment, 'instant'),
      scope,
    ),
}

/** Passages through journeys, of the named ones when told. */
export function enrollmentsOf({ clinicId }: RuleScope, journeys: string[] | null): Facts {
  return {
    from: sql`enrollments n`,
    patient: sql`n.patient_id`,
    where: [sql`n.clinic_id = ${clinicId}::uuid`, ...(journeys ? [sql`n.journey_id = any(${journeys}::uuid[])`] : [])],
  }
}

function touchesOf(condition: Condition, { clinicId, moment }: RuleScope, at: Sql): Facts {
  const { channel, class: messageClass, journey } = condition.where ?? {}
  return {
    from: sql`touches t`,
    patient: sql`t.patient_id`,
    where: [
      sql`t.clinic_id = ${clinicId}::uuid`,
      sql`${at} is not null`,
      ...(channel ? [sql`t.channel = any(${[...channel]}::text[])`] : []),
      ...(messageClass ? [sql`t.class = any(${[...messageClass]}::text[])`] : []),
      ...(journey ? [sql`t.origin_kind = 'journey'`, sql`t.origin_id = any(${[...journey]}::uuid[])`] : []),
      ...betweenInstants(at, condition, moment),
    ],
  }
}
