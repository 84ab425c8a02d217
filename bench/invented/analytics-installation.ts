import pg from 'pg'
import type { Installation } from '../../server/src/installation.ts'
import { createClinic } from '../../server/src/modules/clinics/clinics.ts'
import { withInstallation } from '../database.ts'
import { CLINIC_DAY, fillClinic } from './analytics-clinic.ts'

/** Quick: 50,000 patients; --full: 1,000,000 patients with 10,000,000 visits; or a number of patients. */
const PATIENTS = process.argv.includes('--full') ? 1_000_000 : Number(process.argv[2]) || 50_000

/** An installation of its own with one invented clinic of the size asked for on the command line. */
export async function withAnalyticsClinic(
  work: (installation: Installation, clinicId: string) => Promise<void>,
): Promise<void> {
  await withInstallation(async (installation) => {
    const { id } = await createClinic(installation.ports, { name: 'Bench', slug: 'bench', timezone: 'Europe/Moscow' })
    await asAdmin(installation.adminUrl, `update clinics set simulated_at = '${CLINIC_DAY}T09:00:00Z'`)
    await fillClinic(installation.adminUrl, id, { patients: PATIENTS, visitsPerPatient: 10 })
    await work(installation, id)
  })
}

/** One statement as the owner of the database. */
export async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(statement)
  await client.end()
}
