/** One measured figure against the raw way of doing the same in the same run. */
export type Figure = {
  name: string
  value: number
  unit: string
  /** The same figure of the raw way. */
  baseline: number
  ratio: number
}

/** Prints a figure as one JSON line. `ratio` is what docs/benchmarks.md compares with its aim. */
export function printFigure(figure: Figure): void {
  process.stdout.write(
    `${JSON.stringify({ ...figure, value: round(figure.value), baseline: round(figure.baseline), ratio: round(figure.ratio) })}\n`,
  )
}

const started = performance.now()

/** Says on stderr what is being done now and how many seconds into the run. */
export function progress(text: string): void {
  process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(1)} s] ${text}\n`)
}

/** Wall time of a step in milliseconds, with its result. */
export async function timed<T>(step: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now()
  const result = await step()
  return { ms: performance.now() - started, result }
}

/** The middle of several runs of a step, in milliseconds. */
export async function medianMs(runs: number, step: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push((await timed(step)).ms)
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
