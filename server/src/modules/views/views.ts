import type { Db } from '../../platform/db.ts'
import { Forbidden, NotFound } from '../../platform/errors.ts'
import type { Call, Caller } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { deleteView, insertView, readViews, updateView, type ViewRow } from './queries.ts'
import type { NewSavedView, SavedView, SavedViewChange } from './schemas.ts'

type Asker = Pick<Call, 'caller' | 'now' | 'ports'>

/** Own views and those shared with everybody. */
export async function listViews(db: Db, { caller }: Asker, page: string | undefined): Promise<SavedView[]> {
  const rows = await readViews(db, { clinicId: caller.clinicId, ownerId: caller.id, page })
  return rows.map((row) => viewOf(row, caller))
}

/** Saves a view of a list. @throws Forbidden `may_not_share`. */
export async function saveView(db: Db, { caller, now, ports }: Asker, view: NewSavedView): Promise<SavedView> {
  if (view.shared) checkSharing(caller)
  const id = newId(ports.clock.now(), ports.random)
  const row = { ...view, id, ownerId: caller.id }
  await insertView(db, { ...row, clinicId: caller.clinicId, state: JSON.stringify(view.state), createdAt: now })
  return viewOf(row, caller)
}

/**
 * Changes an own view; a shared one also by those who may share.
 * @throws NotFound `view_not_found`. @throws Forbidden `may_not_share`.
 */
export async function changeView(db: Db, { caller }: Asker, id: string, change: SavedViewChange): Promise<SavedView> {
  const view = await findView(db, caller, id)
  if (view.shared || change.shared) checkSharing(caller)
  const { state, ...rest } = change
  await updateView(db, caller.clinicId, id, { ...rest, ...(state ? { state: JSON.stringify(state) } : {}) })
  return viewOf({ ...view, ...rest, state: state ?? view.state }, caller)
}

/** @throws NotFound `view_not_found`. @throws Forbidden `may_not_share`. */
export async function removeView(db: Db, { caller }: Asker, id: string): Promise<void> {
  const view = await findView(db, caller, id)
  if (view.shared) checkSharing(caller)
  await deleteView(db, caller.clinicId, id)
}

async function findView(db: Db, caller: Caller, id: string): Promise<ViewRow> {
  const rows = await readViews(db, { clinicId: caller.clinicId, ownerId: caller.id })
  const view = rows.find((row) => row.id === id)
  if (!view) throw new NotFound('view_not_found', { ru: 'Такого вида нет', en: 'No such view' })
  return view
}

function checkSharing({ permissions }: Caller): void {
  if (permissions.has('views.share')) return
  throw new Forbidden('may_not_share', {
    ru: 'Общими видами распоряжаются собственник, маркетолог и РОП',
    en: 'Shared views are kept by the owner, the marketer and the head of sales',
  })
}

function viewOf({ ownerId, ...view }: ViewRow, caller: Caller): SavedView {
  return { ...view, own: ownerId === caller.id }
}
