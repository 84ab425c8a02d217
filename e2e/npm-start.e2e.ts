import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWebApp } from '@revisit/server/web-build.ts'
import { afterEach, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const NOBODY = 65_534
const asRoot = process.geteuid?.() === 0

let place: string
let npm: ChildProcess | undefined

// An ordinary user may not write into a checkout of root.
beforeAll(() => buildWebApp(), 180_000)

afterEach(() => {
  npm?.kill('SIGKILL')
  rmSync(place, { recursive: true, force: true })
})

/** `npm start` as a person would type it, on an empty data directory; resolves with the address it prints. */
async function npmStart(uid: number | null): Promise<string> {
  place = mkdtempSync(join(tmpdir(), 'revisit-npm-'))
  const [home, dataDir] = [join(place, 'home'), join(place, 'data')]
  chmodSync(place, 0o755)
  for (const folder of [home, dataDir]) mkdirSync(folder)
  if (uid !== null) for (const folder of [home, dataDir]) chownSync(folder, uid, uid)
  const port = String(20_000 + (process.pid % 20_000))
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: home, REVISIT_DATA: dataDir, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === null ? {} : { uid, gid: uid }),
  })
  npm = child
  let printed = ''
  return new Promise((resolve, reject) => {
    const listen = (piece: Buffer) => {
      printed += String(piece)
      const url = /Revisit: (http\S+)/.exec(printed)?.[1]
      if (url) resolve(url)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${printed}`)))
  })
}

const isUp = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )

async function startsAndStops(uid: number | null): Promise<void> {
  const url = await npmStart(uid)
  await expect.poll(() => isUp(url), { timeout: 20_000 }).toBe(true)
  expect((await fetch(url)).status).toBe(200)
  const pidFile = join(place, 'data/postgres/postmaster.pid')
  expect(existsSync(pidFile)).toBe(true)

  npm!.kill('SIGTERM')
  await expect.poll(() => isUp(url), { timeout: 10_000 }).toBe(false)
  await expect.poll(() => existsSync(pidFile), { timeout: 10_000 }).toBe(false)
}

it('npm start serves, and stops with its database when npm is told to', () => startsAndStops(null))

it.skipIf(!asRoot)('the same for an ordinary user (skipped: only root can become one)', () => startsAndStops(NOBODY))
