import { type ContactRules, contactRulesSchema, defaultContactRules } from '@revisit/domain/contact-rules.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { insertSettings, listSettings, readNewestSettings, releaseHeld } from './rule-queries.ts'

export type SetBy = { author: string | null; at: Date } | null

/** The rules of contact in force and who set them; the defaults until somebody does. */
export async function readContactRules(db: Db, clinicId: string): Promise<{ rules: ContactRules; setBy: SetBy }> {
  const row = await readNewestSettings(db, clinicId, 'rules')
  const parsed = contactRulesSchema.safeParse(row?.settings ?? {})
  const rules = parsed.success ? parsed.data : defaultContactRules()
  return { rules, setBy: row ? { author: row.authorName, at: row.at } : null }
}

/** Writes rules with their author and time; the earlier ones stay as history. */
export async function saveContactRules(db: Db, call: Call, rules: ContactRules): Promise<void> {
  await save(db, call, { kind: 'rules', settings: rules })
  await recordAudit(db, call, { action: 'contact_rules.changed' })
}

/** Whether everything is stopped, since when and by whom. */
export async function readStop(db: Db, clinicId: string): Promise<{ stopped: boolean; note: string; setBy: SetBy }> {
  const row = await readNewestSettings(db, clinicId, 'stop')
  const { stopped = false, note = '' } = (row?.settings ?? {}) as { stopped?: boolean; note?: string }
  return { stopped, note, setBy: row ? { author: row.authorName, at: row.at } : null }
}

/** Stops everything that nobody has begun to send, or lets it go on. */
export async function saveStop(db: Db, call: Call, stop: { stopped: boolean; note: string }): Promise<void> {
  await save(db, call, { kind: 'stop', settings: stop })
  if (!stop.stopped) await releaseHeld(db, call.caller.clinicId, { reason: 'global_stop', now: call.now })
  await recordAudit(db, call, { action: stop.stopped ? 'touches.stopped' : 'touches.released' })
}

/** Earlier rules and stops, the newest first. */
export async function listContactSettings(db: Db, clinicId: string) {
  return listSettings(db, clinicId)
}

async function save(db: Db, { caller, ports }: Call, row: { kind: 'rules' | 'stop'; settings: object }): Promise<void> {
  const at = ports.clock.now()
  await insertSettings(db, {
    clinicId: caller.clinicId,
    id: newId(at, ports.random),
    kind: row.kind,
    settings: JSON.stringify(row.settings),
    authorId: caller.kind === 'staff' ? caller.id : null,
    authorName: caller.name,
    at,
  })
}
