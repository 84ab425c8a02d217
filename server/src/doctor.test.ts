import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { examine } from './doctor.ts'
import { aClinic } from './testing/builders.ts'
import { useDatabase } from './testing/database.ts'

const database = useDatabase()

async function told() {
  const installation = { ...database(), disconnect: async () => {} }
  const findings = await examine(installation)
  return findings
    .filter(({ state }) => state !== 'good')
    .map(({ about, state, said }) => `${state} ${about}: ${said.en}`)
}

it('the doctor names what is wrong and stays silent about the rest', async () => {
  await aClinic(database())
  const secrets = join(database().ports.config.dataDir, 'secrets.json')
  await writeFile(secrets, '{}', { mode: 0o600 })
  database().clock.set(new Date())
  const healthy = (await told()).filter((line) => !line.includes('REVISIT_SIMULATION') && !line.includes('disk'))
  expect(healthy).toEqual([])

  await chmod(secrets, 0o644)
  database().clock.set(new Date(Date.now() - 3_600_000))
  await database().admin(`delete from revisit_meta.migrations where name = '0001_tenancy.sql'`)
  await database().admin(`update clinics set timezone = 'Mars/Olympus'`)
  await database().admin(`select graphile_worker.add_job('statistics.refresh', run_at := now() - interval '1 hour')`)
  const ill = (await told()).join('\n')
  for (const words of ['chmod 600', '3600 s off', '0001_tenancy.sql', 'Mars/Olympus', '1 jobs have waited'])
    expect(ill).toContain(words)
})
