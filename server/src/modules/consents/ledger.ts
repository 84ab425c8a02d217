import type { ConsentPurpose } from '@revisit/domain/consent-policy.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordEvents } from '../events/events.ts'
import { insertConsents } from './queries.ts'

export type NewWord = {
  patientId: string
  purpose: ConsentPurpose
  /** `*` = every channel. */
  channel: string
  granted: boolean
  form: 'paper' | 'web' | 'sms_code' | 'call' | 'kiosk' | 'e_signature' | 'words' | 'reply' | 'link' | 'import'
  source: string
  proof?: string | null
  evidence?: object | null
  textId?: string | null
}

/** Writes what people said into the ledger, with the events that stop or allow messages. Nothing there is ever changed. */
export async function recordWords(
  ports: Ports,
  db: Db,
  { clinicId, words, now, by = null }: { clinicId: string; words: readonly NewWord[]; now: Date; by?: string | null },
): Promise<void> {
  await insertConsents(
    db,
    words.map(({ evidence = null, ...word }) => ({
      ...word,
      clinicId,
      id: newId(ports.clock.now(), ports.random),
      recordId: word.patientId,
      evidence: evidence === null ? null : JSON.stringify(evidence),
      recordedBy: by,
      at: now,
    })),
  )
  await recordEvents(
    ports,
    db,
    words.map(({ patientId, purpose, channel, granted, source }) => ({
      clinicId,
      patientId,
      type: granted ? 'consent.granted' : 'consent.withdrawn',
      occurredAt: now,
      actorId: by,
      payload: { purpose, channel, source },
    })),
  )
}
