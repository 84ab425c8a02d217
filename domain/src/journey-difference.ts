import type { Bilingual } from './bilingual.ts'
import { type JourneyDefinition, nodesById } from './journey-definition.ts'
import { edgesOf, type JourneyNode } from './journey-node.ts'
import { NODE_KIND_WORDS } from './journey-words.ts'

/** One difference between two versions of a journey. */
export type JourneyChange = {
  kind: 'added' | 'removed' | 'changed' | 'moved' | 'entry' | 'rules'
  /** The step it is about, of the newer version, or of the older one for a removed step; null for the journey as a whole. */
  nodeId: string | null
  /** What it is about, in words: the step, or the rule. */
  about: Bilingual
  /** Which parts of it changed; empty where that goes without saying. */
  parts: Bilingual[]
}

/** What the newer definition does otherwise than the older one: the whole first, then step by step. Empty = the same. */
export function journeyDifference(older: JourneyDefinition, newer: JourneyDefinition): JourneyChange[] {
  return [...wholeChanges(older, newer), ...stepChanges(older, newer)]
}

const ENTRY: Bilingual = { ru: 'Вход', en: 'Entry' }
const RULES: Bilingual = { ru: 'Правила', en: 'Rules' }

const ENTRY_PARTS: Readonly<Record<string, Bilingual>> = {
  trigger: { ru: 'что начинает', en: 'what starts it' },
  rule: { ru: 'условие входа', en: 'rule of entry' },
  unlessBooked: { ru: 'кто уже записан', en: 'those already booked' },
  reentry: { ru: 'повторный вход', en: 'coming back' },
}

const RULE_PARTS: Readonly<Record<keyof JourneyDefinition['settings'], Bilingual>> = {
  priority: { ru: 'важность', en: 'priority' },
  episode: { ru: 'повод', en: 'episode' },
  answers: { ru: 'какая запись отвечает', en: 'which booking answers' },
  resume: { ru: 'откуда продолжить', en: 'where to resume' },
  goal: { ru: 'цель', en: 'goal' },
  exitOnGoal: { ru: 'выход по цели', en: 'leaving at the goal' },
  exits: { ru: 'условия выхода', en: 'rules of exit' },
  attributionDays: { ru: 'окно зачёта', en: 'attribution window' },
  holdoutPercent: { ru: 'контрольная группа', en: 'control group' },
  needsFreshData: { ru: 'стоп при старых данных', en: 'stop on stale data' },
  cap: { ru: 'лимит касаний', en: 'contact cap' },
  quietHours: { ru: 'тихие часы', en: 'quiet hours' },
  late: { ru: 'опоздавшие шаги', en: 'late steps' },
}

const STEP_PARTS: Readonly<Record<string, Bilingual>> = {
  title: { ru: 'название', en: 'title' },
  wait: { ru: 'сколько ждать', en: 'how long to wait' },
  match: { ru: 'событие', en: 'event' },
  timeout: { ru: 'срок', en: 'time limit' },
  rule: { ru: 'условие', en: 'condition' },
  episode: { ru: 'условие', en: 'condition' },
  branches: { ru: 'доли', en: 'shares' },
  templateId: { ru: 'шаблон', en: 'template' },
  channels: { ru: 'каналы', en: 'channels' },
  fallback: { ru: 'запасной канал', en: 'fallback channel' },
  window: { ru: 'часы', en: 'hours' },
  expiresAfterHours: { ru: 'сколько можно опоздать', en: 'how late it may be' },
  priority: { ru: 'важность', en: 'priority' },
  taskTitle: { ru: 'задача', en: 'task' },
  script: { ru: 'что сказать', en: 'script' },
  assigneeRole: { ru: 'кому', en: 'whom' },
  role: { ru: 'кому', en: 'whom' },
  due: { ru: 'когда звонить', en: 'when to call' },
  results: { ru: 'итоги звонка', en: 'results of the call' },
  text: { ru: 'текст', en: 'text' },
  change: { ru: 'что поставить', en: 'what to set' },
  serviceId: { ru: 'услуга', en: 'service' },
  points: { ru: 'баллы', en: 'points' },
  reason: { ru: 'за что', en: 'reason' },
  goal: { ru: 'цель', en: 'goal' },
}

