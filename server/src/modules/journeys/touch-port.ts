import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Channel, MessageClass, TouchPriority } from '@revisit/domain/channel.ts'
import type { Arm } from '@revisit/domain/holdout.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { SegmentRule } from '@revisit/domain/segment-rule.ts'

/** A message a journey wants to be sent. */
export type JourneyTouch = {
  patientId: string
  recordId: string
  origin: { journeyId: string; versionId: string; enrollmentId: string; nodeId: string; step: string; name: string }
  /** Episode of the send-once key. */
  episodeKey: string
  templateId: string
  context: { appointmentId?: string; planId?: string; policyId?: string; doctorId?: string; branchId?: string }
  priority: TouchPriority
  channels: readonly Channel[]
  fallback: { when: 'not_delivered' | 'not_answered'; afterHours: number } | null
  dueAt: Date
  expiresAt: Date
  needsFreshData: boolean
  /** Drawn when the passage began; control = recorded as what would have been sent. */
  arm: Arm
  ignoresCap: boolean
  quietHours: 'clinic' | 'ignore' | { from: string; to: string }
  /** Who published the version: advertising goes out under this name. */
  launchedBy: string | null
}

/** What the gate would say, without any effect. */
export type JourneyDecision = {
  kind: 'send' | 'later' | 'hold' | 'skip' | 'held_out'
  reason: string
  channel: Channel | null
  until: Date | null
  /** Minor units, what the message would cost. */
  cost: number | null
  text: string | null
}

/** Everything journeys ask of the module that sends. */
export type TouchPort = {
  plan(ports: Ports, db: Db, clinicId: string, touches: readonly JourneyTouch[]): Promise<string[]>
  /** Takes back what is not on its way yet. */
  cancel(
    ports: Ports,
    db: Db,
    clinicId: string,
    which: { enrollmentIds: readonly string[]; reason: string },
  ): Promise<number>
  /** Stops and starts the clocks of planned messages. */
  pause(ports: Ports, db: Db, clinicId: string, journeyId: string): Promise<void>
  resume(ports: Ports, db: Db, clinicId: string, journeyId: string): Promise<void>
  check(
    ports: Ports,
    db: Db,
    question: { clinicId: string; touches: readonly JourneyTouch[]; at: Date },
  ): Promise<JourneyDecision[]>
  /** Whether the clinic's base is too old for messages about absence, and since when it has not been updated. */
  freshness(ports: Ports, db: Db, clinicId: string, now: Date): Promise<{ stale: boolean; updatedAt: Date | null }>
  /** Vendor and price of each channel that is open, in minor units. */
  prices(ports: Ports, db: Db, clinicId: string): Promise<ChannelPrice[]>
}

export type ChannelPrice = { channel: Channel; provider: string; sandbox: boolean; price: number | null }

export type SegmentPort = {
  evaluate(
    ports: Ports,
    db: Db,
    question: { clinicId: string; rule: SegmentRule; patientIds: readonly string[] },
  ): Promise<Set<string>>
  /** Row by row why one person fits a rule or does not. */
  explain(
    ports: Ports,
    db: Db,
    question: { clinicId: string; rule: SegmentRule; patientId: string },
  ): Promise<{ ok: boolean; said: Bilingual }[]>
  members(db: Db, clinicId: string, segmentId: string, page: { after: string | null; limit: number }): Promise<string[]>
  setUses(
    db: Db,
    clinicId: string,
    journey: { subjectId: string; name: string },
    segmentIds: readonly string[],
  ): Promise<void>
  known(db: Db, clinicId: string): Promise<Set<string>>
}

export type TemplatePort = {
  known(
    db: Db,
    clinicId: string,
  ): Promise<Map<string, { name: string; class: MessageClass; published: boolean; channels: readonly Channel[] }>>
}

/** The doors of other modules a journey goes through. */
export type JourneyDoors = { touches: TouchPort; segments: SegmentPort; templates: TemplatePort }
