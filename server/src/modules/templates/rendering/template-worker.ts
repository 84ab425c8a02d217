import { parentPort } from 'node:worker_threads'
import { compileEmail } from './email-layout.ts'
import { createLiquid } from './liquid-engine.ts'
import type { Task, TaskAnswer } from './template-tasks.ts'

/** Longer than any layout with its values; copying more to the other thread would hold that one up. */
const MOST_CHARACTERS = 400_000

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
  const texts = task.sources.map(({ source, isHtml }) => (isHtml ? html : text).parseAndRenderSync(source, task.values))
  return texts.some(({ length }) => length > MOST_CHARACTERS)
    ? { ok: false, reason: 'bad_template', detail: `longer than ${MOST_CHARACTERS} characters` }
    : { ok: true, texts }
}

function failed(error: Error): TaskAnswer {
  const missing = /undefined variable: ([\w.]+)/.exec(error.message)?.[1]
  if (missing) return { ok: false, reason: 'variable_missing', detail: missing }
  // Complaints about a layout name the folder of the product, which is nobody's business.
  const detail = error.message.replaceAll(` of ${process.cwd()}`, '').slice(0, 500)
  return { ok: false, reason: 'bad_template', detail }
}
