import { CHANNELS, TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { z } from 'zod'
import { instant } from '../../platform/http/instant.ts'

const bilingual = z.object({ ru: z.string(), en: z.string() })
/** See domain/src/journey-definition.ts for the grammar. */
const definition = z.record(z.string(), z.unknown())
const journeyState = z.enum(['draft', 'live', 'paused', 'closed', 'deleted'])
const versionState = z.enum(['draft', 'live', 'draining', 'closed'])

export const journeyParams = z.object({ id: z.uuid() })
export const patientParams = z.object({ id: z.uuid() })
export const enrollmentParams = z.object({ id: z.uuid() })
export const dryRunParams = z.object({ id: z.uuid(), runId: z.uuid() })

export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  nodeId: z.string().nullable(),
  path: z.string(),
  message: bilingual,
})

const versionSummary = z.object({
  id: z.string(),
  number: z.int(),
  state: versionState,
  inside: z.int(),
  createdAt: instant,
  updatedAt: instant,
  publishedAt: instant.nullable(),
  publishedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  closedAt: instant.nullable(),
})

/** Numbers of the past 30 days, but `inside` and `setAside`, which are now. Money in minor units. */
const totals = z.object({
  inside: z.int(),
  setAside: z.int(),
  entered: z.int(),
  sent: z.int(),
  goals: z.int(),
  money: z.int(),
})

const holding = z.object({
  /** The base is older than the clinic's limit: this journey waits. */
  stale: z.boolean(),
  updatedAt: instant.nullable(),
})

const summary = {
  id: z.string(),
  readyKey: z.string().nullable(),
  name: z.string(),
  description: z.string(),
  state: journeyState,
  priority: z.enum(TOUCH_PRIORITIES),
  versions: z.array(versionSummary),
  totals,
  holding,
  createdAt: instant,
  updatedAt: instant,
}
export const journeySummary = z.object({ ...summary, trigger: z.record(z.string(), z.unknown()) })
export const journeyList = z.object({ items: z.array(journeySummary), holding })

export const journeyDetail = z.object({
  ...summary,
  /** The draft when there is one, else the newest version. */
  definition,
  definitionVersionId: z.string(),
  problems: z.array(problem),
  pausedAt: instant.nullable(),
})

export const newJourney = z
  .object({
    name: z.string().trim().min(1).max(200),
    description: z.string().trim().max(2000).optional(),
    definition: definition.optional(),
  })
  .strict()
export const draftChange = z
  .object({
    name: z.string().trim().min(1).max(200).optional(),
    description: z.string().trim().max(2000).optional(),
    definition: definition.optional(),
  })
  .strict()
export const createdJourney = z.object({ id: z.string() })
export const savedDraft = z.object({ versionId: z.string(), problems: z.array(problem) })

export const publishing = z
  .object({
    backlog: z.boolean().default(false),
    inside: z.enum(['finish', 'move']).default('finish'),
    nodeMap: z.record(z.string().max(40), z.string().max(40)).default({}),
  })
  .strict()
export const published = z.object({ versionId: z.string(), number: z.int(), moved: z.int() })

export const publishCheck = z.object({
  problems: z.array(problem),
  publishable: z.boolean(),
  /** People who fit already; null when the way in is an event or a person. */
  backlog: z.object({ people: z.int(), wouldEnter: z.int() }).nullable(),
  /** The soonest moment a message of somebody who enters now could go out. */
  firstSendAt: instant.nullable(),
  /** The next run of a schedule. */
  nextRunAt: instant.nullable(),
  /** Minor units for the backlog, from the cost of the channels in order; null when unknown. */
  cost: z.int().nullable(),
  /** Where messages of the draft may go: vendor and price of one message (one part of a text message) in minor units. */
  channels: z.array(
    z.object({ channel: z.enum(CHANNELS), provider: z.string(), sandbox: z.boolean(), price: z.int().nullable() }),
  ),
  /** People inside by version and step: they finish their version or move. */
  inside: z.array(z.object({ versionId: z.string(), number: z.int(), nodeId: z.string(), people: z.int() })),
})

