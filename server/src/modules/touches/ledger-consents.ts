import type { ConsentReason } from '@revisit/domain/consent-policy.ts'
import type { ConsentVerdict } from '@revisit/domain/message-gate.ts'
import { readPermissions, unsubscribeLinks } from '../consents/consents.ts'
import { suppressedAmong } from '../suppressions/suppressions.ts'
import type { ConsentPort } from './consent-port.ts'

/** The clinic's ledger of consents and the law by channel and date. */
export const ledgerConsents: ConsentPort = {
  read: async (_ports, db, question) => {
    const permissions = await readPermissions(db, question)
    return new Map(
      [...permissions].map(([patientId, { verdict, holds }]) => [
        patientId,
        {
          verdict: ({ class: messageClass, channel, launched }) => {
            const said = verdict({ messageClass, channel, launchedByPerson: launched })
            return said.allowed ? { allowed: true } : { allowed: false, reason: REASONS[said.reason] }
          },
          suppressions: holds.map(({ reason, scope }) => ({ reason, from: scope })),
        },
      ]),
    )
  },
  suppressed: suppressedAmong,
  unsubscribe: unsubscribeLinks,
}

type Reason = Extract<ConsentVerdict, { allowed: false }>['reason']

const REASONS: Record<ConsentReason, Reason> = {
  service_refused: 'consent_withdrawn',
  marketing_withdrawn: 'consent_withdrawn',
  personal_data_withdrawn: 'consent_withdrawn',
  no_marketing_consent: 'no_consent',
  no_personal_data_consent: 'no_consent',
  messenger_not_opted_in: 'no_consent',
  channel_forbidden_by_law: 'channel_not_allowed',
  no_human_launch: 'needs_launch',
}
