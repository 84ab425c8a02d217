import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import type { ConsentVerdict, TouchFacts } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { readLedger } from './consent-queries.ts'

/** One message somebody may or may not get. */
export type ConsentQuestion = {
  class: MessageClass
  channel: Channel
  /** Somebody launched it under their own name: a campaign or a message by hand. */
  launched: boolean
}

export type Person = {
  verdict(question: ConsentQuestion): ConsentVerdict
  /** A complaint, a dispute and the like. That a patient died is known without asking here. */
  suppressions: TouchFacts['suppressions']
}

/** Who may be written to. */
export type ConsentPort = {
  /** Everybody asked about is in the answer. */
  read(
    ports: Ports,
    db: Db,
    question: { clinicId: string; patientIds: readonly string[]; now: Date },
  ): Promise<Map<string, Person>>
  /** Which of these addresses asked for silence, wherever and as whoever they said it. */
  suppressed(ports: Ports, db: Db, clinicId: string, addresses: readonly string[]): Promise<Set<string>>
  /** RFC 8058 address for an advertising message, or null where there is none. */
  unsubscribeUrl(
    ports: Ports,
    message: { clinicId: string; patientId: string; channel: Channel; touchId: string },
  ): string | null
}

/** The latest word of the ledger: service messages unless refused, advertising only when granted. */
export const ledgerConsents: ConsentPort = {
  read: async (_ports, db, { clinicId, patientIds }) => {
    const words = await readLedger(db, clinicId, patientIds)
    const said = new Map(words.map((word) => [`${word.patientId}/${word.purpose}/${word.channel}`, word]))
    return new Map(
      patientIds.map((patientId) => {
        const verdict = ({ class: messageClass, channel }: ConsentQuestion): ConsentVerdict => {
          const purpose = messageClass === 'advertising' ? 'marketing' : 'service'
          const found = [channel, '*'].flatMap((name) => said.get(`${patientId}/${purpose}/${name}`) ?? [])
          const latest = found.reduce<(typeof found)[number] | null>(
            (best, word) =>
              best === null || word.at > best.at || (+word.at === +best.at && !word.granted) ? word : best,
            null,
          )
          if (latest) return latest.granted ? { allowed: true } : { allowed: false, reason: 'consent_withdrawn' }
          return purpose === 'service' ? { allowed: true } : { allowed: false, reason: 'no_consent' }
        }
        return [patientId, { verdict, suppressions: [] }]
      }),
    )
  },
  suppressed: async () => new Set(),
  unsubscribeUrl: () => null,
}
