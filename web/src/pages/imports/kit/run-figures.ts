import type { EntityResult, ImportItem, ImportState } from './import-types.ts'

/** Work goes on at the server: the page asks again and again. */
export function isActive(state: ImportState): boolean {
  return state === 'checking' || state === 'queued' || state === 'running' || state === 'undoing'
}

/** The counts of a dry run are there and belong to the mapping as it is. */
export function isChecked({ state }: Pick<ImportItem, 'state'>): boolean {
  return state === 'checked'
}

/** Nothing of this file was ever written: a draft, a check, or one dropped before its run. */
export function isUnwritten({ state, result }: Pick<ImportItem, 'state' | 'result'>): boolean {
  if (state === 'draft' || state === 'checking' || state === 'checked') return true
  return (state === 'failed' || state === 'cancelled') && (result === null || result.dryRun)
}

/** The rows may be written now: a checked draft, a run that stopped half-way, or the same file once more. */
export function mayRun(state: ImportState): boolean {
  return state === 'checked' || isHalfWay(state) || state === 'done' || state === 'undone'
}

/** A run that did not come to its end: running it again carries on. */
export function isHalfWay(state: ImportState): boolean {
  return state === 'failed' || state === 'cancelled'
}

/** Counts of the run itself: a dry run counts only on the pages before it. */
export function resultsOf(run: Pick<ImportItem, 'result'>): EntityResult[] {
  return run.result?.entities ?? []
}

export function resultOf(run: Pick<ImportItem, 'result'>, entity: string): EntityResult | undefined {
  return resultsOf(run).find((each) => each.entity === entity)
}

export function sumOf(
  run: Pick<ImportItem, 'result'>,
  count: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'merged',
): number {
  return resultsOf(run).reduce((sum, each) => sum + each[count], 0)
}

export type Pace = {
  /** Done share of the whole work, 0…1. */
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
export function runPace(run: Pick<ImportItem, 'progress' | 'startedAt'>, now: number): Pace {
  const { progress, startedAt } = run
  if (progress.phase === null || progress.phase === 'waiting' || progress.totalBytes === 0) {
    return { share: 0, totalRows: null, secondsLeft: null }
  }
  const read = Math.min(1, progress.bytes / progress.totalBytes)
  const isReading = progress.phase === 'reading'
  const share = progress.phase === 'done' ? 1 : isReading ? read * READING_SHARE : READING_SHARE + 0.05
  const isTelling = read >= LEAST_SHARE
  const seconds = startedAt ? Math.max(0, (now - Date.parse(startedAt)) / 1000) : 0
  return {
    share,
    totalRows: isTelling ? Math.round(progress.rows / read) : null,
    secondsLeft: isTelling && isReading && seconds > 1 ? Math.ceil((seconds * (1 - share)) / share) : null,
  }
}
