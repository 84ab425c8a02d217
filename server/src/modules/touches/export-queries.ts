import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/** A touch as the command line exports it; `deliveries` are its attempts, the oldest first. */
export type ExportRow = {
  touchId: string
  patientId: string
  patientExternalId: string | null
  patientExternalIds: string[]
  origin: string
  journey: string | null
  campaign: string | null
  node: string | null
  step: string | null
  episode: string
  family: string
  class: string
  channel: string | null
  address: string | null
  text: string | null
  provider: string | null
  providerId: string | null
  decision: string | null
  reason: string | null
  state: string
  dueAt: Date
  nextAt: Date | null
  decidedAt: Date | null
  sentAt: Date | null
  deliveredAt: Date | null
  readAt: Date | null
  expiresAt: Date
  deliveries: object[]
}

/** Touches after an id, the oldest first. Rides the primary key. */
export async function readExportRows(
  db: Db,
  clinicId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<ExportRow[]> {
  const { rows } = await sql<ExportRow>`
    select t.id as touch_id, t.patient_id, e.ids[1] as patient_external_id, e.ids as patient_external_ids, t.origin_kind as origin,
      case when t.origin_kind = 'journey' then t.origin_name end as journey,
      case when t.origin_kind = 'campaign' then t.origin_name end as campaign,
      t.node_id as node, t.step, t.episode, t.family, t.class, coalesce(d.channel, t.channel) as channel,
      coalesce(d.address, t.address) as address, d.text, d.provider, d.provider_id, t.verdict as decision, t.reason, t.state,
      t.due_at, t.next_at, t.decided_at, d.accepted_at as sent_at, t.delivered_at, t.read_at, t.expires_at, a.deliveries
    from touches t
    cross join lateral (select array(select x.external_id from patient_external_ids x
      where x.clinic_id = t.clinic_id and x.patient_id = t.patient_id order by x.origin, x.external_id) as ids) e
    left join lateral (
      select * from deliveries o where o.clinic_id = t.clinic_id and o.touch_id = t.id order by o.id desc limit 1) d on true
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'channel', o.channel, 'provider', o.provider,
        'providerId', o.provider_id, 'address', o.address, 'text', o.text, 'state', o.state, 'tries', o.tries, 'refusal', o.refusal,
        'claimedAt', o.claimed_at, 'sentAt', o.accepted_at, 'deliveredAt', o.delivered_at, 'readAt', o.read_at,
        'failedAt', o.failed_at) order by o.id), '[]'::jsonb) as deliveries
      from deliveries o where o.clinic_id = t.clinic_id and o.touch_id = t.id) a
    where t.clinic_id = ${clinicId}::uuid and (${after}::uuid is null or t.id > ${after}::uuid)
    order by t.id limit ${limit}`.execute(db)
  return rows
}
