import { useEffect, useState } from 'react'
import type { ImportItem } from './import-types.ts'
import { isActive, runPace, type Pace } from './run-figures.ts'

const TICK_MS = 1000

/** How far a run is and how long it will go on, told anew each second. */
export function usePace(run: Pick<ImportItem, 'progress' | 'startedAt' | 'state'>): Pace {
  const [now, setNow] = useState(() => Date.now())
  const isRunning = isActive(run.state)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  return runPace(run, now)
}
