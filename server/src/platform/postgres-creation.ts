import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFile,
  chmod,
  chown,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { diskFull } from './data-directory.ts'
import type { ServerAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { saysDiskFull } from './postgres-log.ts'
import { freeSpace } from './postgres-settings.ts'
import { StartFailure } from './start-failure.ts'

const SPACE_NEEDED = 128 * 1024 ** 2

/** The server's own settings file, rewritten at each start; what follows its inclusion in postgresql.conf wins. */
export const SETTINGS_FILE = 'revisit.conf'

export type NewCluster = {
  /** Where the cluster is expected. */
  path: string
  /** False when the account cannot enter that place: the cluster then lives in `sharedHome`, linked from `path`. */
  reachable: boolean
  sharedHome: string
  account: ServerAccount
  binaries: PostgresBinaries
  password: string
  env: Record<string, string>
  /** False skips flushing to disk; only for databases that are thrown away. */
  durable: boolean
}

/**
 * Creates a cluster: UTF-8, code-point order that no system upgrade changes (PostgreSQL's builtin provider), scram
 * passwords. It is made under a temporary name and renamed when complete, so a crash never leaves half a cluster.
 * @returns the directory of the cluster
 * @throws StartFailure `disk_full`, `database_initialisation`
 */
export async function createCluster(wanted: NewCluster): Promise<string> {
  const place = wanted.reachable
    ? await realpath(wanted.path).catch(() => wanted.path)
    : join(wanted.sharedHome, `${basename(dirname(wanted.path))}-${randomBytes(4).toString('hex')}`)
  const home = dirname(place)
  if (!wanted.reachable) {
    await mkdir(home, { recursive: true })
    await chmod(home, 0o755)
  }
  if ((await freeSpace(home)) < SPACE_NEEDED) throw await diskFull(home)
  await removeDrafts(place)
  const draft = `${place}.draft-${randomBytes(4).toString('hex')}`
  try {
    await fill(draft, wanted)
    await rename(draft, place)
    if (wanted.durable) await flushDirectory(home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
  if (!wanted.reachable) {
    await rmdir(wanted.path).catch(() => undefined)
    await symlink(place, wanted.path)
  }
  return place
}

async function fill(draft: string, { account, binaries, password, env, durable }: NewCluster): Promise<void> {
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = `${draft}.password`
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
    if (account !== null) for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid)
    const flags = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    flags.push('--lc-messages=C', '--auth=scram-sha-256', '--username=postgres', `--pwfile=${passwordFile}`)
    flags.push('--no-instructions', `--pgdata=${draft}`)
    if (!durable) flags.push('--no-sync')
    const { code, output } = await runToEnd(binaries.initdb, flags, { account, env })
    if (code !== 0) throw saysDiskFull(output) ? await diskFull(dirname(draft)) : initialisationFailed(draft, output)
    await appendFile(join(draft, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Runs a PostgreSQL program to its end. `input` goes to its stdin. */
export async function runToEnd(
  program: string,
  flags: string[],
  { account, env, input = '' }: { account: ServerAccount; env: Record<string, string>; input?: string },
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, flags, { ...account, env, cwd: '/', stdio: 'pipe' })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: `${output}${error.message}` }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Half-made clusters of starts that were killed: they never held anyone's rows. An initdb still busy there fails on its own. */
async function removeDrafts(place: string): Promise<void> {
  const prefix = `${basename(place)}.draft-`
  for (const name of await readdir(dirname(place))) {
    if (!name.startsWith(prefix)) continue
    await rm(join(dirname(place), name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory)
  await handle.sync().finally(() => handle.close())
}

function initialisationFailed(directory: string, output: string): StartFailure {
  const reason =
    output
      .trim()
      .split('\n')
      .findLast((line) => /error|fatal|could not/i.test(line)) ?? output.trim().slice(-200)
  return new StartFailure('database_initialisation', {
    ru: `Не удалось создать базу в ${dirname(directory)}: ${reason}. Устраните причину и запустите снова.`,
    en: `The database could not be created in ${dirname(directory)}: ${reason}. Remove the cause and start again.`,
  })
}
