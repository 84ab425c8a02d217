import type { Channel } from '@revisit/domain/channel.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { type ClinicFacts, readClinicFacts } from './clinic-facts.ts'
import {
  type ClaimRow,
  claimKeys,
  type DecisionRow,
  insertDecisions,
  insertDeliveries,
  updateDecided,
} from './decision-queries.ts'
import type { TouchDoors } from './doors.ts'
import { countClaimed, type DueTouch, takeDue, tryDecideLock } from './fact-queries.ts'
import { insertArms } from './household-queries.ts'
import { type Judged, judge } from './judge.ts'
import { type Outcome, recordOutcomes } from './outcomes.ts'
import { freeKeys } from './send-queries.ts'

const BATCH = 500
/** Seconds of its own pace a connection may have waiting, and messages when it has no pace. */
const WAITING_SECONDS = 20
const WAITING_UNPACED = 2000
/** How soon a held touch is looked at again when nothing releases it earlier. */
const HOLD_MS = 10 * 60_000

/**
 * Decides about touches whose time has come and claims those that go out: the gate, the send key and the delivery are one transaction.
 * Nobody outside has been asked for anything before it commits.
 */
export function decideBeat(doors: TouchDoors): Beat {
  return {
    name: 'touches.decide',
    run: async (ports, clinicId) => {
      const done = await ports.database.withClinic(systemAccess(clinicId), (db) =>
        decideBatch(ports, db, { doors, clinicId }),
      )
      if (done > 0) await doors.reach('decide.committed')
      return done
    },
  }
}

async function decideBatch(
  ports: Ports,
  db: Db,
  { doors, clinicId }: { doors: TouchDoors; clinicId: string },
): Promise<number> {
  if (!(await tryDecideLock(db, clinicId))) return 0
  const now = await clinicNow(ports, db, clinicId)
  const touches = await takeDue(db, clinicId, { now, limit: BATCH })
  if (touches.length === 0) return 0
  const clinic = await readClinicFacts(ports, db, { clinicId, at: now })
  const { judged, facts } = await judge(ports, db, { doors, clinic, touches })
  await doors.reach('decide.gathered')
  const room = await roomOf(db, clinicId)
  const decided = judged.filter((one) => one.decision.kind !== 'send' || isCall(one) || room(one))
  await write(ports, db, { doors, clinic, judged: decided })
  await insertArms(db, clinicId, clinic.now, facts.arms.fresh)
  await doors.reach('decide.written')
  return decided.length
}

/** Whether a connection can take one more soon. Those left out stay due: their gate is passed again when it is their turn. */
async function roomOf(db: Db, clinicId: string): Promise<(one: Judged) => boolean> {
  const waiting = await countClaimed(db, clinicId)
  return ({ connection }) => {
    if (!connection) return false
    const most = connection.perSecond === null ? WAITING_UNPACED : Math.ceil(connection.perSecond * WAITING_SECONDS)
    const now = waiting.get(connection.key) ?? 0
    waiting.set(connection.key, now + 1)
    return now < most
  }
}

async function write(
  ports: Ports,
  db: Db,
  { doors, clinic, judged }: { doors: TouchDoors; clinic: ClinicFacts; judged: readonly Judged[] },
): Promise<void> {
  const { clinicId, now } = clinic
  const sends = judged.filter(({ decision }) => decision.kind === 'send')
  const owners = await claimKeys(
    db,
    clinicId,
    now,
    sends.map(({ touch: { id, patientId, family, episode } }) => ({ touchId: id, patientId, family, episode })),
  )
  const settled = judged.map((one) =>
    one.decision.kind === 'send' && !owners.has(one.touch.id)
      ? { ...one, decision: { kind: 'skip' as const, reason: 'already_sent' as const, gate: 10 as const } }
      : one,
  )
  const unsubscribe = await doors.consents.unsubscribe(ports, db, clinicId)
  const claims = settled.flatMap((one) => claimOf(ports, { one, unsubscribe }))
  const tracked = await trackClaims(ports, db, { doors, clinicId, claims })
  await insertDeliveries(db, clinicId, { now, seconds: doors.timings.claim, rows: tracked })
  await addCalls(ports, db, { doors, clinic, judged: settled })
  const rows = settled.map((one) => decisionRow(one, now))
  await updateDecided(db, clinicId, now, rows)
  await insertDecisions(
    db,
    clinicId,
    now,
    rows.filter((row) => row.is_news),
  )
  await freeKeys(
    db,
    clinicId,
    rows.flatMap((row) => (row.state === 'failed' ? [row.touch_id] : [])),
  )
  await recordOutcomes(ports, db, { clinicId, now, outcomes: settled.flatMap(outcomeOf) })
}

type Claim = ClaimRow & { patientId: string }

