import { parentPort } from 'node:worker_threads'
import { compileEmail } from './email-layout.ts'
import { createLiquid } from './liquid-engine.ts'
import type { Task, TaskAnswer } from './template-tasks.ts'

const text = createLiquid()
const html = createLiquid({ html: true })

parentPort!.on('message', ({ id, task }: { id: number; task: Task }) => {
  perform(task).then(
    (answer) => parentPort!.postMessage({ id, answer }, []),
    (error: Error) => parentPort!.postMessage({ id, answer: failed(error) }, []),
  )
})
parentPort!.postMessage({ id: 0 }, [])

async function perform(task: Task): Promise<TaskAnswer> {
  if (task.kind === 'email') return { ok: true, texts: [await compileEmail(task.email)] }
  if (task.kind === 'variables') {
    return {
      ok: true,
      texts: [...new Set(task.sources.flatMap((source) => text.fullVariablesSync(text.parse(source))))],
    }
  }
  return {
    ok: true,
    texts: task.sources.map(({ source, isHtml }) => (isHtml ? html : text).parseAndRenderSync(source, task.values)),
  }
}

function failed(error: Error): TaskAnswer {
  const missing = /undefined variable: ([\w.]+)/.exec(error.message)?.[1]
  if (missing) return { ok: false, reason: 'variable_missing', detail: missing }
  return { ok: false, reason: 'bad_template', detail: error.message.slice(0, 500) }
}
