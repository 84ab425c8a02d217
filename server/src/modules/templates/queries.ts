import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type TemplateRow = Awaited<ReturnType<typeof listTemplates>>[number]

export async function listTemplates(db: Db, clinicId: string) {
  return db
    .selectFrom('templates as t')
    .leftJoin('templateVersions as v', (join) =>
      join.onRef('v.clinicId', '=', 't.clinicId').onRef('v.id', '=', 't.publishedId'),
    )
    .selectAll('t')
    .select([
      'v.number as publishedNumber',
      'v.publishedAt',
      'v.bodies as publishedBodies',
      'v.messageClass as publishedClass',
      'v.family as publishedFamily',
    ])
    .where('t.clinicId', '=', clinicId)
    .orderBy('t.name')
    .orderBy('t.id')
    .execute()
}

export async function readTemplateRow(db: Db, clinicId: string, id: string) {
  return db.selectFrom('templates').selectAll().where('clinicId', '=', clinicId).where('id', '=', id).executeTakeFirst()
}

export async function findByKey(db: Db, clinicId: string, key: string) {
  return db
    .selectFrom('templates')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('key', '=', key)
    .executeTakeFirst()
}

export async function insertTemplate(db: Db, row: Insertable<Tables['templates']>): Promise<void> {
  await db.insertInto('templates').values(row).execute()
}

export async function updateTemplate(
  db: Db,
  clinicId: string,
  id: string,
  change: Updateable<Tables['templates']>,
): Promise<void> {
  await db.updateTable('templates').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function listVersions(db: Db, clinicId: string, templateId: string) {
  return db
    .selectFrom('templateVersions as v')
    .leftJoin('staff as s', (join) => join.onRef('s.clinicId', '=', 'v.clinicId').onRef('s.id', '=', 'v.publishedBy'))
    .select(['v.id', 'v.number', 'v.publishedAt', 's.name as publishedBy', 'v.messageClass', 'v.family', 'v.bodies'])
    .where('v.clinicId', '=', clinicId)
    .where('v.templateId', '=', templateId)
    .orderBy('v.number', 'desc')
    .execute()
}

export async function insertVersion(db: Db, row: Insertable<Tables['templateVersions']>): Promise<void> {
  await db.insertInto('templateVersions').values(row).execute()
}

export async function readVersions(db: Db, clinicId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('templateVersions')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', 'in', [...ids])
    .execute()
}

/** The versions in force of these templates. */
export async function readPublished(db: Db, clinicId: string, templateIds: readonly string[]) {
  if (templateIds.length === 0) return []
  return db
    .selectFrom('templates as t')
    .innerJoin('templateVersions as v', (join) =>
      join.onRef('v.clinicId', '=', 't.clinicId').onRef('v.id', '=', 't.publishedId'),
    )
    .selectAll('v')
    .where('t.clinicId', '=', clinicId)
    .where('t.id', 'in', [...templateIds])
    .execute()
}

export async function readSettings(db: Db, clinicId: string) {
  return db.selectFrom('messageSettings').selectAll().where('clinicId', '=', clinicId).executeTakeFirst()
}

export async function saveSettings(db: Db, row: Insertable<Tables['messageSettings']>): Promise<void> {
  await db
    .insertInto('messageSettings')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('clinicId').doUpdateSet((eb) => ({
        settings: eb.ref('excluded.settings'),
        updatedBy: eb.ref('excluded.updatedBy'),
        updatedAt: eb.ref('excluded.updatedAt'),
      })),
    )
    .execute()
}

export async function nextVersionNumber(db: Db, clinicId: string, templateId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0) + 1 as number from template_versions
    where clinic_id = ${clinicId}::uuid and template_id = ${templateId}::uuid`.execute(db)
  return rows[0]!.number
}

export type TemplateUse = { templateId: string; kind: 'journey' | 'campaign'; id: string; name: string; state: string }

/** Journeys whose versions still in play send these templates, and campaigns that may still do; reads the definitions, a few per journey. */
export async function listUses(db: Db, clinicId: string): Promise<TemplateUse[]> {
  const { rows } = await sql<TemplateUse>`
    select distinct n.node ->> 'templateId' as template_id, 'journey' as kind, j.id, j.name, j.state
    from journeys j
    join journey_versions v on v.clinic_id = j.clinic_id and v.journey_id = j.id and v.state <> 'closed'
    cross join lateral jsonb_array_elements(v.definition -> 'nodes') as n (node)
    where j.clinic_id = ${clinicId}::uuid and j.state <> 'deleted' and n.node ->> 'templateId' is not null
    union
    select v.variant ->> 'templateId', 'campaign', c.id, c.name, c.state from campaigns c
    cross join lateral jsonb_array_elements(c.definition -> 'variants') as v (variant)
    where c.clinic_id = ${clinicId}::uuid and c.state not in ('cancelled', 'done')
    order by 4, 3`.execute(db)
  return rows
}
