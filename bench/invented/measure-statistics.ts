import { sql } from 'kysely'
import { markStale, rebuildStatistics, refreshStatistics } from '../../server/src/modules/statistics/statistics.ts'
import { type Db, systemAccess } from '../../server/src/platform/db.ts'
import type { Installation } from '../../server/src/installation.ts'
import { printFigure, progress, timed } from '../figure.ts'
import { CLINIC_DAY } from './analytics-clinic.ts'
import { ensureStatistics, vacuumStatistics } from './analytics-installation.ts'
import { plainAggregate } from './plain-analytics.ts'

/** Rebuild against the plain aggregate, and the refresh of some changed patients against a rebuild. */
export async function measureStatistics(installation: Installation, clinicId: string): Promise<void> {
  const { ports } = installation
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const plain = async () => {
    progress('plain aggregate')
    return (await timed(() => inClinic((db) => plainAggregate(db, clinicId)))).ms
  }
  const figure = (name: string, ms: number, base: number) =>
    printFigure({ name: `statistics.${name}`, value: ms, unit: 'ms', baseline: base, ratio: ms / base })
  const plainBefore = await plain()
  const first = await ensureStatistics(installation, clinicId)
  if (first !== null) figure('first_build', first, plainBefore)
  await vacuumStatistics(installation)
  progress('rebuild')
  const rebuild = (await timed(() => rebuildStatistics(ports, clinicId))).ms
  for (let run = 1; run <= 3; run++) {
    progress('a change of 1,000 patients')
    await inClinic((db) => changeSome(db, clinicId))
    const { ms } = await timed(() => refreshStatistics(ports, clinicId))
    figure(`changed_1000.run_${run}`, ms, rebuild)
  }
  figure('rebuild', rebuild, (plainBefore + (await plain())) / 2)
}

/** A new payment for patients taken evenly from the base. */
async function changeSome(db: Db, clinicId: string): Promise<void> {
  const { rows } = await sql<{ patientId: string }>`
    insert into payments (clinic_id, id, patient_id, record_id, paid_at, paid_on, amount, kind)
    select clinic_id, new_id(), id, id, now(), ${CLINIC_DAY}::date, 120000, 'payment' from (
      select clinic_id, id from patients where clinic_id = ${clinicId} and merged_into is null
      order by md5(id::text || random()) limit 1000) chosen
    returning patient_id`.execute(db)
  await markStale(
    db,
    clinicId,
    rows.map((row) => row.patientId),
    new Date(),
  )
}
