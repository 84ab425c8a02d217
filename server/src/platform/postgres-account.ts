import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { StartFailure } from './start-failure.ts'

const run = promisify(execFile)

/** The system account PostgreSQL runs under; null = the account of this process. */
export type ServerAccount = { uid: number; gid: number } | null

/** Accounts tried when this process is root; the last one is created when none exists. */
export const ACCOUNT_NAMES: readonly string[] = ['postgres', 'revisit-pg']

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * Chooses who runs PostgreSQL, which refuses to run as root. An ordinary user runs it as itself; root runs it as the
 * owner of the existing cluster or as an unprivileged system account, creating one when the machine has none.
 * @param clusterOwner owner of the existing cluster, null when there is none yet
 * @throws StartFailure `database_account_missing` when root has no account to use and cannot create one
 */
export async function findServerAccount(
  clusterOwner: { uid: number; gid: number } | null,
  names: readonly string[] = ACCOUNT_NAMES,
): Promise<ServerAccount> {
  if (process.geteuid?.() !== 0) return null
  if (clusterOwner !== null && clusterOwner.uid !== 0) return clusterOwner
  for (const name of names) {
    const account = await accountNamed(name)
    if (account !== null) return account
  }
  return createAccount(names.at(-1)!)
}

/** Whether the account can enter a directory (or run a file): asked of the system itself, so ACLs count too. */
export async function canReach(account: ServerAccount, path: string): Promise<boolean> {
  const child = spawn('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/', stdio: 'ignore' })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}

async function accountNamed(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

async function createAccount(name: string): Promise<{ uid: number; gid: number }> {
  const attempts: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', name],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', name]],
  ]
  let cause: unknown
  for (const [command, args] of attempts) {
    try {
      await run(command, args, { env: { PATH: SYSTEM_PATH } })
    } catch (error) {
      cause = error
    }
    const account = await accountNamed(name)
    if (account !== null) return account
  }
  throw new StartFailure(
    'database_account_missing',
    {
      ru: `PostgreSQL не запускается от root, а учётную запись ${name} создать не удалось. Создайте её (useradd --system ${name}) или запустите программу от обычного пользователя.`,
      en: `PostgreSQL does not run as root and the account ${name} could not be created. Create it (useradd --system ${name}) or start the program as an ordinary user.`,
    },
    cause,
  )
}
