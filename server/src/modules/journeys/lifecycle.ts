import { isPublishable } from '@revisit/domain/journey-check.ts'
import { journeyDefinition, type JourneyDefinition, segmentsOf } from '@revisit/domain/journey-definition.ts'
import type { JourneyProblem } from '@revisit/domain/journey-problem.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { problemsOf } from './checking.ts'
import {
  deleteDraft,
  insertJourney,
  insertVersion,
  type JourneyRow,
  lockJourney,
  readVersions,
  setVersionState,
  updateDraft,
  updateJourney,
  type VersionRow,
} from './journey-queries.ts'
import { moveInside } from './moving.ts'
import { insertIntake } from './sweep-queries.ts'
import type { JourneyDoors } from './touch-port.ts'

export type NewJourney = {
  name: string
  description?: string | undefined
  definition?: unknown
  readyKey?: string | null
}

const EMPTY = { trigger: { kind: 'manual' }, start: null, nodes: [] }

/** Starts a journey as a draft. @returns its id. @throws Invalid `wrong_definition`. */
export async function createJourney(db: Db, call: Call, journey: NewJourney): Promise<string> {
  const { caller, ports, now } = call
  const definition = readDefinition(journey.definition ?? EMPTY)
  const id = newId(ports.clock.now(), ports.random)
  const by = caller.kind === 'staff' ? caller.id : null
  const { name, description = '', readyKey = null } = journey
  await insertJourney(db, caller.clinicId, { id, readyKey, name, description, by, now })
  const versionId = newId(ports.clock.now(), ports.random)
  await insertVersion(db, caller.clinicId, { id: versionId, journeyId: id, number: 1, definition, by, now })
  await audit(db, call, { id, action: 'journey.created' })
  return id
}

export type DraftChange = { name?: string | undefined; description?: string | undefined; definition?: unknown }

/**
 * Saves the draft (a copy of the newest version becomes one when there is none) and says what is wrong with it. A new name or
 * description alone belongs to the journey and makes no draft.
 */
export async function saveDraft(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, change }: { id: string; change: DraftChange },
): Promise<{ versionId: string; problems: JourneyProblem[] }> {
  const { caller, ports, now } = call
  const { clinicId } = caller
  const journey = await openJourney(db, clinicId, id)
  const { name = journey.name, description = journey.description } = change
  await updateJourney(db, clinicId, { id, name, description, now })
  const versions = await readVersions(db, clinicId, id)
  const draft = versions.find(({ state }) => state === 'draft')
  if (!draft && change.definition === undefined && Object.keys(change).length > 0) {
    await audit(db, call, { id, action: 'journey.draft_saved' })
    const { id: versionId, definition } = newest(versions)
    return { versionId, problems: await problemsOf(db, doors, clinicId, definition) }
  }
  const definition = change.definition === undefined ? newest(versions).definition : readDefinition(change.definition)
  const versionId = draft?.id ?? newId(ports.clock.now(), ports.random)
  const by = caller.kind === 'staff' ? caller.id : null
  if (draft) await updateDraft(db, clinicId, { id: draft.id, definition, now })
  else
    await insertVersion(db, clinicId, {
      id: versionId,
      journeyId: id,
      number: newest(versions).number + 1,
      definition,
      by,
      now,
    })
  await audit(db, call, { id, action: 'journey.draft_saved' })
  return { versionId, problems: await problemsOf(db, doors, clinicId, definition) }
}

/** Throws the draft away; published versions stay. @throws NotFound `no_draft`. */
export async function discardDraft(db: Db, call: Call, id: string): Promise<void> {
  await openJourney(db, call.caller.clinicId, id)
  const versions = await readVersions(db, call.caller.clinicId, id)
  if (versions.every(({ state }) => state === 'draft')) throw onlyDraft()
  if ((await deleteDraft(db, call.caller.clinicId, id)) === 0) throw noDraft()
  await audit(db, call, { id, action: 'journey.draft_discarded' })
}

export type Publishing = {
  /** People who fit already enter too; otherwise only those who come to fit. */
  backlog: boolean
  /** finish: people inside finish their version; move: they go on at the named steps of the new one. */
  inside: 'finish' | 'move'
  /** Old step → new step; who stands at an unnamed one finishes the old version. */
  nodeMap: Readonly<Record<string, string>>
}

/**
 * Makes the draft the live version under the name of the caller. The old one drains or its people move.
 * @throws Invalid `journey_has_problems`, Conflict `no_draft`, Forbidden `person_needed` (advertising is launched by a person).
 */
