import { systemAccess, type Db } from '../../platform/db.ts'
import { isDiskFull } from '../../platform/disk-room.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { readClinicDay } from './day.ts'
import { insertStale, type People, readState, tryLock } from './queries.ts'
import { rebuildAll, refreshAll } from './refresh.ts'

export { activeMonthsOf, DEFAULT_ACTIVE_MONTHS } from './day.ts'
export {
  classOfReasonSql,
  type ClassColumns,
  type Cuts,
  knownCuts,
  parseClassRules,
  reasonSql,
  statsColumns,
} from './class-rule-queries.ts'
export { countMeasured, type MoneyMeasure, moneyAtRanks, readClassCuts, stepsAtRanks } from './cut-queries.ts'
export { CohortSums, type CohortSlice } from './cohort-sums.ts'
export { dateOf, dayOf, firstDayOfMonth } from './days.ts'
export { ReturnSums, type ReturnSlice } from './return-sums.ts'
export { readHistories } from './stored-rows-queries.ts'
export { dropKeptAnswers, readState } from './queries.ts'
export { takeRefreshed } from './refreshed-queries.ts'

/** Says that the facts of these people changed, in the transaction of the change; their numbers follow within seconds. */
export async function markStale(db: Db, clinicId: string, people: People, now: Date): Promise<void> {
  if ('length' in people && people.length === 0) return
  await insertStale(db, clinicId, people, now)
  await queueRefresh(db, clinicId)
}

/** Asks for a refresh soon, for changes that concern settings rather than people. */
export async function queueRefresh(db: Db, clinicId: string): Promise<void> {
  const key = `statistics.refresh:${clinicId}`
  // Two open transactions with one key would wait for each other: the second one asks for a refresh of its own.
  const isFirst = await tryLock(db, key)
  await addJob(db, 'statistics.refresh', { clinicId }, isFirst ? { key } : {})
}

/** Brings the statistics of everybody marked stale up to date and returns how many people that were. */
export async function refreshStatistics(ports: Ports, clinicId: string): Promise<{ patients: number }> {
  const { patients } = await refreshAll(ports, clinicId)
  return { patients }
}

/** Computes all statistics of a clinic anew from the facts. The numbers equal those kept by increments. */
export async function rebuildStatistics(ports: Ports, clinicId: string): Promise<{ patients: number; ms: number }> {
  return rebuildAll(ports, clinicId)
}

/**
 * The clinic's day, after making sure that numbers which move with the calendar are true for it. On a full disk they cannot be
 * moved: the day is then the last one they are true for.
 */
export async function statisticsDay(ports: Ports, clinicId: string): Promise<{ today: string; version: number }> {
  const read = () =>
    ports.database.withClinic(systemAccess(clinicId), async (db) => ({
      state: await readState(db, clinicId),
      today: (await readClinicDay(ports, db, clinicId)).today,
    }))
  const { state, today } = await read()
  if (state?.statsOn === today) return { today, version: state.version }
  const isMoved = await refreshAll(ports, clinicId).then(
    () => true,
    (error: unknown) => {
      if (!isDiskFull(error)) throw error
      return false
    },
  )
  if (!isMoved) return { today: state?.statsOn ?? today, version: state?.version ?? 0 }
  return { today, version: (await read()).state?.version ?? 0 }
}
