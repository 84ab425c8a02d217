import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import { CONTRAINDICATION_LINE } from '@revisit/domain/message-linter.ts'
import { smsSize } from '@revisit/domain/sms-parts.ts'
import { bodyFor, LONGEST, placeOf, type TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { templateVariable } from '@revisit/domain/template-variables.ts'
import type { Db } from '../../platform/db.ts'
import { type MessageLinks, messageValues } from './message-values.ts'
import { readPublished, readVersions } from './queries.ts'
import { inTemplateThread } from './rendering/template-threads.ts'
import { readMessageSettings } from './settings.ts'
import { readValues } from './values-queries.ts'

/** What a message is about; ids that are not the person's own find nothing. */
export type RenderContext = {
  appointmentId?: string | null
  planId?: string | null
  policyId?: string | null
  doctorId?: string | null
  branchId?: string | null
  links?: MessageLinks
}

export type RenderAsk = {
  clinicId: string
  /** A template as published now, or one of its versions. */
  template: { templateId: string } | { versionId: string }
  patientId: string
  channel: Channel
  context?: RenderContext
}

export type Rendered =
  | {
      ok: true
      versionId: string
      text: string
      subject?: string
      html?: string
      /** SMS parts. */
      parts?: number
      /** What a channel takes besides words: the approved template of WhatsApp. */
      payload?: { whatsappTemplate: ApprovedTemplate }
    }
  | {
      ok: false
      reason: 'variable_missing' | 'too_long' | 'not_published' | 'render_failed'
      detail: Bilingual
    }

/** A template WhatsApp has approved, with the values of its {{1}}, {{2}} … in order. */
type ApprovedTemplate = {
  name: string
  language: { code: string }
  components: { type: 'body'; parameters: { type: 'text'; text: string }[] }[]
}

type Version = { id: string; messageClass: string; bodies: unknown; emailHtml: string | null }

/**
 * Texts for many people at once, in the order of the asks. Nothing is sent from here and nothing is written; a person about whom
 * a needed variable is not known gets a reason instead of a text with a hole.
 */
export async function renderTemplates(
  db: Db,
  clinicId: string,
  asks: readonly RenderAsk[],
  now: Date,
): Promise<Rendered[]> {
  if (asks.length === 0) return []
  const versions = await versionsFor(db, clinicId, asks)
  const settings = await readMessageSettings(db, clinicId)
  const rows = await readValues(db, clinicId, asks.map(valueAsk), now)
  const byAsk = new Map(rows.map((row) => [row.n, row]))
  return Promise.all(
    asks.map(async (ask, n) => {
      const version = versions.get(versionKey(ask))
      const row = byAsk.get(n)
      if (!version) return refused('not_published', NOT_PUBLISHED)
      if (!row) return refused('variable_missing', { ru: 'пациента нет', en: 'there is no such patient' })
      const values = messageValues(row, { settings, links: ask.context?.links ?? {}, now })
      return renderVersion(version, ask.channel, values)
    }),
  )
}

/** One text; see `renderTemplates`. */
export async function renderTemplate(db: Db, ask: RenderAsk, now: Date): Promise<Rendered> {
  const [rendered] = await renderTemplates(db, ask.clinicId, [ask], now)
  return rendered!
}

/** A version, or a draft in its shape, with given values. */
export async function renderVersion(version: Version, channel: Channel, values: object): Promise<Rendered> {
  const answer = await inTemplateThread({ kind: 'render', sources: sourcesOf(version, channel), values })
  if (!answer.ok) return answer.reason === 'variable_missing' ? missing(answer.detail) : failed(answer.detail)
  const [text = '', title = '', html] = answer.texts
  const whole = withWarning(text.trim(), version.messageClass, channel)
  if ([...whole].length > LONGEST[channel]) return refused('too_long', TOO_LONG)
  const rendered = { ok: true as const, versionId: version.id, text: whole }
  if (channel === 'sms') return { ...rendered, parts: smsSize(whole).parts }
  if (channel === 'whatsapp') return { ...rendered, ...approvedOf(version, answer.texts.slice(1)) }
  if (channel !== 'email') return rendered
  const subject = title.replaceAll(/\s+/gu, ' ').trim()
  return html === undefined
    ? { ...rendered, subject }
    : { ...rendered, subject, html: htmlWithWarning(html, version.messageClass) }
}

function sourcesOf(version: Version, channel: Channel): { source: string; isHtml: boolean }[] {
  const bodies = version.bodies as TemplateBodies
  const body = { source: bodyFor(bodies, channel), isHtml: false }
  if (channel === 'whatsapp') return [body, ...parametersOf(bodies)]
  if (channel !== 'email') return [body]
  const subject = { source: bodies.email?.subject ?? '{{ clinic.name }}', isHtml: false }
  return version.emailHtml === null ? [body, subject] : [body, subject, { source: version.emailHtml, isHtml: true }]
}

function parametersOf({ whatsappTemplate }: TemplateBodies): { source: string; isHtml: boolean }[] {
  return (whatsappTemplate?.variables ?? []).map((value) => ({ source: placeOf(value), isHtml: false }))
}

function approvedOf(
  { bodies }: Version,
  values: readonly string[],
): { payload?: { whatsappTemplate: ApprovedTemplate } } {
  const { whatsappTemplate: approved } = bodies as TemplateBodies
  if (!approved) return {}
  // One line each: WhatsApp takes no line breaks in values.
  const parameters = values.map((value) => ({ type: 'text' as const, text: value.replaceAll(/\s+/gu, ' ').trim() }))
  const components = parameters.length === 0 ? [] : [{ type: 'body' as const, parameters }]
  return { payload: { whatsappTemplate: { name: approved.name, language: { code: approved.language }, components } } }
}

function missing(variable: string): Rendered {
  const words = templateVariable(variable)?.words ?? { ru: variable, en: variable }
  return refused('variable_missing', { ru: `нет значения «${words.ru}»`, en: `no value for "${words.en}"` })
}

function failed(detail: string): Rendered {
  return refused('render_failed', { ru: detail, en: detail })
}

const TOO_LONG: Bilingual = { ru: 'текст слишком длинный', en: 'the text is too long' }
const NOT_PUBLISHED: Bilingual = { ru: 'шаблон не опубликован', en: 'the template is not published' }

async function versionsFor(db: Db, clinicId: string, asks: readonly RenderAsk[]): Promise<Map<string, Version>> {
  const templates = [
    ...new Set(asks.flatMap(({ template }) => ('templateId' in template ? [template.templateId] : []))),
  ]
  const ids = [...new Set(asks.flatMap(({ template }) => ('versionId' in template ? [template.versionId] : [])))]
  const found = new Map<string, Version>()
  for (const row of await readPublished(db, clinicId, templates)) found.set(`template:${row.templateId}`, row)
  for (const row of await readVersions(db, clinicId, ids)) found.set(`version:${row.id}`, row)
  return found
}

function versionKey({ template }: RenderAsk): string {
  return 'templateId' in template ? `template:${template.templateId}` : `version:${template.versionId}`
}

function valueAsk({ patientId, context = {} }: RenderAsk, n: number) {
  const { appointmentId = null, planId = null, policyId = null, doctorId = null, branchId = null } = context
  return { n, patientId, appointmentId, planId, policyId, doctorId, branchId }
}

/** Advertising of medical services carries the line about contraindications (38-FZ art. 24 p. 7). */
function withWarning(text: string, messageClass: string, channel: Channel): string {
  if (messageClass !== 'advertising' || channel === 'call' || /противопоказани/iu.test(text)) return text
  return `${text}\n${CONTRAINDICATION_LINE}`
}

function htmlWithWarning(html: string, messageClass: string): string {
  if (messageClass !== 'advertising' || /противопоказани/iu.test(html)) return html
  return html.replace(
    '</body>',
    `<p style="font:12px Arial,sans-serif;color:#5f6b6a;padding:0 24px">${CONTRAINDICATION_LINE}</p></body>`,
  )
}

function refused(reason: Extract<Rendered, { ok: false }>['reason'], detail: Bilingual): Rendered {
  return { ok: false, reason, detail }
}
