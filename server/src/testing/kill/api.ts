import { buildApi } from '../../api.ts'
import { readConfig } from '../../platform/config.ts'
import { createLog } from '../../platform/log.ts'
import { openPrepared } from '../../runtime.ts'

/** The API of the product in a process that will be killed. */
const [applicationUrl = '', dataDir = ''] = process.argv.slice(2)
const secrets = { databasePassword: '', signInSecret: 'kill-test-kill-test-kill-test-kill-test-1' }
const config = readConfig({ REVISIT_DATA: dataDir })
const runtime = await openPrepared(applicationUrl, { config, secrets, log: createLog('silent') })
const http = await buildApi(runtime)
await http.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ port: (http.server.address() as { port: number }).port })
