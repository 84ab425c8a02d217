import { TASK_RESULTS } from '@revisit/domain/journey-node.ts'
import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { VALUE_CLASSES } from '@revisit/domain/value-class.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

const named = z.object({ id: z.string(), name: z.string() })

export const taskItem = z.object({
  id: z.string(),
  kind: z.enum(['call', 'notify', 'review']),
  /** What one needs to know while talking. */
  patient: z
    .object({
      id: z.string(),
      name: z.string(),
      age: z.int().nullable(),
      phone: z.string().nullable(),
      preferredTime: z.string().nullable(),
      lastVisitOn: z.string().nullable(),
      nextVisitOn: z.string().nullable(),
      doctor: z.string().nullable(),
      /** These two are null without the right to see money. */
      class: z.enum(VALUE_CLASSES).nullable(),
      openPlanAmount: z.number().nullable(),
    })
    .nullable(),
  title: z.string(),
  script: z.string(),
  dueAt: instant,
  priority: z.enum(TOUCH_PRIORITIES),
  assigneeRole: z.string().nullable(),
  assignee: named.nullable(),
  journey: named.nullable(),
  step: z.string().nullable(),
  state: z.enum(['open', 'done', 'cancelled', 'snoozed']),
  result: z.enum(TASK_RESULTS).nullable(),
  comment: z.string().nullable(),
  snoozedUntil: instant.nullable(),
  overdue: z.boolean(),
  /** Name of somebody else who is working on this patient now. */
  lockedBy: z.string().nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
  endedBy: named.nullable(),
  /** Why it closed by itself: see domain/src/journey-words.ts. */
  endReason: z.string().nullable(),
})
export type TaskItem = z.output<typeof taskItem>

export const taskList = z.object({
  items: z.array(taskItem),
  nextCursor: z.string().nullable(),
  total: z.int(),
  /** Open tasks behind each choice of the list. */
  sums: z.object({ mine: z.int(), overdue: z.int(), today: z.int(), later: z.int(), snoozed: z.int() }),
})

const taskFilter = z
  .object({
    /** open = open and put off. */
    state: z.enum(['open', 'done', 'cancelled']).default('open'),
    whose: z.enum(['mine', 'all']).default('all'),
    when: z.enum(['overdue', 'today', 'later', 'snoozed']).optional(),
    patientId: z.uuid().optional(),
    journeyId: z.uuid().optional(),
    kind: z.enum(['call', 'notify', 'review']).optional(),
  })
  .strict()

export const taskExportQuery = taskFilter
export const taskQuery = taskFilter
  .extend({
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

/** null gives it back to everybody of its role. */
export const taskAssignee = z.object({ assigneeId: z.uuid().nullable() }).strict()

export const taskLock = z.object({
  /** The database clock; ask again before it passes. */
  seconds: z.int(),
})

export const newTask = z
  .object({
    title: z.string().trim().min(1).max(300),
    script: z.string().trim().max(4000).default(''),
    kind: z.enum(['call', 'notify']).default('call'),
    dueAt: instant,
    assigneeId: z.uuid().nullable().default(null),
  })
  .strict()
export type TaskByHand = z.output<typeof newTask>
export const createdTask = z.object({ id: z.uuid() })
