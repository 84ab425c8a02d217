import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FOLDER = join(ROOT, 'web/dist')
const STAMP = join(FOLDER, '.built-from')
const SOURCES = ['web/src', 'web/index.html', 'web/vite.config.ts', 'ui/src', 'domain/src', 'package-lock.json']

/** Builds the web app when its sources changed since the last build. @returns the folder to serve. */
export async function buildWebApp(): Promise<string> {
  const stamp = await sourceStamp()
  const built = existsSync(STAMP) ? await readFile(STAMP, 'utf8') : ''
  if (built !== stamp) {
    process.stdout.write('  Собираем веб-приложение… / Building the web app…\n')
    await run(join(ROOT, 'node_modules/vite/bin/vite.js'), [
      'build',
      '--config',
      join(ROOT, 'web/vite.config.ts'),
      '--logLevel',
      'error',
    ])
    await writeFile(STAMP, stamp)
  }
  return FOLDER
}

/** Sizes and times of every source file: cheap, and changes whenever they do. */
async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    if (!existsSync(path)) continue
    const files = (await stat(path)).isDirectory() ? await filesUnder(path) : [path]
    for (const file of files) {
      const { size, mtimeMs } = await stat(file)
      hash.update(`${file}:${size}:${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function run(script: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: join(ROOT, 'web'),
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the web app did not build (exit code ${code})`)),
    )
  })
}
