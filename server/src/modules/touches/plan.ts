import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import type { TouchReason } from '@revisit/domain/touch-reasons.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { type NewTouch, type TouchSelection, withDefaults } from './new-touch.ts'
import { type EndedTouch, recordOutcomes } from './outcomes.ts'
import type { TouchOrigin } from './origin.ts'
import { endPlanned, insertTouches, pausePlanned, resumePlanned, type TouchInsert } from './plan-queries.ts'

/** Plans one touch; the gate sees it when its time comes. @returns its id. */
export async function planTouch(ports: Ports, db: Db, touch: NewTouch): Promise<string> {
  const [id] = await planTouches(ports, db, [touch])
  return id!
}

/** Plans many touches of one clinic in one statement. @returns their ids in the same order. */
export async function planTouches(ports: Ports, db: Db, touches: readonly NewTouch[]): Promise<string[]> {
  const [first] = touches
  if (!first) return []
  const createdAt = await clinicNow(ports, db, first.clinicId)
  const realNow = ports.clock.now()
  const rows = touches.map((touch) => rowOf(touch, newId(realNow, ports.random), createdAt))
  await insertTouches(db, first.clinicId, rows)
  return rows.map(({ id }) => id)
}

/**
 * Calls back touches that no worker has begun to send, and says why. What a provider already has stays.
 * @returns how many were called back.
 */
export async function cancelTouches(
  ports: Ports,
  db: Db,
  clinicId: string,
  { which, reason }: { which: TouchSelection; reason: TouchReason },
): Promise<number> {
  const now = await clinicNow(ports, db, clinicId)
  const ended = await endPlanned(db, clinicId, { which, reason, now })
  await recordOutcomes(ports, db, {
    clinicId,
    now,
    outcomes: ended.map((touch: EndedTouch) => ({ touch, type: 'touch.cancelled', reason })),
  })
  return ended.length
}

/** Stops the clocks of touches that are not claimed yet. @returns how many. */
export async function pauseTouches(ports: Ports, db: Db, clinicId: string, which: TouchSelection): Promise<number> {
  return pausePlanned(db, clinicId, { which, now: await clinicNow(ports, db, clinicId) })
}

/** Lets paused touches go on where they stood: their time of expiry moves by the length of the pause. @returns how many. */
export async function resumeTouches(ports: Ports, db: Db, clinicId: string, which: TouchSelection): Promise<number> {
  return resumePlanned(db, clinicId, { which, now: await clinicNow(ports, db, clinicId) })
}

function rowOf(touch: NewTouch, id: string, createdAt: Date): TouchInsert {
  const whole = withDefaults(touch)
  return {
    id,
    patient_id: touch.patientId,
    ...originColumns(touch.origin),
    template_id: touch.templateId,
    context: whole.context,
    class: touch.class,
    priority: TOUCH_PRIORITIES.indexOf(touch.priority),
    channels: whole.channels,
    family: touch.sendKey.family,
    episode: touch.sendKey.episode,
    needs_fresh_data: whole.needsFreshData,
    per_household: whole.perHousehold,
    holdout_scope: whole.holdoutScope,
    holdout_percent: whole.holdoutPercent,
    ignores_holdout: whole.ignoresHoldout,
    hours: whole.hours,
    fallback_on: whole.fallbackOn,
    fallback_hours: whole.fallbackHours,
    due_at: touch.dueAt,
    expires_at: whole.expiresAt,
    created_at: createdAt,
  }
}

type OriginColumns = Pick<
  TouchInsert,
  'origin_kind' | 'origin_id' | 'origin_name' | 'version_id' | 'run_id' | 'enrollment_id' | 'node_id' | 'step'
>

function originColumns(origin: TouchOrigin): OriginColumns {
  const nothing = { version_id: null, run_id: null, enrollment_id: null, node_id: null, step: null }
  const named = { ...nothing, origin_kind: origin.kind, origin_name: origin.name }
  switch (origin.kind) {
    case 'journey':
      return {
        ...named,
        origin_id: origin.journeyId,
        version_id: origin.versionId,
        enrollment_id: origin.enrollmentId,
        node_id: origin.nodeId,
        step: origin.step ?? null,
      }
    case 'campaign':
      return { ...named, origin_id: origin.campaignId, run_id: origin.runId ?? null, step: origin.step ?? null }
    case 'call_list':
      return { ...named, origin_id: origin.listId, step: origin.step ?? null }
    case 'manual':
      return { ...named, origin_id: origin.actorId }
  }
}
