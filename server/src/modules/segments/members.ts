import { addDays, daysBetween, type LocalDate } from '@revisit/domain/local-date.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import { bucketOfId } from '@revisit/domain/segment-bucket.ts'
import type { Db } from '../../platform/db.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { findPatient } from '../patients/patients.ts'
import { readDayCounts, readMembers, readPassages, readSegmentsOf } from './member-queries.ts'
import { momentOf } from './moment.ts'
import { moneyHidden } from './rule-reading.ts'
import { countVisible } from './segment-queries.ts'
import { findSegment, maySeePeople } from './store.ts'

type Asker = Pick<Call, 'caller' | 'now'>

const MOST_DAYS = 400
const LATEST = 200

/** A page of the people of a segment. @throws NotFound `segment_not_found`. @throws Forbidden `money_hidden`. @throws Invalid `bad_cursor`. */
export async function listMembers(
  db: Db,
  { caller }: Asker,
  id: string,
  page: { limit: number; cursor?: string | undefined },
) {
  const { clinicId } = caller
  const segment = await findSegment(db, clinicId, id)
  if (!maySeePeople(segment, caller)) throw moneyHidden()
  const after = page.cursor === undefined ? null : readCursor(page.cursor)
  const rows = await readMembers(db, clinicId, { segmentId: id, after, limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const [visible] = caller.branches ? await countVisible(db, clinicId, [id]) : [{ people: segment.people }]
  return {
    items: shown.map(({ lastName, firstName, middleName, ...row }) => ({
      ...row,
      fullName: fullName({ lastName, firstName, middleName }),
    })),
    nextCursor: rows.length > page.limit ? shown.at(-1)!.id : null,
    total: visible?.people ?? 0,
  }
}

/**
 * How many people came and went on each day, the last 30 unless told; people at the end of each day are counted back from now.
 * @throws NotFound `segment_not_found`. @throws Invalid `range_too_long`.
 */
export async function segmentHistoryOf(
  db: Db,
  { caller, now }: Asker,
  id: string,
  asked: { from?: string | undefined; to?: string | undefined },
) {
  const { clinicId } = caller
  const segment = await findSegment(db, clinicId, id)
  const { today } = momentOf(now, caller.timezone)
  const to = asked.to ?? today
  const from = asked.from ?? addDays(to, -29)
  if (daysBetween(from, to) > MOST_DAYS) throw tooLong()
  const [visible] = caller.branches ? await countVisible(db, clinicId, [id]) : [{ people: segment.people }]
  const counts = new Map((await readDayCounts(db, clinicId, id, from)).map((row) => [row.day, row]))
  let people = visible?.people ?? 0
  const days: { day: LocalDate; entered: number; left: number; people: number }[] = []
  const last = [today, to, ...counts.keys()].reduce((latest, day) => (day > latest ? day : latest))
  for (let day = last; day >= from; day = addDays(day, -1)) {
    const { entered = 0, left = 0 } = counts.get(day) ?? {}
    if (day <= to) days.push({ day, entered, left, people })
    people += left - entered
  }
  return { from, to, days: days.reverse() }
}

/** Where a person is and where they were. @throws NotFound `patient_not_found`. */
export async function patientSegmentsOf(db: Db, { caller }: Asker, patientId: string) {
  const { clinicId } = caller
  const { patient } = await findPatient(db, clinicId, patientId)
  const may = (segment: { usesMoney: boolean }) => !segment.usesMoney || caller.permissions.has('money.read')
  const now = (await readSegmentsOf(db, clinicId, patient.id)).filter(may)
  const history = (await readPassages(db, clinicId, patient.id, LATEST)).filter(may)
  return {
    now,
    history,
    bucket: bucketOfId(patient.id),
  }
}

function readCursor(cursor: string): string {
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(cursor)) return cursor
  const message = { ru: 'Начните список сначала', en: 'Start the list again' }
  throw new Invalid('bad_cursor', message, [{ path: 'cursor', message }])
}

function tooLong(): Invalid {
  const message = { ru: `Не больше ${MOST_DAYS} дней за раз`, en: `At most ${MOST_DAYS} days at once` }
  return new Invalid('range_too_long', message, [{ path: 'from', message }])
}
