import { expect, it } from 'vitest'
import { systemAccess } from '../../platform/db.ts'
import { addJob, drainJobs } from '../../platform/jobs.ts'
import { aClinic, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { aCard } from './identity.testing.ts'
import { identityJobs, identitySchedules } from './jobs.ts'

const database = useDatabase()
const MARIA = { lastName: 'Иванова', firstName: 'Мария', birthDate: '1980-02-01', phones: ['+79161234567'] }

async function twoCards(): Promise<TestClinic> {
  const clinic = await aClinic(database())
  for (const createdAt of ['2024-05-05T00:00:00Z', '2025-05-05T00:00:00Z']) await aCard(clinic, { ...MARIA, createdAt })
  return clinic
}

const mergesOf = (clinic: TestClinic) =>
  clinic.db((db) => db.selectFrom('merges').select('automatic').where('clinicId', '=', clinic.id).execute())

it('every night one person typed in twice becomes one again, in every clinic', async () => {
  const clinics = [await twoCards(), await twoCards()]
  const [schedule] = identitySchedules
  const { ports } = database()
  await ports.database.withClinic(systemAccess(clinics[0]!.id), (db) => addJob(db, schedule!.job, {}))
  await drainJobs(ports, identityJobs)
  for (const clinic of clinics) expect(await mergesOf(clinic)).toEqual([{ automatic: true }])
})
