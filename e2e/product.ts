import chromium from '@sparticuz/chromium'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium as playwright, type Page } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const START_MS = 150_000

/** The product in its own process on an empty data directory, as a clinic would run it. */
export type RunningProduct = {
  url: string
  dataDir: string
  /** Runs the command line on the same data directory; returns the parsed JSON it prints. */
  revisit(...words: string[]): Promise<any>
  stop(): Promise<void>
}

export async function startProduct(
  program = 'server/src/main.ts',
  env: Record<string, string> = {},
): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'revisit-e2e-'))
  const port = await freePort()
  const environment = { ...process.env, REVISIT_DATA: dataDir, PORT: String(port), REVISIT_SIMULATION: '1', ...env }
  const child = spawn(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(child)
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    revisit: (...words) => runVerb(words, environment),
    stop: async () => {
      child.kill('SIGTERM')
      await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Imports files of a clinic, given by name and text, from a folder of that name. */
export async function importTexts(
  { dataDir, revisit }: RunningProduct,
  { slug, folder: name, files }: { slug: string; folder: string; files: Record<string, string> },
): Promise<void> {
  const folder = join(dataDir, name)
  await mkdir(folder)
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
  await revisit('import', '--clinic', slug, folder)
}

/** A headless browser that ships inside an npm package. */
export async function openBrowser(): Promise<Browser> {
  // Its own arguments are for one trusted page per process; tests open several contexts and need the web's real rules.
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--disable-web-security')
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...args, '--no-sandbox'],
    headless: true,
  })
}

/** A page of the given width whose errors fail the test that opened it. */
export async function openPage(
  browser: Browser,
  { width = 1440, height = 900, locale = 'ru-RU' } = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height }, locale })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { page, errors }
}

async function ready(child: ChildProcess): Promise<void> {
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the product did not start in time:\n${printed}`)), START_MS)
    const listen = (chunk: Buffer) => {
      printed += chunk.toString()
      if (!/Revisit: http/.test(printed)) return
      clearTimeout(late)
      resolve()
    }
    child.stdout!.on('data', listen)
    child.stderr!.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the product ended with code ${code}:\n${printed}`)))
  })
}

function runVerb(words: string[], env: NodeJS.ProcessEnv): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const program = [join(ROOT, 'cli/src/revisit.ts'), ...words, '--json']
    execFile(process.execPath, program, { cwd: ROOT, env, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`revisit ${words.join(' ')}: ${stderr || error.message}`))
      else resolve(JSON.parse(stdout))
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
