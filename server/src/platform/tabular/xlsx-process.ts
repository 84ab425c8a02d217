import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileFailure } from './sample-file.ts'
import {
  failure,
  xlsxLimits,
  type FailureCode,
  type ReadOptions,
  type RowBlock,
  type TableFailure,
  type XlsxLimits,
  type XlsxSource,
} from './table.ts'
import type { ChildMessage, ChildRequest } from './xlsx-messages.ts'

const programPath = realpathSync(fileURLToPath(new URL('xlsx-child.ts', import.meta.url)))
const heapMegabytes = 128
const watchEveryMs = 25
const longestMessage = 64 * 1024 * 1024
const require = createRequire(import.meta.url)

/** Peak resident memory of each finished reading process, for those who measure it. */
export type ProcessFacts = { peakBytes: number }

/** What is inside an archive: a workbook with its sheets, or a failure (`zip_folder` for an archive of files). */
export async function inspectXlsx(
  path: string,
  bytes: number,
  limits: Partial<XlsxLimits> = {},
): Promise<XlsxSource | TableFailure> {
  for await (const message of converse(path, { want: 'sheets', limits: { ...xlsxLimits, ...limits } })) {
    if (message.kind === 'sheets') return { kind: 'xlsx', path, bytes, sheets: message.sheets }
    if (message.kind === 'failure') return message
  }
  return failure('reader_failed')
}

/** Rows of one sheet, read in a process of its own with bounded memory and time. */
export async function* readXlsx(
  source: XlsxSource,
  options: ReadOptions,
  finished?: (facts: ProcessFacts) => void,
): AsyncGenerator<RowBlock | TableFailure> {
  const limits = { ...xlsxLimits, ...options.xlsxLimits }
  const request: ChildRequest = {
    want: 'rows',
    limits,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
  }
  for await (const message of converse(source.path, request, { signal: options.signal, finished })) {
    if (message.kind === 'failure') yield message
    else if (message.kind === 'rows' && message.rows.length > 0) yield message
  }
}

type Talk = { signal?: AbortSignal | undefined; finished?: ((facts: ProcessFacts) => void) | undefined }

async function* converse(path: string, request: ChildRequest, talk: Talk = {}): AsyncGenerator<ChildMessage> {
  const files: FileHandle[] = []
  let watched: Watched | undefined
  try {
    files.push(await open(path, 'r'))
    files.push(await scratchFile())
    watched = new Watched(start(request, files), request.limits, talk.signal)
    yield* messages(watched)
  } catch (error) {
    yield fileFailure(error)
  } finally {
    watched?.stop()
    if (watched) talk.finished?.({ peakBytes: watched.peakBytes })
    for (const file of files) await file.close()
  }
}

/** A file without a name: it is gone when the last process that has it open ends, however it ends. */
async function scratchFile(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'revisit-xlsx-'))
  try {
    return await open(join(folder, 'strings'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* messages(watched: Watched): AsyncGenerator<ChildMessage> {
  let rest = ''
  for (;;) {
    const chunk = await watched.next()
    if (chunk === undefined) break
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    if (rest.length > longestMessage) break
    for (const line of lines) {
      const message = JSON.parse(line) as ChildMessage
      if (message.kind === 'end') return
      yield message
      if (message.kind === 'failure') return
    }
  }
  yield failure(await watched.causeOfDeath())
}

/** No environment, a small heap, and no right to open any file but the program's own code. */
function start(request: ChildRequest, files: FileHandle[]): ChildProcess {
  const readable = [dirname(programPath), ...['yauzl', 'saxes', 'pend', 'xmlchars'].map(packageFolder)]
  return spawn(
    process.execPath,
    [
      '--permission',
      ...readable.map((folder) => `--allow-fs-read=${folder}/*`),
      `--max-old-space-size=${heapMegabytes}`,
      '--max-semi-space-size=4',
      '--no-warnings',
      programPath,
      JSON.stringify(request),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', ...files.map((file) => file.fd)], env: {}, cwd: tmpdir() },
  )
}

function packageFolder(name: string): string {
  const entry = realpathSync(require.resolve(name === 'xmlchars' ? 'xmlchars/xml/1.0/ed5.js' : name))
  return entry.slice(0, entry.lastIndexOf(`/node_modules/${name}/`) + `/node_modules/${name}`.length)
}

/** A reading process with its memory and its time watched from outside. Only time spent waiting for it counts. */
class Watched {
  peakBytes = 0
  #verdict: FailureCode | undefined
  #waitedMs = 0
  #errors = ''
  #exited: Promise<void>
  readonly #child: ChildProcess
  readonly #limits: XlsxLimits
  readonly #chunks: AsyncIterator<string>
  readonly #timer: NodeJS.Timeout
  readonly #signal: AbortSignal | undefined

  constructor(child: ChildProcess, limits: XlsxLimits, signal: AbortSignal | undefined) {
    this.#child = child
    this.#limits = limits
    this.#signal = signal
    child.stdout!.setEncoding('utf8')
    this.#chunks = (child.stdout as AsyncIterable<string>)[Symbol.asyncIterator]()
    child.stderr!.setEncoding('utf8')
    child.stderr!.on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-4_000)
    })
    this.#exited = new Promise((resolve) => {
      child.once('close', () => resolve())
      child.once('error', () => resolve())
    })
    this.#timer = setInterval(() => this.#look(), watchEveryMs)
    signal?.addEventListener('abort', this.#abort)
    if (signal?.aborted) this.#abort()
  }

  /** The next piece of output; undefined when the process has ended. */
  async next(): Promise<string | undefined> {
    const from = performance.now()
    const patience = Math.min(this.#limits.stallMs, this.#limits.totalMs - this.#waitedMs)
    const timeout = setTimeout(() => this.#kill('xlsx_time_limit'), patience)
    const chunk = await this.#chunks.next()
    clearTimeout(timeout)
    this.#waitedMs += performance.now() - from
    return chunk.done ? undefined : chunk.value
  }

  /** Why the process ended without saying so. */
  async causeOfDeath(): Promise<FailureCode> {
    await this.#exited
    if (this.#verdict) return this.#verdict
    return /heap|out of memory|allocation failed/i.test(this.#errors) ? 'xlsx_memory_limit' : 'reader_failed'
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#signal?.removeEventListener('abort', this.#abort)
    this.#child.kill('SIGKILL')
  }

  #abort = (): void => this.#kill('stopped')

  #kill(verdict: FailureCode): void {
    this.#verdict ??= verdict
    this.#child.kill('SIGKILL')
  }

  #look(): void {
    const resident = residentBytes(this.#child.pid)
    this.peakBytes = Math.max(this.peakBytes, resident)
    if (resident > this.#limits.memoryBytes) this.#kill('xlsx_memory_limit')
  }
}

/** Resident memory by /proc, 0 where there is none (then only the heap limit holds). */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
