import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { connectionsOf } from '../channels/channels.ts'
import type { ConsentPort } from './consent-port.ts'
import { ledgerConsents } from './ledger-consents.ts'
import { manualOrigin, type OriginCheck } from './origin.ts'
import type { TemplatePort } from './template-port.ts'
import { templateTexts } from './template-texts.ts'

/** A call somebody has to make instead of a message. */
export type CallTask = { touchId: string; patientId: string; phone: string; text: string; dueAt: Date }

/** Puts calls before people, in the transaction of the decision; once per touch. */
export type CallTaskPort = {
  add(ports: Ports, db: Db, clinicId: string, tasks: readonly CallTask[]): Promise<void>
}

/** Seconds of the database clock. */
export type SendTimings = {
  /** How long a claimed message may wait for its turn. */
  claim: number
  /** How long one attempt may take, sending included. */
  lease: number
  /** No attempt begins when less than this is left of its lease: what the longest request takes. */
  request: number
  /** Before a provider is asked about a lost answer, and between questions. */
  ask: number
}

/** Everything touches need from elsewhere. Tests put an oracle in the place of a provider. */
export type TouchDoors = {
  templates: TemplatePort
  consents: ConsentPort
  connections: typeof connectionsOf
  origins: readonly OriginCheck[]
  callTasks: CallTaskPort | null
  timings: SendTimings
  /** Called at every named point of the way out; tests break the world there. */
  reach(point: FailPoint): Promise<void>
}

/** Where a process may die between an intention and its record. */
export type FailPoint =
  | 'decide.gathered'
  | 'decide.written'
  | 'decide.committed'
  | 'send.begun'
  | 'send.before'
  | 'send.after'
  | 'mark.before'
  | 'mark.written'
  | 'mark.committed'
  | 'reconcile.asked'
  | 'reconcile.written'
  | 'reconcile.committed'

export const SEND_TIMINGS: SendTimings = { claim: 120, lease: 60, request: 20, ask: 15 }

export const defaultDoors: TouchDoors = {
  templates: templateTexts,
  consents: ledgerConsents,
  connections: connectionsOf,
  origins: [manualOrigin],
  callTasks: null,
  timings: SEND_TIMINGS,
  reach: async () => {},
}
