import type { EntityResult, ImportRun, ImportState } from './import-types.ts'

/** Work goes on at the server: the page asks again and again. */
export function isActive(state: ImportState): boolean {
  return state === 'checking' || state === 'queued' || state === 'running' || state === 'undoing'
}

/** The counts of a dry run are there and belong to the mapping as it is. */
export function isChecked(run: ImportRun): boolean {
  return run.state === 'checked'
}

/** Nothing is written yet: the mapping may change. */
export function isBeforeRun(state: ImportState): boolean {
  return state === 'draft' || state === 'checking' || state === 'checked'
}

export function resultOf(run: ImportRun, entity: string): EntityResult | undefined {
  return run.entities.find((each) => each.entity === entity)
}

export function sumOf(
  run: ImportRun,
  count: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'merged',
): number {
  return run.entities.reduce((sum, each) => sum + each[count], 0)
}

export type Pace = {
  /** Done share of the bytes, 0…1. */
  share: number
  /** Rows of the whole upload, judged by the part read; null while too little is read. */
  totalRows: number | null
  /** null until there is something to judge by. */
  secondsLeft: number | null
}

const LEAST_SHARE = 0.02
/** Bringing people together and counting statistics come after reading; the bar keeps a place for them. */
const READING_SHARE = 0.9

/** How far a run is and how long it will go on. `now` is epoch milliseconds. */
export function runPace(run: ImportRun, now: number): Pace {
  const { progress, startedAt } = run
  if (!progress || progress.phase === 'waiting' || progress.totalBytes === 0) {
    return { share: 0, totalRows: null, secondsLeft: null }
  }
  const read = Math.min(1, progress.bytes / progress.totalBytes)
  const isReading = progress.phase === 'reading'
  const share = progress.phase === 'done' ? 1 : isReading ? read * READING_SHARE : READING_SHARE + 0.05
  const telling = read >= LEAST_SHARE
  const seconds = startedAt ? Math.max(0, (now - Date.parse(startedAt)) / 1000) : 0
  return {
    share,
    totalRows: telling ? Math.round(progress.rows / read) : null,
    secondsLeft: telling && isReading && seconds > 1 ? Math.ceil((seconds * (1 - share)) / share) : null,
  }
}
