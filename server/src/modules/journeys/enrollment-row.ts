import type { Episode } from '@revisit/domain/journey-answer.ts'
import type { Arm } from '@revisit/domain/holdout.ts'
import type { JourneyEnd } from '@revisit/domain/journey-words.ts'
import type { Standing } from '@revisit/domain/journey-standing.ts'

export type EnrollmentState = 'active' | 'done' | 'exited'

/** One patient and one episode inside one version, as it is stored. */
export type Enrollment = {
  id: string
  journeyId: string
  versionId: string
  patientId: string
  recordId: string
  episodeKey: string
  episode: Episode
  arm: Arm
  state: EnrollmentState
  nodeId: string
  standing: Standing
  dueAt: Date | null
  enteredAt: Date
  endedAt: Date | null
  endReason: string | null
  answeredBy: string | null
  goalAt: Date | null
  creditNodeId: string | null
  creditUntil: Date | null
  attempts: number
}

/** Why somebody left before the end, as it is stored; words are in the domain. */
export type ExitReason = JourneyEnd

/** A row of the log to be. */
export type NewStep = {
  enrollmentId: string
  journeyId: string
  versionId: string
  nodeId: string | null
  what: 'entered' | 'passed' | 'touch' | 'goal' | 'money' | 'exited' | 'done' | 'resumed' | 'moved' | 'merged'
  edge?: string | null
  outcome?: string | null
  reason?: string | null
  amount?: number | null
  at: Date
}
