import { contactRulesSchema, defaultContactRules } from '@revisit/domain/contact-rules.ts'
import { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { readClinicFacts } from './clinic-facts.ts'
import { readBaseUpdate } from './fact-queries.ts'
import { cancelByHand, previewManual, resolveByHand, sendManual } from './manual.ts'
import { exportOutbox, listPatientTouches, listTouches, readTouch, sumTouches } from './outbox.ts'
import { listContactSettings, readContactRules, readStop, saveContactRules, saveStop } from './rules.ts'
import {
  contactHistory,
  contactRulesAnswer,
  manualTouch,
  outboxFilter,
  outboxPage,
  outboxQuery,
  outboxSummary,
  patientTouches,
  plannedTouch,
  resolution,
  stopBody,
  touchDetail,
  touchParams,
  touchPreview,
} from './schemas.ts'
import { channelTestRoutes } from './test-routes.ts'

const done = z.object({ ok: z.literal(true) })

const outboxRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/outbox',
    permission: 'touches.read',
    summary: 'Messages planned, sent and not sent, with the reason; channel=sandbox: what the sandbox was given',
    query: outboxQuery,
    answer: outboxPage,
    handle: async (call) => call.db((db) => listTouches(db, call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/outbox/summary',
    permission: 'touches.read',
    summary: 'How many messages are in which state, and why; the parts add up',
    query: outboxFilter,
    answer: outboxSummary,
    handle: async (call) => call.db((db) => sumTouches(db, call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/outbox/export',
    permission: 'patients.export',
    summary: 'The outbox as CSV, with the same filters',
    query: outboxFilter,
    answer: null,
    handle: exportOutbox,
  }),
  route({
    method: 'GET',
    path: '/touches/:id',
    permission: 'touches.read',
    summary: 'One message with every decision about it and every delivery: why, or why not',
    params: touchParams,
    answer: touchDetail,
    handle: async (call) => call.db((db) => readTouch(db, call, call.params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/touches/:id',
    permission: 'touches.send',
    summary: 'Call back a message nobody has begun to send',
    params: touchParams,
    answer: done,
    handle: async (call) => {
      await call.db((db) => cancelByHand(db, call, call.params.id))
      return { ok: true as const }
    },
  }),
  route({
    method: 'POST',
    path: '/touches/:id/resolution',
    permission: 'touches.send',
    summary: 'Say whether an unknown message went out; if not, it passes the gate again',
    params: touchParams,
    body: resolution,
    answer: done,
    handle: async (call) => {
      await call.db((db) => resolveByHand(db, call, call.params.id, call.body.sent))
      return { ok: true as const }
    },
  }),
]

const patientRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/patients/:id/touches',
    permission: 'touches.read',
    summary: 'Everything sent, planned or not sent to a patient, and the experiments that only watch them',
    params: touchParams,
    answer: patientTouches,
    handle: async (call) => call.db((db) => listPatientTouches(db, call, call.params.id)),
  }),
  route({
    method: 'POST',
    path: '/patients/:id/touches',
    permission: 'touches.send',
    summary: 'Write to a patient by hand: through the same gate as everything else',
    params: touchParams,
    body: manualTouch,
    status: 201,
    answer: plannedTouch,
    handle: async (call) => call.db((db) => sendManual(db, call, call.params.id, call.body)),
  }),
  route({
    method: 'POST',
    path: '/patients/:id/touches/preview',
    permission: 'touches.send',
    summary: 'What the gate would say of a message by hand; nothing is sent',
    params: touchParams,
    body: manualTouch,
    answer: touchPreview,
    handle: async (call) => call.db((db) => previewManual(db, call, call.params.id, call.body)),
  }),
]

const ruleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/contact-rules',
    permission: 'touches.read',
    summary: 'Quiet hours, holidays, caps, cascade, control group, limits and the general stop, with who set them',
    answer: contactRulesAnswer,
    handle: async (call) => call.db((db) => rulesAnswer(db, call)),
  }),
  route({
    method: 'PUT',
    path: '/contact-rules',
    permission: 'channels.manage',
    summary: 'Set the rules of contact; the earlier ones stay as history',
    body: contactRulesSchema,
    answer: contactRulesAnswer,
    handle: async (call) =>
      call.db(async (db) => {
        await saveContactRules(db, call, call.body)
        return rulesAnswer(db, call)
      }),
  }),
  route({
    method: 'PUT',
    path: '/contact-rules/stop',
    permission: 'channels.manage',
    summary: 'Stop everything that nobody has begun to send, or let it go on',
    body: stopBody,
    answer: contactRulesAnswer,
    handle: async (call) =>
      call.db(async (db) => {
        await saveStop(db, call, call.body)
        return rulesAnswer(db, call)
      }),
  }),
  route({
    method: 'GET',
    path: '/contact-rules/history',
    permission: 'touches.read',
    summary: 'Earlier rules of contact and stops, the newest first',
    answer: contactHistory,
    handle: async (call) =>
      call.db(async (db) => {
        const rows = await listContactSettings(db, call.caller.clinicId)
        return { items: rows.map(({ authorName: author, ...row }) => ({ ...row, author })) as never }
      }),
  }),
]

export const touchRoutes: Route[] = [...outboxRoutes, ...patientRoutes, ...ruleRoutes, ...channelTestRoutes]

async function rulesAnswer(db: Db, call: Pick<Call, 'caller' | 'ports'>): Promise<z.output<typeof contactRulesAnswer>> {
  const { clinicId } = call.caller
  const { stale } = await readClinicFacts(call.ports, db, { clinicId })
  return {
    ...(await readContactRules(db, clinicId)),
    defaults: defaultContactRules(),
    stop: await readStop(db, clinicId),
    base: { updatedAt: await readBaseUpdate(db, clinicId), stale },
  }
}
