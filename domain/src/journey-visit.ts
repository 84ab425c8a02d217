import type { TouchPriority } from './channel.ts'
import type { NodeOf, TouchOutcome } from './journey-node.ts'
import type { JourneyIndex, Standing, Wait } from './journey-standing.ts'
import type { DateField } from './journey-trigger.ts'
import type { LocalDate } from './local-date.ts'

/** Facts about the episode, loaded when a condition asks. */
export type EpisodeFacts = {
  /** Minor units. */ planLeft: number
  booked: boolean
  visited: boolean
  treatmentTypes: readonly string[]
}

/** What a step may know. Missing entries are asked for by `needs`. */
export type StepFacts = {
  /** IANA zone of the patient. */
  timezone: string
  /** The household, else the patient: splits never part a family. */
  householdKey: string
  dates?: Partial<Record<DateField, LocalDate | null>>
  /** Whether the patient fits the rule of a condition, by node id. */
  rules?: Readonly<Record<string, boolean>>
  episode?: EpisodeFacts
}

/** A fact without which the step cannot go on. */
export type Need =
  | { kind: 'rule'; nodeId: string }
  | { kind: 'episode'; nodeId: string }
  | { kind: 'date'; nodeId: string; field: DateField }

/** Something to be done in the transaction of the step. */
export type Effect =
  | {
      kind: 'touch'
      nodeId: string
      node: NodeOf<'message'>
      templateId: string
      /** Epoch milliseconds. */
      dueAt: number
      expiresAt: number
      priority: TouchPriority
    }
  | { kind: 'task'; nodeId: string; node: NodeOf<'call_task'>; dueAt: number }
  | { kind: 'notify'; nodeId: string; node: NodeOf<'notify_staff'> }
  | { kind: 'set_field'; nodeId: string; node: NodeOf<'set_field'> }
  | { kind: 'offer'; nodeId: string; node: NodeOf<'offer'> }
  | { kind: 'bonus'; nodeId: string; node: NodeOf<'bonus'> }

/** One node left behind. */
export type Passed = { nodeId: string; edge: string; outcome: TouchOutcome | null; reason: string | null; at: number }

export type EndReason = 'done' | 'exit_node' | 'control' | 'late' | 'date_passed' | 'node_missing'

export type Advance = { passed: Passed[]; effects: Effect[] } & (
  | { kind: 'waits'; standing: Standing; /** When to look again at the latest. */ dueAt: number }
  | { kind: 'needs'; standing: Standing; need: Need }
  | { kind: 'ended'; standing: Standing; reason: EndReason; goal: boolean }
)

/** What one node decides. */
export type Visit =
  | { do: 'go'; edge: string; effects?: Effect[]; outcome?: TouchOutcome; reason?: string | null; late?: boolean }
  | { do: 'wait'; wait: Wait; dueAt: number; effects?: Effect[]; late?: boolean }
  | { do: 'need'; need: Need }
  | { do: 'end'; reason: EndReason; goal?: boolean }

export type VisitContext = { index: JourneyIndex; standing: Standing; facts: StepFacts; now: number }
