import type { QualityRule } from '@revisit/domain/data-quality.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { qualityCondition } from './condition-queries.ts'

export type Place = 'all' | 'branch' | 'doctor' | 'administrator'

/** One line of the count: a place, its id (null = unknown) and the number of people breaking each rule. */
export type QualityRow = { place: Place; id: string | null; counts: Partial<Record<QualityRule, number>> }

/**
 * How many visible patients break each rule: of all, by home branch, by the doctor and by the administrator of the first
 * visit. One pass over the patients.
 */
export async function countByRule(
  db: Db,
  { clinicId, today }: { clinicId: string; today: string },
  rules: readonly QualityRule[],
): Promise<QualityRow[]> {
  const flags = rules.map((rule) => sql`(${qualityCondition(rule, { clinicId, today })}) as ${sql.ref(rule)}`)
  const counts = rules.map((rule) => sql`${sql.lit(rule)}, count(*) filter (where ${sql.ref(rule)})`)
  const any = rules.map((rule) => sql`${sql.ref(rule)}`)
  const { rows } = await sql<QualityRow>`
    select case grouping(branch, doctor, administrator)
        when 7 then 'all' when 3 then 'branch' when 5 then 'doctor' else 'administrator' end as place,
      coalesce(branch, doctor, administrator) as id, json_build_object(${sql.join(counts)}) as counts
    from (
      select coalesce(p.branch_id, s.first_branch_id) as branch, s.first_doctor_id as doctor,
        h.visit_administrators[1] as administrator, ${sql.join(flags)}
      from patients p
      left join patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id
      left join patient_history h on h.clinic_id = p.clinic_id and h.patient_id = p.id
      where p.clinic_id = ${clinicId} and p.merged_into is null) people
    where ${sql.join(any, sql` or `)}
    group by grouping sets ((), (branch), (doctor), (administrator))`.execute(db)
  return rows
}

export async function countOpenPairs(db: Db, clinicId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from duplicate_pairs d
    join patients a on a.clinic_id = d.clinic_id and a.id = d.a_id
    where d.clinic_id = ${clinicId} and d.state = 'open'`.execute(db)
  return rows[0]!.n
}

/** Names of branches and staff by id. */
export async function readNames(db: Db, clinicId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from branches where clinic_id = ${clinicId}
    union all select id, name from staff where clinic_id = ${clinicId}`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
