import { CHANNEL_WORDS } from './channel.ts'
import type { CheckFacts } from './journey-check-facts.ts'
import type { JourneyDefinition } from './journey-definition.ts'
import { nodesById } from './journey-definition.ts'
import type { EventMatch } from './journey-event.ts'
import { edgesOf, type JourneyNode, type NodeOf } from './journey-node.ts'
import { journeyProblem, type JourneyProblem, type JourneyProblemCode } from './journey-problem.ts'
import { longestMs } from './journey-timing.ts'
import { ruleProblems } from './segment-problems.ts'

type Place = { place: number; definition: JourneyDefinition; facts: CheckFacts }

const YEAR_MS = 366 * 86_400_000

/** What is wrong with one node, apart from where its lines lead. */
export function nodeProblems(node: JourneyNode, at: Place): JourneyProblem[] {
  switch (node.kind) {
    case 'message':
      return messageProblems(node, at)
    case 'wait':
      return node.wait.by === 'duration' ? lengthProblems(node.id, node.wait.duration, at.place) : []
    case 'wait_event':
      return [
        ...lengthProblems(node.id, node.timeout, at.place),
        ...(isValueMissing(node.match) ? [of(node, at, 'value_missing', { field: 'match' })] : []),
      ]
    case 'condition':
      return conditionProblems(node, at)
    case 'split':
      return splitProblems(node, at)
    case 'call_task':
      return callProblems(node, at)
    case 'set_field':
      return node.change.what === 'custom_field' && !at.facts.customFields.has(node.change.key)
        ? [of(node, at, 'field_unknown', { field: 'change.key' })]
        : []
    default:
      return []
  }
}

/** A condition of an event that compares with nothing holds for nobody. */
export function isValueMissing({ where }: EventMatch): boolean {
  return where.some(({ values }) => values.every((value) => value === ''))
}

function of(
  node: JourneyNode,
  { place }: Pick<Place, 'place'>,
  code: JourneyProblemCode,
  { field = '', severity }: { field?: string; severity?: JourneyProblem['severity'] } = {},
): JourneyProblem {
  const path = field ? `nodes.${place}.${field}` : `nodes.${place}`
  return journeyProblem(code, { nodeId: node.id, path, ...(severity ? { severity } : {}) })
}

function messageProblems(node: NodeOf<'message'>, at: Place): JourneyProblem[] {
  const { templateId, channels, fallback } = node
  const found = [...templateProblems(node, at), ...neighbourProblems(node, at), ...repeatProblems(node, at)]
  const template = templateId === null ? undefined : at.facts.templates.get(templateId)
  if (template?.published) {
    for (const channel of channels.filter((each) => !template.channels.includes(each)))
      found.push(
        journeyProblem('channel_without_text', {
          nodeId: node.id,
          path: `nodes.${at.place}.channels`,
          severity: 'warning',
          detail: CHANNEL_WORDS[channel],
        }),
      )
  }
  if (fallback && channels.length === 1) found.push(of(node, at, 'fallback_alone', { field: 'fallback' }))
  return found
}

function templateProblems(node: NodeOf<'message'>, at: Place): JourneyProblem[] {
  const field = 'templateId'
  if (node.templateId === null) return [of(node, at, 'template_missing', { field })]
  const template = at.facts.templates.get(node.templateId)
  if (!template) return [of(node, at, 'template_unknown', { field })]
  if (!template.published) return [of(node, at, 'template_unpublished', { field })]
  if (template.class !== 'advertising') return []
  const priority = node.priority ?? at.definition.settings.priority
  if (priority === 'medical' || priority === 'service')
    return [of(node, at, 'advertising_as_medical', { field: 'priority' })]
  return [of(node, at, 'advertising_launch', { field, severity: 'warning' })]
}

function neighbourProblems(node: NodeOf<'message'>, at: Place): JourneyProblem[] {
  const after = node.next === null ? undefined : nodesById(at.definition).get(node.next)
  return after?.kind === 'message'
    ? [of(after, at, 'message_after_message', { field: 'next', severity: 'warning' })]
    : []
}

function repeatProblems(node: NodeOf<'message'>, at: Place): JourneyProblem[] {
  const isSame = (below: JourneyNode) => below.kind === 'message' && below.templateId === node.templateId
  if (node.templateId === null) return []
  const again = nodesBelow(at.definition, node.next).filter(isSame)
  return again.map((below) => of(below, at, 'template_repeated', { field: 'next', severity: 'warning' }))
}

function lengthProblems(nodeId: string, length: Parameters<typeof longestMs>[0], place: number): JourneyProblem[] {
  const ms = longestMs(length)
  if (ms > 2 * YEAR_MS) return [journeyProblem('wait_endless', { nodeId, path: `nodes.${place}` })]
  return ms > YEAR_MS ? [journeyProblem('wait_long', { nodeId, path: `nodes.${place}`, severity: 'warning' })] : []
}

function conditionProblems(node: NodeOf<'condition'>, at: Place): JourneyProblem[] {
  const { rule, episode } = node
  if (!rule && episode.length === 0) return [of(node, at, 'condition_empty')]
  const found: JourneyProblem[] = []
  const byId = nodesById(at.definition)
  for (const test of episode) {
    if (test.fact === 'touch' && test.nodeId !== undefined && byId.get(test.nodeId)?.kind !== 'message')
      found.push(of(node, at, 'touch_unknown', { field: 'episode' }))
  }
  const [problem] = rule ? ruleProblems(rule, at.facts.catalogue) : []
  if (problem)
    found.push(
      journeyProblem('rule_wrong', { nodeId: node.id, path: `nodes.${at.place}.rule`, detail: problem.message }),
    )
  return found
}

function splitProblems(node: NodeOf<'split'>, at: Place): JourneyProblem[] {
  const found: JourneyProblem[] = []
  const field = 'branches'
  if (node.branches.reduce((sum, { share }) => sum + share, 0) !== 100)
    found.push(of(node, at, 'shares_sum', { field }))
  if (new Set(node.branches.map(({ id }) => id)).size < node.branches.length)
    found.push(of(node, at, 'id_repeated', { field }))
  if (node.branches.some(({ share }) => share === 0))
    found.push(of(node, at, 'share_empty', { field, severity: 'warning' }))
  const isContacted = node.branches.some(({ control, next }) => control && contactsBelow(at.definition, next))
  if (isContacted) found.push(of(node, at, 'control_not_empty', { field }))
  return found
}

function contactsBelow(definition: JourneyDefinition, from: string | null): boolean {
  return nodesBelow(definition, from).some(({ kind }) => kind === 'message' || kind === 'call_task')
}

/** The named node and everything reached from it. */
function nodesBelow(definition: JourneyDefinition, from: string | null): JourneyNode[] {
  const byId = nodesById(definition)
  const seen = new Set<JourneyNode>()
  const walk = (id: string | null) => {
    const node = id === null ? undefined : byId.get(id)
    if (!node || seen.has(node)) return
    seen.add(node)
    for (const { to } of edgesOf(node)) walk(to)
  }
  walk(from)
  return [...seen]
}

function callProblems(node: NodeOf<'call_task'>, at: Place): JourneyProblem[] {
  const all = node.results.flatMap(({ results }) => results)
  const field = 'results'
  return new Set(all).size < all.length ? [of(node, at, 'result_repeated', { field })] : []
}
