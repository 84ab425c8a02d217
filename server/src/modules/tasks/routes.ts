import { type Route, route } from '../../platform/http/route.ts'
import { addTask, giveTask, LOCK_SECONDS, releaseTask, takeTask } from './desk.ts'
import { exportTasks, listTasks } from './reading.ts'
import {
  createdTask,
  newTask,
  taskAssignee,
  taskExportQuery,
  taskList,
  taskLock,
  taskOutcome,
  taskParams,
  taskQuery,
} from './schemas.ts'
import { resolveTask } from './tasks.ts'

export const taskRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/tasks',
    permission: 'tasks.work',
    summary: 'Tasks: open ones by due time, overdue first',
    query: taskQuery,
    answer: taskList,
    handle: async (call) => call.db((tx) => listTasks(tx, call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/tasks/export',
    permission: 'patients.export',
    summary: 'Tasks as CSV, with the same filters',
    query: taskExportQuery,
    answer: null,
    handle: exportTasks,
  }),
  route({
    method: 'POST',
    path: '/patients/:id/tasks',
    permission: 'tasks.work',
    summary: 'Ask somebody, or oneself, to do something about a patient',
    params: taskParams,
    body: newTask,
    status: 201,
    answer: createdTask,
    handle: async (call) => call.db((tx) => addTask(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'PUT',
    path: '/tasks/:id/assignee',
    permission: 'tasks.work',
    summary: 'Hand a task over to somebody, or back to everybody of its role',
    params: taskParams,
    body: taskAssignee,
    answer: null,
    handle: async (call) => call.db((tx) => giveTask(tx, call, call.params.id, call.body.assigneeId)),
  }),
  route({
    method: 'PUT',
    path: '/tasks/:id/lock',
    permission: 'tasks.work',
    summary: 'Say that one is working on a task, and so on its patient; refused while somebody else is',
    params: taskParams,
    answer: taskLock,
    handle: async (call) => {
      await call.db((tx) => takeTask(tx, call, call.params.id))
      return { seconds: LOCK_SECONDS }
    },
  }),
  route({
    method: 'DELETE',
    path: '/tasks/:id/lock',
    permission: 'tasks.work',
    summary: 'Say that one has stopped working on a task',
    params: taskParams,
    answer: null,
    handle: async (call) => call.db((tx) => releaseTask(tx, call, call.params.id)),
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
