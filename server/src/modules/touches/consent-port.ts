import type { Channel, MessageClass } from '@revisit/domain/channel.ts'
import type { ConsentVerdict, TouchFacts } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'

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
  /** Makes RFC 8058 addresses for advertising messages; null where there is none. */
  unsubscribe(
    ports: Ports,
    db: Db,
    clinicId: string,
  ): Promise<(message: { patientId: string; channel: Channel; touchId: string }) => string | null>
}
