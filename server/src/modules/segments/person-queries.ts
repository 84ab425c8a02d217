import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** What is told of a person beside a rule. Money in minor units. */
export type TalkedPerson = {
  id: string
  lastName: string | null
  firstName: string | null
  middleName: string | null
  sex: 'm' | 'f' | null
  birthDate: string | null
  district: string | null
  source: string | null
  createdAt: Date
  deceased: boolean
  tags: string[]
  channels: string[]
  visits: number
  noShows: number
  cancelled: number
  firstVisitOn: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
  revenue: number
  revenueYear: number
  paidVisits: number
  cost: number
  openPlans: number
  openPlanAmount: number
  valueClass: string | null
}

/** People the transaction may see, in no order. */
export async function readTalked(db: Db, clinicId: string, ids: readonly string[]): Promise<TalkedPerson[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TalkedPerson>`
    select p.id, p.last_name, p.first_name, p.middle_name, p.sex, p.birth_date, p.district, p.source, p.created_at, p.deceased,
      array(select distinct t.tag from patient_tags t where t.clinic_id = p.clinic_id and t.patient_id = p.id order by 1) as tags,
      array(select distinct c.kind from contact_points c
        where c.clinic_id = p.clinic_id and c.patient_id = p.id and c.invalid_since is null order by 1) as channels,
      coalesce(s.visits, 0) as visits, coalesce(s.no_shows, 0) as no_shows, coalesce(s.cancelled, 0) as cancelled,
      s.first_visit_on, s.last_visit_on, s.next_visit_on, coalesce(s.revenue, 0) as revenue,
      coalesce(s.revenue_year, 0) as revenue_year, coalesce(s.paid_visits, 0) as paid_visits, coalesce(s.cost, 0) as cost,
      coalesce(s.open_plans, 0) as open_plans, coalesce(s.open_plan_amount, 0) as open_plan_amount, s.value_class
    from patients p left join patient_stats s on s.clinic_id = p.clinic_id and s.patient_id = p.id
    where p.clinic_id = ${clinicId}::uuid and p.id = any(${[...ids]}::uuid[]) and p.merged_into is null`.execute(db)
  return rows
}
