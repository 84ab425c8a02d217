import { addDays, addMonths, endOfMonth, startOfMonth } from '@revisit/domain/local-date.ts'
import { RFM_METHODS } from '@revisit/domain/rfm-thresholds.ts'
import { systemAccess, type Db } from '../../platform/db.ts'
import { addJob } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { statisticsDay } from '../statistics/statistics.ts'
import { valueClasses } from './classes.ts'
import { readFirstVisitDay } from './kept-queries.ts'
import type { Question } from './question.ts'
import { rfmGrid, rfmMovement } from './rfm.ts'

/** Past months whose ends are kept ready at once; the older ones follow when the base has been quiet for a while. */
const MONTHS_AT_ONCE = 2
const QUIET_SECONDS = 60

/** Asks for the usual answers to be computed in the background. */
export async function queueWarmUp(db: Db, clinicId: string): Promise<void> {
  await addJob(db, 'value.warm', { clinicId }, { key: `value.warm:${clinicId}`, delaySeconds: 5, maxAttempts: 2 })
}

/** Computes the usual answers of a clinic ahead of the first person who asks: today and the ends of the last months. */
export async function warmUp(ports: Ports, clinicId: string): Promise<void> {
  const question = await wholeBase(ports, clinicId)
  const monthEnds = monthEndsBefore(question.today, addMonths(question.today, -MONTHS_AT_ONCE))
  for (const asOf of [question.today, ...monthEnds]) await keepAnswers(ports, { ...question, asOf })
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    await rfmMovement(db, question, { from: monthEnds[0]! })
    const options = { key: `value.warm_past:${clinicId}`, delaySeconds: QUIET_SECONDS, maxAttempts: 2 }
    await addJob(db, 'value.warm_past', { clinicId }, options)
  })
}

/** The same for the end of every month since the first visit, the newest first; what is kept already costs nothing. */
export async function warmPast(ports: Ports, clinicId: string): Promise<void> {
  const question = await wholeBase(ports, clinicId)
  const first = await ports.database.withClinic(systemAccess(clinicId), (db) => readFirstVisitDay(db, clinicId))
  if (first === null) return
  for (const asOf of monthEndsBefore(question.today, first)) {
    await keepAnswers(ports, { ...question, asOf })
    // Numbers have changed meanwhile: who changed them has asked for this work again.
    if ((await wholeBase(ports, clinicId)).version !== question.version) return
  }
}

/** Ends of months before today, back to the month of a day, the newest first. */
function monthEndsBefore(today: string, from: string): string[] {
  const ends: string[] = []
  for (let end = addDays(startOfMonth(today), -1); end >= endOfMonth(from); end = addDays(startOfMonth(end), -1)) {
    ends.push(end)
  }
  return ends
}

async function keepAnswers(ports: Ports, question: Question): Promise<void> {
  await ports.database.withClinic(systemAccess(question.clinicId), async (db) => {
    for (const method of RFM_METHODS) await rfmGrid(db, question, { method })
    await valueClasses(db, question)
  })
}

async function wholeBase(ports: Ports, clinicId: string): Promise<Question> {
  const { today, version } = await statisticsDay(ports, clinicId)
  return { clinicId, today, asOf: today, branch: null, scope: null, version }
}
