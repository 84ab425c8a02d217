import { generateClinic } from '@revisit/demo/clinic.ts'
import { writeExchange } from '@revisit/demo/exchange.ts'
import type { StaffRole } from '@revisit/domain/roles.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import type { Installation } from '@revisit/server/installation.ts'
import { createClinic, findClinicId } from '@revisit/server/modules/clinics/clinics.ts'
import { importFiles } from '@revisit/server/modules/imports/imports.ts'
import { addMember } from '@revisit/server/modules/staff/staff.ts'
import { readConfig } from '@revisit/server/platform/config.ts'
import { RevisitError } from '@revisit/server/platform/errors.ts'
import { createLog } from '@revisit/server/platform/log.ts'
import { startProduct } from '@revisit/server/product.ts'
import { buildWebApp } from '@revisit/server/web-build.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SLUG = 'demo'
const PASSWORD = 'demo-revisit'
const TIMEZONE = 'Europe/Moscow'
const STOP_MS = 10_000

const PEOPLE: { role: StaffRole; name: string }[] = [
  { role: 'owner', name: 'Елена Воронцова' },
  { role: 'marketer', name: 'Павел Дорохов' },
  { role: 'administrator', name: 'Ольга Мельникова' },
  { role: 'curator', name: 'Наталья Белова' },
  { role: 'doctor', name: 'Дмитрий Орлов' },
]

/** Starts the product with the demo clinic in a data directory of its own; the first run generates and imports the clinic. */
async function runDemo(): Promise<void> {
  const config = { ...readConfig(process.env, { dataDir: './data-demo' }), demo: true }
  const webFolder = await buildWebApp()
  const product = await startProduct({ config, log: createLog(process.env.LOG_LEVEL ?? 'warn'), webFolder })
  stopOnSignals(() => product.stop())
  if (!(await findClinicId(product.installation.ports, SLUG))) await fillDemo(product.installation)
  const signIns = PEOPLE.map(({ role }) => `    ${emailOf(role)}`).join('\n')
  process.stdout.write(
    `\n  Revisit: ${product.url}\n\n  Вход / sign in, пароль / password: ${PASSWORD}\n${signIns}\n\n`,
  )
}

async function fillDemo({ ports, signIn }: Installation): Promise<void> {
  say('Создаём демо-клинику: 20 000 пациентов за 4 года… / Making the demo clinic…')
  const folder = await mkdtemp(join(tmpdir(), 'revisit-demo-'))
  try {
    const endOn = localDateOf(ports.clock.now(), TIMEZONE)
    const patients = Number(process.env.REVISIT_DEMO_PATIENTS ?? 20_000)
    await writeExchange(generateClinic({ seed: 1, patients, months: 48, endOn }), folder)
    const clinic = await createClinic(ports, { name: 'Линия улыбки', slug: SLUG, timezone: TIMEZONE, isDemo: true })
    for (const { role, name } of PEOPLE) {
      await addMember(ports, signIn, clinic.id, { email: emailOf(role), name, password: PASSWORD, role })
    }
    say('Загружаем её обычным импортом… / Importing it the usual way…')
    const results = await importFiles(ports, {
      clinicId: clinic.id,
      path: folder,
      origin: 'demo',
      dryRun: false,
      actor: null,
    })
    for (const { entity, created, rejected } of results)
      say(`  ${entity}: ${created}${rejected ? `, rejected ${rejected}` : ''}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function emailOf(role: StaffRole): string {
  return `${role}@demo.revisit`
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
