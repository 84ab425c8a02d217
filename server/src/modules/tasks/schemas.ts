import { TASK_RESULTS } from '@revisit/domain/journey-node.ts'
import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

export const taskItem = z.object({
  id: z.string(),
  kind: z.enum(['call', 'notify', 'review']),
  patient: z.object({ id: z.string(), name: z.string() }).nullable(),
  title: z.string(),
  script: z.string(),
  dueAt: instant,
  priority: z.enum(TOUCH_PRIORITIES),
  assigneeRole: z.string().nullable(),
  assigneeId: z.string().nullable(),
  journey: z.object({ id: z.string(), name: z.string() }).nullable(),
  state: z.enum(['open', 'done', 'cancelled', 'snoozed']),
  result: z.enum(TASK_RESULTS).nullable(),
  comment: z.string().nullable(),
  snoozedUntil: instant.nullable(),
  overdue: z.boolean(),
  createdAt: instant,
  endedAt: instant.nullable(),
})

export const taskList = z.object({ items: z.array(taskItem), nextCursor: z.string().nullable(), total: z.int() })

export const taskQuery = z
  .object({
    /** open = open and put off. */
    state: z.enum(['open', 'done', 'cancelled']).default('open'),
    patientId: z.uuid().optional(),
    journeyId: z.uuid().optional(),
    kind: z.enum(['call', 'notify', 'review']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(200).optional(),
  })
  .strict()
export type TaskQuery = z.output<typeof taskQuery>

export const taskParams = z.object({ id: z.uuid() })

/** A result ends the task; without one it is put off until `until`. */
export const taskOutcome = z
  .object({
    result: z.enum(TASK_RESULTS).optional(),
    until: instant.optional(),
    comment: z.string().trim().max(2000).optional(),
  })
  .strict()
  .refine(({ result, until }) => (result === undefined) !== (until === undefined), {
    error: 'give a result or a time to come back to it',
    path: ['result'],
  })
export type TaskOutcome = z.output<typeof taskOutcome>
