import type { Channel } from '@revisit/domain/channel.ts'
import { smsSize } from '@revisit/domain/sms-parts.ts'
import { bodyFor, type TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { templateVariable } from '@revisit/domain/template-variables.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { findingsOf } from './findings.ts'
import { messageValues, sampleValues } from './message-values.ts'
import { type Rendered, renderVersion } from './rendering.ts'
import { inTemplateThread } from './rendering/template-threads.ts'
import type { previewRequest } from './schemas.ts'
import { readMessageSettings } from './settings.ts'
import { readValues } from './values-queries.ts'

/** A draft as one person would get it. Nothing is sent or kept. @throws NotFound `patient_not_found`. */
export async function previewTemplate(db: Db, call: Call, ask: z.output<typeof previewRequest>) {
  const { bodies, messageClass, channel } = ask
  const values = ask.patientId
    ? await valuesOf(db, call, { ...ask, patientId: ask.patientId })
    : sampleValues(call.locale)
  const emailHtml = channel === 'email' ? await compiled(bodies) : null
  const rendered = await renderVersion({ id: '', messageClass, bodies, emailHtml }, channel, values)
  const findings = await findingsOf(bodies, messageClass)
  const sms = channel === 'sms' && rendered.ok ? smsSize(rendered.text) : null
  const isMissing = !rendered.ok && rendered.reason === 'variable_missing'
  return { ...shown(rendered), absent: isMissing ? await absentFrom(bodies, channel, values) : [], sms, findings }
}

async function valuesOf(
  db: Db,
  { caller, now }: Call,
  ask: {
    patientId: string
    appointmentId?: string | undefined
    planId?: string | undefined
    policyId?: string | undefined
  },
): Promise<object> {
  const { patientId, appointmentId = null, planId = null, policyId = null } = ask
  const about = { n: 0, patientId, appointmentId, planId, policyId, doctorId: null, branchId: null }
  const [row] = await readValues(db, caller.clinicId, [about], now)
  if (!row) throw new NotFound('patient_not_found', { ru: 'Такого пациента нет', en: 'There is no such patient' })
  return messageValues(row, { settings: await readMessageSettings(db, caller.clinicId), links: SAMPLE_LINKS, now })
}

/** Personal addresses are made when a message is: a preview must not make any. */
const SAMPLE_LINKS = {
  unsubscribe: 'https://clinic.example/u',
  telegram: 'https://t.me/clinic_bot?start=a1b2',
  max: 'https://max.ru/clinic_bot?start=a1b2',
  push: 'https://clinic.example/push/a1b2',
}

/** Variables of a channel's words that have no value; those asked about in conditions alone are named too. */
async function absentFrom(bodies: TemplateBodies, channel: Channel, values: object) {
  const sources = [bodyFor(bodies, channel), ...(channel === 'email' ? [bodies.email?.subject ?? ''] : [])]
  const answer = await inTemplateThread({ kind: 'variables', sources })
  const groups = values as Record<string, Record<string, unknown> | undefined>
  return (answer.ok ? answer.texts : []).flatMap((name) => {
    const [group = '', field = ''] = name.split('.')
    if (groups[group]?.[field] !== undefined) return []
    return [{ name, words: templateVariable(name)?.words ?? { ru: name, en: name } }]
  })
}

async function compiled({ email, text }: TemplateBodies): Promise<string | null> {
  const { subject = '', text: own = text, mjml } = email ?? {}
  const answer = await inTemplateThread({ kind: 'email', email: { subject, text: own, ...(mjml ? { mjml } : {}) } })
  return answer.ok ? (answer.texts[0] ?? null) : null
}

function shown(rendered: Rendered) {
  if (rendered.ok) {
    const { text, subject = null, html = null } = rendered
    return { text, subject, html, missing: null, problem: null }
  }
  const missing = rendered.reason === 'variable_missing' ? rendered.reason : null
  return { text: null, subject: null, html: null, missing, problem: rendered.detail }
}
