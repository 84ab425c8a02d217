import { readdir } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const NOT_BENCHES = new Set(['run.ts', 'figure.ts', 'database.ts', 'processor-time.ts'])

/** `npm run bench` runs every benchmark; `npm run bench -- import --full` runs one with its own options. */
const [wanted, ...options] = process.argv.slice(2)
const names = (await readdir(FOLDER))
  .filter((name) => name.endsWith('.ts') && !NOT_BENCHES.has(name))
  .map((name) => name.slice(0, -3))
const chosen = wanted && !wanted.startsWith('--') ? [wanted] : names
const unknown = chosen.find((name) => !names.includes(name))
if (unknown) {
  process.stderr.write(`no benchmark ${unknown}; there are: ${names.join(', ')}\n`)
  process.exit(2)
}
for (const name of chosen) {
  const args = [join(FOLDER, `${name}.ts`), ...(wanted?.startsWith('--') ? process.argv.slice(2) : options)]
  const code = await new Promise<number | null>((resolve) =>
    spawn(process.execPath, args, { stdio: 'inherit' }).once('exit', resolve),
  )
  if (code !== 0) process.exitCode = 1
}
