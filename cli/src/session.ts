import { findClinicId } from '@revisit/server/modules/clinics/clinics.ts'
import { openInstallation, type Installation } from '@revisit/server/installation.ts'
import { readConfig } from '@revisit/server/platform/config.ts'
import { NotFound, RevisitError } from '@revisit/server/platform/errors.ts'
import { createLog } from '@revisit/server/platform/log.ts'

/** What a verb prints: one JSON document with --json, else lines for people. */
export type Output = { json: unknown; lines: string[] }

/** The wrong words on the command line: exit code 2. */
export class WrongUsage extends Error {}

/** Runs a verb on the installation (beside a running server too), prints its output and sets the exit code. */
export async function perform(
  options: { json?: boolean },
  verb: (installation: Installation) => Promise<Output>,
): Promise<void> {
  try {
    const installation = await openInstallation({
      config: readConfig(),
      log: createLog(process.env.LOG_LEVEL ?? 'error'),
      join: true,
    })
    try {
      const { json, lines } = await verb(installation)
      process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`)
    } finally {
      await installation.close()
    }
  } catch (error) {
    fail(error)
  }
}

/** The id of a clinic by its short name. @throws NotFound with the names that exist nowhere in the text. */
export async function clinicBySlug({ ports }: Installation, slug: string): Promise<string> {
  const id = await findClinicId(ports, slug)
  if (id) return id
  throw new NotFound('clinic_not_found', {
    ru: `Клиники «${slug}» нет. Создайте: revisit clinic create`,
    en: `There is no clinic "${slug}". Create it: revisit clinic create`,
  })
}

/** The language of the terminal; Russian unless it says English. */
export function isEnglish(): boolean {
  return /^en/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '')
}

function fail(error: unknown): void {
  process.exitCode = error instanceof WrongUsage ? 2 : 1
  const language = isEnglish() ? 'en' : 'ru'
  const text = error instanceof RevisitError ? error.text[language] : (error as Error).message
  process.stderr.write(`${text}\n`)
  if (error instanceof RevisitError)
    for (const field of error.fields) process.stderr.write(`  ${field.path}: ${field.message[language]}\n`)
}
