import { addDays, startOfMonth } from '@revisit/domain/local-date.ts'
import { systemAccess, type Db } from '../../platform/db.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { statisticsDay } from '../statistics/statistics.ts'
import type { Question } from './question.ts'
import { rfmGrid, rfmMovement } from './rfm.ts'

/** Months kept ready back from today. */
const MONTHS_READY = 2

/** Asks for the usual answers to be computed in the background. */
export async function queueWarmUp(db: Db, clinicId: string): Promise<void> {
  await addJob(db, 'value.warm', { clinicId }, { key: `value.warm:${clinicId}`, delaySeconds: 5, maxAttempts: 2 })
}

/** Computes the usual answers of a clinic ahead of the first person who asks: today and the ends of the last months. */
export async function warmUp(ports: Ports, clinicId: string): Promise<void> {
  const { today, version } = await statisticsDay(ports, clinicId)
  const question: Question = { clinicId, today, asOf: today, branch: null, scope: null, version }
  const monthEnds: string[] = []
  for (let day = today; monthEnds.length < MONTHS_READY;) {
    day = addDays(startOfMonth(day), -1)
    monthEnds.push(day)
  }
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    for (const asOf of [today, ...monthEnds]) await rfmGrid(db, { ...question, asOf }, {})
    await rfmMovement(db, question, { from: monthEnds[0]! })
  })
}
