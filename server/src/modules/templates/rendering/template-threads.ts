import { Worker } from 'node:worker_threads'
import type { Task, TaskAnswer, TaskResult } from './template-tasks.ts'

const FILE = new URL('./template-worker.ts', import.meta.url)
/** Processor time a text may take; a busy machine may make anybody wait, and that is nobody's fault. */
const RENDER_MS = 100
/** Layouts of e-mails are compiled once, when a template is published. */
const COMPILE_MS = 10_000
/** However little a thread computed: after so long something is wrong. */
const PATIENCE_MS = 30_000
const START_MS = 60_000
const MEMORY = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }

type Thread = { worker: Worker; ready: Promise<void>; answers: Map<number, (answer: TaskAnswer) => void> }

let thread: Thread | null = null
let lastId = 0
let queue: Promise<unknown> = Promise.resolve()

/**
 * Performs a task in a thread of its own, one at a time. A template that has computed for 100 ms is killed with its thread and
 * the next task gets a new one: a hostile template never blocks the process.
 */
export function inTemplateThread(task: Task): Promise<TaskResult> {
  const next = queue.then(() => perform(task))
  queue = next.catch(() => undefined)
  return next
}

async function perform(task: Task): Promise<TaskResult> {
  const current = (thread ??= open())
  try {
    await current.ready
    return await answerOf(current, task)
  } catch (error) {
    drop(current)
    return { ok: false, reason: 'too_slow', detail: (error as Error).message }
  }
}

function answerOf(current: Thread, task: Task): Promise<TaskAnswer> {
  const id = ++lastId
  return new Promise((resolve, reject) => {
    const watch = watchOver(current.worker, task.kind === 'render' ? RENDER_MS : COMPILE_MS, reject)
    current.worker.once('error', reject)
    current.answers.set(id, (answer) => {
      watch.stop()
      current.worker.off('error', reject)
      resolve(answer)
    })
    current.worker.postMessage({ id, task }, [])
  })
}

/** Gives up on a thread that has computed for longer than its limit, or that has said nothing for very long. */
function watchOver(worker: Worker, limitMs: number, giveUp: (error: Error) => void): { stop(): void } {
  const begun = performance.now()
  const before = worker.cpuUsage().catch(() => null)
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async () => {
    const used = await worker.cpuUsage((await before) ?? undefined).catch(() => null)
    if (stopped) return
    const computedMs = used === null ? Number.POSITIVE_INFINITY : (used.user + used.system) / 1000
    if (computedMs >= limitMs) return giveUp(new Error(`computed for ${Math.round(computedMs)} ms`))
    if (performance.now() - begun > PATIENCE_MS) return giveUp(new Error('no answer'))
    timer = setTimeout(() => void look(), limitMs)
  }
  timer = setTimeout(() => void look(), limitMs)
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function open(): Thread {
  const worker = new Worker(FILE, { resourceLimits: MEMORY })
  worker.unref()
  const answers: Thread['answers'] = new Map()
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the template thread did not start')), START_MS)
    timer.unref()
    worker.once('error', reject)
    answers.set(0, () => (clearTimeout(timer), worker.off('error', reject), resolve()))
  })
  worker.on('message', ({ id, answer }: { id: number; answer: TaskAnswer }) => {
    answers.get(id)?.(answer)
    answers.delete(id)
  })
  worker.on('error', () => {})
  return { worker, ready, answers }
}

function drop(old: Thread): void {
  if (thread === old) thread = null
  void old.worker.terminate()
}
