import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { Outgoing } from './channel-adapter.ts'

/** Keeps messages, once per delivery. */
export async function insertSandbox(
  db: Db,
  clinicId: string,
  messages: readonly (Outgoing & { at: Date })[],
): Promise<void> {
  const rows = messages.map(({ deliveryId, channel, address, text, subject = null, html = null, at }) => ({
    delivery_id: deliveryId,
    channel,
    address,
    text,
    subject,
    html,
    at,
  }))
  await sql`insert into sandbox_messages (clinic_id, delivery_id, channel, address, text, subject, html, at)
    select ${clinicId}::uuid, r.delivery_id, r.channel, r.address, r.text, r.subject, r.html, r.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r
      (delivery_id uuid, channel text, address text, text text, subject text, html text, at timestamptz)
    on conflict do nothing`.execute(db)
}

export async function findSandbox(db: Db, clinicId: string, deliveryId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sandboxMessages')
    .select('deliveryId')
    .where('clinicId', '=', clinicId)
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst()
  return row !== undefined
}
