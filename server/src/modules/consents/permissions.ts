import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import { latestWord } from '@revisit/domain/consent-ledger.ts'
import { type ConsentPurpose, type ConsentVerdict, consentVerdict } from '@revisit/domain/consent-policy.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import { readClinic } from '../clinics/clinics.ts'
import { readHolds, readLedger, readWriters } from './queries.ts'

export type Asked = { messageClass: MessageClass; channel: Channel; launchedByPerson: boolean }

/** What is known of the permissions of one person. */
export type Permissions = {
  verdict(asked: Asked): ConsentVerdict
  /** Bad moments in force. */
  holds: { reason: HoldReason; scope: 'everything' | 'offers' }[]
}
export type HoldReason = 'complaint' | 'complication' | 'active_treatment' | 'debt_dispute' | 'do_not_contact'

/** The permissions of many people now; everybody asked about is in the answer. */
export async function readPermissions(
  db: Db,
  { clinicId, patientIds, now }: { clinicId: string; patientIds: readonly string[]; now: Date },
): Promise<Map<string, Permissions>> {
  const clinic = await readClinic(db, clinicId)
  const on = localDateOf(now, clinic?.timezone ?? 'UTC')
  const words = Map.groupBy(await readLedger(db, clinicId, patientIds), ({ patientId }) => patientId)
  const holds = Map.groupBy(await readHolds(db, clinicId, { patientIds, now }), ({ patientId }) => patientId)
  const wrote = new Set(
    (await readWriters(db, clinicId, patientIds)).map(({ patientId, channel }) => `${patientId}/${channel}`),
  )
  return new Map(
    patientIds.map((patientId) => {
      const own = words.get(patientId) ?? []
      const said = (purpose: ConsentPurpose, channel: Channel) => latestWord(own, purpose, channel)
      const permissions: Permissions = {
        verdict: (asked) =>
          consentVerdict(said, { ...asked, on, wroteFirst: wrote.has(`${patientId}/${asked.channel}`) }),
        holds: (holds.get(patientId) ?? []).map(({ reason, scope }) => ({ reason: reason as HoldReason, scope })),
      }
      return [patientId, permissions]
    }),
  )
}
