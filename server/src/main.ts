import { readConfig } from './platform/config.ts'
import { RevisitError } from './platform/errors.ts'
import { createLog } from './platform/log.ts'
import { startProduct } from './product.ts'
import { buildWebApp } from './web-build.ts'

const STOP_MS = 10_000

/** Runs the product until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const log = createLog(process.env.LOG_LEVEL ?? 'warn')
  const config = readConfig()
  const webFolder = config.role === 'worker' ? null : await buildWebApp()
  const product = await startProduct({ config, log, webFolder })
  process.stdout.write(`\n  Revisit: ${product.url}\n\n`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_MS).unref()
    void product.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  const text = error instanceof RevisitError ? `${error.text.ru}\n${error.text.en}` : (error as Error).message
  process.stderr.write(`\n${text}\n\n`)
  process.exit(1)
})
