import { sql } from 'kysely'
import { markStale, rebuildStatistics, refreshStatistics } from '../../server/src/modules/statistics/statistics.ts'
import { type Db, systemAccess } from '../../server/src/platform/db.ts'
import type { Ports } from '../../server/src/platform/ports.ts'
import { printFigure, timed } from '../figure.ts'
import { CLINIC_DAY } from './analytics-clinic.ts'
import { asAdmin } from './analytics-installation.ts'
import { plainAggregate } from './plain-analytics.ts'

/** Rebuild against the plain aggregate, and the refresh of some changed patients against a rebuild. */
export async function measureStatistics(ports: Ports, adminUrl: string, clinicId: string): Promise<void> {
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const first = await timed(() => rebuildStatistics(ports, clinicId))
  await asAdmin(adminUrl, 'vacuum analyze')
  const plain = await timed(() => inClinic((db) => plainAggregate(db, clinicId)))
  const again = await timed(() => rebuildStatistics(ports, clinicId))
  const plainAgain = await timed(() => inClinic((db) => plainAggregate(db, clinicId)))
  const baseline = (plain.ms + plainAgain.ms) / 2
  const figure = (name: string, ms: number, base: number) =>
    printFigure({ name: `statistics.${name}`, value: ms, unit: 'ms', baseline: base, ratio: ms / base })
  figure('first_build', first.ms, baseline)
  figure('rebuild', again.ms, baseline)
  const times: number[] = []
  for (let run = 0; run < 3; run++) {
    await inClinic((db) => changeSome(db, clinicId))
    times.push((await timed(() => refreshStatistics(ports, clinicId))).ms)
  }
  figure('changed_1000', times.sort((a, b) => a - b)[1]!, again.ms)
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
