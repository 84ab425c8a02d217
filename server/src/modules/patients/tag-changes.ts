import type { Db } from '../../platform/db.ts'
import { Invalid, NotFound } from '../../platform/errors.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { recordEvents } from '../events/events.ts'
import { actorOf, type Asker } from './change-record.ts'
import type { NewTagChange } from './change-schemas.ts'
import type { PatientFilter } from './list-schemas.ts'
import { idsOf } from './patient-list.ts'
import {
  deleteOldTagChanges,
  deleteTagsOfCards,
  deleteTagsOfPeople,
  insertTagChange,
  insertTags,
  readLiveOwners,
  type TagRow,
  takeTagChange,
} from './tag-change-queries.ts'

/** More people than this at once, and the list has to be narrowed. */
const MOST = 20_000
const UNDO_MS = 86_400_000
const EVENTS_AT_ONCE = 2000

/**
 * Puts a tag on many people or takes it off them. Only those whose tags really change are counted and written down.
 * @throws Invalid `too_many_patients`. @throws Forbidden `money_hidden`.
 */
export async function changeTags(
  db: Db,
  asker: Asker,
  { tag, put, ids }: NewTagChange,
  filter: PatientFilter,
): Promise<{ id: string | null; patients: number }> {
  const { clinicId } = asker.caller
  const people = await idsOf(db, asker, ids === null ? filter : { ...EVERYBODY, id: ids }, MOST + 1)
  if (people.length > MOST) throw tooMany()
  const rows = people.map((id): TagRow => ({ recordId: id, patientId: id }))
  const touched = put
    ? await insertTags(db, clinicId, { rows, tag, addedBy: actorOf(asker), now: asker.now })
    : await deleteTagsOfPeople(db, clinicId, { patientIds: people, tag })
  const patients = new Set(touched.map(({ patientId }) => patientId)).size
  if (patients === 0) return { id: null, patients }
  const id = newId(asker.now, asker.ports.random)
  await deleteOldTagChanges(db, clinicId, new Date(asker.now.getTime() - UNDO_MS))
  const recordIds = touched.map(({ recordId }) => recordId)
  await insertTagChange(db, { clinicId, id, tag, put, recordIds, madeBy: asker.caller.id, madeAt: asker.now })
  await writeDown(db, asker, { tag, put, touched, action: put ? 'patients.tagged' : 'patients.untagged' })
  return { id, patients }
}

/** Takes back a change of many tags, once, for whoever made it. @throws NotFound `tag_change_not_found`. */
export async function undoTagChange(db: Db, asker: Asker, id: string): Promise<{ patients: number }> {
  const { clinicId } = asker.caller
  const since = new Date(asker.now.getTime() - UNDO_MS)
  const change = await takeTagChange(db, { clinicId, id, madeBy: asker.caller.id, since })
  if (!change) throw changeNotFound()
  const { tag, put, recordIds } = change
  const touched = put
    ? await deleteTagsOfCards(db, clinicId, { recordIds, tag })
    : await insertTags(db, clinicId, {
        rows: await readLiveOwners(db, clinicId, recordIds),
        tag,
        addedBy: actorOf(asker),
        now: asker.now,
      })
  await writeDown(db, asker, { tag, put: !put, touched, action: 'patients.tags_undone' })
  return { patients: new Set(touched.map(({ patientId }) => patientId)).size }
}

const EVERYBODY: PatientFilter = { fromVisit: 1, withinDays: 90 }

type Written = { tag: string; put: boolean; touched: readonly TagRow[]; action: string }

/** One entry of the log for the deed, an event for every person. Tags move no statistics. */
async function writeDown(db: Db, asker: Asker, { tag, put, touched, action }: Written): Promise<void> {
  const { clinicId } = asker.caller
  const patients = [...new Set(touched.map(({ patientId }) => patientId))]
  await recordAudit(db, asker, { action, details: { tag, patients: patients.length } })
  const type = put ? 'patient.tagged' : 'patient.untagged'
  const actorId = actorOf(asker)
  for (let at = 0; at < patients.length; at += EVENTS_AT_ONCE) {
    const some = patients.slice(at, at + EVENTS_AT_ONCE)
    const events = some.map((patientId) => ({
      clinicId,
      patientId,
      type,
      occurredAt: asker.now,
      actorId,
      payload: { tag },
    }))
    await recordEvents(asker.ports, db, events)
  }
}

function tooMany(): Invalid {
  const limit = MOST.toLocaleString('en')
  return new Invalid('too_many_patients', {
    ru: `За раз не больше ${limit.replace(',', '\u2009')} пациентов. Сузьте список фильтрами.`,
    en: `At most ${limit} patients at once. Narrow the list by filters.`,
  })
}

function changeNotFound(): NotFound {
  return new NotFound('tag_change_not_found', {
    ru: 'Вернуть уже нельзя: прошло больше суток или это уже сделано',
    en: 'It cannot be taken back any more: a day has passed, or it has been done already',
  })
}
