import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { buildApi } from '../api.ts'
import { readConfig } from '../platform/config.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { createLog } from '../platform/log.ts'
import { openPrepared, prepareDatabase } from '../runtime.ts'
import { dumpSchema } from './schema-dump.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Everything that is generated from the migrations and the route table, by path from the root. */
export async function generateAll(adminUrl: string): Promise<Record<string, string>> {
  const password = 'generate-only'
  const applicationUrl = await prepareDatabase(adminUrl, password)
  const openapi = await openApiOf(applicationUrl)
  return {
    'server/schema.sql': await dumpSchema(adminUrl),
    'server/src/platform/tables.gen.ts': await tableTypes(adminUrl),
    'server/openapi.json': `${JSON.stringify(openapi, null, 2)}\n`,
    'web/src/api.gen.ts': `// Generated from server/openapi.json by \`npm run generate\`; do not edit.\n${astToString(await openapiTS(openapi as never))}`,
  }
}

async function openApiOf(applicationUrl: string): Promise<object> {
  const secrets = { databasePassword: '', signInSecret: 'generate-only-generate-only-generate-only' }
  const runtime = await openPrepared(applicationUrl, { config: readConfig({}), secrets, log: createLog('error') })
  const app = await buildApi(runtime)
  await app.ready()
  const document = app.swagger()
  await app.close()
  await runtime.close()
  return document
}

async function tableTypes(adminUrl: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'revisit-types-'))
  const outFile = join(folder, 'tables.ts')
  const program = join(ROOT, 'node_modules/.bin/kysely-codegen')
  const options = {
    url: adminUrl,
    dialect: 'postgres',
    'log-level': 'error',
    'include-pattern': '{public,auth}.*',
    'exclude-pattern': 'graphile_worker.*',
    'date-parser': 'string',
    'numeric-parser': 'number',
    'type-mapping': '{"int8":"number"}',
    'out-file': outFile,
  }
  execFileSync(program, ['--camel-case', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])])
  const text = await readFile(outFile, 'utf8')
  await rm(folder, { recursive: true })
  return text
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'revisit-generate-'))
  const server = await startEmbeddedPostgres({ dataDir, log: createLog('warn') })
  try {
    for (const [path, text] of Object.entries(await generateAll(server.adminUrl)))
      await writeFile(join(ROOT, path), text)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
