import { randomBytes } from 'node:crypto'
import { chown, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartFailure } from './start-failure.ts'

const FILE_NAME = 'secrets.json'

/**
 * The secret of that name from `<dataDir>/secrets.json` (mode 0600), generated and stored on first use:
 * 256 random bits, base64url. The file may hold other secrets; they stay as they are.
 * @throws StartFailure `secrets_unreadable` when the file exists but is not a JSON object; it is never overwritten then
 */
export async function ensureSecret(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, FILE_NAME)
  const secrets = await readSecrets(path)
  const known = secrets[name]
  if (typeof known === 'string' && known !== '') return known
  const fresh = randomBytes(32).toString('base64url')
  await writePrivately(path, `${JSON.stringify({ ...secrets, [name]: fresh }, null, 2)}\n`)
  return fresh
}

/** Puts a known value in place of the secret of that name, as a restored backup brings it. */
export async function replaceSecret(dataDir: string, name: string, value: string): Promise<void> {
  const path = join(dataDir, FILE_NAME)
  await writePrivately(path, `${JSON.stringify({ ...(await readSecrets(path)), [name]: value }, null, 2)}\n`)
}

async function readSecrets(path: string): Promise<Record<string, unknown>> {
  try {
    const secrets: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof secrets === 'object' && secrets !== null && !Array.isArray(secrets)) return { ...secrets }
    throw new SyntaxError('not an object')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new StartFailure(
      'secrets_unreadable',
      {
        ru: `Не читается файл ${path}. Верните его из резервной копии; если копии нет, переименуйте файл: пароль базы создастся заново.`,
        en: `The file ${path} cannot be read. Restore it from a backup; without one, rename the file: the database password will be made anew.`,
      },
      error,
    )
  }
}

/** Replaces the file in one step, so that a crash leaves the old or the new content, never half of it. */
async function writePrivately(path: string, content: string): Promise<void> {
  const draft = `${path}.${process.pid}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  const folder = await stat(dirname(path))
  // Root writing into someone's folder: that person must be able to start the program later.
  if (process.geteuid?.() === 0) await chown(draft, folder.uid, folder.gid)
  await rename(draft, path)
}
