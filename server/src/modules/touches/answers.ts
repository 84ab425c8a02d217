import type { Channel } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { InboundNews } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import type { Reactor } from '../events/events.ts'
import { eraseContents, markAnswered, markReplied } from './answer-queries.ts'
import { recordOutcomes } from './outcomes.ts'
import { cancelTouches } from './plan.ts'

/** A message counts as the answer to the latest touch of its channel and address for so long. */
const ANSWER_DAYS = 14

/** What a patient writes back answers the latest touch that reached them by the same channel; once. */
export async function hearReplies(ports: Ports, db: Db, clinicId: string, news: readonly InboundNews[]): Promise<void> {
  const replies = news.flatMap(({ channel, item }) =>
    item.kind === 'message' ? [{ channel: channel as Channel, address: item.address, at: item.at }] : [],
  )
  if (replies.length === 0) return
  const now = await clinicNow(ports, db, clinicId)
  const since = new Date(now.getTime() - ANSWER_DAYS * 86_400_000)
  const answered = await markReplied(db, clinicId, { replies, since, now })
  await recordOutcomes(ports, db, {
    clinicId,
    now,
    outcomes: answered.map((touch) => ({ touch, type: 'touch.replied' })),
  })
}

/** An opened link answers its touch. */
export const clickReactor: Reactor = {
  name: 'touches.clicks',
  react: async (_ports, db, clinicId, events) => {
    const clicks = events.flatMap(({ type, subjectId, occurredAt }) =>
      type === 'touch.clicked' && subjectId !== null ? [{ touchId: subjectId, at: occurredAt }] : [],
    )
    if (clicks.length > 0) await markAnswered(db, clinicId, clicks)
  },
}

/** What was written to somebody whose data is erased goes too; that something was sent, and why, stays. */
export const eraseReactor: Reactor = {
  name: 'touches.erasure',
  react: async (ports, db, clinicId, events) => {
    const patientIds = events.flatMap(({ type, patientId }) =>
      type === 'patient.erased' && patientId !== null ? [patientId] : [],
    )
    if (patientIds.length === 0) return
    await cancelTouches(ports, db, clinicId, { which: { patientIds }, reason: 'erased' })
    await eraseContents(db, clinicId, patientIds)
  },
}
