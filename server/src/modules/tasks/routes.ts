import { Invalid } from '../../platform/errors.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { countTasks, readTasks, type TaskListRow } from './queries.ts'
import { taskList, taskOutcome, taskParams, taskQuery } from './schemas.ts'
import { resolveTask } from './tasks.ts'

export const taskRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/tasks',
    permission: 'tasks.work',
    summary: 'Tasks: open ones by due time, overdue first',
    query: taskQuery,
    answer: taskList,
    handle: async ({ query, caller, now, db }) =>
      db(async (tx) => {
        const rows = await readTasks(tx, caller.clinicId, { query, after: readCursor(query.cursor) })
        const page = rows.slice(0, query.limit)
        const last = rows.length > query.limit ? page.at(-1) : undefined
        return {
          items: page.map((row) => shown(row, now)),
          nextCursor: last ? cursorOf(last) : null,
          total: await countTasks(tx, caller.clinicId, query),
        }
      }),
  }),
  route({
    method: 'POST',
    path: '/tasks/:id/result',
    permission: 'tasks.work',
    summary: 'How a task ended, or until when it is put off',
    params: taskParams,
    body: taskOutcome,
    answer: null,
    handle: async (call) => call.db((tx) => resolveTask(tx, call, call.params.id, call.body)),
  }),
]

function shown({ patientId, patientName, journeyId, journeyName, ...row }: TaskListRow, now: Date) {
  return {
    ...row,
    patient: patientId === null ? null : { id: patientId, name: patientName ?? '' },
    journey: journeyId === null ? null : { id: journeyId, name: journeyName ?? '' },
    overdue: (row.state === 'open' && row.dueAt < now) || (row.snoozedUntil !== null && row.snoozedUntil < now),
  }
}

function cursorOf({ dueAt, endedAt, id }: TaskListRow): string {
  return Buffer.from(`${(endedAt ?? dueAt).toISOString()} ${id}`).toString('base64url')
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
