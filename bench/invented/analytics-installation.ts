import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Installation } from '../../server/src/installation.ts'
import { rebuildStatistics } from '../../server/src/modules/statistics/statistics.ts'
import { createClinic } from '../../server/src/modules/clinics/clinics.ts'
import { withInstallation } from '../database.ts'
import { progress } from '../figure.ts'
import { CLINIC_DAY, fillClinic } from './analytics-clinic.ts'

/**
 * Quick: 50,000 patients; --full: 1,000,000 patients with 10,000,000 visits; or a number of patients.
 * --data <directory> keeps the invented clinic there for the next run instead of inventing it anew.
 */
const { values, positionals } = parseArgs({
  options: { full: { type: 'boolean' }, data: { type: 'string' } },
  allowPositionals: true,
})
const PATIENTS = values.full ? 1_000_000 : Number(positionals[0]) || 50_000
const CELLS = ['cohort_cells', 'first_visit_cells', 'return_cells', 'day_cells', 'measure_cells']
const SLUG = `bench-${PATIENTS}`

/** An installation of its own with one invented clinic of the size asked for on the command line. */
export async function withAnalyticsClinic(
  work: (installation: Installation, clinicId: string) => Promise<void>,
): Promise<void> {
  progress('starting an installation')
  await withInstallation(async (installation) => {
    const clinicId = (await findClinic(installation.adminUrl)) ?? (await inventClinic(installation))
    await work(installation, clinicId)
    progress('done')
  }, values.data ?? null)
}

/** Statistics of the clinic: those a run before left on the kept directory, or made now. @returns milliseconds of making them. */
export async function ensureStatistics({ ports, adminUrl }: Installation, clinicId: string): Promise<number | null> {
  const made = await asAdmin(
    adminUrl,
    `select from statistics_state where clinic_id = '${clinicId}' and stats_on is not null`,
  )
  if (made.length > 0) return null
  progress('first build of the statistics')
  return (await rebuildStatistics(ports, clinicId)).ms
}

/** What autovacuum does in its time after so many rows are written. */
export async function vacuumStatistics({ adminUrl }: Installation): Promise<void> {
  progress('vacuum')
  await asAdmin(
    adminUrl,
    `vacuum analyze patient_stats, patient_history, people_cells, stale_patients, ${CELLS.join(', ')}`,
  )
}

/** One statement as the owner of the database. */
export async function asAdmin<Row extends pg.QueryResultRow>(adminUrl: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

async function findClinic(adminUrl: string): Promise<string | null> {
  const [found] = await asAdmin<{ id: string }>(adminUrl, `select id from clinics where slug = '${SLUG}-ready'`)
  return found?.id ?? null
}

async function inventClinic({ ports, adminUrl }: Installation): Promise<string> {
  progress(`inventing a clinic of ${PATIENTS} patients`)
  const { id } = await createClinic(ports, { name: 'Bench', slug: SLUG, timezone: 'Europe/Moscow' })
  await asAdmin(adminUrl, `update clinics set simulated_at = '${CLINIC_DAY}T09:00:00Z' where id = '${id}'`)
  await fillClinic(adminUrl, id, { patients: PATIENTS, visitsPerPatient: 10 })
  await asAdmin(adminUrl, `update clinics set slug = '${SLUG}-ready' where id = '${id}'`)
  return id
}
