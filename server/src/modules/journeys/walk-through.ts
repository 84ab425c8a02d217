import type { Episode } from '@revisit/domain/journey-answer.ts'
import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { episodeTestHolds } from '@revisit/domain/journey-step.ts'
import { episodeTestWords } from '@revisit/domain/journey-test-words.ts'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { admit, type Ready } from './enrolling.ts'
import { readEpisodeFacts, readPeople } from './fact-queries.ts'
import { indexed } from './indexes.ts'
import type { VersionRow } from './journey-queries.ts'
import { newest, readDefinition } from './lifecycle.ts'
import { journeyWithVersions } from './reading.ts'
import { isPatientVisible } from './reading-queries.ts'
import { type Moment, type Pretended, simulate } from './simulation.ts'
import { episodeFactsOf } from './step-facts.ts'
import type { JourneyDoors } from './touch-port.ts'
import { likelyEpisode } from './walk-episode.ts'

export type WalkRequest = {
  patientId: string
  startsAt?: Date | undefined
  definition?: unknown
  choices: Readonly<Record<string, string>>
}

/**
 * Which way one real patient would go, when, and through which channel; nothing is written to them.
 * @throws NotFound `journey_not_found`, `patient_not_found`, Invalid `wrong_definition`.
 */
export async function walkThrough(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, walk }: { id: string; walk: WalkRequest },
) {
  const { caller, ports, now } = call
  const { clinicId } = caller
  const { journey, versions } = await journeyWithVersions(db, clinicId, id)
  if (!(await isPatientVisible(db, clinicId, walk.patientId))) throw patientNotFound()
  const version = draftOf(newest(versions), walk.definition)
  const episode = await likelyEpisode(db, { clinicId, patientId: walk.patientId, definition: version.definition, now })
  const ready = await someone(db, clinicId, walk.patientId, episode)
  const candidates = { clinicId, version: unseen(version), candidates: [ready], source: 'manual' as const, now }
  const { refused } = await admit(ports, db, doors.segments, { ...candidates, pretend: true })
  const pretenders = [{ ready, at: (walk.startsAt ?? now).getTime(), events: [], choices: walk.choices }]
  const about = { clinicId, indexed: indexed(version), journeyName: journey.name, bookings: new Map(), now }
  const [ghost] = await simulate(ports, db, doors, { ...about, pretenders })
  const subject = { subjectKind: 'patient', subjectId: walk.patientId }
  await recordAudit(db, call, { action: 'journey.walked_through', ...subject, details: { journeyId: id } })
  const why = await explainConditions(db, call, doors, { version, patientId: walk.patientId, ghost })
  return shownWalk(ghost, Object.keys(refused)[0] ?? null, why)
}

type Why = ReadonlyMap<string, { ok: boolean; said: Bilingual }[]>

/** What each condition on the way asked and what is known of the patient and the episode, as of now. */
async function explainConditions(
  db: Db,
  { ports, caller, now }: Call,
  doors: JourneyDoors,
  { version, patientId, ghost }: { version: VersionRow; patientId: string; ghost: Pretended | undefined },
): Promise<Why> {
  const why = new Map<string, { ok: boolean; said: Bilingual }[]>()
  if (!ghost) return why
  const { clinicId } = caller
  const met = new Set(ghost.moments.map(({ nodeId }) => nodeId))
  const { passage } = ghost
  const known = (await readEpisodeFacts(db, clinicId, { passages: [passage], now })).get(passage.id)
  const facts = episodeFactsOf(passage, known)
  for (const node of version.definition.nodes) {
    if (node.kind !== 'condition' || !met.has(node.id)) continue
    const tests = node.episode.map((test) => ({
      ok: episodeTestHolds(test, passage.standing, facts),
      said: episodeTestWords(test),
    }))
    const rows = node.rule ? await doors.segments.explain(ports, db, { clinicId, rule: node.rule, patientId }) : []
    why.set(node.id, [...tests, ...rows.map(({ ok, said }) => ({ ok, said }))])
  }
  return why
}

function shownWalk(ghost: Pretended | undefined, refusal: string | null, why: Why) {
  const moments = ghost?.moments ?? []
  const arm = ghost?.arm ?? 'treated'
  return { enters: refusal === null, refusal, arm, steps: stepsOf(moments, why), end: endOf(moments) }
}

/** The saved version, or the one being edited. */
export function draftOf(version: VersionRow, definition: unknown): VersionRow {
  return definition === undefined ? version : { ...version, definition: readDefinition(definition) }
}

/** The same version as if nobody had ever been in the journey. */
export function unseen(version: VersionRow): VersionRow {
  return { ...version, journeyId: crypto.randomUUID() }
}

async function someone(db: Db, clinicId: string, patientId: string, episode: Episode): Promise<Ready> {
  const person = (await readPeople(db, clinicId, { patientIds: [patientId], lock: false })).get(patientId)
  if (!person) throw patientNotFound()
  return { patientId, recordId: patientId, episode, person, episodeKey: 'patient' }
}

/** A step that sends nothing. */
const SILENT = { kind: null, channel: null, text: null, until: null, reason: null }

function stepsOf(moments: readonly Moment[], why: Why) {
  const passes = new Map(
    moments.flatMap((moment) => (moment.kind === 'passed' ? [[moment.nodeId, moment] as const] : [])),
  )
  const said = new Map(
    moments.flatMap((moment) => (moment.kind === 'message' ? [[moment.nodeId, moment.decision] as const] : [])),
  )
  const arrivals = moments.filter((moment) => moment.kind === 'arrived')
  return arrivals.map(({ nodeId, at }) => {
    const passed = passes.get(nodeId)
    const { kind, channel, text, until, reason } = said.get(nodeId) ?? SILENT
    return {
      nodeId,
      at: new Date(at),
      leftAt: passed ? new Date(passed.at) : null,
      edge: passed?.edge ?? null,
      reason: reason ?? passed?.reason ?? null,
      channel,
      text,
      verdict: kind,
      until,
      why: why.get(nodeId) ?? [],
    }
  })
}

function endOf(moments: readonly Moment[]): { reason: string; at: Date } | null {
  const last = moments.at(-1)
  return last?.kind === 'ended' ? { reason: last.reason, at: new Date(last.at) } : null
}

function patientNotFound(): NotFound {
  return new NotFound('patient_not_found', { ru: 'Пациент не найден', en: 'Patient not found' })
}
