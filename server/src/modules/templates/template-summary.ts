import type { MessageClass } from '@revisit/domain/channel.ts'
import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import type { TemplateRow, TemplateUse } from './queries.ts'
import type { Finding, TemplateSummary } from './schemas.ts'

/** A template as lists show it. `findings` are what speaks against its draft. */
export function summaryOf(
  row: TemplateRow,
  uses: readonly TemplateUse[],
  findings: readonly Pick<Finding, 'severity'>[],
): TemplateSummary {
  const bodies = row.bodies as TemplateBodies
  const own = (['sms', 'max', 'telegram', 'whatsapp', 'push', 'call', 'email'] as const).filter(
    (channel) => bodies[channel],
  )
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    messageClass: row.messageClass as MessageClass,
    family: row.family,
    text: bodies.text,
    channels: own,
    published:
      row.publishedId === null
        ? null
        : { versionId: row.publishedId, number: row.publishedNumber!, at: row.publishedAt! },
    changed: isChanged(row),
    archived: row.archivedAt !== null,
    updatedAt: row.updatedAt,
    problems: {
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
    },
    usedBy: uses
      .filter(({ templateId }) => templateId === row.id)
      .map(({ kind, id, name, state }) => ({ kind, id, name, state })),
  }
}

/** Whether the draft differs from what is in force. */
export function isChanged(row: TemplateRow): boolean {
  return (
    row.publishedId === null ||
    !sameJson(row.publishedBodies, row.bodies) ||
    row.publishedClass !== row.messageClass ||
    row.publishedFamily !== row.family
  )
}

/** Both came from jsonb, which keeps keys in one order. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
