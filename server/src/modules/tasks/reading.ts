import { TASK_RESULT_WORDS } from '@revisit/domain/journey-words.ts'
import { addDays, ageOn, localDateOf, localTimeOf, startOfDay } from '@revisit/domain/local-date.ts'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { Invalid, type Locale } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { recordAudit } from '../audit/audit.ts'
import { countTasks, readTasks, sumTasks, type TaskListRow, type TaskViewer } from './reading-queries.ts'
import type { TaskItem, taskList, TaskQuery } from './schemas.ts'

type Asker = Pick<Call, 'caller' | 'now'>

/** One page of tasks, with how many stand behind each choice of the list. */
export async function listTasks(db: Db, asker: Asker, query: TaskQuery): Promise<z.output<typeof taskList>> {
  const { clinicId } = asker.caller
  const viewer = viewerOf(asker)
  const rows = await readTasks(db, clinicId, { query, viewer, after: readCursor(query.cursor) })
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => shown(row, asker)),
    nextCursor: last ? cursorOf(last) : null,
    total: await countTasks(db, clinicId, { query, viewer }),
    sums: await sumTasks(db, clinicId, { query, viewer }),
  }
}

/** Tasks as a file, with the filters of the list; the reading is recorded. */
export async function exportTasks(call: Call<unknown, Omit<TaskQuery, 'limit' | 'cursor'>>): Promise<Download> {
  await call.db((db) =>
    recordAudit(db, call, { action: 'tasks.exported', details: { filters: Object.keys(call.query) } }),
  )
  const name = call.locale === 'ru' ? 'Задачи' : 'Tasks'
  return {
    download: Readable.from(
      writeCsv(rowsOf(call), call.locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }),
    ),
    fileName: `${name} ${localDateOf(call.now, call.caller.timezone)}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

function viewerOf({ caller, now }: Asker): TaskViewer {
  const { id: callerId, role, timezone } = caller
  return { callerId, role, now, endOfDay: startOfDay(addDays(localDateOf(now, timezone), 1), timezone) }
}

function shown(row: TaskListRow, { caller, now }: Asker): TaskItem {
  const moment = row.state === 'snoozed' ? row.snoozedUntil : row.dueAt
  const isOpen = row.state === 'open' || row.state === 'snoozed'
  return { ...row, patient: patientOf(row, { caller, now }), overdue: isOpen && moment !== null && moment < now }
}

function patientOf(row: TaskListRow, { caller, now }: Asker): TaskItem['patient'] {
  const { patientId: id, patientName: name, birthDate, phone, preferredTime, lastVisitOn, nextVisitOn, doctor } = row
  if (id === null) return null
  const seesMoney = caller.permissions.has('money.read')
  const today = localDateOf(now, caller.timezone)
  return {
    id,
    name: name ?? '',
    age: birthDate === null ? null : ageOn(birthDate, today),
    phone,
    preferredTime,
    lastVisitOn,
    nextVisitOn: nextVisitOn !== null && nextVisitOn >= today ? nextVisitOn : null,
    doctor,
    class: seesMoney ? (row.valueClass as NonNullable<TaskItem['patient']>['class']) : null,
    openPlanAmount: seesMoney ? row.openPlanAmount : null,
  }
}

const ROWS_AT_ONCE = 200
const HEADS: Record<Locale, string[]> = {
  ru: ['Срок', 'Задача', 'Пациент', 'Телефон', 'Сценарий', 'Шаг', 'Кому', 'Итог', 'Комментарий', 'Закрыта'],
  en: ['Due', 'Task', 'Patient', 'Phone', 'Journey', 'Step', 'Assigned to', 'Result', 'Comment', 'Closed'],
}

async function* rowsOf(call: Call<unknown, Omit<TaskQuery, 'limit' | 'cursor'>>): AsyncGenerator<WrittenCell[]> {
  yield HEADS[call.locale]
  const { clinicId } = call.caller
  const query = { ...call.query, limit: ROWS_AT_ONCE }
  const viewer = viewerOf(call)
  for (let after: { at: string; id: string } | null = null; ;) {
    const asked: Parameters<typeof readTasks>[2] = { query, viewer, after }
    const rows: TaskListRow[] = await call.db((db) => readTasks(db, clinicId, asked))
    for (const row of rows.slice(0, ROWS_AT_ONCE)) yield cellsOf(row, call)
    if (rows.length <= ROWS_AT_ONCE) return
    after = placeOf(rows[ROWS_AT_ONCE - 1]!)
  }
}

function cellsOf(row: TaskListRow, { caller: { timezone }, locale }: Call<unknown, any>): WrittenCell[] {
  const written = (at: Date | null) => at && `${localDateOf(at, timezone)} ${localTimeOf(at, timezone)}`
  return [
    written(row.snoozedUntil ?? row.dueAt),
    row.title,
    row.patientName,
    row.phone === null ? null : { phone: row.phone },
    row.journey?.name,
    row.step,
    row.assignee?.name,
    row.result && TASK_RESULT_WORDS[row.result][locale],
    row.comment,
    written(row.endedAt),
  ]
}

function placeOf({ dueAt, endedAt, id }: TaskListRow): { at: string; id: string } {
  return { at: (endedAt ?? dueAt).toISOString(), id }
}

function cursorOf(row: TaskListRow): string {
  const { at, id } = placeOf(row)
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

function readCursor(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!at || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id ?? '')) throw wrongCursor()
  return { at, id: id! }
}

function wrongCursor(): Invalid {
  const message = { ru: 'Начните список с начала', en: 'Start the list from its beginning' }
  return new Invalid('wrong_cursor', message, [{ path: 'cursor', message }])
}
