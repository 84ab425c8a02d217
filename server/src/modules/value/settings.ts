import { defaultThresholds, type RfmSettings, rfmSettingsSchema } from '@revisit/domain/rfm-thresholds.ts'
import type { RfmCuts } from '@revisit/domain/rfm.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { readAverageCheck } from './measure-queries.ts'
import { insertSettings, readNewestSettings, type SettingsKind } from './settings-queries.ts'

/** Who set the settings in force, and when; null while the clinic lives with the defaults. */
export type SetBy = { author: string | null; at: Date } | null

export type RfmRules = {
  settings: RfmSettings
  /** The clinic's own cuts, or the defaults from its average check. */
  thresholds: RfmCuts
  own: boolean
  setBy: SetBy
}

/** How the clinic scores RFM. */
export async function readRfmRules(db: Db, clinicId: string): Promise<RfmRules> {
  const row = await readNewestSettings(db, clinicId, 'rfm')
  const parsed = rfmSettingsSchema.safeParse(row?.settings ?? {})
  const settings = parsed.success ? parsed.data : rfmSettingsSchema.parse({})
  const own = settings.thresholds !== null
  const thresholds =
    settings.thresholds ?? defaultThresholds(await readAverageCheck(db, clinicId), settings.monetaryBasis)
  return { settings, thresholds, own, setBy: row ? { author: row.authorName, at: row.at } : null }
}

/** Writes settings with their author and time; the earlier ones stay as history. */
export async function saveSettings(db: Db, call: Call, { kind, settings }: { kind: SettingsKind; settings: object }) {
  const { caller, ports } = call
  const at = ports.clock.now()
  await insertSettings(db, {
    clinicId: caller.clinicId,
    id: newId(at, ports.random),
    kind,
    settings: JSON.stringify(settings),
    authorId: caller.kind === 'staff' ? caller.id : null,
    authorName: caller.name,
    at,
  })
  await recordAudit(db, call, { action: `value_settings.${kind}_changed` })
}
