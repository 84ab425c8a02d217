import { localDateOf } from '@revisit/domain/local-date.ts'
import { episodeKey } from '@revisit/domain/send-key.ts'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { Conflict } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { findPatient } from '../patients/patients.ts'
import type { CheckedDraft, TouchDraft } from './check.ts'
import { checkDrafts } from './check.ts'
import { defaultDoors } from './doors.ts'
import { findTouch } from './outbox.ts'
import { resolveUnknown } from './outbox-queries.ts'
import { recordOutcomes } from './outcomes.ts'
import { cancelTouches, planTouch } from './plan.ts'
import { reasonSaid } from './reason-said.ts'
import type { ManualTouch, plannedTouch, touchPreview } from './schemas.ts'

/** What the gate would say of a message by hand now, or at its time. Nothing is sent. */
export async function previewManual(db: Db, call: Call, id: string, message: ManualTouch) {
  const draft = await draftOf(db, call, id, message)
  return (await checkManual(db, call, draft)).preview
}

/** Plans a message by hand: the same gate, the same "once only" as for any other. @throws NotFound `patient_not_found`. */
export async function sendManual(
  db: Db,
  call: Call,
  id: string,
  message: ManualTouch,
): Promise<z.output<typeof plannedTouch>> {
  const { clinicId } = call.caller
  const draft = await draftOf(db, call, id, message)
  const { preview } = await checkManual(db, call, draft)
  const touchId = await planTouch(call.ports, db, { ...draft, clinicId })
  await recordAudit(db, call, { action: 'touch.planned', subjectKind: 'patient', subjectId: draft.patientId })
  return { ...preview, id: touchId }
}

/** Calls back a touch nobody has begun to send. @throws Conflict `touch_gone`. */
export async function cancelByHand(db: Db, call: Call, id: string): Promise<void> {
  const { clinicId } = call.caller
  const { patientId } = await findTouch(db, clinicId, id)
  const cancelled = await cancelTouches(call.ports, db, clinicId, { which: { touchIds: [id] }, reason: 'cancelled' })
  if (cancelled === 0)
    throw new Conflict('touch_gone', {
      ru: 'Уже отправлено или завершено',
      en: 'It has been sent or has ended already',
    })
  await recordAudit(db, call, { action: 'touch.cancelled', subjectKind: 'patient', subjectId: patientId })
}

/** Settles a message of which nobody knows whether it went out. @throws Conflict `touch_not_unknown`. */
export async function resolveByHand(db: Db, call: Call, id: string, sent: boolean): Promise<void> {
  const { clinicId, kind, id: callerId } = call.caller
  const { patientId } = await findTouch(db, clinicId, id)
  const by = kind === 'staff' ? callerId : null
  const touch = await resolveUnknown(db, clinicId, { touchId: id, sent, by, now: call.now })
  if (!touch) throw new Conflict('touch_not_unknown', { ru: 'Об этом уже решено', en: 'This has been decided already' })
  if (sent) await recordOutcomes(call.ports, db, { clinicId, now: call.now, outcomes: [{ touch, type: 'touch.sent' }] })
  await recordAudit(db, call, {
    action: 'touch.resolved',
    subjectKind: 'patient',
    subjectId: patientId,
    details: { sent },
  })
}

async function draftOf(db: Db, { caller, now }: Call, id: string, message: ManualTouch): Promise<TouchDraft> {
  const { subject } = await findPatient(db, caller.clinicId, id)
  const { text, subject: title, templateId = null, context, class: messageClass, channels, at } = message
  const dueAt = at === undefined ? now : new Date(at)
  return {
    patientId: subject.patientId,
    origin: { kind: 'manual', actorId: caller.kind === 'staff' ? caller.id : null, name: caller.name },
    templateId,
    context: { ...context, ...(text === undefined ? {} : { text }), ...(title ? { subject: title } : {}) },
    class: messageClass,
    priority: messageClass === 'service' ? 'service' : 'promotion',
    channels,
    sendKey: onceADay(messageOf(message), localDateOf(dueAt, caller.timezone)),
    dueAt,
    ignoresHoldout: true,
    perHousehold: false,
  }
}

/** The same words twice on one day are a slip of the hand. */
function onceADay(message: string, day: string): TouchDraft['sendKey'] {
  return { family: `manual:${message}`, episode: episodeKey({ kind: 'manual', id: day }) }
}

function messageOf({ text, templateId }: ManualTouch): string {
  return (
    templateId ??
    createHash('sha256')
      .update(text ?? '')
      .digest('hex')
      .slice(0, 32)
  )
}

async function checkManual(db: Db, { ports, caller, locale }: Call, draft: TouchDraft) {
  const { clinicId } = caller
  const [checked] = await checkDrafts(ports, db, { doors: defaultDoors, clinicId, drafts: [draft], at: draft.dueAt })
  return { preview: previewOf(checked!, locale) }
}

function previewOf({ decision, text }: CheckedDraft, locale: Call['locale']): z.output<typeof touchPreview> {
  return {
    verdict: decision.kind,
    reason: reasonSaid(decision.reason, locale),
    channel: 'channel' in decision ? (decision.channel ?? null) : null,
    address: decision.kind === 'send' ? decision.address : null,
    until: decision.kind === 'later' ? decision.until : null,
    text: text?.text ?? null,
    subject: text?.subject ?? null,
  }
}
