import { chmod, chown, lstat, readFile, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerAccount } from './postgres-account.ts'
import type { ServerLog } from './postgres-log.ts'
import { StartFailure } from './start-failure.ts'

/** What lies at the place of the cluster before we start. */
export type ClusterState =
  | { kind: 'absent' }
  | { kind: 'present'; directory: string; owner: { uid: number; gid: number } }

/**
 * Looks at the place of the cluster. An empty directory counts as absent.
 * @throws StartFailure `database_not_a_cluster` when something else lies there
 */
export async function inspectCluster(path: string): Promise<ClusterState> {
  const present = await lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  if (!present) return { kind: 'absent' }
  const directory = await realpath(path).catch(() => null)
  const found = directory === null ? null : await stat(directory)
  if (directory === null || !found?.isDirectory()) throw notACluster(path)
  if ((await readdir(directory)).length === 0) return { kind: 'absent' }
  return { kind: 'present', directory, owner: { uid: found.uid, gid: found.gid } }
}

/**
 * Checks that the cluster can be started by this version and repairs what is safe to repair: its mode and, for root,
 * its owner.
 * @throws StartFailure `database_version`, `database_wal_missing`, `database_not_a_cluster`, `database_owner`
 */
export async function repairCluster(
  cluster: { directory: string; owner: { uid: number; gid: number } },
  account: ServerAccount,
  majorVersion: number,
  log: ServerLog,
): Promise<void> {
  const { directory, owner } = cluster
  const me = process.geteuid?.() ?? owner.uid
  if (me !== 0 && owner.uid !== me) throw wrongOwner(directory, owner.uid)
  await assertStartable(directory, majorVersion)
  if (account !== null && owner.uid !== account.uid) {
    log.warn({ directory }, 'the database directory belonged to root; handing it to the PostgreSQL account')
    await chownTree(directory, account)
  }
  const mode = (await stat(directory)).mode & 0o777
  if (mode === 0o700 || mode === 0o750) return
  await chmod(directory, 0o700)
  log.warn({ directory, mode: mode.toString(8) }, 'the database directory was open to others; its mode is 0700 again')
}

/** Gives the tree to the account. Symbolic links are changed themselves, never followed. */
export async function chownTree(path: string, account: { uid: number; gid: number }): Promise<void> {
  const entry = await lstat(path)
  if (entry.isSymbolicLink()) return
  await chown(path, account.uid, account.gid)
  if (!entry.isDirectory()) return
  for (const name of await readdir(path)) await chownTree(join(path, name), account)
}

async function assertStartable(directory: string, majorVersion: number): Promise<void> {
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => '',
  )
  if (!/^\d+(\.\d+)?$/.test(version)) throw notACluster(directory)
  if (version !== String(majorVersion)) throw wrongVersion(directory, version, majorVersion)
  if (!(await exists(join(directory, 'pg_wal')))) throw walMissing(directory)
  if (!(await exists(join(directory, 'global', 'pg_control')))) throw notACluster(directory)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

function wrongOwner(directory: string, uid: number): StartFailure {
  return new StartFailure('database_owner', {
    ru: `Каталог базы ${directory} принадлежит другому пользователю (uid ${uid}). Запустите программу от него или от root либо передайте каталог: sudo chown -R "$(id -un)" ${directory}`,
    en: `The database directory ${directory} belongs to another user (uid ${uid}). Start as that user or as root, or take the directory over: sudo chown -R "$(id -un)" ${directory}`,
  })
}

function wrongVersion(directory: string, found: string, ours: number): StartFailure {
  return new StartFailure('database_version', {
    ru: `База в ${directory} создана PostgreSQL ${found}, а эта программа работает с PostgreSQL ${ours}. Запустите прежнюю версию программы, сделайте backup и восстановите его здесь в пустой каталог данных.`,
    en: `The database in ${directory} was made by PostgreSQL ${found}, this program runs PostgreSQL ${ours}. Start the earlier version of the program, take a backup and restore it here into an empty data directory.`,
  })
}

function walMissing(directory: string): StartFailure {
  return new StartFailure('database_wal_missing', {
    ru: `В ${directory} нет pg_wal, без него последние записи базы не прочесть. Верните pg_wal на место (подключите его диск) или восстановите базу из резервной копии; pg_resetwal не запускайте.`,
    en: `pg_wal is missing from ${directory}; without it the latest changes cannot be read. Put pg_wal back (mount its disk) or restore from a backup; do not run pg_resetwal.`,
  })
}

function notACluster(directory: string): StartFailure {
  return new StartFailure('database_not_a_cluster', {
    ru: `${directory} занят, но это не база PostgreSQL или её часть утрачена. Переместите его в сторону, чтобы начать заново, или восстановите из резервной копии; мы здесь ничего не меняли.`,
    en: `${directory} is taken, but it is not a PostgreSQL database or part of it is lost. Move it aside to start afresh or restore it from a backup; nothing was changed there.`,
  })
}
