import type { QualityRule } from '@revisit/domain/data-quality.ts'
import type { LocalDate } from '@revisit/domain/local-date.ts'
import { type RawBuilder, sql } from 'kysely'

/** Who breaks a rule about incomplete records, as SQL over `p` (patients) and `s` (patient_stats). */
export function qualityCondition(
  rule: QualityRule,
  { clinicId, today }: { clinicId: string; today: LocalDate },
): RawBuilder<unknown> {
  const own = (table: string) =>
    sql`select from ${sql.raw(table)} x where x.clinic_id = ${clinicId} and x.patient_id = p.id`
  switch (rule) {
    case 'no_phone':
      return sql`not p.deceased and not exists (${own('contact_points')} and x.kind = 'phone')`
    case 'no_source':
      return sql`coalesce(p.source, '') = ''`
    case 'no_birth_date':
      return sql`p.birth_date is null`
    case 'no_next_appointment':
      return sql`not p.deceased and s.active
        and not coalesce(s.next_visit_on >= ${today}::date, false)`
    case 'visit_without_plan':
      return sql`s.visits > 0 and not exists (${own('plans')})`
    case 'plan_without_prices':
      return sql`exists (select from plans x join plan_items i on i.clinic_id = x.clinic_id and i.plan_id = x.id
        where x.clinic_id = ${clinicId} and x.patient_id = p.id and x.status not in ('completed', 'lost')
        and i.status not in ('done', 'declined') and i.price is null)`
    case 'unsigned_consent':
      return sql`s.visits > 0 and not exists (${own('consents')} and x.purpose = 'service')`
    case 'possible_duplicates':
      return sql`exists (select from duplicate_pairs d where d.clinic_id = ${clinicId} and d.state = 'open'
        and (d.a_id = p.id or d.b_id = p.id))`
  }
}