function claimOf(
  ports: Ports,
  {
    one: { touch, decision, connection, text },
    unsubscribe,
  }: { one: Judged; unsubscribe: Awaited<ReturnType<TouchDoors['consents']['unsubscribe']>> },
): Claim[] {
  if (decision.kind !== 'send' || decision.channel === 'call' || !connection || !text) return []
  const { channel, address } = decision
  const { id: touchId, patientId } = touch
  const isAdvertising = touch.class === 'advertising'
  return [
    {
      id: newId(ports.clock.now(), ports.random),
      touch_id: touchId,
      patientId,
      number: touch.tried.length + 1,
      priority: touch.priority,
      channel,
      connection: connection.key,
      provider: connection.provider,
      address,
      text: text.text,
      subject: text.subject ?? null,
      html: text.html ?? null,
      payload: text.payload ?? null,
      unsubscribe_url: isAdvertising ? unsubscribe({ patientId, channel, touchId }) : null,
      template_version_id: text.versionId,
      parts: text.parts ?? null,
      send_before: decision.sendBefore,
    },
  ]
}

/** Links of the messages behind addresses of the clinic's own, so that an opened one is known. */
async function trackClaims(
  ports: Ports,
  db: Db,
  { doors, clinicId, claims }: { doors: TouchDoors; clinicId: string; claims: readonly Claim[] },
): Promise<ClaimRow[]> {
  const tracked: ClaimRow[] = []
  for (const { patientId, ...row } of claims) {
    const { touch_id: touchId, text, html, unsubscribe_url: kept } = row
    const hasLinks = /https?:/.test(text) || /https?:/.test(html ?? '')
    const track = hasLinks ? doors.templates.track : undefined
    const message = {
      clinicId,
      touchId,
      patientId,
      text,
      except: kept === null ? [] : [kept],
      ...(html === null ? {} : { html }),
    }
    tracked.push(track ? { ...row, ...(await track(ports, db, message)) } : row)
  }
  return tracked
}

async function addCalls(
  ports: Ports,
  db: Db,
  { doors, clinic, judged }: { doors: TouchDoors; clinic: ClinicFacts; judged: readonly Judged[] },
): Promise<void> {
  const tasks = judged.flatMap(({ touch, decision, text }) =>
    decision.kind === 'send' && decision.channel === 'call'
      ? [
          {
            touchId: touch.id,
            patientId: touch.patientId,
            phone: decision.address,
            text: text?.text ?? '',
            dueAt: clinic.now,
          },
        ]
      : [],
  )
  if (tasks.length > 0) await doors.callTasks?.add(ports, db, clinic.clinicId, tasks)
}

const STATE_OF = { later: 'planned', hold: 'held', skip: 'skipped', held_out: 'held_out' } as const

function decisionRow(one: Judged, now: Date): DecisionRow {
  const { touch, decision, detail, carriedBy } = one
  const isSend = decision.kind === 'send'
  const channel: Channel | null = 'channel' in decision ? (decision.channel ?? null) : null
  const nextAt = nextLook(one, now)
  const state = isSend ? (isCall(one) ? 'sent' : 'claimed') : STATE_OF[decision.kind]
  return {
    touch_id: touch.id,
    state: decision.reason === 'expired' ? 'expired' : stateAfterTries(touch, state),
    verdict: decision.kind,
    reason: decision.reason,
    gate: decision.gate,
    channel,
    address: isSend ? decision.address : null,
    next_at: nextAt,
    contacted: isSend,
    ended: nextAt === null && (!isSend || isCall(one)),
    carried_by: carriedBy,
    until: decision.kind === 'later' ? decision.until : null,
    details: detail,
    // Saying the same again every few minutes tells nobody anything.
    is_news: decision.kind !== 'hold' || touch.reason !== decision.reason || touch.verdict !== 'hold',
  }
}

/** A message that went out through one channel and finds no way through the next stays sent; one that every channel refused failed. */
function stateAfterTries({ contactedAt, tried }: DueTouch, state: DecisionRow['state']): DecisionRow['state'] {
  if (state !== 'skipped' || tried.length === 0) return state
  return contactedAt === null ? 'failed' : 'sent'
}

function nextLook({ touch, decision }: Judged, now: Date): Date | null {
  if (decision.kind === 'later') return decision.until < touch.expiresAt ? decision.until : touch.expiresAt
  if (decision.kind !== 'hold') return null
  const soon = new Date(now.getTime() + HOLD_MS)
  return soon < touch.expiresAt ? soon : touch.expiresAt
}

function outcomeOf({ touch, decision }: Judged): Outcome[] {
  const { reason } = decision
  if (decision.kind === 'held_out') return [{ touch, type: 'touch.held_out', reason }]
  if (decision.kind === 'skip') return skipOutcome(touch, reason)
  if (decision.kind === 'send' && decision.channel === 'call')
    return [{ touch: { ...touch, channel: 'call' }, type: 'touch.sent' }]
  return []
}

function skipOutcome(touch: DueTouch, reason: string): Outcome[] {
  if (touch.contactedAt !== null) return []
  return [{ touch, type: touch.tried.length > 0 ? 'touch.failed' : 'touch.skipped', reason }]
}

function isCall({ decision }: Judged): boolean {
  return decision.kind === 'send' && decision.channel === 'call'
}
