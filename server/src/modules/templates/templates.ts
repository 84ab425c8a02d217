import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import type { MessageClass } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { findingsOf, wordFindingsOf } from './findings.ts'
import {
  findByKey,
  insertTemplate,
  insertVersion,
  listTemplates,
  listUses,
  listVersions,
  nextVersionNumber,
  readPublished,
  readTemplateRow,
  readVersions,
  updateTemplate,
} from './queries.ts'
import { inTemplateThread } from './rendering/template-threads.ts'
import { isChanged, summaryOf } from './template-summary.ts'
import type { NewTemplate, TemplateChange, TemplateSummary } from './schemas.ts'

export { renderTemplate, renderTemplates, type RenderAsk, type RenderContext, type Rendered } from './rendering.ts'
export { openLink, trackLinks } from './links.ts'
export { readMessageSettings } from './settings.ts'

/** The version of a template in force: what journeys and campaigns need to know of it. */
export type PublishedTemplate = {
  id: string
  versionId: string
  name: string
  messageClass: MessageClass
  family: string
  bodies: TemplateBodies
}

/** Published templates by id; one that is not published is absent. */
export async function publishedTemplates(
  db: Db,
  clinicId: string,
  ids: readonly string[],
): Promise<Map<string, PublishedTemplate>> {
  const rows = await readPublished(db, clinicId, ids)
  return new Map(
    rows.map((row) => [
      row.templateId,
      {
        id: row.templateId,
        versionId: row.id,
        name: row.name,
        messageClass: row.messageClass as MessageClass,
        family: row.family,
        bodies: row.bodies as TemplateBodies,
      },
    ]),
  )
}

/** Every template with what is published of it, what sends it and what speaks against it. */
export async function readTemplates(db: Db, clinicId: string): Promise<TemplateSummary[]> {
  const uses = await listUses(db, clinicId)
  const rows = await listTemplates(db, clinicId)
  return Promise.all(
    rows.map(async (row) => {
      const found = await wordFindingsOf(row.bodies as TemplateBodies, row.messageClass as MessageClass)
      return summaryOf(row, uses, found)
    }),
  )
}

/** One template with its draft, what speaks against it and its versions. @throws NotFound `template_not_found`. */
export async function readTemplate(db: Db, clinicId: string, id: string) {
  const row = (await listTemplates(db, clinicId)).find((one) => one.id === id)
  if (!row) throw notFound()
  const bodies = row.bodies as TemplateBodies
  const findings = await findingsOf(bodies, row.messageClass as MessageClass)
  const versions = (await listVersions(db, clinicId, id)).map((version) => ({
    ...version,
    messageClass: version.messageClass as MessageClass,
    bodies: version.bodies as TemplateBodies,
  }))
  return { ...summaryOf(row, await listUses(db, clinicId), findings), bodies, findings, versions }
}

/** Makes a draft. @returns its id. */
export async function createTemplate(db: Db, call: Call, template: NewTemplate): Promise<string> {
  const { clinicId } = call.caller
  const id = newId(call.ports.clock.now(), call.ports.random)
  const { name, messageClass, bodies, family = `t-${id.slice(-12)}` } = template
  const by = call.caller.kind === 'staff' ? call.caller.id : null
  await insertTemplate(db, {
    clinicId,
    id,
    name,
    messageClass,
    family,
    bodies: JSON.stringify(bodies),
    createdBy: by,
    createdAt: call.now,
    updatedAt: call.now,
  })
  await recordAudit(db, call, { action: 'template.created', subjectKind: 'template', subjectId: id, details: {} })
  return id
}

/** Changes the draft; what is published stays as it is. @throws NotFound `template_not_found`. */
export async function changeTemplate(db: Db, call: Call, id: string, change: TemplateChange): Promise<void> {
  const { clinicId } = call.caller
  if (!(await readTemplateRow(db, clinicId, id))) throw notFound()
  const { bodies, archived, ...rest } = change
  await updateTemplate(db, clinicId, id, {
    ...rest,
    ...(bodies ? { bodies: JSON.stringify(bodies) } : {}),
    ...(archived === undefined ? {} : { archivedAt: archived ? call.now : null }),
    updatedAt: call.now,
  })
  await recordAudit(db, call, {
    action: 'template.changed',
    subjectKind: 'template',
    subjectId: id,
    details: { fields: Object.keys(change) },
  })
}

/**
 * Makes the draft the version in force.
 * @throws Invalid `template_not_publishable` naming every finding; Conflict `template_unchanged`.
 */
