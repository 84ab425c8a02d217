import type { Episode } from '@revisit/domain/journey-answer.ts'
import { eventMatches } from '@revisit/domain/journey-event.ts'
import type { JourneyTrigger } from '@revisit/domain/journey-trigger.ts'
import type { StoredEvent } from '../events/events.ts'
import type { Candidate } from './enrolling.ts'
import type { BookingFacts } from './fact-queries.ts'

/** True when the event lets its patient in at the door of the trigger. */
export function startsOn(trigger: JourneyTrigger, event: Pick<StoredEvent, 'type' | 'payload'>): boolean {
  // The past of a clinic, brought in at once: it may stop a journey, but nobody expects a letter about it.
  if (heard(event).payload.backfill === true) return false
  if (trigger.kind === 'event') return eventMatches(trigger.match, heard(event))
  return (
    trigger.kind === 'segment_entry' &&
    event.type === 'segment.entered' &&
    heard(event).payload.segmentId === trigger.segmentId
  )
}

/** An event as the pure rules hear it. */
export function heard({ type, payload }: Pick<StoredEvent, 'type' | 'payload'>) {
  return { type, payload: (payload ?? {}) as Record<string, unknown> }
}

/** Whom an event is about, and about what: ids of its subject and of what it names. */
export function candidateOf(event: StoredEvent, booking: BookingFacts | undefined): Candidate {
  const { patientId, recordId, id } = event
  return {
    patientId: patientId!,
    recordId: recordId ?? patientId!,
    episode: { eventId: id, ...subjectOf(event), ...namedBy(event, booking) },
  }
}

function subjectOf({ subjectKind, subjectId }: StoredEvent): Episode {
  if (subjectId === null) return {}
  if (subjectKind === 'appointment') return { appointmentId: subjectId }
  if (subjectKind === 'plan') return { planId: subjectId }
  return subjectKind === 'policy' ? { policyId: subjectId } : {}
}

const NAMED = ['appointmentId', 'planId', 'policyId', 'doctorId', 'branchId', 'serviceId'] as const

function namedBy(event: StoredEvent, booking: BookingFacts | undefined): Episode {
  const { payload } = heard(event)
  const episode: Episode = {}
  for (const name of NAMED) {
    const said = payload[name] ?? (booking as Record<string, unknown> | undefined)?.[name]
    if (typeof said === 'string') episode[name] = said
  }
  const types = typeof payload.treatmentType === 'string' ? [payload.treatmentType] : payload.treatmentTypes
  const treatmentTypes = Array.isArray(types) && types.length > 0 ? (types as string[]) : booking?.treatmentTypes
  return treatmentTypes && treatmentTypes.length > 0 ? { ...episode, treatmentTypes: [...treatmentTypes] } : episode
}
