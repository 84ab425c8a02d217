import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables } from '../../platform/db.ts'

export type ViewRow = {
  id: string
  name: string
  page: string
  state: Record<string, unknown>
  ownerId: string | null
  shared: boolean
}

/** Views of a person and those shared with everybody; of one page when told. */
export async function readViews(
  db: Db,
  { clinicId, ownerId, page }: { clinicId: string; ownerId: string; page?: string | undefined },
): Promise<ViewRow[]> {
  const ofPage = page === undefined ? sql`` : sql`and page = ${page}`
  const { rows } = await sql<ViewRow>`
    select id, name, page, state, owner_id, shared from saved_views
    where clinic_id = ${clinicId} and (shared or owner_id = ${ownerId}) ${ofPage} order by name, id`.execute(db)
  return rows
}

export async function insertView(db: Db, view: Insertable<Tables['savedViews']>): Promise<void> {
  await db.insertInto('savedViews').values(view).execute()
}

export async function updateView(
  db: Db,
  clinicId: string,
  id: string,
  change: Updateable<Tables['savedViews']>,
): Promise<void> {
  if (Object.keys(change).length === 0) return
  await db.updateTable('savedViews').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function deleteView(db: Db, clinicId: string, id: string): Promise<void> {
  await db.deleteFrom('savedViews').where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