export async function publishTemplate(db: Db, call: Call, id: string): Promise<void> {
  const { clinicId } = call.caller
  const row = (await listTemplates(db, clinicId)).find((one) => one.id === id)
  if (!row) throw notFound()
  if (!isChanged(row)) throw unchanged()
  const by = call.caller.kind === 'staff' ? call.caller.id : null
  await publish(call.ports, db, { row, by, now: call.now })
  await recordAudit(db, call, { action: 'template.published', subjectKind: 'template', subjectId: id, details: {} })
}

/**
 * Brings an earlier version back into force; the draft stays as it is.
 * @throws NotFound `template_version_not_found`; Conflict `template_unchanged` when it is in force already.
 */
export async function publishVersion(db: Db, call: Call, id: string, versionId: string): Promise<void> {
  const { clinicId } = call.caller
  const row = await readTemplateRow(db, clinicId, id)
  const [version] = await readVersions(db, clinicId, [versionId])
  if (!row || version?.templateId !== id) throw versionNotFound()
  if (row.publishedId === versionId) throw unchanged()
  await updateTemplate(db, clinicId, id, { publishedId: versionId, updatedAt: call.now })
  const details = { version: version.number }
  await recordAudit(db, call, { action: 'template.published', subjectKind: 'template', subjectId: id, details })
}

/** A ready template of the library, published at once; the same key again changes nothing. @returns its id. */
export async function installTemplate(
  ports: Ports,
  db: Db,
  clinicId: string,
  ready: NewTemplate & { key: string; now: Date },
): Promise<string> {
  const known = await findByKey(db, clinicId, ready.key)
  if (known) return known.id
  const id = newId(ports.clock.now(), ports.random)
  const { key, name, messageClass, bodies, family = key, now } = ready
  const row = {
    clinicId,
    id,
    key,
    name,
    messageClass,
    family,
    bodies: JSON.stringify(bodies),
    createdAt: now,
    updatedAt: now,
  }
  await insertTemplate(db, row)
  await publish(ports, db, { row: { ...row, bodies }, by: null, now })
  return id
}

type Draft = { clinicId: string; id: string; name: string; messageClass: string; family: string; bodies: unknown }

async function publish(
  ports: Ports,
  db: Db,
  { row, by, now }: { row: Draft; by: string | null; now: Date },
): Promise<void> {
  const { clinicId, id: templateId, name, messageClass, family } = row
  const bodies = row.bodies as TemplateBodies
  await assertPublishable(bodies, messageClass as MessageClass)
  const number = await nextVersionNumber(db, clinicId, templateId)
  const id = newId(ports.clock.now(), ports.random)
  const emailHtml = await emailOf(bodies)
  const version = {
    clinicId,
    id,
    templateId,
    number,
    name,
    messageClass,
    family,
    bodies: JSON.stringify(bodies),
    emailHtml,
  }
  await insertVersion(db, { ...version, publishedBy: by, publishedAt: now })
  await updateTemplate(db, clinicId, templateId, { publishedId: id })
}

/** @throws Invalid `template_not_publishable` naming every finding. */
async function assertPublishable(bodies: TemplateBodies, messageClass: MessageClass): Promise<void> {
  const errors = (await findingsOf(bodies, messageClass)).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    throw new Invalid(
      'template_not_publishable',
      {
        ru: 'Шаблон нельзя опубликовать: исправьте отмеченное',
        en: 'The template cannot be published: fix what is marked',
      },
      errors.map(({ message, found, channels }) => ({
        path: `bodies.${channels[0] ?? 'text'}`,
        message: {
          ru: found ? `«${found}»: ${message.ru}` : message.ru,
          en: found ? `"${found}": ${message.en}` : message.en,
        },
      })),
    )
  }
}

async function emailOf({ email, text }: TemplateBodies): Promise<string | null> {
  const { subject = '{{ clinic.name }}', text: own = text, mjml } = email ?? {}
  const answer = await inTemplateThread({ kind: 'email', email: { subject, text: own, ...(mjml ? { mjml } : {}) } })
  return answer.ok ? (answer.texts[0] ?? null) : null
}

function notFound(): NotFound {
  return new NotFound('template_not_found', { ru: 'Такого шаблона нет', en: 'There is no such template' })
}

function versionNotFound(): NotFound {
  return new NotFound('template_version_not_found', {
    ru: 'Такой версии шаблона нет',
    en: 'There is no such version of the template',
  })
}

function unchanged(): Conflict {
  return new Conflict('template_unchanged', {
    ru: 'В шаблоне нет изменений с последней публикации',
    en: 'Nothing changed in the template since it was published',
  })
}
