import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { canReach, type ServerAccount } from './postgres-account.ts'
import { freeSpace } from './postgres-settings.ts'
import { StartFailure } from './start-failure.ts'

/**
 * Creates the data directory (closed to others) when it is not there.
 * @throws StartFailure `data_directory_unusable`, `disk_full`
 */
export async function openDataDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    if (!(await stat(dataDir)).isDirectory()) throw Object.assign(new Error('not a directory'), { code: 'ENOTDIR' })
  } catch (error) {
    throw await directoryFailure(dataDir, error)
  }
}

/** Whether the account can enter the data directory; opens it to the account's group when that alone is missing. */
export async function letIn(account: ServerAccount, dataDir: string): Promise<boolean> {
  if (account === null || (await canReach(account, dataDir))) return true
  const parent = dirname(await realpath(dataDir))
  if (!(await canReach(account, parent))) return false
  await chown(dataDir, (await stat(dataDir)).uid, account.gid)
  await chmod(dataDir, 0o710)
  return canReach(account, dataDir)
}

/** Turns a system error met in the data directory into a failure that says what to do. Passes others through. */
export async function directoryFailure(dataDir: string, error: unknown): Promise<unknown> {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir, error)
  if (code === undefined || !['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return error
  return new StartFailure(
    'data_directory_unusable',
    {
      ru: `В каталог данных ${dataDir} нельзя писать (${code}). Дайте права на запись или укажите другой каталог в REVISIT_DATA.`,
      en: `The data directory ${dataDir} cannot be written to (${code}). Allow writing there or name another one in REVISIT_DATA.`,
    },
    error,
  )
}

/** The failure for a full disk, with the space that is left. */
export async function diskFull(directory: string, cause?: unknown): Promise<StartFailure> {
  const free = await freeSpace(directory)
  const megabytes = Number.isFinite(free) ? Math.floor(free / 1024 ** 2) : 0
  return new StartFailure(
    'disk_full',
    {
      ru: `На диске с ${directory} не осталось места (свободно ${megabytes} МБ). Освободите хотя бы 500 МБ и запустите снова; данные целы, ничего из каталога базы не удаляйте.`,
      en: `The disk holding ${directory} is full (${megabytes} MB free). Free at least 500 MB and start again; the data is intact, do not delete anything in the database directory.`,
    },
    cause,
  )
}
