import type { BookingAnswer, EpisodeKind } from './journey-definition.ts'
import { type LocalDate, yearOf } from './local-date.ts'

/** What a passage through a journey is about: ids of facts, never names. */
export type Episode = {
  appointmentId?: string
  planId?: string
  policyId?: string
  doctorId?: string
  branchId?: string
  serviceId?: string
  treatmentTypes?: string[]
  /** The event that started it. */
  eventId?: string
  /** The local day of the date, schedule run or event behind it. */
  day?: LocalDate
}

/** What is known of a booking. */
export type Booking = {
  doctorId: string | null
  branchId: string | null
  /** Empty when nobody said what it is for. */
  treatmentTypes: readonly string[]
  planIds: readonly string[]
}

/** True when the booking is what the journey wanted to reach, so that nothing more about the episode may be said. */
export function answersEpisode(rule: BookingAnswer, episode: Episode, booking: Booking): boolean {
  if (rule.by === 'none') return false
  if (rule.by === 'any') return true
  const unknown = rule.unknown === 'answers'
  if (rule.by === 'types') return overlap(booking.treatmentTypes, rule.treatmentTypes) ?? unknown
  return rule.match.every((respect) => agrees(respect, episode, booking) ?? unknown)
}

/**
 * The name of the episode: with the patient it says who may be inside only once. Falls back to the event, then to the patient, when
 * the thing the journey is about is not known.
 */
export function episodeKeyOf(kind: EpisodeKind, episode: Episode): string {
  const byEvent = episode.eventId ? `event:${episode.eventId}` : 'patient'
  return KEY_OF[kind](episode) ?? byEvent
}

const KEY_OF: Readonly<Record<EpisodeKind, (episode: Episode) => string | null>> = {
  patient: () => 'patient',
  appointment: ({ appointmentId }) => named('appointment', appointmentId),
  plan: ({ planId }) => named('plan', planId),
  policy: ({ policyId }) => named('policy', policyId),
  treatment: ({ treatmentTypes, appointmentId, day }) =>
    named('treatment', treatmentTypes?.[0] && `${treatmentTypes[0]}:${appointmentId ?? day ?? ''}`),
  year: ({ day }) => named('year', day && String(yearOf(day))),
  run: ({ day }) => named('run', day),
  event: ({ eventId }) => named('event', eventId),
}

function named(kind: EpisodeKind, id: string | undefined): string | null {
  return id ? `${kind}:${id}` : null
}

function agrees(respect: 'treatment_type' | 'plan' | 'doctor' | 'branch', episode: Episode, booking: Booking) {
  switch (respect) {
    case 'treatment_type':
      return overlap(booking.treatmentTypes, episode.treatmentTypes ?? [])
    case 'plan':
      return overlap(booking.planIds, episode.planId ? [episode.planId] : [])
    case 'doctor':
      return equal(booking.doctorId, episode.doctorId)
    case 'branch':
      return equal(booking.branchId, episode.branchId)
  }
}

/** Null when one side says nothing. */
function overlap(said: readonly string[], wanted: readonly string[]): boolean | null {
  if (said.length === 0 || wanted.length === 0) return null
  return said.some((value) => wanted.includes(value))
}

function equal(said: string | null, wanted: string | undefined): boolean | null {
  return said === null || wanted === undefined ? null : said === wanted
}