export const resumeCheck = z.object({
  pausedAt: instant,
  /** People inside, and those whose step came due while everything stood still. */
  inside: z.int(),
  overdue: z.int(),
})
export const resuming = z.object({ choice: z.enum(['late', 'skip', 'exit']) }).strict()
export const resumed = z.object({ overdue: z.int() })
export const closing = z.object({ inside: z.enum(['finish', 'exit']) }).strict()
export const closed = z.object({ left: z.int() })
/** Said each time: nobody is thrown out, or left inside, by default. */
export const deletion = z.object({ inside: z.enum(['finish', 'exit']) }).strict()

export const versionList = z.object({ items: z.array(z.object({ ...versionSummary.shape, definition })) })

export const numbersQuery = z
  .object({ versionId: z.uuid().optional(), days: z.coerce.number().int().min(1).max(730).optional() })
  .strict()

const edgeNumber = z.object({ edge: z.string(), passed: z.int() })
export const nodeNumbers = z.object({
  nodeId: z.string(),
  inNow: z.int(),
  passed: z.int(),
  edges: z.array(edgeNumber),
  /** Of messages: how far they came; reasons of those not sent. */
  sent: z.int(),
  delivered: z.int(),
  read: z.int(),
  clicked: z.int(),
  replied: z.int(),
  heldOut: z.int(),
  skipped: z.int(),
  failed: z.int(),
  reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** People who left the journey standing here. */
  exited: z.int(),
  /** Goals and money credited to this step. */
  goals: z.int(),
  money: z.int(),
})
export const journeyNumbers = z.object({
  versionId: z.string(),
  number: z.int(),
  entered: z.int(),
  inside: z.int(),
  done: z.int(),
  goals: z.int(),
  money: z.int(),
  exits: z.array(z.object({ reason: z.string(), count: z.int() })),
  nodes: z.array(nodeNumbers),
  arms: z.array(z.object({ arm: z.enum(['treated', 'control']), entered: z.int(), goals: z.int(), money: z.int() })),
})

const standing = {
  id: z.string(),
  journey: z.object({ id: z.string(), name: z.string() }),
  version: z.int(),
  patient: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(['active', 'done', 'exited']),
  arm: z.enum(['treated', 'control']),
  nodeId: z.string(),
  /** Title of the step, else its kind. */
  step: z.string(),
  waitsFor: z.enum(['time', 'event', 'touch', 'task']).nullable(),
  dueAt: instant.nullable(),
  enteredAt: instant,
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  goalAt: instant.nullable(),
  setAsideAt: instant.nullable(),
  failure: z.string().nullable(),
}
/** The message of a step that waits for one, with the latest decision of the gate. */
const passageTouch = z.object({
  id: z.string(),
  nodeId: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  channel: z.enum(CHANNELS).nullable(),
  /** When it is to go out, or when the gate looks at it again. */
  nextAt: instant.nullable(),
})
export const enrollmentItem = z.object({ ...standing, touch: passageTouch.nullable() })
export const enrollmentList = z.object({
  items: z.array(enrollmentItem),
  nextCursor: z.string().nullable(),
  total: z.int(),
})
export const enrollmentQuery = z
  .object({
    state: z.enum(['active', 'done', 'exited', 'set_aside']).optional(),
    nodeId: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.uuid().optional(),
  })
  .strict()
export type EnrollmentQuery = z.output<typeof enrollmentQuery>
export const enrollmentDetail = z.object({
  ...standing,
  touch: passageTouch.nullable(),
  touches: z.array(passageTouch),
  steps: z.array(
    z.object({
      nodeId: z.string().nullable(),
      what: z.string(),
      edge: z.string().nullable(),
      outcome: z.string().nullable(),
      reason: z.string().nullable(),
      amount: z.int().nullable(),
      at: instant,
    }),
  ),
})