export async function publish(
  db: Db,
  call: Call,
  doors: JourneyDoors,
  { id, publishing }: { id: string; publishing: Publishing },
): Promise<{ versionId: string; number: number; moved: number }> {
  const { caller, now } = call
  const { clinicId } = caller
  const journey = await openJourney(db, clinicId, id)
  const versions = await readVersions(db, clinicId, id)
  const draft = versions.find(({ state }) => state === 'draft')
  if (!draft) throw noDraft()
  const problems = await problemsOf(db, doors, clinicId, draft.definition)
  if (!isPublishable(problems)) throw hasProblems(problems)
  if (caller.kind !== 'staff' && problems.some(({ code }) => code === 'advertising_launch')) throw personNeeded()
  const old = versions.find(({ state }) => state === 'live')
  if (old) await setVersionState(db, clinicId, { id: old.id, state: 'draining', now })
  const by = caller.kind === 'staff' ? caller.id : null
  await setVersionState(db, clinicId, { id: draft.id, state: 'live', by, now })
  const state = journey.state === 'paused' ? 'paused' : 'live'
  const { priority } = draft.definition.settings
  await updateJourney(db, clinicId, { id, state, priority, sweptUntil: now, now })
  await doors.segments.setUses(db, clinicId, { subjectId: id, name: journey.name }, segmentsOf(draft.definition))
  const moves = publishing.inside === 'move' && old
  const moved = moves ? await moveInside(db, call, doors, { from: old, to: draft, nodeMap: publishing.nodeMap }) : 0
  if (publishing.backlog) await openBacklog(db, call, draft)
  await audit(db, call, {
    id,
    action: 'journey.published',
    details: { number: draft.number, backlog: publishing.backlog, moved },
  })
  return { versionId: draft.id, number: draft.number, moved }
}

async function openBacklog(
  db: Db,
  { caller, ports, now }: Call,
  { journeyId, definition: { trigger } }: VersionRow,
): Promise<void> {
  if (trigger.kind !== 'segment_entry') throw noBacklog()
  const id = newId(ports.clock.now(), ports.random)
  await insertIntake(
    db,
    caller.clinicId,
    { id, journeyId, kind: 'backlog', segmentId: trigger.segmentId, day: null },
    now,
  )
}

/** A journey that is there and can be changed, locked. @throws NotFound `journey_not_found`. */
export async function openJourney(db: Db, clinicId: string, id: string): Promise<JourneyRow> {
  const journey = await lockJourney(db, clinicId, id, 'change')
  if (!journey || journey.state === 'deleted') throw journeyNotFound()
  return journey
}

/** @throws Invalid `wrong_definition` with the path of everything that is not in the grammar. */
export function readDefinition(input: unknown): JourneyDefinition {
  const read = journeyDefinition.safeParse(input)
  if (read.success) return read.data
  const fields = read.error.issues.slice(0, 50).map(({ path, message }) => ({
    path: `definition.${path.join('.')}`,
    message: { ru: `Не понять: ${message}`, en: message },
  }))
  throw new Invalid(
    'wrong_definition',
    { ru: 'Сценарий записан неверно', en: 'The journey is not well-formed' },
    fields,
  )
}

export function newest(versions: readonly VersionRow[]): VersionRow {
  return versions[0]!
}

/** Writes down who did what to a journey. */
export async function audit(
  db: Db,
  call: Call,
  { id, action, details = {} }: { id: string; action: string; details?: Record<string, unknown> },
): Promise<void> {
  await recordAudit(db, call, { action, subjectKind: 'journey', subjectId: id, details })
}

export function journeyNotFound(): NotFound {
  return new NotFound('journey_not_found', { ru: 'Сценарий не найден', en: 'Journey not found' })
}

function noDraft(): Conflict {
  return new Conflict('no_draft', {
    ru: 'Черновика нет: измените сценарий',
    en: 'There is no draft: change the journey first',
  })
}

function onlyDraft(): Conflict {
  return new Conflict('only_draft', {
    ru: 'Сценарий ещё не запускали: удалите его целиком',
    en: 'The journey was never published: delete it as a whole',
  })
}

function hasProblems(problems: readonly JourneyProblem[]): Invalid {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const text = { ru: 'Исправьте ошибки в сценарии', en: 'Correct the journey first' }
  return new Invalid(
    'journey_has_problems',
    text,
    errors.map(({ path, message }) => ({ path, message })),
  )
}

function personNeeded(): Forbidden {
  return new Forbidden('person_needed', {
    ru: 'Рекламу запускает человек под своим именем, а не ключ API',
    en: 'Advertising is launched by a person under their own name, not by an API key',
  })
}

function noBacklog(): Invalid {
  const message = {
    ru: 'Накопившихся людей можно взять только со входом по сегменту',
    en: 'People who fit already can be taken in only when a segment is the way in',
  }
  return new Invalid('no_backlog', message, [{ path: 'backlog', message }])
}
