import { answersEpisode, type Episode } from '@revisit/domain/journey-answer.ts'
import type { OriginState } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { OriginCheck } from '../touches/touches.ts'
import { type BookingFacts, readComingBookings } from './fact-queries.ts'
import { indexVersions } from './indexes.ts'
import { type OriginFacts, readOriginFacts } from './origin-queries.ts'

/**
 * Whether a journey still wants its messages, read at the moment of sending: the passage goes on, the journey is neither paused nor
 * gone, and no booking has answered it since, even when the reaction to that booking is still on its way.
 */
export const journeyOrigin: OriginCheck = {
  kind: 'journey',
  states: async (db, clinicId, touches, now) => {
    const ids = [...new Set(touches.flatMap(({ enrollmentId }) => (enrollmentId ? [enrollmentId] : [])))]
    const facts = new Map((await readOriginFacts(db, clinicId, ids)).map((row) => [row.id, row]))
    const booked = await bookedOf(db, clinicId, { passages: [...facts.values()], now })
    return new Map(touches.map(({ id, enrollmentId }) => [id, stateOf(facts.get(enrollmentId ?? ''), booked)]))
  },
}

function stateOf(passage: OriginFacts | undefined, booked: ReadonlySet<string>): OriginState {
  if (!passage || passage.journeyState === 'deleted' || passage.versionState === 'closed')
    return { live: false, reason: 'version_closed' }
  if (passage.state !== 'active') return { live: false, reason: passage.endReason === 'booked' ? 'booked' : 'exited' }
  if (booked.has(passage.id)) return { live: false, reason: 'booked' }
  return passage.journeyState === 'paused' ? { live: false, reason: 'paused', hold: true } : { live: true }
}

async function bookedOf(
  db: Db,
  clinicId: string,
  { passages, now }: { passages: readonly OriginFacts[]; now: Date },
): Promise<Set<string>> {
  const patientIds = [...new Set(passages.map(({ patientId }) => patientId))]
  const coming = patientIds.length === 0 ? [] : await readComingBookings(db, clinicId, { patientIds, now })
  if (coming.length === 0) return new Set()
  const versions = await indexVersions(
    db,
    clinicId,
    passages.map(({ versionId }) => versionId),
  )
  const byPatient = Map.groupBy(coming, ({ patientId }) => patientId)
  const answered = passages.filter(({ patientId, versionId, episode, enteredAt }) => {
    const answers = versions.get(versionId)?.version.definition.settings.answers
    return (
      answers && (byPatient.get(patientId) ?? []).some((booking) => isAnswer(booking, { answers, episode, enteredAt }))
    )
  })
  return new Set(answered.map(({ id }) => id))
}

type Asked = { answers: Parameters<typeof answersEpisode>[0]; episode: Episode; enteredAt: Date }

/** A booking that was there when the patient was let in did not keep them out then and does not now. */
function isAnswer(booking: BookingFacts, { answers, episode, enteredAt }: Asked): boolean {
  if (booking.id === episode.appointmentId || (booking.bookedAt !== null && booking.bookedAt <= enteredAt)) return false
  return answersEpisode(answers, episode, booking)
}
