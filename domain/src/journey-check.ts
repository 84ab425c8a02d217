import type { CheckFacts } from './journey-check-facts.ts'
import { nodeProblems } from './journey-check-nodes.ts'
import { allEdges, type JourneyDefinition, nodesById, segmentsOf } from './journey-definition.ts'
import { journeyProblem, type JourneyProblem } from './journey-problem.ts'
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
  const { trigger, entry } = definition
  const found: JourneyProblem[] = []
  for (const id of segmentsOf(definition)) {
    if (!facts.segments.has(id)) found.push(journeyProblem('segment_unknown', { path: 'trigger.segmentId' }))
  }
  if (trigger.kind === 'schedule' && trigger.every === 'week' && !trigger.weekday)
    found.push(journeyProblem('weekday_missing', { path: 'trigger.weekday' }))
  if (trigger.kind === 'schedule' && trigger.every === 'month' && !trigger.dayOfMonth)
    found.push(journeyProblem('day_missing', { path: 'trigger.dayOfMonth' }))
  if (trigger.kind === 'date' && trigger.field === 'visit_of_treatment' && !trigger.treatmentTypes?.length)
    found.push(journeyProblem('treatment_missing', { path: 'trigger.treatmentTypes' }))
  if (trigger.kind === 'event' && trigger.match.types.some((type) => /^(touch|task)\./.test(type)))
    found.push(journeyProblem('own_echo', { path: 'trigger.match.types', severity: 'warning' }))
  if (entry.rule) {
    const [problem] = ruleProblems(entry.rule, facts.catalogue)
    if (problem) found.push(journeyProblem('rule_wrong', { path: 'entry.rule', detail: problem.message }))
  }
  if (!knowsEpisode(definition))
    found.push(journeyProblem('episode_unknown', { path: 'settings.episode', severity: 'warning' }))
  return found
}

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
  const { settings, nodes } = definition
  const byId = nodesById(definition)
  const isCare = settings.priority === 'medical' || settings.priority === 'service'
  const messages = nodes.filter(({ kind }) => kind === 'message')
  const hasControl = nodes.some((node) => node.kind === 'split' && node.branches.some(({ control }) => control))
  const found: JourneyProblem[] = []
  const warn = (code: Parameters<typeof journeyProblem>[0], path: string) =>
    found.push(journeyProblem(code, { path, severity: 'warning' }))
  for (const [name, id] of Object.entries(settings.resume)) {
    if (id !== null && !byId.has(id)) found.push(journeyProblem('resume_unknown', { path: `settings.resume.${name}` }))
  }
  if (settings.quietHours === 'ignore' && !isCare)
    found.push(journeyProblem('quiet_hours_ignored', { path: 'settings.quietHours' }))
  if (settings.cap === 'ignores' && !isCare) warn('cap_ignored', 'settings.cap')
  if (settings.answers.by === 'none' && settings.goal?.kind === 'booking') warn('goal_without_answer', 'settings.goal')
  const canLeave = settings.answers.by !== 'none' || settings.exits.length > 0
  if (!canLeave && messages.length > 1) warn('exit_missing', 'settings.answers')
  if (messages.length > 0 && !hasControl && settings.holdoutPercent === 0 && !isCare)
    warn('control_missing', 'settings.holdoutPercent')
  if (isCare && (hasControl || settings.holdoutPercent > 0)) warn('control_medical', 'settings.holdoutPercent')
  const works = nodes.some(({ kind }) => !['wait', 'wait_event', 'condition', 'split', 'exit'].includes(kind))
  if (nodes.length > 0 && !works) warn('does_nothing', 'nodes')
  return found
}
