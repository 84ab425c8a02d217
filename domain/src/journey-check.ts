import type { CheckFacts } from './journey-check-facts.ts'
import { isValueMissing, nodeProblems } from './journey-check-nodes.ts'
import { allEdges, type JourneyDefinition, nodesById, segmentsOf } from './journey-definition.ts'
import type { NodeKind } from './journey-node.ts'
import { journeyProblem, type JourneyProblem, type JourneyProblemCode } from './journey-problem.ts'
import { ruleProblems } from './segment-problems.ts'

/** Everything a person should correct before publishing a definition, the whole first, then node by node. Empty = ready. */
export function checkJourney(definition: JourneyDefinition, facts: CheckFacts): JourneyProblem[] {
  return [
    ...shapeProblems(definition),
    ...triggerProblems(definition, facts),
    ...settingsProblems(definition),
    ...definition.nodes.flatMap((node, place) => nodeProblems(node, { place, definition, facts })),
  ]
}

/** True when nothing stands in the way of publishing. */
export function isPublishable(problems: readonly JourneyProblem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

function shapeProblems(definition: JourneyDefinition): JourneyProblem[] {
  const { start, nodes } = definition
  const byId = nodesById(definition)
  const known = (id: string | null): id is string => id !== null && byId.has(id)
  if (!known(start)) return [journeyProblem('start_missing', { path: 'start' })]
  const placeOf = (id: string) => nodes.findIndex((node) => node.id === id)
  const repeated = nodes.flatMap((node, place) =>
    placeOf(node.id) === place ? [] : [journeyProblem('id_repeated', { nodeId: node.id, path: `nodes.${place}.id` })],
  )
  const edges = allEdges(definition)
  const lost = edges
    .filter(({ to }) => to !== null && !byId.has(to))
    .map(({ from, name }) => journeyProblem('next_unknown', { nodeId: from, path: `nodes.${placeOf(from)}.${name}` }))
  const entries = Map.groupBy([{ to: start }, ...edges.filter(({ to }) => known(to))], ({ to }) => to as string)
  const joined = [...entries]
    .filter(([, ways]) => ways.length > 1)
    .map(([id]) => journeyProblem('joined', { nodeId: id, path: `nodes.${placeOf(id)}` }))
  return [...repeated, ...lost, ...joined, ...reachProblems(definition, start, placeOf)]
}

/** Circles reached from the start, and nodes that are not reached at all. */
function reachProblems(
  definition: JourneyDefinition,
  start: string,
  placeOf: (id: string) => number,
): JourneyProblem[] {
  const children = Map.groupBy(allEdges(definition), ({ from }) => from)
  const seen = new Set<string>()
  const circles = new Set<string>()
  const walk = (id: string, above: ReadonlySet<string>) => {
    if (above.has(id)) return circles.add(id)
    if (seen.has(id)) return
    seen.add(id)
    const path = new Set(above).add(id)
    for (const { to } of children.get(id) ?? []) if (to !== null) walk(to, path)
  }
  walk(start, new Set())
  const lost = definition.nodes.filter(({ id }) => !seen.has(id))
  return [
    ...[...circles].map((id) => journeyProblem('loop', { nodeId: id, path: `nodes.${placeOf(id)}` })),
    ...lost.map(({ id }) => journeyProblem('unreachable', { nodeId: id, path: `nodes.${placeOf(id)}` })),
  ]
}

function triggerProblems(definition: JourneyDefinition, facts: CheckFacts): JourneyProblem[] {
  const { rule } = definition.entry
  const [wrong] = rule ? ruleProblems(rule, facts.catalogue) : []
  return [
    ...segmentsOf(definition)
      .filter((id) => !facts.segments.has(id))
      .map(() => journeyProblem('segment_unknown', { path: 'trigger.segmentId' })),
    ...broken(TRIGGER_DEMANDS, definition),
    ...(wrong ? [journeyProblem('rule_wrong', { path: 'entry.rule', detail: wrong.message })] : []),
  ]
}

type Demand = {
  code: JourneyProblemCode
  path: string
  severity: JourneyProblem['severity']
  isBroken(definition: JourneyDefinition): boolean
}

function broken(demands: readonly Demand[], definition: JourneyDefinition): JourneyProblem[] {
  return demands
    .filter(({ isBroken }) => isBroken(definition))
    .map(({ code, path, severity }) => journeyProblem(code, { path, severity }))
}

const TRIGGER_DEMANDS: readonly Demand[] = [
  {
    code: 'value_missing',
    path: 'trigger.match',
    severity: 'error',
    isBroken: ({ trigger }) => trigger.kind === 'event' && isValueMissing(trigger.match),
  },
  {
    code: 'weekday_missing',
    path: 'trigger.weekday',
    severity: 'error',
    isBroken: ({ trigger }) => trigger.kind === 'schedule' && trigger.every === 'week' && !trigger.weekday,
  },
  {
    code: 'day_missing',
    path: 'trigger.dayOfMonth',
    severity: 'error',
    isBroken: ({ trigger }) => trigger.kind === 'schedule' && trigger.every === 'month' && !trigger.dayOfMonth,
  },
  {
    code: 'treatment_missing',
    path: 'trigger.treatmentTypes',
    severity: 'error',
    isBroken: ({ trigger }) =>
      trigger.kind === 'date' && trigger.field === 'visit_of_treatment' && !trigger.treatmentTypes?.length,
  },
  {
    code: 'own_echo',
    path: 'trigger.match.types',
    severity: 'warning',
    isBroken: ({ trigger }) =>
      trigger.kind === 'event' && trigger.match.types.some((type) => /^(touch|task)\./.test(type)),
  },
  {
    code: 'episode_unknown',
    path: 'settings.episode',
    severity: 'warning',
    isBroken: (definition) => !knowsEpisode(definition),
  },
]

/** Whether what starts the journey names the thing its episodes are about. */
function knowsEpisode({ trigger, settings: { episode } }: JourneyDefinition): boolean {
  if (episode === 'patient' || episode === 'event' || episode === 'year' || episode === 'run') return true
  if (trigger.kind === 'event') {
    const subjects = {
      appointment: /^appointment\./,
      plan: /^plan\./,
      policy: /^policy\./,
      treatment: /^(service|appointment)\./,
    }
    return trigger.match.types.every((type) => subjects[episode].test(type))
  }
  if (trigger.kind !== 'date') return trigger.kind === 'api' || trigger.kind === 'manual'
  const fields = {
    appointment: ['appointment_start', 'last_visit', 'visit_of_treatment'],
    plan: ['plan_presented'],
    policy: ['policy_end'],
    treatment: ['visit_of_treatment'],
  }
  return fields[episode].includes(trigger.field)
}

function settingsProblems(definition: JourneyDefinition): JourneyProblem[] {
  const byId = nodesById(definition)
  const lost = Object.entries(definition.settings.resume).filter(([, id]) => id !== null && !byId.has(id))
  return [
    ...lost.map(([name]) => journeyProblem('resume_unknown', { path: `settings.resume.${name}` })),
    ...broken(SETTINGS_DEMANDS, definition),
  ]
}

const SETTINGS_DEMANDS: readonly Demand[] = [
  {
    code: 'quiet_hours_ignored',
    path: 'settings.quietHours',
    severity: 'error',
    isBroken: (definition) => definition.settings.quietHours === 'ignore' && !isCare(definition),
  },
  {
    code: 'cap_ignored',
    path: 'settings.cap',
    severity: 'warning',
    isBroken: (definition) => definition.settings.cap === 'ignores' && !isCare(definition),
  },
  {
    code: 'goal_without_answer',
    path: 'settings.goal',
    severity: 'warning',
    isBroken: ({ settings: { answers, goal } }) => answers.by === 'none' && goal?.kind === 'booking',
  },
  {
    code: 'exit_missing',
    path: 'settings.answers',
    severity: 'warning',
    isBroken: (definition) =>
      definition.settings.answers.by === 'none' && definition.settings.exits.length === 0 && messages(definition) > 1,
  },
  {
    code: 'control_missing',
    path: 'settings.holdoutPercent',
    severity: 'warning',
    isBroken: (definition) => messages(definition) > 0 && !hasControl(definition) && !isCare(definition),
  },
  {
    code: 'control_medical',
    path: 'settings.holdoutPercent',
    severity: 'warning',
    isBroken: (definition) => isCare(definition) && hasControl(definition),
  },
  {
    code: 'does_nothing',
    path: 'nodes',
    severity: 'warning',
    isBroken: ({ nodes }) => nodes.length > 0 && nodes.every(({ kind }) => IDLE_KINDS.has(kind)),
  },
]

const IDLE_KINDS: ReadonlySet<NodeKind> = new Set(['wait', 'wait_event', 'condition', 'split', 'exit'])

function messages({ nodes }: JourneyDefinition): number {
  return nodes.filter(({ kind }) => kind === 'message').length
}

function isCare({ settings: { priority } }: JourneyDefinition): boolean {
  return priority === 'medical' || priority === 'service'
}

function hasControl({ nodes, settings }: JourneyDefinition): boolean {
  const isSplitOff = nodes.some((node) => node.kind === 'split' && node.branches.some(({ control }) => control))
  return isSplitOff || settings.holdoutPercent > 0
}
