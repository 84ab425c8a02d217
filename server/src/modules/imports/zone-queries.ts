import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { SourcePlan } from './source-plan.ts'

/** Which cell leads to the branch whose wall clock a row was written by. */
export type ZoneKey = { by: 'appointment' | 'patient'; at: number }

/** Rows without a branch of their own are in the zone of their appointment's branch, else of the patient's. */
export function zoneKeyOf({ entities, wide }: SourcePlan): ZoneKey | null {
  const [mapped] = entities
  if (wide || !mapped) return null
  const { entity, fields } = mapped
  const hasInstant = entity.fields.some((field) => field.kind === 'instant' && fields.has(field.name))
  if (!hasInstant || fields.has('branch_external_id')) return null
  const own = entity.name === 'appointments' ? fields.get('external_id') : fields.get('appointment_external_id')
  if (own !== undefined) return { by: 'appointment', at: own }
  const patient = fields.get('patient_external_id')
  return patient === undefined ? null : { by: 'patient', at: patient }
}

/** Zones by external id, for the ids that lead to a branch. */
export async function readZones(
  db: Db,
  { clinicId, origin, by }: { clinicId: string; origin: string; by: ZoneKey['by'] },
  keys: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; timezone: string }>`
    select k.key, b.timezone from unnest(${[...new Set(keys)]}::text[]) as k (key)
    ${
      by === 'appointment'
        ? sql`join appointments t on t.clinic_id = ${clinicId}::uuid and t.origin = ${origin} and t.external_id = k.key`
        : sql`join patient_external_ids x on x.clinic_id = ${clinicId}::uuid and x.origin = ${origin} and x.external_id = k.key
          join patients t on t.clinic_id = ${clinicId}::uuid and t.id = x.record_id`
    }
    join branches b on b.clinic_id = ${clinicId}::uuid and b.id = t.branch_id`.execute(db)
  return new Map(rows.map(({ key, timezone }) => [key, timezone]))
}
