import { readConfig } from '@revisit/server/platform/config.ts'
import { RevisitError } from '@revisit/server/platform/errors.ts'
import { createLog } from '@revisit/server/platform/log.ts'
import { startProduct } from '@revisit/server/product.ts'
import { buildWebApp } from '@revisit/server/web-build.ts'
import { DEMO_PASSWORD, demoEmails, ensureDemoClinic } from './demo-clinic.ts'

const STOP_MS = 10_000

/** Starts the product with the demo clinic in a data directory of its own; the first run generates and imports the clinic. */
async function runDemo(): Promise<void> {
  const config = { ...readConfig(process.env, { dataDir: './data-demo' }), demo: true }
  const webFolder = await buildWebApp()
  const product = await startProduct({ config, log: createLog(process.env.LOG_LEVEL ?? 'warn'), webFolder })
  stopOnSignals(() => product.stop())
  await ensureDemoClinic(product.installation, { patients: Number(process.env.REVISIT_DEMO_PATIENTS ?? 20_000), say })
  const signIns = demoEmails.map((email) => `    ${email}`).join('\n')
  process.stdout.write(
    `\n  Revisit: ${product.url}\n\n  Вход / sign in, пароль / password: ${DEMO_PASSWORD}\n${signIns}\n\n`,
  )
}

function say(line: string): void {
  process.stdout.write(`  ${line}\n`)
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_MS).unref()
    void stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

runDemo().catch((error: unknown) => {
  const text = error instanceof RevisitError ? `${error.text.ru}\n${error.text.en}` : (error as Error).message
  process.stderr.write(`\n${text}\n\n`)
  process.exit(1)
})
