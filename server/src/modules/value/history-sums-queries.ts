import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import {
  type CohortSlice,
  CohortSums,
  dayOf,
  readHistories,
  type ReturnSlice,
  ReturnSums,
} from '../statistics/statistics.ts'
import type { Question } from './question.ts'
import { whereSql } from './slice-queries.ts'
import type { Where } from './slices.ts'

/** Cohort sums of the people concerned as of any day, from their histories: for questions no kept sum answers. */
export async function sumCohorts(
  db: Db,
  question: Question,
  { slices, where }: { slices: readonly CohortSlice[]; where: readonly Where[] },
): Promise<CohortSums> {
  const lastDay = dayOf(question.asOf)
  const sums = new CohortSums(lastDay, slices)
  const onShare = (share: Parameters<CohortSums['add']>[0]) => sums.add(share, 1)
  await readHistories(db, question.clinicId, { lastDay, where: concerned(question, where), onShare })
  return sums
}

/** Return sums of the same. */
export async function sumReturns(
  db: Db,
  question: Question,
  { slices, where }: { slices: readonly ReturnSlice[]; where: readonly Where[] },
): Promise<ReturnSums> {
  const lastDay = dayOf(question.asOf)
  const sums = new ReturnSums(slices)
  const onShare = (share: Parameters<ReturnSums['add']>[0]) => sums.add(share, 1)
  await readHistories(db, question.clinicId, { lastDay, where: concerned(question, where), onShare })
  return sums
}

function concerned({ branch }: Question, where: readonly Where[]): RawBuilder<unknown> {
  const home = branch === null ? sql`` : sql`and s.home_branch_id = ${sql.lit(branch)}`
  return sql`${home} ${whereSql(where)}`
}
