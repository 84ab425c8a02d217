import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeExchange } from '@revisit/demo/exchange.ts'
import { type Installation, openInstallation } from '@revisit/server/installation.ts'
import { readConfig } from '@revisit/server/platform/config.ts'
import { createLog } from '@revisit/server/platform/log.ts'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningProduct, startProduct } from './product.ts'

const PROGRAM = fileURLToPath(new URL('../cli/src/revisit.ts', import.meta.url))
const TABLES = [
  'patients',
  'patient_external_ids',
  'contact_points',
  'identity_keys',
  'patient_tags',
  'consents',
  'appointments',
  'service_lines',
  'payments',
  'plans',
  'plan_items',
  'policies',
  'offers',
  'leads',
  'calls',
  'marketing_spend',
  'merges',
  'duplicate_pairs',
  'import_changes',
  'patient_stats',
]

let product: RunningProduct
let installation: Installation
let client: pg.Client
let folder: string

beforeAll(async () => {
  // Without the background worker: an import is to be whole by itself.
  product = await startProduct('server/src/main.ts', { REVISIT_ROLE: 'api' })
  for (const slug of ['killed', 'clean'])
    await product.revisit('clinic', 'create', '--name', slug, '--slug', slug, '--timezone', 'Europe/Moscow')
  installation = await openInstallation({
    config: readConfig({ REVISIT_DATA: product.dataDir }),
    log: createLog('fatal'),
    join: true,
  })
  client = new pg.Client(installation.adminUrl)
  await client.connect()
  folder = join(product.dataDir, 'export')
  const network = generateClinic({ seed: 11, patients: 800, months: 24, endOn: '2026-11-20' })
  const { files } = await writeExchange(network, folder)
  expect(Object.values(files).reduce((sum, rows) => sum + rows, 0)).toBeGreaterThan(15_000)
})

afterAll(async () => {
  await client?.end()
  await installation?.close()
  await product?.stop()
})

async function clinicId(slug: string): Promise<string> {
  const { rows } = await client.query('select clinic_id from auth.clinic_directory where slug = $1', [slug])
  return rows[0].clinic_id
}

/** How much there is of everything, and the numbers counted from it. */
async function contentOf(slug: string): Promise<Record<string, number>> {
  const counts = TABLES.map((table) => `(select count(*) from ${table} where clinic_id = $1)::int as ${table}`)
  const sums = [
    `(select count(*) from events where clinic_id = $1 and type not like 'import.%')::int as events`,
    `(select sum(amount) from payments where clinic_id = $1)::float as money`,
    `(select sum(revenue) from patient_stats where clinic_id = $1)::float as revenue`,
    `(select sum(visits) from patient_stats where clinic_id = $1)::int as visits`,
  ]
  const { rows } = await client.query(`select ${[...counts, ...sums].join(', ')}`, [await clinicId(slug)])
  return rows[0]
}

/** Begins an import and kills its process once some rows are in. */
async function importAndKill(slug: string): Promise<NodeJS.Signals | null> {
  const id = await clinicId(slug)
  const child = spawn(process.execPath, [PROGRAM, 'import', '--clinic', slug, folder], {
    env: { ...process.env, REVISIT_DATA: product.dataDir },
    stdio: 'ignore',
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)))
  while (child.exitCode === null) {
    const { rows } = await client.query('select exists (select from service_lines where clinic_id = $1) as landed', [
      id,
    ])
    if (rows[0].landed) child.kill('SIGKILL')
    if (rows[0].landed) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return ended
}

describe('an import whose process is killed half-way', () => {
  it('ends like one that was not, when it is run again', async () => {
    expect(await importAndKill('killed')).toBe('SIGKILL')
    await product.revisit('import', '--clinic', 'clean', folder)
    const [left, clean] = [await contentOf('killed'), await contentOf('clean')]
    expect(left.patients).toBeGreaterThan(0)
    expect(left.service_lines! + left.payments!).toBeLessThan(clean.service_lines! + clean.payments!)

    const again = await product.revisit('import', '--clinic', 'killed', folder)
    const sum = (key: string) => again.reduce((total: number, result: any) => total + result[key], 0)
    expect(sum('unchanged')).toBeGreaterThan(0)
    expect(sum('created')).toBeGreaterThan(0)
    expect(await contentOf('killed')).toEqual(clean)

    for (const { entity, created, updated } of await product.revisit('import', '--clinic', 'killed', folder))
      expect({ entity, created, updated }).toEqual({ entity, created: 0, updated: 0 })
    expect(await contentOf('killed')).toEqual(clean)
  })
})
