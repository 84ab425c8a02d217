import { advance } from '@revisit/domain/journey-step.ts'
import type { JourneyIndex, Standing } from '@revisit/domain/journey-standing.ts'
import type { Advance, Effect, EpisodeFacts, Need, Passed, StepFacts } from '@revisit/domain/journey-visit.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Enrollment } from './enrollment-row.ts'
import { type EpisodeFactsRow, type PersonFacts, readDates, readEpisodeFacts } from './fact-queries.ts'
import type { SegmentPort } from './touch-port.ts'

/** One passage on its way through a batch. */
export type Walk = {
  passage: Pick<Enrollment, 'id' | 'patientId' | 'episode' | 'enteredAt'>
  index: JourneyIndex
  standing: Standing
  person: PersonFacts
  /** In a simulation everybody has a time of their own; epoch milliseconds. */
  at?: number
}

export type Walked<W extends Walk> = { walk: W; advance: Exclude<Advance, { kind: 'needs' }> }

type Going<W extends Walk> = { walk: W; standing: Standing; facts: StepFacts; passed: Passed[]; effects: Effect[] }

/** Asking for facts more often than a tree is deep means that a fact is never answered. */
const MOST_ROUNDS = 250

/**
 * Moves many passages as far as each can go. Facts a step asks for are read for everybody who asks at once, so the number of queries
 * depends on the shape of the journeys and not on the number of people.
 */
export async function walkMany<W extends Walk>(
  ports: Ports,
  db: Db,
  segments: SegmentPort,
  { clinicId, walks, now }: { clinicId: string; walks: readonly W[]; now: Date },
): Promise<Walked<W>[]> {
  const done: Walked<W>[] = []
  let going = walks.map((walk): Going<W> => {
    const { timezone, householdKey } = walk.person
    return { walk, standing: walk.standing, facts: { timezone, householdKey }, passed: [], effects: [] }
  })
  for (let round = 0; going.length > 0; round++) {
    if (round > MOST_ROUNDS) throw new Error('a step of a journey asks for facts again and again')
    const asking: { going: Going<W>; need: Need }[] = []
    for (const each of going) {
      const result = advance(each.walk.index, each.standing, each.facts, each.walk.at ?? now.getTime())
      each.passed.push(...result.passed)
      each.effects.push(...result.effects)
      each.standing = result.standing
      if (result.kind === 'needs') asking.push({ going: each, need: result.need })
      else done.push({ walk: each.walk, advance: { ...result, passed: each.passed, effects: each.effects } })
    }
    await answerNeeds(ports, db, segments, { clinicId, asking, now })
    going = asking.map((each) => each.going)
  }
  return done
}

type Asking = { going: Going<Walk>; need: Need }
type Question = { clinicId: string; asking: readonly Asking[]; now: Date }

async function answerNeeds(ports: Ports, db: Db, segments: SegmentPort, question: Question): Promise<void> {
  const { asking } = question
  const rules = Map.groupBy(
    asking.filter(({ need }) => need.kind === 'rule'),
    ({ going, need }) => `${going.walk.index.journeyId} ${need.nodeId} ${ruleText(going.walk.index, need.nodeId)}`,
  )
  for (const group of rules.values()) await answerRule(ports, db, segments, { ...question, asking: group })
  const episodes = asking.filter(({ need }) => need.kind === 'episode')
  if (episodes.length > 0) await answerEpisodes(db, { ...question, asking: episodes })
  const dates = Map.groupBy(asking, ({ need }) => (need.kind === 'date' ? need.field : null))
  for (const [field, group] of dates) if (field !== null) await answerDates(db, { ...question, asking: group })
}

async function answerRule(ports: Ports, db: Db, segments: SegmentPort, { clinicId, asking }: Question): Promise<void> {
  const [first] = asking
  const node = first!.going.walk.index.nodes.get(first!.need.nodeId)
  if (node?.kind !== 'condition' || !node.rule) throw new Error('a rule was asked of a step without one')
  const people = [...new Set(asking.map(({ going }) => going.walk.passage.patientId))]
  const fitting = await segments.evaluate(ports, db, { clinicId, rule: node.rule, patientIds: people })
  for (const { going } of asking) {
    const fits = fitting.has(going.walk.passage.patientId)
    going.facts = { ...going.facts, rules: { ...going.facts.rules, [node.id]: fits } }
  }
}

async function answerEpisodes(db: Db, { clinicId, asking, now }: Question): Promise<void> {
  const passages = asking.map(({ going }) => going.walk.passage)
  const known = await readEpisodeFacts(db, clinicId, { passages, now })
  for (const { going } of asking) {
    const { passage } = going.walk
    going.facts = { ...going.facts, episode: episodeFactsOf(passage, known.get(passage.id)) }
  }
}

/** What a condition may ask about an episode; nothing is known of it without facts. */
export function episodeFactsOf(
  { episode }: Pick<Enrollment, 'episode'>,
  facts: EpisodeFactsRow | undefined,
): EpisodeFacts {
  const { planLeft = 0, booked = false, visited = false, planTreatments = [] } = facts ?? {}
  return { planLeft, booked, visited, treatmentTypes: episode.treatmentTypes ?? planTreatments }
}

async function answerDates(db: Db, { clinicId, asking, now }: Question): Promise<void> {
  const [first] = asking
  if (first?.need.kind !== 'date') return
  const { field } = first.need
  const { timezone } = first.going.facts
  const today = localDateOf(now, timezone)
  const passages = asking.map(({ going }) => going.walk.passage)
  const known = await readDates(db, clinicId, { field, passages, today, timezone })
  for (const { going } of asking) {
    const on = known.get(going.walk.passage.id) ?? null
    going.facts = { ...going.facts, dates: { ...going.facts.dates, [field]: on } }
  }
}

function ruleText({ nodes }: JourneyIndex, nodeId: string): string {
  const node = nodes.get(nodeId)
  return node?.kind === 'condition' ? JSON.stringify(node.rule) : ''
}