function wholeChanges(older: JourneyDefinition, newer: JourneyDefinition): JourneyChange[] {
  const entry = changedParts(
    { trigger: older.trigger, ...older.entry },
    { trigger: newer.trigger, ...newer.entry },
    ENTRY_PARTS,
  )
  const rules = changedParts(older.settings, newer.settings, RULE_PARTS)
  const changes: JourneyChange[] = [
    { kind: 'entry', nodeId: null, about: ENTRY, parts: entry },
    { kind: 'rules', nodeId: null, about: RULES, parts: rules },
  ]
  return changes.filter(({ parts }) => parts.length > 0)
}

function stepChanges(older: JourneyDefinition, newer: JourneyDefinition): JourneyChange[] {
  const before = nodesById(older)
  const after = nodesById(newer)
  const comesFrom = { before: parentsOf(older), after: parentsOf(newer) }
  const present = [...after.values()].flatMap((node): JourneyChange[] => {
    const old = before.get(node.id)
    const about = nameOf(node)
    if (!old || old.kind !== node.kind) return [{ kind: 'added', nodeId: node.id, about, parts: [] }]
    const parts = changedParts(contentOf(old), contentOf(node), STEP_PARTS)
    const isMoved = comesFrom.before.get(node.id) !== comesFrom.after.get(node.id)
    return [
      ...(parts.length > 0 ? [{ kind: 'changed' as const, nodeId: node.id, about, parts }] : []),
      ...(isMoved ? [{ kind: 'moved' as const, nodeId: node.id, about, parts: [] }] : []),
    ]
  })
  const gone = [...before.values()].filter(({ id, kind }) => after.get(id)?.kind !== kind)
  return [
    ...present,
    ...gone.map((node): JourneyChange => ({ kind: 'removed', nodeId: node.id, about: nameOf(node), parts: [] })),
  ]
}

/** Where a step is reached from: the nearest step above it that both versions could share is not looked for, only the line in. */
function parentsOf(definition: JourneyDefinition): Map<string, string> {
  const lines = definition.nodes.flatMap((node) =>
    edgesOf(node).map(({ name, to }) => ({ at: `${node.id}/${name}`, to })),
  )
  return new Map([{ at: 'start', to: definition.start }, ...lines].flatMap(({ at, to }) => (to ? [[to, at]] : [])))
}

function nameOf(node: JourneyNode): Bilingual {
  const { ru, en } = NODE_KIND_WORDS[node.kind]
  const said = node.title || ('taskTitle' in node ? node.taskTitle : '') || ('text' in node ? node.text : '')
  return said ? { ru: `${ru} «${said}»`, en: `${en} “${said}”` } : { ru, en }
}

/** Everything of a step but where it leads. */
function contentOf(node: JourneyNode): Record<string, unknown> {
  const branches = node.kind === 'split' ? node.branches.map((branch) => ({ ...branch, next: null })) : undefined
  const results = node.kind === 'call_task' ? node.results.map((result) => ({ ...result, next: null })) : undefined
  return { ...node, ...(branches && { branches }), ...(results && { results }) }
}

function changedParts(
  older: Readonly<Record<string, unknown>>,
  newer: Readonly<Record<string, unknown>>,
  words: Readonly<Record<string, Bilingual>>,
): Bilingual[] {
  const changed = Object.entries(words).filter(([key]) => !isSame(older[key], newer[key]))
  // Two keys may share their words.
  return [...new Map(changed.map(([, said]) => [said.ru, said])).values()]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** The same value with keys of objects in one order: what came from the database has its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  )
}
