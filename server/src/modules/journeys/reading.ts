import type { JourneyProblem } from '@revisit/domain/journey-problem.ts'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { problemsOf } from './checking.ts'
import { type JourneyRow, readJourney, readJourneys, readVersions, type VersionRow } from './journey-queries.ts'
import { journeyNotFound, newest } from './lifecycle.ts'
import {
  countPassages,
  type PassageRow,
  type PassageTouch,
  readPassage,
  readPassages,
  readPassageTouches,
  readStaffNames,
  readSteps,
} from './reading-queries.ts'
import type { EnrollmentQuery } from './schemas.ts'
import type { JourneyDoors } from './touch-port.ts'
import { countInside, type JourneyTotals, sumJourneys } from './version-queries.ts'

const TOTALS_DAYS = 30
const DAY_MS = 86_400_000

/** Every journey with its versions and numbers of the past 30 days. */
export async function listJourneys(db: Db, call: Call, doors: JourneyDoors) {
  const { clinicId } = call.caller
  const holding = await doors.touches.freshness(call.ports, db, clinicId, call.now)
  const totals = await totalsOf(db, call)
  const items = []
  for (const journey of await readJourneys(db, clinicId)) {
    const versions = await readVersions(db, clinicId, journey.id)
    const shown = versions.find(({ state }) => state === 'live') ?? newest(versions)
    const known = totals.get(journey.id)
    items.push({
      ...(await summaryOf(db, clinicId, { journey, versions, holding, known })),
      trigger: shown.definition.trigger,
    })
  }
  return { items, holding }
}

/** One journey with the definition to edit and what is wrong with it. @throws NotFound `journey_not_found`. */
export async function readJourneyDetail(db: Db, call: Call, doors: JourneyDoors, id: string) {
  const { clinicId } = call.caller
  const { journey, versions } = await journeyWithVersions(db, clinicId, id)
  const holding = await doors.touches.freshness(call.ports, db, clinicId, call.now)
  const known = (await totalsOf(db, call)).get(id)
  const shown = newest(versions)
  const problems: JourneyProblem[] = await problemsOf(db, doors, clinicId, shown.definition)
  return {
    ...(await summaryOf(db, clinicId, { journey, versions, holding, known })),
    definition: shown.definition,
    definitionVersionId: shown.id,
    problems,
    pausedAt: journey.pausedAt,
  }
}

export async function journeyWithVersions(
  db: Db,
  clinicId: string,
  id: string,
): Promise<{ journey: JourneyRow; versions: VersionRow[] }> {
  const journey = await readJourney(db, clinicId, id)
  if (!journey) throw journeyNotFound()
  return { journey, versions: await readVersions(db, clinicId, id) }
}

/** Versions with their definitions, newest first. */
export async function listVersions(db: Db, call: Call, id: string) {
  const { versions } = await journeyWithVersions(db, call.caller.clinicId, id)
  const shown = await shownVersions(db, call.caller.clinicId, id, versions)
  return { items: shown.map((version, place) => ({ ...version, definition: versions[place]!.definition })) }
}

async function totalsOf(db: Db, { caller, now }: Call): Promise<Map<string, JourneyTotals>> {
  const since = new Date(now.getTime() - TOTALS_DAYS * DAY_MS)
  return new Map((await sumJourneys(db, caller.clinicId, since)).map((row) => [row.journeyId, row]))
}

type Summed = {
  journey: JourneyRow
  versions: VersionRow[]
  holding: { stale: boolean; updatedAt: Date | null }
  known: JourneyTotals | undefined
}

const NOTHING = { inside: 0, setAside: 0, entered: 0, sent: 0, goals: 0, money: 0 }

async function summaryOf(db: Db, clinicId: string, { journey, versions, holding, known }: Summed) {
  const { id, readyKey, name, description, state, priority, createdAt, updatedAt } = journey
  const needs = versions.some((version) => version.state === 'live' && version.definition.settings.needsFreshData)
  return {
    id,
    readyKey,
    name,
    description,
    state,
    priority,
    createdAt,
    updatedAt,
    versions: await shownVersions(db, clinicId, id, versions),
    totals: { ...NOTHING, ...known },
    holding: { ...holding, stale: holding.stale && needs },
  }
}

async function shownVersions(db: Db, clinicId: string, journeyId: string, versions: readonly VersionRow[]) {
  const inside = await countInside(db, clinicId, journeyId)
  const names = await readStaffNames(
    db,
    clinicId,
    versions.flatMap(({ publishedBy }) => (publishedBy ? [publishedBy] : [])),
  )
  return versions.map(({ id, number, state, createdAt, updatedAt, publishedAt, publishedBy, closedAt }) => ({
    id,
    number,
    state,
    createdAt,
    updatedAt,
    publishedAt,
    closedAt,
    inside: inside.filter(({ versionId }) => versionId === id).reduce((sum, { people }) => sum + people, 0),
    publishedBy: publishedBy ? { id: publishedBy, name: names.get(publishedBy) ?? '' } : null,
  }))
}

/** Passages of a journey or of a patient. */
export async function listPassages(
  db: Db,
  clinicId: string,
  where: { journeyId?: string; patientId?: string; query: EnrollmentQuery },
) {
  const rows = await readPassages(db, clinicId, where)
  const page = rows.slice(0, where.query.limit)
  const nextCursor = rows.length > where.query.limit ? page.at(-1)!.id : null
  const touches = await touchesOf(db, clinicId, page)
  const items = page.map((row) => ({ ...shownPassage(row), touch: currentTouch(row, touches.get(row.id)) }))
  return { items, nextCursor, total: await countPassages(db, clinicId, where) }
}

/** One passage with everything that happened in it. @throws NotFound `enrollment_not_found`. */
export async function readPassageDetail(db: Db, clinicId: string, id: string) {
  const row = await readPassage(db, clinicId, id)
  if (!row) throw passageNotFound()
  const touches = (await touchesOf(db, clinicId, [row])).get(id) ?? []
  const steps = await readSteps(db, clinicId, id)
  return { ...shownPassage(row), touch: currentTouch(row, touches), touches, steps }
}

async function touchesOf(db: Db, clinicId: string, rows: readonly PassageRow[]): Promise<Map<string, PassageTouch[]>> {
  const touches = await readPassageTouches(
    db,
    clinicId,
    rows.map(({ id }) => id),
  )
  return Map.groupBy(touches, ({ enrollmentId }) => enrollmentId)
}

/** The message somebody inside waits for. */
function currentTouch({ state, nodeId, standing }: PassageRow, touches: readonly PassageTouch[] = []) {
  if (state !== 'active' || standing.wait?.for !== 'touch') return null
  return touches.find((touch) => touch.nodeId === nodeId) ?? null
}

function shownPassage({ journeyId, journeyName, number, nodes, patientId, patientName, standing, ...row }: PassageRow) {
  const node = nodes.find(({ id }) => id === row.nodeId)
  return {
    ...row,
    journey: { id: journeyId, name: journeyName },
    version: number,
    patient: { id: patientId, name: patientName },
    step: node?.title || (node?.kind ?? row.nodeId),
    waitsFor: row.state === 'active' ? (standing.wait?.for ?? null) : null,
  }
}

export function passageNotFound(): NotFound {
  return new NotFound('enrollment_not_found', { ru: 'Участие не найдено', en: 'No such passage' })
}