/** A step of the passage's own version. */
export const movingByHand = z.object({ nodeId: z.string().max(40) }).strict()
export const exportQuery = enrollmentQuery.pick({ state: true, nodeId: true })
export type ExportQuery = z.output<typeof exportQuery>

export const entering = z
  .object({
    patientIds: z.array(z.uuid()).min(1).max(1000),
    /** Ids of what it is about: planId, appointmentId … */
    episode: z
      .object({
        appointmentId: z.uuid().optional(),
        planId: z.uuid().optional(),
        policyId: z.uuid().optional(),
        doctorId: z.uuid().optional(),
        branchId: z.uuid().optional(),
        treatmentTypes: z.array(z.string().max(40)).max(10).optional(),
      })
      .strict()
      .default({}),
  })
  .strict()
export const entrance = z.object({
  entered: z.int(),
  refused: z.array(z.object({ reason: z.string(), count: z.int() })),
})

export const walking = z
  .object({
    patientId: z.uuid(),
    /** When the patient would enter; now when left out. */
    startsAt: instant.optional(),
    /** A draft not saved yet; the saved one when left out. */
    definition: definition.optional(),
    /** Ways to take where only life decides (waiting for an event, a call): node → edge. The timeout when left out. */
    choices: z.record(z.string().max(40), z.string().max(40)).default({}),
  })
  .strict()
export const walk = z.object({
  enters: z.boolean(),
  refusal: z.string().nullable(),
  arm: z.enum(['treated', 'control']),
  steps: z.array(
    z.object({
      nodeId: z.string(),
      at: instant,
      leftAt: instant.nullable(),
      edge: z.string().nullable(),
      /** Why: a reason code of the gate for messages, of the step for the rest. */
      reason: z.string().nullable(),
      channel: z.enum(CHANNELS).nullable(),
      text: z.string().nullable(),
      /** Of a message: what the gate says of it, and until when it is put off. */
      verdict: z.enum(['send', 'later', 'hold', 'skip', 'held_out']).nullable(),
      until: instant.nullable(),
      /** Of a condition: every demand, whether it holds, and what is known. */
      why: z.array(z.object({ ok: z.boolean(), said: bilingual })),
    }),
  ),
  end: z.object({ reason: z.string(), at: instant }).nullable(),
})

export const dryRunning = z
  .object({
    days: z.int().min(1).max(90).default(30),
    definition: definition.optional(),
    again: z.boolean().default(false),
  })
  .strict()
const dryNode = z.object({
  nodeId: z.string(),
  reached: z.int(),
  edges: z.array(z.object({ edge: z.string(), people: z.int() })),
  /** Of messages. */
  sendNow: z.int(),
  later: z.int(),
  notSent: z.int(),
  reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  channels: z.array(z.object({ channel: z.enum(CHANNELS), count: z.int() })),
  cost: z.int(),
  exited: z.int(),
})
export const dryRunResult = z.object({
  from: instant,
  to: instant,
  /** People the trigger named, those let in, and why the others were not. */
  named: z.int(),
  entered: z.int(),
  control: z.int(),
  refused: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** When only part of the people was walked through, how many; counts are scaled to everybody. */
  sampled: z.int().nullable(),
  messages: z.int(),
  calls: z.int(),
  cost: z.int(),
  /** People who booked meanwhile: a share with its 95 % interval turned into people. */
  bookings: z.object({ low: z.int(), high: z.int(), seen: z.int() }),
  ends: z.array(z.object({ reason: z.string(), count: z.int() })),
  nodes: z.array(dryNode),
})
export type DryRunResult = z.output<typeof dryRunResult>
export const dryRun = z.object({
  id: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  days: z.int(),
  progress: z.object({ done: z.int(), total: z.int() }),
  result: dryRunResult.nullable(),
  failure: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export const newestDryRun = z.object({ run: dryRun.nullable() })
