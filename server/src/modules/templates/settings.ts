import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { readSettings, saveSettings } from './queries.ts'
import { type MessageSettings, messageSettings } from './schemas.ts'

/** What the clinic is called and linked to in its messages; defaults until somebody said. */
export async function readMessageSettings(db: Db, clinicId: string): Promise<MessageSettings> {
  const row = await readSettings(db, clinicId)
  return messageSettings.parse(row?.settings ?? {})
}

export async function changeMessageSettings(db: Db, call: Call, settings: MessageSettings): Promise<MessageSettings> {
  const { clinicId } = call.caller
  await saveSettings(db, {
    clinicId,
    settings: JSON.stringify(settings),
    updatedBy: call.caller.kind === 'staff' ? call.caller.id : null,
    updatedAt: call.now,
  })
  await recordAudit(db, call, { action: 'message_settings.changed', details: {} })
  return settings
}
