import type { QualityRule } from '@revisit/domain/data-quality.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { qualityCondition } from './condition-queries.ts'

export type Place = 'all' | 'branch' | 'doctor' | 'administrator'

/** One line of the count of a rule: a place, its id (null = unknown) and how many people break the rule there. */
export type QualityRow = { place: Place; id: string | null; patients: number }

/**
 * Puts what the rules ask about into the temporary table `people_counted`, once for all rules: going through the patients
 * under the policies is the expensive part.
 */
export async function gatherPeople(db: Db, clinicId: string): Promise<void> {
  await sql`drop table if exists pg_temp.people_counted`.execute(db)
  await sql`create temp table people_counted on commit drop as
    select p.id, p.deceased, p.source, p.birth_date, coalesce(p.branch_id, s.first_branch_id) as branch,
      s.first_doctor_id as doctor, h.visit_administrators[1] as administrator, s.visits, s.active, s.next_visit_on
    from patients p
    left join patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id
    left join patient_history h on h.clinic_id = p.clinic_id and h.patient_id = p.id
    where p.clinic_id = ${sql.lit(clinicId)} and p.merged_into is null`.execute(db)
  await sql`analyze people_counted (id)`.execute(db)
}

/**
 * How many of the gathered people break a rule: of all, by home branch, by the doctor and by the administrator of the
 * first visit. One rule at a time, so that what must not exist becomes an anti-join and not a question for every person.
 */
export async function countBreakers(
  db: Db,
  { clinicId, today }: { clinicId: string; today: string },
  rule: QualityRule,
): Promise<QualityRow[]> {
  const { rows } = await sql<QualityRow>`
    select case grouping(branch, doctor, administrator)
        when 7 then 'all' when 3 then 'branch' when 5 then 'doctor' else 'administrator' end as place,
      coalesce(branch, doctor, administrator) as id, count(*) as patients
    from people_counted p cross join lateral (select p.visits, p.active, p.next_visit_on) s
    where ${qualityCondition(rule, { clinicId, today })}
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
