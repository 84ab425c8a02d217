import { addDays, localDateOf } from '@revisit/domain/local-date.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { Job, Schedule } from '../../platform/jobs.ts'
import type { Ports } from '../../platform/ports.ts'
import { allClinics, clinicNow } from '../clinics/clinics.ts'
import { deleteClosedDoors } from './door-queries.ts'
import { deleteOldEvents } from './event-queries.ts'
import { deleteCounts } from './key-queries.ts'
import { deleteIdleVisitors } from './visitor-queries.ts'

/** Events nobody was recognised by, and browsers of nobody. */
const UNKNOWN_DAYS = 90
/** A browser of a patient that was not seen for so long is forgotten too. */
const KNOWN_DAYS = 400
const COUNTS_DAYS = 400
const DAY_MS = 86_400_000
const BATCH = 5000

export const collectorJobs: Job[] = [
  {
    name: 'collector.forget',
    run: async (_payload, ports) => {
      for (const clinicId of await allClinics(ports)) await forgetOld(ports, clinicId)
    },
  },
]

/** Every night (UTC; before dawn in Russia). */
export const collectorSchedules: Schedule[] = [{ job: 'collector.forget', pattern: '41 23 * * *' }]

/** Deletes what is older than it may be kept, a batch in one transaction. */
async function forgetOld(ports: Ports, clinicId: string): Promise<void> {
  const inClinic = <T>(work: (db: Db, now: Date) => Promise<T>) =>
    ports.database.withClinic(systemAccess(clinicId), async (db) => work(db, await clinicNow(ports, db, clinicId)))
  const ago = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)
  const untilNothing = async (work: (db: Db, now: Date) => Promise<number>) => {
    while ((await inClinic(work)) === BATCH);
  }
  await untilNothing((db, now) => deleteOldEvents(db, clinicId, { before: ago(now, UNKNOWN_DAYS), limit: BATCH }))
  await untilNothing((db, now) =>
    deleteIdleVisitors(db, clinicId, {
      unknownBefore: ago(now, UNKNOWN_DAYS),
      before: ago(now, KNOWN_DAYS),
      limit: BATCH,
    }),
  )
  await inClinic((db, now) => deleteCounts(db, clinicId, addDays(localDateOf(now, 'UTC'), -COUNTS_DAYS)))
  await ports.database.outsideClinics((db) => deleteClosedDoors(db, clinicId, ports.clock.now()))
}
